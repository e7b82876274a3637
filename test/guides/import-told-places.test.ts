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

describe('which of several ways, or fields', () => {
  test.each([
    ['sv-SE', 'Gå till **Rutter** > **Norr** eller **Bussar** > **Norr**.', 'navigate | -'],
    ['sv-SE', 'Gå till Rutter > Turer > Norr eller Rutter > Turer > Söder.', 'navigate | -'],
    ['sv-SE', 'Gå till Rutter > Brev eller paket > Norr.', 'navigate | Rutter > Brev eller paket > Norr'],
    ['nb-NO', 'Gå til **Ruter > Turer > Nord** eller **Ruter > Turer > Sør**.', 'navigate | -'],
    ['nb-NO', 'Gå til **Ruter > Turer > Nord**.', 'navigate | Ruter > Turer > Nord'],
    ['nb-NO', 'Åpne Kart eller Nord Kladd, og lim inn koden.', 'navigate | -'],
    ['nb-NO', 'I feltet **Rutens tur** i **By**-feltet angir du **Bergen**.', 'text | By | Bergen'],
    ['sv-SE', 'I fältet **Rutens tur** i fältet **Ort** väljer du **Lund**.', 'choose | Ort | Lund'],
    [
      'sv-SE',
      'Välj kryssrutan **Sen tur**, fältet **Kräv buss** för att visa turen.',
      'switch | Sen tur | true',
    ],
    ['sv-SE', 'I fältet **Pris** anger du priset som visas i fältet **Summa**.', 'text | Pris'],
    ['sv-SE', 'I fältet **Karta** väljer du rutan **Norr**.', 'choose | Karta | Norr'],
    ['nb-NO', 'Velg **Lund** i feltet **By**, slik at turen vises.', 'choose | By | Lund'],
    ['sv-SE', 'Välj **Lund** i fältet **Ort**, så att turen visas.', 'choose | Ort | Lund'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence, false)).toBe(expected)
  })
})

describe('what makes a row is a button, and no value of the field or the list that it stands in', () => {
  test.each([
    ['nb-NO', 'Velg **Ny** i feltet **Rute** for å opprette en tur.', 'press | Ny'],
    ['sv-SE', 'Välj **Nytt** i fältet **Rutt** för att skapa en tur.', 'press | Nytt'],
    ['sv-SE', 'Välj **Ny** i fältet **Status**.', 'choose | Status | Ny'],
    ['sv-SE', 'I rutnätet väljer du **Ny**.', 'press | Ny'],
    ['nb-NO', 'I rutenettet velger du **Legg til**.', 'press | Legg til'],
    ['nb-NO', 'I rutenettet velger du **Nord**.', 'choose | - | Nord'],
    ['nb-NO', 'I **bussruter** velger du **Ny**.', 'press | Ny'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence, false)).toBe(expected)
  })
})

describe('words that lead on, or tell, are neither label nor value', () => {
  test.each([
    ['sv-SE', 'I fältet **Rutt** väljer du Ruttversion:', 'choose | Rutt'],
    ['nb-NO', 'I feltet **Rute** velger du Ruteversjon:', 'choose | Rute'],
    ['sv-SE', 'Visa Avsluta tur', 'navigate | -'],
    ['sv-SE', 'Visa Avslutade turer.', 'navigate | Avslutade turer'],
    ['sv-SE', 'Ange fältet **Nästa tur** till 30 minuter före den aktuella tiden.', 'choose | Nästa tur'],
    ['sv-SE', 'Ställ in GPS-rutter och koppla GPS-turer till dem.', 'manual | -'],
    ['sv-SE', 'Ange villkor i rutan Se avsnittet Larm.', 'manual | -'],
    ['nb-NO', 'Åpne .js-filen som du opprettet.', 'navigate | -'],
    ['nb-NO', 'Gå til **Ruter** > **Busser** > **Nord*.', 'navigate | Ruter > Busser > Nord'],
    ['nb-NO', 'Velg siden **Rute **som du opprettet, og velg **Ny**.', 'navigate | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence, false)).toBe(expected)
  })
})
