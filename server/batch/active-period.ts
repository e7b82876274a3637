import { Temporal } from 'temporal-polyfill'
import { resolveLocalTime, zonedTime } from './local-time.ts'
import type { ActivePeriod } from './recurrence.ts'

/** One day's opening of an active period: from `opens` up to, not including, `closes`, in milliseconds since 1970. */
interface Opening {
  readonly opens: number
  readonly closes: number
}

/** The moment itself when the period is open then, else the moment at which it next opens. */
export function moveIntoActivePeriod(milliseconds: number, period: ActivePeriod): number {
  const opening = openingsAround(milliseconds, period).find(({ closes }) => closes > milliseconds)
  return opening ? Math.max(opening.opens, milliseconds) : milliseconds
}

/** When the period closed last, for a moment at which it is closed; undefined while it is open. */
export function closedSince(milliseconds: number, period: ActivePeriod): number | undefined {
  const begun = openingsAround(milliseconds, period).filter(({ opens }) => opens <= milliseconds)
  const last = begun.at(-1)
  return last && last.closes <= milliseconds ? last.closes : undefined
}

/**
 * The openings from two days before a moment to three days after it: enough to hold the one before and the one after,
 * also where a clock change swallows one of them whole.
 */
function openingsAround(milliseconds: number, period: ActivePeriod): Opening[] {
  const today = zonedTime(milliseconds, period.timeZone).toPlainDate()
  const from = Temporal.PlainTime.from(period.from)
  const to = Temporal.PlainTime.from(period.to)
  const overnight = Temporal.PlainTime.compare(to, from) <= 0 ? 1 : 0
  return [-2, -1, 0, 1, 2, 3]
    .map((days) => today.add({ days }))
    .map((day) => ({
      opens: resolveLocalTime(day.toPlainDateTime(from), period.timeZone).milliseconds,
      closes: resolveLocalTime(day.add({ days: overnight }).toPlainDateTime(to), period.timeZone)
        .milliseconds,
    }))
    .filter(({ opens, closes }) => opens < closes)
}
