import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatsFor } from '../../../web/language/formats.ts'
import { type Locale, locales } from '../../../web/language/locales.ts'
import { parseDecimal, parseNumber, writeDecimal } from '../../../web/language/parse-decimal.ts'

const decimal = fc
  .tuple(fc.boolean(), fc.nat(999_999_999_999), fc.stringMatching(/^\d{0,6}$/))
  .map(([isNegative, whole, behind]) => `${isNegative ? '-' : ''}${whole}${behind && '.'}${behind}`)

describe.each(locales)('a number typed in %s', (locale) => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(decimal, (canonical) => {
        expect(parseDecimal(writeDecimal(canonical, locale), locale)).toBe(canonical)
      }),
    )
  })

  test('is read as it was formatted', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom(0, 2, 6), (canonical, digits) => {
        const shown = formatsFor(locale, 'UTC').decimal(canonical, digits)
        expect(Number(parseDecimal(shown, locale))).toBe(Number(canonical))
        expect(parseNumber(shown, locale)).toBe(Number(canonical))
      }),
    )
  })

  test('is none when it is none', () => {
    for (const typed of ['', '-', 'abc', '1-2', '--1', '1e5', '1.2.3,4', 'NaN', '5.', '5,', '.', '+1', '1 2'])
      expect(parseDecimal(typed, locale), typed).toBeUndefined()
  })
})

const comma: readonly Locale[] = ['sv-SE', 'nb-NO']

test.each<[typed: string, english: string | undefined, scandinavian: string | undefined]>([
  ['7', '7', '7'],
  [' 1234 ', '1234', '1234'],
  ['-7', '-7', '-7'],
  ['\u22127', '-7', '-7'],
  ['\u20137', '-7', '-7'],
  ['1234.5', '1234.5', '1234.5'],
  ['12.50', '12.50', '12.50'],
  ['.5', '0.5', '0.5'],
  ['12,50', undefined, '12.50'],
  ['1234,5', undefined, '1234.5'],
  [',5', undefined, '0.5'],
  // Thousands to one, a fraction to the other.
  ['1,250', '1250', '1.250'],
  ['1.250', '1.250', undefined],
  ['0.125', '0.125', undefined],
  ['1.2500', '1.2500', '1.2500'],
  // Marks between groups of three digits, and nowhere else.
  ['1,234.50', '1234.50', undefined],
  ['1,234,567.5', '1234567.5', undefined],
  ['1,2,3', undefined, undefined],
  ['1,23,456', undefined, undefined],
  ['1234,567.00', undefined, undefined],
  [',123.00', undefined, undefined],
  ['1,,234', undefined, undefined],
  ['1.234,567', undefined, undefined],
  ['1 234,50', undefined, '1234.50'],
  ['1\u00a0234,50', undefined, '1234.50'],
  ['1\u202f234\u202f567', undefined, '1234567'],
  ['1 234.50', undefined, '1234.50'],
  ['12 34', undefined, undefined],
  ['1234 567', undefined, undefined],
  ['1 234 ,50', undefined, undefined],
  ['1.234.567', undefined, undefined],
])('%j is read as %s in English, as %s in Swedish and Norwegian', (typed, english, scandinavian) => {
  expect(parseDecimal(typed, 'en')).toBe(english)
  for (const locale of comma) expect(parseDecimal(typed, locale)).toBe(scandinavian)
})
