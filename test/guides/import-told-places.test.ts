import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('a field that only tells which one is not filled in', () => {
  test.each([
    ['sv-SE', 'Välj raden för en tur som kom sent, med *Sen* i fältet **Status**.', 'choose | -'],
    ['nb-NO', '**Rutefelt** – Blant byene som du valgte i feltet **Rute**, velger du en by.', 'choose | -'],
    ['sv-SE', 'Bland orterna som du angav i fältet **Rutt** väljer du en ort.', 'choose | -'],
    ['sv-SE', 'Välj om du vill filtrera efter värde för **Rutt**.', 'choose | -'],
    ['nb-NO', 'Velg om du vil filtrere etter verdi for **Rute**.', 'choose | -'],
    ['sv-SE', 'Välj ett värde för **Rutt**.', 'choose | Rutt'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what stands in a part of the screen is what is set, marked or pressed', () => {
  test.each([
    [
      'sv-SE',
      'Under **Kassa** anger du alternativet **Tillåt rabatt** till **Ja**.',
      'switch | Tillåt rabatt | true',
    ],
    [
      'nb-NO',
      'Under **Kasse** angir du alternativet **Tillat rabatt** til **Ja**.',
      'switch | Tillat rabatt | true',
    ],
    ['nb-NO', 'I kolonnen **Krav** merker du av for **Navn**.', 'switch | Navn | true'],
    ['nb-NO', 'I kolonnen **Krav** merker du av for **Navn**, **By** og **Land**.', 'switch | - | true'],
    ['sv-SE', 'I fältet **Rutt** klickar du på **Ny** för att öppna sidan **Rutter**.', 'press | Ny'],
    ['nb-NO', 'Velg **Legg til** for hver rute som du vil legge til i listen.', 'press | Legg til'],
    ['sv-SE', 'Välj **Spara** för att aktivera fältet **Rutt**.', 'press | Spara'],
    ['sv-SE', 'I fältet **Värde**, välj **Redigera**.', 'press | Redigera'],
    ['sv-SE', 'I fältet **Status**, välj **Ny**.', 'choose | Status | Ny'],
    ['sv-SE', 'I **huvudmenyn** väljer du **utgående**.', 'press | utgående'],
    ['nb-NO', 'I delen **Turer**i **Rute**-feltet angir du **Nord**.', 'text | Rute | Nord'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence, false)).toBe(expected)
  })
})

describe('what is meant by any that fits, or told as something else, is no label', () => {
  test.each([
    ['nb-NO', 'Velg aktuell **Rutetype** fra rullegardinlisten.', 'choose | -'],
    ['sv-SE', 'Välj lämplig **Rutttyp** i listan.', 'choose | -'],
    ['nb-NO', 'Angi **Nord** som *By*-stedet å sende bussen til.', 'manual | -'],
    ['sv-SE', 'Ange **Norr** som ort.', 'manual | -'],
    ['nb-NO', 'Angi **Aktiv** som **Ja**.', 'switch | Aktiv | true'],
    ['sv-SE', 'Välj alternativet **baserad på rutt i den nedrullningsbara listan**.', 'choose | -'],
    ['nb-NO', 'Velg URL-adressen det skal sendes til.', 'choose | -'],
    ['sv-SE', 'Välj "Ja"/"Nej" på växlingsknapparna.', 'press | -'],
    ['nb-NO', 'Velg malen for Nord-rapporten i listen.', 'choose | -'],
    ['nb-NO', 'Byene vises i **Ruter** > **Oppsett** > **Byer**.', 'manual | -'],
    ['sv-SE', 'Ställ in DNS-namnet (Domain Name System).', 'manual | -'],
    ['sv-SE', 'Ställ in alternativet **Nej** om du vill dölja rutten.', 'manual | -'],
    ['sv-SE', 'Välj rätt **Land-/regionkod**.', 'choose | -'],
    ['sv-SE', 'I fältet **Adress** ange Norr Buss URL.', 'text | Adress'],
    ['sv-SE', 'I fältet **Rutt** ange ID-nummer för den rutt som visas.', 'text | Rutt'],
    ['sv-SE', 'Öppna Anteckningar eller Kladd och klistra in följande kod.', 'navigate | -'],
    ['sv-SE', 'Välj fälten **Namn** för att öppna en lista.', 'choose | Namn'],
    ['sv-SE', 'Sätt GPS till frånkopplat läge.', 'manual | -'],
    ['sv-SE', 'Använd fältet om du vill söka efter och välja *Norr*.', 'manual | -'],
    ['nb-NO', '**Ant.:** *12 kg*', 'choose | Ant. | 12 kg'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence, false)).toBe(expected)
  })
})

describe('what comes before an instruction, and what follows by itself', () => {
  test.each([
    ['sv-SE', 'Om tiden går över året visas inga turer när du väljer **Visa turer**.', 'manual | -'],
    ['sv-SE', 'Medan raden är markerad, välj **Ny** i åtgärdsfönstret.', 'press | Ny'],
    ['nb-NO', 'Mens raden er merket, velg **Ny** i handlingsruten.', 'press | Ny'],
    ['sv-SE', 'I listan **Turer** hittar du och väljer rutten **Norr**.', 'choose | Turer | Norr'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence, false)).toBe(expected)
  })
})
