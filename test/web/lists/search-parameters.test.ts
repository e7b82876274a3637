import { expect, test } from 'vitest'
import { dayOf } from '../../../web/lists/search-parameters.ts'

test.each(['2026-02-28', '2024-02-29', '0001-01-01'])('%s is a day', (day) => {
  expect(dayOf({ from: day }, 'from')).toBe(day)
})

test.each(['2026-02-30', '2026-13-01', '0000-00-00', '0000-01-01', 'abc', ''])('%j is none', (day) => {
  expect(dayOf({ from: day }, 'from')).toBeUndefined()
})
