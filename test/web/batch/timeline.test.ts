import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paceOf, placeStretches, progressOf, roundedRate } from '../../../web/batch/timeline.ts'

const moment = fc.integer({ min: 0, max: 10_000_000 })
const stretches = fc.array(fc.tuple(moment, moment), { minLength: 1 }).map((pairs) =>
  pairs.map(([one, other], index) => ({
    id: String(index),
    from: Math.min(one, other),
    to: Math.max(one, other),
  })),
)

test('every stretch lies on the line, and is long enough to be seen', () => {
  fc.assert(
    fc.property(stretches, (some) => {
      for (const { start, length } of placeStretches(some)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(length).toBeGreaterThan(0)
        expect(start + length).toBeLessThanOrEqual(1 + 1e-9)
      }
    }),
  )
})

test('progress is a share, and unknown without a total', () => {
  expect(progressOf(5, 10)).toBe(0.5)
  expect(progressOf(12, 10)).toBe(1)
  expect(progressOf(5, null)).toBeUndefined()
  expect(progressOf(null, 10)).toBeUndefined()
})

test('a run that did a quarter in ten seconds has thirty to go', () => {
  const pace = paceOf(25, 100, '2026-11-25T10:00:00.000Z', Date.parse('2026-11-25T10:00:10.000Z'))
  expect(pace).toEqual({ rate: 2.5, millisecondsLeft: 30_000 })
})

test('a slow rate is told with a decimal, and none as nothing', () => {
  expect([1234.5, 12.6, 9.96, 2.54, 0.44, 0.038].map(roundedRate)).toEqual([1235, 13, 10, 2.5, 0.4, 0.04])
})
