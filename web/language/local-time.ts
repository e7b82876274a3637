import { Temporal } from 'temporal-polyfill'

/** A moment as the clocks of a zone show it, as date-and-time inputs hold it: `2026-11-19T16:23:25`, or `2026-11-19T16:23`. */
export function toLocalTime(instant: string, timeZone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' })
}

/**
 * The moment at which the clocks of a zone show a time, in UTC; the first one of a time that comes twice, and the end of
 * the gap for one that a change of the clocks leaves out.
 * @returns undefined for a text that is no date and time.
 */
export function fromLocalTime(text: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)) return undefined
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
      .toZonedDateTime(timeZone)
      .toInstant()
      .toString()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
