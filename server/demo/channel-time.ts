/** A moment as the header of a channel transaction tells it. */
export interface ChannelTime {
  /** YYYY-MM-DD in the channel's time zone. */
  readonly date: string
  /** Seconds since midnight in the channel's time zone. */
  readonly secondsOfDay: number
  /** YYYY-MM-DDTHH:MM:SSZ. */
  readonly utc: string
}

const secondsPerDay = 86_400
/** Null for a day on which the clocks change. */
const offsets = new Map<string, number | null>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** Tells a moment (seconds since 1970, UTC) in a channel's time zone. */
export function channelTime(timeZone: string, moment: number): ChannelTime {
  const local = moment + offsetAt(timeZone, moment)
  return {
    date: calendarDate(local),
    secondsOfDay: ((local % secondsPerDay) + secondsPerDay) % secondsPerDay,
    utc: `${new Date(moment * 1_000).toISOString().slice(0, 19)}Z`,
  }
}

/** The calendar date `days` after the one of a channel time. */
export function dateAfter(time: ChannelTime, days: number): string {
  return calendarDate(Date.parse(`${time.date}T00:00:00Z`) / 1_000 + days * secondsPerDay)
}

function calendarDate(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10)
}

/**
 * Seconds that a zone is ahead of UTC. Remembered by day, unless the clocks change on it: asking Intl for each of a
 * million orders would take longer than writing them.
 */
function offsetAt(timeZone: string, moment: number): number {
  const day = Math.floor(moment / secondsPerDay)
  const key = `${timeZone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known ?? askOffset(timeZone, moment)
  const first = askOffset(timeZone, day * secondsPerDay)
  const isConstant = first === askOffset(timeZone, (day + 1) * secondsPerDay)
  offsets.set(key, isConstant ? first : null)
  return isConstant ? first : askOffset(timeZone, moment)
}

function askOffset(timeZone: string, moment: number): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' })
    formats.set(timeZone, format)
  }
  const name =
    format.formatToParts(moment * 1_000).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name)
  if (match === null) throw new Error(`The offset of ${timeZone} is told as ${name}, which cannot be read.`)
  const [, sign, hours, minutes] = match
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60)
}
