import { Temporal } from 'temporal-polyfill'
import { type Instant, toInstant } from '../database/instant.ts'
import { closedSince, moveIntoActivePeriod } from './active-period.ts'
import { type ClockChange, resolveLocalTime, zonedTime } from './local-time.ts'
import type { ActivePeriod, Recurrence } from './recurrence.ts'
import { type DayPattern, patternDays } from './recurrence-days.ts'

/** One time at which a job is due. */
export interface Occurrence {
  /** When it is due: the planned time, moved into the active period. */
  readonly at: Instant
  /** When the pattern alone has it. */
  readonly planned: Instant
  /** Whether that day's change of the clocks moved or doubled the planned wall-clock time. */
  readonly clockChange: ClockChange
}

/** What else than the recurrence decides on the next occurrence. */
export interface OccurrenceConditions {
  readonly activePeriod?: ActivePeriod | null
  /** Occurrences that have come to a run already; *End after* counts them. */
  readonly occurred?: number
}

/** Years past this are never: nobody waits for them, and the calendar's arithmetic stays in its bounds. */
const lastYear = 9999

/**
 * The first occurrence strictly after an instant, or null when the recurrence has ended (architecture, "Batch jobs":
 * computed from the anchor; day units and longer keep wall-clock time, minutes and hours elapsed time; *End by* includes
 * its day). Whatever came due before `after` and was missed is thereby one occurrence at most: the caller asks from when
 * the last run started.
 *
 * A pure function, and as fast for an anchor many years back as for one of today.
 */
export function nextOccurrence(
  recurrence: Recurrence,
  after: Instant,
  { activePeriod, occurred = 0 }: OccurrenceConditions = {},
): Occurrence | null {
  if (recurrence.end.kind === 'after' && occurred >= recurrence.end.count) return null
  const boundary = Date.parse(after)
  // What the pattern has while the period is closed all moves to the next opening, which may lie after the boundary.
  const closed = activePeriod ? closedSince(boundary, activePeriod) : undefined
  const planned = firstPlanned(recurrence, closed === undefined ? boundary : closed - 1)
  if (!planned) return null
  const at = activePeriod ? moveIntoActivePeriod(planned.milliseconds, activePeriod) : planned.milliseconds
  if (recurrence.end.kind === 'by' && localDate(at, recurrence.timeZone) > recurrence.end.date) return null
  return {
    at: instantOf(at),
    planned: instantOf(planned.milliseconds),
    clockChange: planned.clockChange,
  }
}

/** The next `limit` occurrences after an instant, as the dialog shows them before anything is saved. */
export function occurrences(
  recurrence: Recurrence,
  { after, limit, ...conditions }: OccurrenceConditions & { readonly after: Instant; readonly limit: number },
): Occurrence[] {
  const found: Occurrence[] = []
  let last = after
  while (found.length < limit) {
    const next = nextOccurrence(recurrence, last, {
      ...conditions,
      occurred: (conditions.occurred ?? 0) + found.length,
    })
    if (!next) break
    found.push(next)
    last = next.at
  }
  return found
}

/** How many occurrences come after one instant and up to (including) another; counting stops at `limit`. */
export function countOccurrences(
  recurrence: Recurrence,
  {
    after,
    upTo,
    limit,
    activePeriod,
  }: OccurrenceConditions & {
    readonly after: Instant
    readonly upTo: Instant
    readonly limit: number
  },
): number {
  let count = 0
  for (let last = after; count < limit; count++) {
    const next = nextOccurrence(recurrence, last, { activePeriod: activePeriod ?? null })
    if (!next || next.at > upTo) break
    last = next.at
  }
  return count
}

/** The first time after a moment that the pattern alone has. */
function firstPlanned(recurrence: Recurrence, boundary: number) {
  const start = Temporal.PlainDateTime.from(recurrence.startAt)
  const { pattern, timeZone } = recurrence
  switch (pattern.unit) {
    case 'minutes':
      return firstElapsed(start, timeZone, pattern.count * 60_000, boundary)
    case 'hours':
      return firstElapsed(start, timeZone, pattern.count * 3_600_000, boundary)
    default:
      return firstOnCalendar(pattern, start, timeZone, boundary)
  }
}

function firstElapsed(start: Temporal.PlainDateTime, timeZone: string, step: number, boundary: number) {
  const anchor = resolveLocalTime(start, timeZone)
  const steps = Math.max(0, Math.floor((boundary - anchor.milliseconds) / step) + 1)
  return {
    milliseconds: anchor.milliseconds + steps * step,
    clockChange: steps === 0 ? anchor.clockChange : 'none',
  } as const
}

function firstOnCalendar(
  pattern: DayPattern,
  start: Temporal.PlainDateTime,
  timeZone: string,
  boundary: number,
) {
  const from = zonedTime(boundary, timeZone).toPlainDate().subtract({ days: 1 })
  for (const day of patternDays(pattern, start.toPlainDate(), from)) {
    if (day.year > lastYear) return null
    const resolved = resolveLocalTime(day.toPlainDateTime(start), timeZone)
    if (resolved.milliseconds > boundary) return resolved
  }
  return null
}

function localDate(milliseconds: number, timeZone: string): string {
  return zonedTime(milliseconds, timeZone).toPlainDate().toString()
}

function instantOf(milliseconds: number): Instant {
  return toInstant(new Date(milliseconds))
}
