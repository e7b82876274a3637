import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('where something stands is no part of its name', () => {
  test.each([
    ['nb-NO', 'Klikk på Ny i applinjen.', 'press | Ny'],
    ['nb-NO', 'Klikk fanen Rute på handlingslinjen.', 'navigate | Rute'],
    ['nb-NO', 'Klikk Rutedetaljer på den grå linjen.', 'press | Rutedetaljer'],
    ['nb-NO', 'Klikk på Ruter i Nord-leverandørflisen.', 'press | Ruter'],
    ['nb-NO', 'Velg **RUTER\\NORD OG SØR i treet**.', 'tree | - | RUTER\\NORD OG SØR'],
    ['nb-NO', 'Velg en by i feltet **Rutens by** i rullegardinfeltet **Velg by**.', 'choose | Rutens by'],
    ['nb-NO', 'Kontroller alarmene for ruter under Frakt > Oppsett > Ruter.', 'manual | -'],
    [
      'nb-NO',
      'Gå til Frakt > Ruter som er kjørt, men ikke betalt.',
      'navigate | Frakt > Ruter som er kjørt, men ikke betalt',
    ],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a field that is only told has no name', () => {
  test.each([
    ['nb-NO', 'Velg en rute i oppslagsfeltet.', 'choose | -'],
    ['nb-NO', 'Angi et beløp i beløpsfeltet.', 'number | Beløp'],
    ['nb-NO', 'Angi et tall i prosentfeltet for ruter.', 'number | -'],
    ['nb-NO', 'Velg en rute med Åpen i Status-feltet.', 'choose | -'],
    ['nb-NO', 'Angi verdiene i henholdsvis By- og Rute-feltene.', 'manual | -'],
    ['nb-NO', 'Når sjåførene åpne denne ruten, vises alarmen.', 'manual | -'],
    ['nb-NO', 'Alle kjørte ruter og åpne ruter i byen overføres.', 'manual | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a field by what it asks, or beside its value', () => {
  test.each([
    ['nb-NO', 'Velg Etter by i Hvordan vil du vise ruter.', 'choose | Hvordan vil du vise ruter | Etter by'],
    ['nb-NO', 'Sett By-verdien til 4.', 'number | By | 4'],
    ['nb-NO', 'Angi Sluttdato for rute til en dato i fremtiden.', 'date | Sluttdato for rute'],
    ['nb-NO', 'Velg **By** der bussen som skal kjøre, står.', 'choose | By'],
    ['nb-NO', 'Velg en passende **Rute**.', 'choose | Rute'],
    ['nb-NO', 'Angi eller velg NordRute.', 'choose | - | NordRute'],
    ['nb-NO', 'Merk raden der **Felt** = *By*.', 'choose | - | By'],
    ['nb-NO', 'I listen velger du raden der **Felt**-feltet er satt til **By**.', 'choose | - | By'],
    ['nb-NO', '**Vinter** – Merk av i denne avmerkingsboksen hvis det er kaldt.', 'switch | Vinter'],
    ['nb-NO', '**Alarm** – Sett dette alternativet til *Ja* for å varsle.', 'switch | Alarm'],
    ['nb-NO', '**By** – Angi til *Bergen*. Den sporer ikke ruter.', 'choose | By | Bergen'],
    ['nb-NO', 'Vise faktaboksen Ruter', 'navigate | Ruter'],
    ['nb-NO', 'Klikk på pilen for å vise eller skjule delen Ruter.', 'navigate | Ruter'],
    ['sv-SE', 'Klicka på pilen för att visa eller dölja avsnittet Rutter.', 'navigate | Rutter'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('the name of a file or a company behind its noun, or before it', () => {
  test.each([
    ['nb-NO', 'Velg AB Word-malen Rute.docx som du hentet.', 'choose | Rute.docx | Rute.docx'],
    ['nb-NO', 'Velg Nord, buss-leverandør.', 'choose | Nord, buss | Nord, buss'],
    ['nb-NO', "Utvid 'rute\\By: Nord(Sør) i treet.", 'navigate | rute\\By: Nord(Sør)'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what is typed though it begins as a common noun would', () => {
  test.each([
    ['nb-NO', 'I Navn-feltet skriver du inn rute_kode.', 'text | Navn | rute_kode'],
    ['nb-NO', 'Skriv inn https://host/rute i feltet Adresse.', 'text | Adresse | https://host/rute'],
    ['nb-NO', 'Velg by-12-31 i Rute-feltet.', 'choose | Rute | by-12-31'],
    ['nb-NO', 'Velg rute: By i treet.', 'tree | - | rute: By'],
    ['nb-NO', 'Skriv inn kommentar i Rute-feltet.', 'text | Rute'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a formula keeps the quotation marks within it', () => {
  test.each([
    [
      'nb-NO',
      'I Formel-feltet skriver du inn JOIN(Rute.By, "-", TEXT(Rute.Id)).',
      'JOIN(Rute.By, "-", TEXT(Rute.Id))',
    ],
    ['nb-NO', 'Angi IF(Rute.By=Nord, "Ja", "Nei") i Formel-feltet.', 'IF(Rute.By=Nord, "Ja", "Nei")'],
    ['sv-SE', 'Ange JOIN(\'$Rutt\', "*") i fältet Formel.', 'JOIN(\'$Rutt\', "*")'],
    [
      'nb-NO',
      `Skriv inn '"Ruter: " & TEXT(SUM('$Rute', '$Byer'.Value, "*"))' i Formel-feltet.`,
      `"Ruter: " & TEXT(SUM('$Rute', '$Byer'.Value, "*"))`,
    ],
    ['nb-NO', `Angi 'JOIN("Ruter: ", Rute.By)' i Formel-feltet.`, 'JOIN("Ruter: ", Rute.By)'],
    [
      'en',
      `In the Formula field, enter JOIN(Route.City, "-", TEXT(Route.Id)).`,
      'JOIN(Route.City, "-", TEXT(Route.Id))',
    ],
  ])('%s: %s', (locale, sentence, formula) => {
    expect(inShort(locale, sentence)).toMatch(/^text \| Form(?:el|ula) \| /u)
    expect(inShort(locale, sentence).split(' | ')[2]).toBe(formula)
  })
})
