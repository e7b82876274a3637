/** A stretch of time on a run's timeline; both ends in milliseconds since 1970. */
export interface Stretch {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** The same as shares of the whole: where it begins and how long it is, each between 0 and 1. */
export interface PlacedStretch {
  readonly id: string
  readonly start: number
  readonly length: number
}

/** The least share that a stretch is drawn with, so that the shortest can still be seen and hit. */
const leastLength = 0.004

/** Places stretches on a line from the first beginning to the last end. */
export function placeStretches(stretches: readonly Stretch[]): readonly PlacedStretch[] {
  const first = Math.min(...stretches.map(({ from }) => from))
  const last = Math.max(...stretches.map(({ to }) => to))
  const whole = Math.max(last - first, 1)
  return stretches.map(({ id, from, to }) => {
    const length = Math.max((to - from) / whole, leastLength)
    return { id, start: Math.min((from - first) / whole, 1 - length), length }
  })
}

/** How much work is done, between 0 and 1; undefined where the total is not known. */
export function progressOf(done: number | null, total: number | null): number | undefined {
  if (done === null || !total) return undefined
  return Math.min(done / total, 1)
}

interface Pace {
  /** Units of work a second. */
  readonly rate: number
  /** Milliseconds until the rest is done at this rate. */
  readonly millisecondsLeft: number
}

/** How fast a run goes and how long it still takes; undefined while that cannot be told. */
export function paceOf(
  done: number | null,
  total: number | null,
  startedAt: string | null,
  now: number,
): Pace | undefined {
  if (!done || !total || !startedAt) return undefined
  const seconds = (now - new Date(startedAt).getTime()) / 1_000
  if (seconds < 1) return undefined
  const rate = done / seconds
  return { rate, millisecondsLeft: (Math.max(total - done, 0) / rate) * 1_000 }
}

/** A rate as it is told: whole, a slow one with one decimal, and one slower still by its first figure that is not 0. */
export function roundedRate(rate: number): number {
  if (rate >= 10) return Math.round(rate)
  return rate >= 0.1 ? Math.round(rate * 10) / 10 : Number(rate.toPrecision(1))
}
