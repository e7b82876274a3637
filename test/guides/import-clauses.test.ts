import { describe, expect, test } from 'vitest'
import { inShort } from './sentences.ts'

describe('signs of regular expressions in a sentence', () => {
  test.each([
    ['nb-NO', 'Skriv inn verdier i feltene som vises.)', 'text | -'],
    ['sv-SE', 'Skriv värden (utan enhet.', 'text | -'],
  ])('%s: %s', (locale, sentence, expected) => {
    expect(inShort(locale, sentence)).toBe(expected)
  })
})
