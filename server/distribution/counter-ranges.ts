/** Counters of one table, both ends included. */
export interface CounterRange {
  readonly from: number
  readonly to: number
}

/** The least and the greatest counter that a pull reads. */
export const everyCounter: CounterRange = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }

/** The same counters as few ranges, rising, none touching the next. */
export function mergeRanges(ranges: readonly CounterRange[]): readonly CounterRange[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of [...ranges].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/**
 * What is left of some ranges when counters are taken out of them.
 * @param ranges disjoint, rising.
 * @param counters rising; those outside the ranges take nothing.
 */
export function* subtractCounters(
  ranges: readonly CounterRange[],
  counters: Iterable<number>,
): Generator<CounterRange> {
  let index = 0
  let range = ranges[index]
  let from = range?.from ?? 0
  for (const counter of counters) {
    while (range && range.to < counter) {
      if (from <= range.to) yield { from, to: range.to }
      range = ranges[++index]
      from = range?.from ?? 0
    }
    if (!range) return
    if (counter < from) continue
    if (counter > from) yield { from, to: counter - 1 }
    from = counter + 1
  }
  while (range) {
    if (from <= range.to) yield { from, to: range.to }
    range = ranges[++index]
    from = range?.from ?? 0
  }
}

/**
 * Parts ranges into portions that can be read at once: many narrow ranges together, of at most `size` counters in all,
 * or one wide range by itself, which is to be read slice by slice.
 * @param ranges disjoint, rising.
 */
export function* portionsOf(
  ranges: readonly CounterRange[],
  size: number,
): Generator<{ readonly isWide: boolean; readonly ranges: readonly CounterRange[] }> {
  let portion: CounterRange[] = []
  let width = 0
  for (const range of ranges) {
    const own = range.to - range.from + 1
    if (own > size) {
      yield { isWide: true, ranges: [range] }
      continue
    }
    if (width + own > size) {
      yield { isWide: false, ranges: portion }
      portion = []
      width = 0
    }
    portion.push(range)
    width += own
  }
  if (portion.length > 0) yield { isWide: false, ranges: portion }
}
