import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('the number behind its noun tells which one is chosen', () => {
  test.each([
    ['nb-NO', 'Velg vare 0042.', 'choose | - | 0042'],
    ['nb-NO', 'Velg alarmgruppe 7 i listen.', 'choose | - | 7'],
    ['nb-NO', 'Velg bil DK – 12.', 'choose | - | DK – 12'],
    ['nb-NO', 'Velg rute **NO-31**.', 'choose | - | NO-31'],
    ['nb-NO', 'Velg alarm nummer 00031 i Alarm-feltet.', 'choose | Alarm | 00031'],
    ['nb-NO', 'Velg buss 12 i feltet **Fra by**.', 'choose | Fra by | 12'],
    ['nb-NO', 'Velg den gamle rute-posten 000031.', 'choose | - | 000031'],
    ['nb-NO', 'Velg rutenummer R0009 Nordbuss som siste rute.', 'choose | - | R0009'],
    ['nb-NO', 'Velg rutenummer R0009, Nordbuss 2 fra Bergen.', 'choose | - | R0009'],
    ['nb-NO', 'Velg Alarm-rute 000031 for buss B0007.', 'choose | - | 000031'],
    ['nb-NO', 'Velg Alarm-rute for buss 000031 for B0007.', 'choose | -'],
    ['nb-NO', 'Velg raden med alarm-ID 00031.', 'choose | - | 00031'],
    ['nb-NO', 'Velg bussen som har rutenummer 00031.', 'choose | - | 00031'],
    ['nb-NO', 'Klikk for eksempel på rute 4007.', 'press | -'],
    ['nb-NO', 'Velg minst 2.', 'choose | -'],
    ['nb-NO', 'Velg trinn 3.', 'choose | -'],
    ['sv-SE', 'Välj lager 24 i fältet **Lager**.', 'choose | Lager | 24'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('so does the name behind a noun with its article', () => {
  test.each([
    ['nb-NO', 'Velg alternativet Buss i feltet Buss eller bil.', 'choose | Buss eller bil | Buss'],
    ['nb-NO', 'Velg den nye HTML-delen **Rute** i feltet **Del**.', 'choose | Del | Rute'],
    ['nb-NO', 'Angi verdiene NORD SØR i Rute-feltet.', 'text | Rute | NORD SØR'],
    ['nb-NO', 'Angi ruten NO-31 i Rute-feltet.', 'text | Rute | NO-31'],
    ['nb-NO', 'Velg modellen ALARM i treet.', 'tree | - | ALARM'],
    ['nb-NO', 'Finn og velg posten NordRute i listen.', 'choose | - | NordRute'],
    ['nb-NO', 'Merk raden for Bergen i listen.', 'choose | - | Bergen'],
    ['nb-NO', 'Velg raden for Rute-tabellen og By-feltet i listen.', 'choose | -'],
    ['nb-NO', 'Velg ønsket HTML-rute i listen.', 'choose | -'],
    ['nb-NO', 'Angi datoen som 2031-05-02 i feltet Fra dato.', 'date | Fra dato | 2031-05-02'],
    [
      'nb-NO',
      'Velg tabellen RuteTabell som datakilde for denne modellen.',
      'choose | RuteTabell | RuteTabell',
    ],
    ['nb-NO', 'Velg gruppen Nord på nytt.', 'navigate | Nord'],
    ['nb-NO', 'Velg rutegruppen Nord for denne bussen.', 'choose | Nord | Nord'],
    ['nb-NO', 'Klikk Tilordne på nytt.', 'press | Tilordne på nytt'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('what tells of the value is no part of it', () => {
  test.each([
    ['nb-NO', 'Angi 6 som restvekten i Vekt-feltet.', 'number | Vekt | 6'],
    ['nb-NO', 'Klikk Hent for versjon 1.2 av den valgte ruten.', 'press | Hent'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
