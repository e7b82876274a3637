import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('a filter on one field is filled in', () => {
  test.each([
    ['en', 'Use the Quick Filter to filter on the **Route** field with a value of **North**.'],
    ['en', 'Use the **Quick Filter** to filter on the **Route** field with a value of `North`.'],
    ['en', 'For example, filter on the Route field with a value of "North".'],
    ['en', 'Apply a filter on the "Route" field, with a value of "North", using the "is" filter operator.'],
    ['en', 'Enter a filter value of "North" on the "Route" field using the "is" filter operator.'],
    [
      'en',
      'Apply the following filters: Enter a filter value of "North" on the "Route" field using the "is" filter operator',
    ],
    ['en', 'In the Route field, enter the filter value, "North" and use the filter operator "is".'],
    ['en', 'In the Route field, enter the value "North", select the "is" filter operator.'],
    ['sv-SE', 'Använd snabbfiltret för att filtrera på fältet **Route** med värdet **North**.'],
    ['sv-SE', 'Använd snabbfiltret för att filtrera efter fältet Route med värdet North.'],
    ['sv-SE', 'Använd **snabbfiltret** för att filtrera på Route med värdet "North".'],
    ['sv-SE', 'Använd snabbfiltret för att filtrera på värdet North i fältet Route.'],
    ['sv-SE', 'Använd ett filter för fältet ”Route”, med värdet ”North”, med filteroperatorn ”är exakt”.'],
    [
      'sv-SE',
      'Använd följande filter: Ange filtervärdet "North" i fältet "Route" med filteroperatorn "är exakt".',
    ],
    ['nb-NO', 'Bruk hurtigfilteret til å filtrere på **Route**-feltet med verdien **North**.'],
    ['nb-NO', 'Bruk hurtigfilteret til å filtrere på feltet Route med en verdi lik North.'],
    ['nb-NO', 'Bruke et filter på feltet "Route" , med verdien "North", ved hjelp av filteroperatoren "er".'],
    [
      'nb-NO',
      'Bruk følgende filtre: Angi filterverdien "North" i Route-feltet ved hjelp av filteroperatoren "er".',
    ],
    ['nb-NO', 'Angi en filterverdi for "North" i "Route"-feltet.'],
  ])('%s: %s', (locale, sentence) => {
    expect(inShort(locale, sentence)).toBe('text | Route | North')
  })

  test.each([
    ['sv-SE', 'Använd snabbfiltret för att filtrera på fältet Rutt med värdet r0001.', 'text | Rutt | r0001'],
    ['sv-SE', 'Använd snabbfiltret för att filtrera på fältet Rutt med värdet inåt.', 'text | Rutt | inåt'],
    [
      'sv-SE',
      'I fältet "Rutt" anger du filtervärdet, "inåt" och använder filteroperatorn "är exakt".',
      'text | Rutt | inåt',
    ],
    ['sv-SE', 'Tillämpa ett filter på fältet Dag, med ett värde av dagens datum.', 'text | Dag'],
    ['nb-NO', 'Bruk hurtigfilteret til å filtrere på Rute-feltet med verdien gjeldende rute.', 'text | Rute'],
    ['nb-NO', 'Angi en filterverdi på "31","32" i feltet "Rute".', 'text | Rute'],
    [
      'en',
      'Apply a filter on the Day field, with a value of current day, using the "is" operator.',
      'text | Day',
    ],
    ['nb-NO', 'Bruk hurtigfilteret til å filtrere rutene.', 'navigate | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('an entry of a list of fields bears the name of the field before what is done in it', () => {
  test.each([
    ['en', '**Weight** – Enter the number of kilos.', 'number | Weight'],
    ['en', '**Weight:** *20*', 'number | Weight | 20'],
    ['en', '**Town** - *Lund* (the usual one)', 'choose | Town | Lund'],
    ['en', '**Whole route:** *Yes*', 'switch | Whole route | true'],
    ['en', '**Whole route** - Set this to *Yes* to see all of it.', 'switch | Whole route'],
    ['sv-SE', '**Ort:** *Lund*', 'choose | Ort | Lund'],
    ['nb-NO', '**Vekt:** *20* (dette er vanlig)', 'number | Vekt | 20'],
    ['en', '**North** **South**', 'manual | -'],
    ['en', '**Weight** and **Height** – Enter the size.', 'text | Weight'],
    ['en', '**Night** – Select this check box to drive at night.', 'switch | Night'],
    ['en', '**Night** – Set this option to *Yes* to drive at night.', 'switch | Night'],
    ['en', '**Town** – Set to *Lund*.', 'choose | Town | Lund'],
    ['en', '**Town** – Select this option to show the town.', 'manual | -'],
    ['sv-SE', '**Vikt** – Ange antalet kilo.', 'number | Vikt'],
    ['sv-SE', '**Ort:** Välj en ort.', 'choose | Ort'],
    ['sv-SE', '**Ort** – Välj det här alternativet om orten ska visas.', 'manual | -'],
    ['sv-SE', '**Ort** – Välj om orten ska visas.', 'manual | -'],
    ['nb-NO', '**Dato** – Angi datoen da ruten ble kjørt.', 'date | Dato'],
    ['nb-NO', '**By:** Velg en by.', 'choose | By'],
    ['nb-NO', '**By** – Velg dette alternativet for å vise byen.', 'manual | -'],
    ['nb-NO', '**By** – Byen som ruten går til.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
