import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CounterRange,
  mergeRanges,
  portionsOf,
  subtractCounters,
} from '../../server/distribution/counter-ranges.ts'

const counter = fc.integer({ min: 1, max: 60 })
const ranges = fc.array(
  fc
    .tuple(counter, counter)
    .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) })),
)

/** The counters of ranges, as a set. */
function counters(list: Iterable<CounterRange>): Set<number> {
  const all = new Set<number>()
  for (const { from, to } of list) for (let value = from; value <= to; value++) all.add(value)
  return all
}

test('merged ranges hold the same counters, rise, and do not touch', () => {
  fc.assert(
    fc.property(ranges, (list) => {
      const merged = mergeRanges(list)
      expect(counters(merged)).toEqual(counters(list))
      for (const [place, range] of merged.entries()) {
        const next = merged[place + 1]
        if (next) expect(next.from).toBeGreaterThan(range.to + 1)
      }
    }),
  )
})

test('subtracting counters takes exactly them out', () => {
  fc.assert(
    fc.property(ranges, fc.uniqueArray(counter), (list, taken) => {
      const merged = mergeRanges(list)
      const rising = taken.sort((one, other) => one - other)
      const left = [...subtractCounters(merged, rising)]
      expect(counters(left)).toEqual(
        new Set([...counters(merged)].filter((value) => !rising.includes(value))),
      )
      for (const { from, to } of left) expect(from).toBeLessThanOrEqual(to)
    }),
  )
})

test('portions hold every counter once, in order, and narrow ones at most so many', () => {
  fc.assert(
    fc.property(ranges, fc.integer({ min: 1, max: 30 }), (list, size) => {
      const merged = mergeRanges(list)
      const portions = [...portionsOf(merged, size)]
      const all = portions.flatMap((portion) => portion.ranges)
      expect(all.toSorted((one, other) => one.from - other.from)).toEqual(merged)
      for (const { isWide, ranges: parts } of portions) {
        expect(parts.length).toBeGreaterThan(0)
        if (isWide) expect(parts).toHaveLength(1)
        else expect(counters(parts).size).toBeLessThanOrEqual(size)
      }
    }),
  )
})
