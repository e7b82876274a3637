declare const instantBrand: unique symbol
declare const calendarDateBrand: unique symbol

/**
 * A moment in UTC as text with exactly three decimals, `2026-11-21T06:54:57.000Z`. Both databases read and write
 * it so; text of one width in one zone sorts as time does.
 */
export type Instant = string & { readonly [instantBrand]: true }

/** A day of the calendar, `2026-11-21`, with no zone of its own. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true }

/** Tells the time. Code that depends on time takes a clock, so that a test can hold it. */
export type Clock = () => Instant

/** The present moment. */
export const now: Clock = () => toInstant(new Date())

/** @throws RangeError when the date is not valid. */
export function toInstant(date: Date): Instant {
  return date.toISOString() as Instant
}

/** @throws RangeError when the text is no date and time that JavaScript can read. */
export function parseInstant(text: string): Instant {
  return toInstant(new Date(text))
}

/** Whether a text is a moment, written as both databases read and write it. */
export function isInstant(text: string): text is Instant {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

/** The instant `seconds` later (or earlier, when negative). */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return toInstant(new Date(Date.parse(instant) + seconds * 1000))
}

/** Seconds from `earlier` to `later`; negative when they stand the other way round. */
export function secondsBetween(earlier: Instant, later: Instant): number {
  return (Date.parse(later) - Date.parse(earlier)) / 1000
}

/**
 * Reads `YYYY-MM-DD` of a day that exists.
 * @returns undefined for anything else, 30 February included.
 */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const date = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return undefined
  return text as CalendarDate
}
