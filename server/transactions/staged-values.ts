import { type CalendarDate, parseCalendarDate, parseInstant } from '../database/instant.ts'
import {
  type DecimalFault,
  decimalText,
  exactMicrosFromText,
  largestDecimal,
  type Micros,
  mostDecimals,
} from '../database/money.ts'
import type { ProblemParameters } from '../graphql/problems.ts'
import type { ContractColumn } from '../organization/channel-contract.ts'
import { isShown, isToken } from './sections.ts'

/** What a staged column may hold, as both databases read and write it. */
export type StagedValue = string | number | boolean | null

/** Why a text is no value of a field: a problem's code. */
export type ValueFault =
  | 'VALUE_REQUIRED'
  | 'VALUE_NOT_A_DECIMAL'
  | 'VALUE_TOO_LARGE'
  | 'VALUE_HAS_TOO_MANY_DECIMALS'
  | 'VALUE_NOT_A_WHOLE_NUMBER'
  | 'VALUE_NOT_A_FLAG'
  | 'VALUE_NOT_IN_LIST'
  | 'VALUE_NOT_A_DATE'
  | 'VALUE_NOT_A_TIME'
  | 'VALUE_NOT_AN_INSTANT'
  | 'VALUE_IS_A_CARD_NUMBER'

interface Refusal {
  readonly fault: ValueFault
  /** What its words need, such as the limit that was passed. */
  readonly parameters?: ProblemParameters
}

type Reading = { readonly value: StagedValue } | Refusal

/**
 * Reads what an operator wrote into a field, by the kind of the contract's column: decimals with a point (`-12.5`),
 * flags `true`/`false`, enums as the published model's integers, days `2026-11-21`, times of day in seconds or
 * `HH:MM[:SS]`, instants in ISO 8601. An empty text is no value.
 */
export function readStagedValue(column: ContractColumn, text: string | null): Reading {
  const written = text?.trim() ?? ''
  if (written === '') return readEmpty(column)
  const reading = readers[column.kind](written)
  if ('fault' in reading) return reading
  if (reading.value === null && column.required) return { fault: 'VALUE_REQUIRED' }
  if (column.values && !column.values.includes(reading.value as number)) return { fault: 'VALUE_NOT_IN_LIST' }
  if (column.masked && isCardNumber(written)) return { fault: 'VALUE_IS_A_CARD_NUMBER' }
  return reading
}

/** Writes a staged value as `readStagedValue` reads it; null for none. Says nothing of whether it may be shown. */
export function writeStagedValue(column: ContractColumn, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (column.kind === 'decimal') return decimalText(value as Micros)
  return String(value)
}

/** A staged value as a reader may see it: of a card token the last four characters, of an authorization nothing. */
export function showStagedValue(column: ContractColumn, value: unknown): string | null {
  if (!isShown(column)) return null
  const text = writeStagedValue(column, value)
  return text !== null && isToken(column) ? lastFour(text) : text
}

/** The end of a secret, to compare by: four characters, or none of a text so short that they would give it away. */
export function lastFour(text: string): string {
  return text.length > 8 ? `••••${text.slice(-4)}` : '••••'
}

/**
 * Whether a text is a payment card's full number: 13 to 19 digits, grouped or not, whose check digit is right (ISO/IEC
 * 7812, Luhn).
 */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{13,19}$/.test(digits)) return false
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const weighed = place % 2 === 1 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

function readEmpty(column: ContractColumn): Reading {
  if (column.required) return { fault: 'VALUE_REQUIRED' }
  const { whenEmpty } = column
  if (whenEmpty === undefined) return { value: null }
  return { value: column.kind === 'flag' ? whenEmpty === 1 : whenEmpty }
}

const decimalRefusals: Readonly<Record<DecimalFault, Refusal>> = {
  notADecimal: { fault: 'VALUE_NOT_A_DECIMAL' },
  tooLarge: { fault: 'VALUE_TOO_LARGE', parameters: { limit: largestDecimal } },
  tooManyDecimals: { fault: 'VALUE_HAS_TOO_MANY_DECIMALS', parameters: { most: mostDecimals } },
}

const readText = (text: string): Reading => ({ value: text })

const readers: Readonly<Record<ContractColumn['kind'], (text: string) => Reading>> = {
  key: readText,
  company: readText,
  text: readText,
  channel: readWholeNumber,
  counter: readWholeNumber,
  lineNumber: readWholeNumber,
  integer: readWholeNumber,
  enum: readWholeNumber,
  decimal(text) {
    const reading = exactMicrosFromText(text)
    return 'fault' in reading ? decimalRefusals[reading.fault] : { value: reading.micros }
  },
  flag(text) {
    if (/^(true|1)$/i.test(text)) return { value: true }
    if (/^(false|0)$/i.test(text)) return { value: false }
    return { fault: 'VALUE_NOT_A_FLAG' }
  },
  date: readDate,
  seconds: readTimeOfDay,
  instant(text) {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
      return { fault: 'VALUE_NOT_AN_INSTANT' }
    return Number.isNaN(Date.parse(text)) ? { fault: 'VALUE_NOT_AN_INSTANT' } : { value: parseInstant(text) }
  },
}

function readWholeNumber(text: string): Reading {
  if (!/^[+-]?\d+$/.test(text)) return { fault: 'VALUE_NOT_A_WHOLE_NUMBER' }
  const value = Number(text)
  if (Number.isSafeInteger(value)) return { value }
  return { fault: 'VALUE_TOO_LARGE', parameters: { limit: Number.MAX_SAFE_INTEGER + 1 } }
}

/** The published model's way to say that there is no date. */
const noDate = '1900-01-01' as CalendarDate

function readDate(text: string): Reading {
  const value = parseCalendarDate(text)
  if (value === undefined) return { fault: 'VALUE_NOT_A_DATE' }
  return { value: value === noDate ? null : value }
}

const secondsPerDay = 86_400

function readTimeOfDay(text: string): Reading {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  const [, hours = '', minutes = '', seconds = '0'] = match ?? []
  if (match && (Number(minutes) > 59 || Number(seconds) > 59)) return { fault: 'VALUE_NOT_A_TIME' }
  const value = match
    ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
    : /^\d+$/.test(text)
      ? Number(text)
      : Number.NaN
  return value < secondsPerDay ? { value } : { fault: 'VALUE_NOT_A_TIME' }
}
