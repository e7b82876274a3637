import { Temporal } from 'temporal-polyfill'

/** What a daylight-saving change did to a wall-clock time on its day. */
export type ClockChange = 'none' | 'gap' | 'doubled'

/** A wall-clock time in a zone, as the moment at which it comes. */
export interface ResolvedTime {
  readonly milliseconds: number
  readonly clockChange: ClockChange
}

/**
 * The moment, in milliseconds since 1970, at which the clocks of a zone show a local time. A time in the gap of a
 * daylight-saving change comes as soon as the gap ends (02:30 that night is 03:00, not 03:30, and not never); a doubled
 * time comes at its first.
 */
export function resolveLocalTime(local: Temporal.PlainDateTime, timeZone: string): ResolvedTime {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { milliseconds: earlier.epochMilliseconds, clockChange: 'none' }
  if (earlier.toPlainDateTime().equals(local))
    return { milliseconds: earlier.epochMilliseconds, clockChange: 'doubled' }
  // In a gap, `earlier` stands before it: the next transition is the gap.
  const gapEnd = earlier.getTimeZoneTransition('next') ?? later
  return { milliseconds: gapEnd.epochMilliseconds, clockChange: 'gap' }
}

/** What the clocks and the calendar of a zone show at a moment. */
export function zonedTime(milliseconds: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone)
}

/** Whether a text names a time zone that this machine knows, by its IANA name (`Europe/Stockholm`), not an offset. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    Temporal.PlainDateTime.from('2000-01-01T00:00').toZonedDateTime(text)
    return true
  } catch {
    return false
  }
}
