import { expect, test } from 'vitest'
import { startOfDay } from '../../../web/language/day-bounds.ts'

test.each([
  ['2026-11-21', 'Europe/Stockholm', '2026-11-20T23:00:00.000Z'],
  ['2026-07-01', 'Europe/Stockholm', '2026-06-30T22:00:00.000Z'],
  ['2026-03-29', 'Europe/Stockholm', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Stockholm', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Stockholm', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Stockholm', '2026-10-25T23:00:00.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
  ['2026-11-21', 'UTC', '2026-11-21T00:00:00.000Z'],
])('%s begins in %s at %s', (day, timeZone, instant) => {
  expect(startOfDay(day, timeZone)).toBe(instant)
})

test('a day ends where the next begins, also over a change of the clock', () => {
  expect(startOfDay('2026-10-25', 'Europe/Stockholm', 1)).toBe('2026-10-25T23:00:00.000Z')
  expect(startOfDay('2026-12-31', 'UTC', 1)).toBe('2027-01-01T00:00:00.000Z')
})

test('what is no day has no bounds', () => {
  expect(startOfDay('2026-13-45', 'UTC')).toBeUndefined()
})
