import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byName } from '../../../web/language/by-name.ts'
import { formatsFor } from '../../../web/language/formats.ts'
import { locales } from '../../../web/language/locales.ts'

const rowsOf = (...names: readonly string[]) => names.map((name) => ({ name }))

test.each([
  ['en', ['Åre', 'Zorn', 'anna', 'Oslo 10', 'Oslo 9'], ['anna', 'Åre', 'Oslo 9', 'Oslo 10', 'Zorn']],
  [
    'sv-SE',
    ['Östersund', 'Ängelholm', 'Zorn', 'Åre', 'anna'],
    ['anna', 'Zorn', 'Åre', 'Ängelholm', 'Östersund'],
  ],
  [
    'nb-NO',
    ['Ålesund', 'Østfold', 'Zorn', 'Ærfugl', 'anna'],
    ['anna', 'Zorn', 'Ærfugl', 'Østfold', 'Ålesund'],
  ],
] as const)('%s has its own order of letters', (locale, names, sorted) => {
  const format = formatsFor(locale, 'UTC')
  expect(byName({ format }, rowsOf(...names)).map(({ name }) => name)).toEqual(sorted)
})

test.each(locales)('in %s each row is there once, in order', (locale) => {
  const format = formatsFor(locale, 'UTC')
  const name = fc.string({ unit: fc.constantFrom('a', 'Z', 'å', 'Ä', 'ö', 'æ', 'Ø', ' ', '1') })
  fc.assert(
    fc.property(fc.array(fc.record({ name, id: fc.nat() })), (rows) => {
      const sorted = byName({ format }, rows)
      expect(new Set(sorted)).toEqual(new Set(rows))
      expect(sorted).toHaveLength(rows.length)
      for (const [at, row] of sorted.slice(1).entries())
        expect(format.compare(sorted[at]?.name ?? '', row.name)).toBeLessThanOrEqual(0)
    }),
  )
})
