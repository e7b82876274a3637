import { describe, expect, test } from 'vitest'
import { inShort, says } from './sentences.ts'

/** Every act of a step, as label and value. */
function acts(locale: string, step: string) {
  const { label, value, further } = says(locale, step)
  return [{ label, value }, ...further].map((act) => [act.label, act.value])
}

describe('values that other words stand around', () => {
  test.each([
    ['sv-SE', 'Välj konto 40100 Diesel och olja.', 'choose | - | 40100 Diesel och olja'],
    ['nb-NO', 'Velg kontoen 40100 Diesel.', 'choose | - | 40100 Diesel'],
    ['sv-SE', 'Välj värdet SEK för rutt-ID i fältet Valuta.', 'choose | Valuta | SEK'],
    ['sv-SE', 'I listan väljer du bussen för företaget Norr, Inc.', 'choose | - | Norr, Inc.'],
    ['nb-NO', 'Velg bussen Nord (ny) fra Lund, Inc.', 'choose | - | Nord (ny)'],
    ['nb-NO', 'Velg bussen Nord, Inc. provider.', 'choose | Nord, Inc. | Nord, Inc.'],
    ['sv-SE', 'Välj lasten som har lasten ID 0012 i listan.', 'choose | - | 0012'],
    ['sv-SE', 'Välj förarposten för **Bo Ek** som har numret **12**.', 'choose | - | Bo Ek'],
    ['sv-SE', 'I fältet **Ort** anger du följande uttryck: **Rutt.Ort(A)**.', 'text | Ort | Rutt.Ort(A)'],
    ['nb-NO', 'Angi følgende verdier for å få alle: Nord;Sør', 'text | - | Nord;Sør'],
    ['sv-SE', 'Välj alternativet för rutter för "Norr\\\\Buss" i trädet.', 'tree | - | Norr\\Buss'],
    ['sv-SE', 'I fältet **Larm typ**, välj **Natt** larm typ.', 'choose | Larm typ | Natt'],
    [
      'sv-SE',
      'I fältet Ort anger du ""Antal: " & TEXT(SUM(A, "B"))".',
      'text | Ort | "Antal: " & TEXT(SUM(A, "B"))',
    ],
    ['sv-SE', 'Skriv "lund" och klicka på **Sök**.', 'text | - | lund'],
    ['sv-SE', 'Ange Norr i listan.', 'choose | - | Norr'],
    ['nb-NO', 'Velg XML-delen "Rute" i oppslaget.', 'choose | - | Rute'],
    [
      'nb-NO',
      'I Beskrivelse-feltet skriver du inn Øke vekten ved å laste mer.',
      'text | Beskrivelse | Øke vekten ved å laste mer',
    ],
    ['nb-NO', 'Velg **Rutenummer** som ble opprettet i går.', 'choose | Rutenummer'],
    ['sv-SE', 'Välj händelsen Rutt-regel 0042 för B01.', 'choose | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('names that other words stand around', () => {
  test.each([
    ['sv-SE', 'Expandera larmkällan för **rutt**.', 'navigate | rutt'],
    ['nb-NO', 'I treet viser du den kilde for **Rute** som gjelder **Nord**.', 'navigate | Rute'],
    ['sv-SE', 'Definiera fältet Larm med den nya rutten.', 'text | Larm'],
    ['nb-NO', 'Definer Alarm-feltet med den nye ruten.', 'text | Alarm'],
    ['sv-SE', 'Lägg till fältet Larm som en källa.', 'manual | -'],
    ['sv-SE', 'Klicka på pilen för att utöka eller minimera avsnittet Rutter.', 'navigate | Rutter'],
    ['sv-SE', 'Ange **NORR** kolumnen **Rutt**.', 'text | Rutt | NORR'],
    ['nb-NO', 'Velg et Tog 10 i feltet Tog.', 'choose | Tog | Tog 10'],
    ['sv-SE', 'I fältet <5,00 kg, typ "30".', 'number | <5,00 kg | 30'],
    ['sv-SE', 'Öppna fliken Norr (visa den om den inte syns).', 'navigate | Norr'],
    ['sv-SE', 'Klicka på bilden vid namn "Rutter" under knappen.', 'press | Rutter'],
    ['sv-SE', 'Filtrera kolumnen Ort, så att bara Lund visas.', 'text | Ort'],
    ['nb-NO', 'Filtrer kolonnen By slik at bare Bergen vises.', 'text | By'],
    [
      'sv-SE',
      'I **navigeringsfönstret, gå till Frakt > Rutter > Larm**.',
      'navigate | Frakt > Rutter > Larm',
    ],
    ['nb-NO', 'I **navigasjonsruten går du til Frakt > Ruter > Alarm**.', 'navigate | Frakt > Ruter > Alarm'],
    ['sv-SE', 'Ange ruttkvantiteten till det föregående värdet.', 'text | Ruttkvantitet'],
    ['nb-NO', 'I Rutenavn velger du rute eller by som er ledig.', 'choose | Rutenavn'],
    ['sv-SE', 'I fältet Larmar till fält, ange eller välj ett värde.', 'choose | Larmar till'],
    ['sv-SE', 'Välj en **ruttgrupp** för att ange orten.', 'choose | ruttgrupp'],
    ['sv-SE', 'Välj den **ruttgrupp** som du skapade.', 'choose | -'],
    [
      'sv-SE',
      'Välj en **Rutt** som exempelvis **Norr**, **Syd** osv. **Rutt** används överallt.',
      'choose | Rutt',
    ],
    ['sv-SE', '**Natt** – Ange det här alternativet som *Ja* om det behövs.', 'switch | Natt'],
    ['nb-NO', '**Rute** – Angi IDen som skal brukes for ruten.', 'text | Rute'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('too torn to tell', () => {
  test.each([
    ['sv-SE', 'Ange ruttnummer eller välj ett värde i ruttfältet.', 'manual | -'],
    ['sv-SE', 'Ange ett värde i fältet för id-koden.', 'manual | -'],
    ['nb-NO', 'Velg Nord-konfigurasjonen (ny), som eies av Bergen.', 'choose | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('sentences that belong to the one before them', () => {
  test.each([
    ['sv-SE', 'I fältet **Ort** ange en ort. Skriv till exempel, ange **Lund**.', [['Ort', 'Lund']]],
    ['sv-SE', 'I listan väljer du **Rutt-ID**. Exempelvis 24.', [['Rutt-ID', '24']]],
    [
      'nb-NO',
      'Velg **Ny**. Hvis ruten er låst, kan du velge en annen rute. Når det er gjort, klikker du **Ny**.',
      [['Ny', null]],
    ],
    ['nb-NO', 'Velg Rute for å la føreren velge. Velg Alarm for å la føreren ringe.', [[null, null]]],
    [
      'sv-SE',
      'Markera kryssrutan **Spärr**. Om du vill ta bort spärren väljer du **Nej** i fältet **Larm**.',
      [['Spärr', true]],
    ],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toEqual(expected)
  })
})

describe('what is done with each of several names', () => {
  test.each([
    [
      'sv-SE',
      'Välj **Norr\\\\Buss** och **Syd\\\\Tåg**.',
      [
        [null, 'Norr\\Buss'],
        [null, 'Syd\\Tåg'],
      ],
    ],
    [
      'sv-SE',
      'I fältet **Ort** och **Larm**, ange orten och larmet.',
      [
        ['Ort', null],
        ['Larm', null],
      ],
    ],
    [
      'nb-NO',
      'I **By**-feltet og i **Alarm** angir du byen og alarmen.',
      [
        ['By', null],
        ['Alarm', null],
      ],
    ],
  ])('%s: %s', (locale, step, expected) => {
    expect(acts(locale, step)).toEqual(expected)
  })
})
