import { formattingLocale, type Locale } from './locales.ts'

/**
 * Days and times as readers type them. Browsers have inputs of their own for these, in the browser's language and not in
 * the page's: an English browser would ask a Swedish page's reader for month, day and year.
 */

/** What is typed: `2026-11-21`, `16:23` or `16:23:25`, or both with a `T` between them. */
export type CalendarInput = 'day' | 'time' | 'moment'

const yearFirst = /^(\d{4})([-./ ]?)(\d{1,2})\2(\d{1,2})$/
const dayFirst = /^(\d{1,2})([-./ ])(\d{1,2})\2(\d{4})$/
const hoursFirst = /^(\d{1,2})(?:[:.]?(\d{2})(?:[:.]?(\d{2}))?)?$/

/**
 * What a reader typed, in the form in which it is sent. In all languages the year may come first or the day, and points
 * are as good as colons; no language of ours puts the month first.
 * @returns undefined for what is no day or time that there is.
 */
export function parseCalendarInput(kind: CalendarInput, typed: string): string | undefined {
  const text = typed.trim()
  if (kind === 'day') return parseDay(text)
  if (kind === 'time') return parseTime(text)
  const [, dayText = '', timeText = ''] = /^(.+?)(?:T|,? +)([\d:.]+)$/.exec(text) ?? []
  const [day, time] = [parseDay(dayText), parseTime(timeText)]
  return day === undefined || time === undefined ? undefined : `${day}T${time}`
}

/** What {@link parseCalendarInput} gives, as a reader of a language would type it; another text stays as it is. */
export function writeCalendarInput(kind: CalendarInput, text: string, locale: Locale): string {
  const canonical = parseCalendarInput(kind, text)
  if (canonical === undefined) return text
  if (kind === 'time') return canonical
  const [day = '', time] = canonical.split('T')
  const [year] = day.split('-')
  const written = dayFormat(locale)
    .formatToParts(new Date(`${day}T00:00:00Z`))
    // Intl leaves out the noughts before a short year.
    .map((part) => (part.type === 'year' ? year : part.value))
    .join('')
  return time === undefined ? written : `${written} ${time}`
}

function parseDay(text: string): string | undefined {
  const [, year = '', , month = '', day = ''] = yearFirst.exec(text) ?? swap(dayFirst.exec(text)) ?? []
  const canonical = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${canonical}T00:00:00Z`)
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(canonical)
  return isDay ? canonical : undefined
}

function swap(found: RegExpExecArray | null): readonly string[] | null {
  const [whole = '', day = '', mark = '', month = '', year = ''] = found ?? []
  return found && [whole, year, mark, month, day]
}

function parseTime(text: string): string | undefined {
  const [found, hours = '', minutes = '00', seconds = '00'] = hoursFirst.exec(text) ?? []
  if (found === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return undefined
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return seconds === '00' ? time : `${time}:${seconds}`
}

function dayFormat(locale: Locale): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(formattingLocale(locale), {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
}
