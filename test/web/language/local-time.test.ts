import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromLocalTime, toLocalTime } from '../../../web/language/local-time.ts'

test.each([
  ['2026-11-19T21:23:25.000Z', 'America/New_York', '2026-11-19T16:23:25'],
  ['2026-07-01T12:30:00.000Z', 'Europe/Oslo', '2026-07-01T14:30'],
])('%s is %s: %s', (instant, timeZone, local) => {
  expect(toLocalTime(instant, timeZone)).toBe(local)
})

test('what an input shows is read back, but for the second hour of the two when clocks are set back', () => {
  const zone = fc.constantFrom('UTC', 'Europe/Stockholm', 'America/New_York', 'Asia/Kolkata')
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 })
  fc.assert(
    fc.property(zone, seconds, (timeZone, second) => {
      const local = toLocalTime(new Date(second * 1_000).toISOString(), timeZone)
      const read = fromLocalTime(local, timeZone) ?? ''
      expect(toLocalTime(read, timeZone)).toBe(local)
      expect([0, 3_600]).toContain(second - Date.parse(read) / 1_000)
    }),
  )
})

test.each(['', '2026-02-30T10:00', '2026-11-19', '2026-11-19T10:00Z', 'next week'])(
  '%j is no time',
  (text) => {
    expect(fromLocalTime(text, 'Europe/Oslo')).toBeUndefined()
  },
)
