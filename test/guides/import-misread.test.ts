import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('one of several names is none', () => {
  test.each([
    ['sv-SE', 'Ställ in alternativen Ort och Rutt på Ja.', 'manual | -'],
    ['sv-SE', 'Markera kryssrutorna Ort och Rutt.', 'manual | -'],
    ['sv-SE', 'Expandera avsnitten Ort och Rutt.', 'navigate | -'],
    ['nb-NO', 'Merk av i avmerkingsboksene By og Rute.', 'manual | -'],
    ['nb-NO', 'Angi et navn i By- og Rute-feltet.', 'manual | -'],
    ['nb-NO', 'I By- og Rute-feltene velger du en by.', 'choose | -'],
    ['sv-SE', 'Välj **Lund** i fältet **Ort** och **Bil** i fältet **Rutt**.', 'manual | -'],
    ['sv-SE', 'I fältet **Ort och land** anger du ett namn.', 'text | Ort och land'],
    ['sv-SE', 'Gå till Frakt- och ruttlista > Orter.', 'navigate | Frakt- och ruttlista > Orter'],
    ['nb-NO', 'Klikk Frakt- og rutestyring.', 'press | Frakt- og rutestyring'],
    ['nb-NO', 'Angi **Rute-ID** om nødvendig.', 'text | Rute-ID'],
    ['sv-SE', 'Klicka på Spara och stäng.', 'press | Spara och stäng'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a verb with one letter wrong', () => {
  test.each([
    ['nb-NO', 'Mer den tredje ruten.', 'choose | -'],
    ['sv-SE', 'Fälj **Rutt**.', 'choose | Rutt | Rutt'],
    ['sv-SE', 'Klica på **Rutt**.', 'press | Rutt'],
    ['sv-SE', 'Sälj den artikel som du vill.', 'manual | -'],
    ['sv-SE', 'Väg **Rutt**.', 'manual | -'],
    ['nb-NO', 'Mer **om ruter**.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a list that drops down bears its name', () => {
  test.each([
    ['nb-NO', 'I rullegardinlisten **Rute** velger du **Bil**.', 'choose | Rute | Bil'],
    ['nb-NO', 'På siden **By**, i rullegardinmenyen **Rute**, velger du **Bil**.', 'choose | Rute | Bil'],
    ['sv-SE', 'I den nedrullningsbara listan **Rutt** väljer du **Bil**.', 'choose | Rutt | Bil'],
    ['nb-NO', 'I dette tilfellet kan du angi Pris fra-feltet som 2,50.', 'number | Pris fra | 2,50'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what is toggled is a control unless it is a part of the page', () => {
  test.each([
    ['sv-SE', 'Växla **okänd rutt** som aktiverad för att visa den.', 'switch | okänd rutt'],
    ['nb-NO', 'Aktiver/deaktiver **Vis rute** for å vise den.', 'switch | Vis rute'],
    ['sv-SE', 'Växla avsnittet **Rutt**.', 'navigate | Rutt'],
    ['nb-NO', 'Aktiver/deaktiver utvidelsen av delen Rute.', 'navigate | Rute'],
    ['nb-NO', 'Utvid **Rute**. Veksle **By**.', 'navigate | Rute'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what is told behind a hyphen, or by a clause', () => {
  test.each([
    ['sv-SE', 'Högerklicka på **utforska** om du vill öppna mappen a:\\b\\c.', 'press | utforska'],
    ['sv-SE', 'Dubbelklicka på .msi-paketet för att köra det.', 'press | -'],
    ['sv-SE', 'Öppna Excel-ruttfilen.', 'navigate | -'],
    ['nb-NO', 'Velg R-9 rutelisten som skal brukes for byen.', 'choose | -'],
    ['sv-SE', 'Ange **Visa-RUTTLista** och ange information.', 'text | - | Visa-RUTTLista'],
    ['nb-NO', 'Gi nytt navn til ruten.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('letters and spaces that were lost', () => {
  test.each([
    ['sv-SE', 'Gå till **Frakt \\> Rutter**och markera planen **Bil**.', 'navigate | Frakt > Rutter'],
    ['sv-SE', 'Välj **Läs in** föratt läsa in rutten.', 'choose | Läs in | Läs in'],
    ['sv-SE', 'När rutten är klar väljer su **Spara**.', 'press | Spara'],
    ['nb-NO', 'I hurtigfanen **Frakt**, i Rutekode-feltet , velger du en kode.', 'choose | Rutekode'],
    ['nb-NO', 'I dialogboksen **Ny** velger du rullegardinlisten **Format**.', 'navigate | Format'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what stands in a field is not always its value', () => {
  test.each([
    ['nb-NO', 'På **Bilag**-siden i **Rute**-feltet velger du **Velg rute**-knappen.', 'press | Velg rute'],
    ['sv-SE', 'I fältet **Rutt** väljer du knappen **Välj fil**.', 'press | Välj fil'],
    ['nb-NO', 'Skriv inn navnet på *ruten din* i dialogboksen.', 'text | -'],
    ['sv-SE', 'Ange namnet på *din ort* när du uppmanas till det.', 'text | -'],
    ['nb-NO', 'I **Ruter**, under **Byer**, velger du hvilken by som gjelder.', 'choose | -'],
    ['nb-NO', 'Legg til By-kolonnen i listen **Rutefelt**.', 'manual | -'],
    ['sv-SE', 'Lägg till orten i listan **Ruttfält**.', 'manual | -'],
    ['nb-NO', 'Velg nedtrekkslisten **Valg av ruter**.', 'navigate | Valg av ruter'],
    ['nb-NO', 'Når du er ferdig, velger **Lagre i ruten**.', 'choose | Lagre i ruten | Lagre i ruten'],
    ['nb-NO', 'Hvis du for eksempel velger **Bil**, legges tallet til.', 'manual | -'],
    ['sv-SE', 'Om du till exempel väljer **Bil**, läggs talet till.', 'manual | -'],
    ['sv-SE', 'När du väljer **Bil** läggs talet till.', 'manual | -'],
    ['sv-SE', 'Skriv över den gamla rutten.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
