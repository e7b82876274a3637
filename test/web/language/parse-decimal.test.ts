import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatsFor } from '../../../web/language/formats.ts'
import { locales } from '../../../web/language/locales.ts'
import { parseDecimal, writeDecimal } from '../../../web/language/parse-decimal.ts'

const decimal = fc
  .tuple(fc.boolean(), fc.nat(99_999_999), fc.integer({ min: 0, max: 99 }))
  .map(([isNegative, whole, cents]) => `${isNegative ? '-' : ''}${whole}.${String(cents).padStart(2, '0')}`)

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
      fc.property(decimal, (canonical) => {
        const shown = formatsFor(locale, 'UTC').decimal(canonical)
        expect(Number(parseDecimal(shown, locale))).toBe(Number(canonical))
      }),
    )
  })

  test('is none when it is none', () => {
    for (const typed of ['', 'abc', '1-2', '--1', '1e5', '1.2.3,4', 'NaN'])
      expect(parseDecimal(typed, locale)).toBeUndefined()
  })
})

test('a point is read in every language', () => {
  for (const locale of locales) expect(parseDecimal('12.50', locale)).toBe('12.50')
})
