/** How far a time zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - instant
}

/**
 * The moment at which a day begins in a time zone, as an instant in UTC.
 * @param day `2026-11-21`; undefined for what is no day.
 * @param later how many days later: 1 for the end of the day.
 */
export function startOfDay(day: string, timeZone: string, later = 0): string | undefined {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight)) return undefined
  const wanted = midnight + later * 86_400_000
  // The clock may have been changed between the two moments: the second look is at the right one.
  const nearly = wanted - offsetAt(wanted, timeZone)
  return new Date(wanted - offsetAt(nearly, timeZone)).toISOString()
}
