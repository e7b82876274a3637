import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('what is opened or pressed by its way', () => {
  test.each([
    ['nb-NO', 'Åpne siden **Frakt** > **Ruter** > **Alle ruter**.', 'navigate | Frakt > Ruter > Alle ruter'],
    ['sv-SE', 'Öppna **Frakt \\> Rutter** i det företag som kör.', 'navigate | Frakt > Rutter'],
    ['sv-SE', 'Öppna sidan Frakt > Rutter > Alla rutter.', 'navigate | Frakt > Rutter > Alla rutter'],
    ['en', 'Open the page **Freight** > **Routes**.', 'navigate | Freight > Routes'],
    ['sv-SE', 'Öppna sidan **Rutter** på **Frakt** > **Länkar**.', 'navigate | Rutter'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a control and its value may stand as an equation', () => {
  test.each([
    ['sv-SE', 'Välj Rutt = Ingen.', 'choose | Rutt | Ingen'],
    ['nb-NO', 'Velg **Rute = Ingen**.', 'choose | Rute | Ingen'],
    ['en', 'Select **Route** = **None**.', 'choose | Route | None'],
    ['sv-SE', 'Välj **Rutt** = **Ja**.', 'switch | Rutt | true'],
    ['sv-SE', 'Välj **Rutt = modell.Rutt\\Kod** i trädet.', 'tree | - | Rutt = modell.Rutt\\Kod'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
