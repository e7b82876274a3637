import { describe, expect, test } from 'vitest'
import { recommendedValue, type Walk } from '../../server/guides/recommended-value.ts'

const walk: Walk = {
  locale: 'nb-NO',
  today: async () => '2026-11-21',
  ask: async ({ query }) => (query === '{ jobs }' ? { jobs: [{ id: 'latest' }, { id: 'earlier' }] } : {}),
}

describe('a recommendation', () => {
  test.each(['P-0001', 5, false, [], ['a', 'b']])('%j is itself', async (value) => {
    expect(await recommendedValue(value, walk)).toEqual(value)
  })

  test('is the example of the reader’s language, or of the language that guides are written in', async () => {
    const example = { en: 'GBRT', 'sv-SE': 'SERT', 'nb-NO': 'NORT' }
    expect(await recommendedValue(example, walk)).toBe('NORT')
    expect(await recommendedValue(example, { ...walk, locale: 'de' })).toBe('GBRT')
  })

  test('is the day on which the guide is walked', async () => {
    expect(await recommendedValue({ given: 'today' }, walk)).toBe('2026-11-21')
  })

  test('is what the system answers, and nothing when it has no answer', async () => {
    expect(await recommendedValue({ query: '{ jobs }', path: 'jobs.0.id' }, walk)).toBe('latest')
    expect(await recommendedValue({ query: '{ jobs }', path: 'jobs.2.id' }, walk)).toBeNull()
    expect(await recommendedValue({ query: '{ jobs }', path: 'jobs.0' }, walk)).toBeNull()
  })
})
