import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countryName } from '../../../web/language/country-name.ts'

const source = readFileSync(join(import.meta.dirname, '../../../server/organization/countries.ts'), 'utf8')
const codes = source.match(/\b[A-Z]{3}\b/g) ?? []

test.each([
  ['SWE', 'sv-SE', 'Sverige'],
  ['SWE', 'en', 'Sweden'],
  ['AUT', 'nb-NO', 'Østerrike'],
  ['AUS', 'nb-NO', 'Australia'],
  ['USA', 'en', 'United States'],
  ['Utopia', 'en', 'Utopia'],
] as const)('%s is called in %s: %s', (code, locale, name) => {
  expect(countryName(code, locale)).toBe(name)
})

test('every country that a channel may be in has a name of its own', () => {
  const countries = codes.filter((code) => code !== 'ISO')
  const names = countries.map((code) => countryName(code, 'en'))
  expect(countries.length).toBe(249)
  expect(countries.filter((code, at) => names[at] === code)).toEqual([])
  expect(new Set(names).size).toBe(countries.length)
})
