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
    ['sv-SE', 'Klicka på Spara och stäng.', 'press | Spara och stäng'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})

describe('a star behind how many there may be', () => {
  test.each([
    ['nb-NO', 'I treet velger du **Rute: By 1..***.', 'tree | - | Rute: By 1..*'],
    [
      'sv-SE',
      'I trädet väljer du **Rutt: Ort 1..*(Ort)\\Väg: 0..* (Väg)**.',
      'tree | - | Rutt: Ort 1..*(Ort)\\Väg: 0..* (Väg)',
    ],
    [
      'sv-SE',
      "I trädet väljer du 'Rutt: Ort 1..*\\Väg: 0..* (Väg)'.",
      'tree | - | Rutt: Ort 1..*\\Väg: 0..* (Väg)',
    ],
    [
      'en',
      "In the tree, select 'Route: City 1..*\\Road: 0..* (Road)'.",
      'tree | - | Route: City 1..*\\Road: 0..* (Road)',
    ],
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
