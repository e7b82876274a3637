import type { Amount } from './amount.ts'
import type { Locale } from './locales.ts'
import { writeDecimal } from './parse-decimal.ts'

/**
 * How values are written into files and onto the clipboard, so that a spreadsheet in the reader's language takes numbers
 * for numbers and days for days: with the language's decimal sign, without groups, and days the year first.
 */
export interface CellFormats {
  number(value: number): string
  /** An exact decimal, with the digits that it came with. */
  decimal(value: string): string
  /** An amount without its currency, which has a cell of its own. */
  amount(value: Amount): string
  /** A moment in the company's time zone, to the minute: `2026-11-25 14:03`. */
  dateTime(instant: string): string
}

export function createCellFormats(locale: Locale, timeZone: string): CellFormats {
  // Swedish writes moments as ISO 8601 does, and every spreadsheet reads that.
  const dateTimes = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return {
    number: (value) => writeDecimal(String(value), locale),
    decimal: (value) => writeDecimal(value, locale),
    amount: ({ amount }) => writeDecimal(amount, locale),
    dateTime: (instant) => dateTimes.format(new Date(instant)),
  }
}
