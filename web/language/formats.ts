import type { Amount } from './amount.ts'
import { type CellFormats, createCellFormats } from './cell-formats.ts'
import { formattingLocale, type Locale } from './locales.ts'

/** Exact decimals come as text; Intl formats them as text, digit for digit. */
type DecimalText = `${number}`

/** How one reader sees numbers, amounts, days and times: in their language, in the company's time zone. */
export interface Formats {
  readonly timeZone: string
  /** A count or whole number. */
  number(value: number): string
  /** An exact decimal, with the digits that it came with, and at least as many as are asked for behind the point. */
  decimal(value: string, digits?: number): string
  money(value: Amount): string
  /** A share between 0 and 1. */
  percent(share: number): string
  bytes(count: number): string
  /** A moment, to the minute. */
  dateTime(instant: string): string
  /** A moment, to the second, with the time zone's name: for titles, logs and print. */
  exactTime(instant: string): string
  /** The time of day of a moment. */
  time(instant: string): string
  /** A day: `2026-11-21`. */
  date(day: string): string
  /** A weekday's name in a sentence, by its English one in capitals: `MONDAY`. */
  weekday(name: string): string
  /** A month's name, by its number from 1. */
  month(number: number): string
  /** How long something took, in milliseconds. */
  duration(milliseconds: number): string
  /** How long before or after `now` a moment is: "5 minutes ago". */
  relative(instant: string, now?: number): string
  list(items: readonly string[]): string
  /** A list of which any one will do: "administrator or viewer". */
  either(items: readonly string[]): string
  compare(one: string, other: string): number
  /** The same for the cells of files. */
  readonly cell: CellFormats
}

/** The week as 1 January 2001, a Monday, begins it. */
const weekdayNames = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

const cache = new Map<string, Formats>()

/** The formats for a language and a time zone (IANA). */
export function formatsFor(locale: Locale, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`
  const known = cache.get(key)
  if (known) return known
  const made = {
    ...createFormats(formattingLocale(locale), timeZone),
    cell: createCellFormats(locale, timeZone),
  }
  cache.set(key, made)
  return made
}

function createFormats(locale: string, timeZone: string): Omit<Formats, 'cell'> {
  const numbers = new Intl.NumberFormat(locale)
  const decimals = (minimumFractionDigits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: 12 })
  const plainDecimals = decimals(0)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const dateTimes = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const exactTimes = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  })
  const times = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' })
  const dates = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' })
  const weekdays = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long' })
  const months = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long' })
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const alternatives = new Intl.ListFormat(locale, { type: 'disjunction' })
  const collator = new Intl.Collator(locale, { numeric: true })
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(value)
  /** `2 min 5 s`; a smaller unit that comes to nothing is left out. */
  const inTwoUnits = (large: number, largeUnit: string, small: number, smallUnit: string) =>
    small === 0 ? unit(large, largeUnit) : `${unit(large, largeUnit)} ${unit(small, smallUnit)}`
  return {
    timeZone,
    number: (value) => numbers.format(value),
    decimal: (value, digits) => (digits ? decimals(digits) : plainDecimals).format(value as DecimalText),
    money: ({ amount, currency }) => moneyFormat(locale, currency, amount).format(amount as DecimalText),
    percent: (share) => percents.format(share),
    bytes: (count) => {
      if (count < 1_000) return unit(count, 'byte')
      if (count < 1_000_000) return unit(count / 1_000, 'kilobyte', 1)
      return unit(count / 1_000_000, 'megabyte', 1)
    },
    dateTime: (instant) => dateTimes.format(new Date(instant)),
    exactTime: (instant) => exactTimes.format(new Date(instant)),
    time: (instant) => times.format(new Date(instant)),
    date: (day) => dates.format(new Date(`${day}T00:00:00Z`)),
    weekday: (name) => weekdays.format(new Date(Date.UTC(2001, 0, 1 + weekdayNames.indexOf(name)))),
    month: (number) => months.format(new Date(Date.UTC(2000, number - 1, 1))),
    duration: (milliseconds) => {
      if (milliseconds < 1_000) return unit(milliseconds, 'millisecond')
      if (milliseconds < 59_950) return unit(milliseconds / 1_000, 'second', 1)
      const seconds = Math.round(milliseconds / 1_000)
      if (seconds < 3_600) return inTwoUnits(Math.floor(seconds / 60), 'minute', seconds % 60, 'second')
      const minutes = Math.round(seconds / 60)
      return inTwoUnits(Math.floor(minutes / 60), 'hour', minutes % 60, 'minute')
    },
    relative: (instant, now = Date.now()) => {
      const seconds = (new Date(instant).getTime() - now) / 1_000
      const [step, name] = relativeStep(Math.abs(seconds))
      return relatives.format(Math.round(seconds / step), name)
    },
    list: (items) => lists.format(items),
    either: (items) => alternatives.format(items),
    compare: (one, other) => collator.compare(one, other),
  }
}

/** Amounts show the currency's digits, and more only when they were sent with more. */
function moneyFormat(locale: string, currency: string, amount: string): Intl.NumberFormat {
  const digits = amount.split('.')[1]?.length ?? 0
  const usual = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' })
  const { maximumFractionDigits = 2 } = usual.resolvedOptions()
  if (digits <= maximumFractionDigits) return usual
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: digits,
  })
}

function relativeStep(seconds: number): readonly [number, Intl.RelativeTimeFormatUnit] {
  if (seconds < 60) return [1, 'second']
  if (seconds < 3_600) return [60, 'minute']
  if (seconds < 86_400) return [3_600, 'hour']
  return [86_400, 'day']
}
