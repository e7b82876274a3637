import { parseCalendarDate } from '../database/instant.ts'
import { largestDecimal, microsFromNumber, microsFromText } from '../database/money.ts'
import type { ContractColumn, ContractTable } from '../organization/channel-contract.ts'
import { holdsCardNumber, maskCardNumbers } from './card-number.ts'
import type { Registration } from './column-sql.ts'

/** A value as SQLite holds it; integers are read as bigint, so that none loses digits. */
export type ChannelValue = string | number | bigint | Uint8Array | null

/** A row as a channel holds it, by the contract's column names. */
export type ChannelRow = Readonly<Record<string, ChannelValue>>

/** A value as it is staged. Flags are 0 and 1. */
export type StagedValue = string | number | null

/** A row by its staged columns. */
export type StagedRow = Readonly<Record<string, StagedValue>>

/** A column that breaks the contract. */
export interface Breach {
  /** The contract's name of the column. */
  readonly column: string
  /** What stands there, shortened; a card number is masked. */
  readonly value: string | null
  readonly reason: BreachReason
}

/** What can be wrong with a value. */
export type BreachReason =
  | 'ROW_VALUE_MISSING'
  | 'ROW_COMPANY_UNKNOWN'
  | 'ROW_CHANNEL_UNKNOWN'
  | 'ROW_NUMBER_INVALID'
  | 'ROW_NUMBER_OUT_OF_RANGE'
  | 'ROW_ENUM_UNKNOWN'
  | 'ROW_FLAG_INVALID'
  | 'ROW_DATE_INVALID'
  | 'ROW_TIME_INVALID'
  | 'ROW_INSTANT_INVALID'
  | 'ROW_CARD_NUMBER_UNMASKED'

/** What became of a row: its staged values, complete when there is no breach. */
export interface ParsedRow {
  readonly values: StagedRow
  readonly breaches: readonly Breach[]
}

type Outcome = { readonly value: StagedValue } | { readonly reason: BreachReason }

/**
 * Reads a row column by column, accepting every spelling that means one thing only: decimals and whole numbers as text,
 * blobs of UTF-8, midnight as a date, fractions of a second and offsets in an instant. It reads whatever the quick test
 * of `column-sql.ts` lets through to the same value.
 */
export function parseChannelRow(
  { columns }: ContractTable,
  row: ChannelRow,
  registration: Registration,
): ParsedRow {
  const values: Record<string, StagedValue> = {}
  const breaches: Breach[] = []
  for (const column of columns) {
    const given = decoded(row[column.channel] ?? null)
    const outcome = parseColumn(column, given, registration)
    if ('reason' in outcome)
      breaches.push({ column: column.channel, value: shown(given), reason: outcome.reason })
    else values[column.staged] = outcome.value
  }
  return { values, breaches }
}

const longestShown = 200

/** A value as a quarantined row shows it. */
function shown(value: Decoded): string | null {
  if (value === null) return null
  const text = maskCardNumbers(String(value))
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}

type Decoded = string | number | bigint | null

function decoded(value: ChannelValue): Decoded {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value
}

function parseColumn(column: ContractColumn, given: Decoded, registration: Registration): Outcome {
  const outcome = isAbsent(column, given) ? { value: null } : parsePresent(column, given, registration)
  if ('reason' in outcome || outcome.value !== null) return outcome
  if (column.required) return { reason: 'ROW_VALUE_MISSING' }
  return { value: column.whenEmpty ?? null }
}

/** An empty text is a text, but no key, number or date. */
function isAbsent({ kind }: ContractColumn, given: Decoded): given is null {
  if (typeof given !== 'string' || kind === 'text') return given === null
  return (kind === 'key' ? given : given.trim()) === ''
}

function parsePresent(
  { kind, values, masked }: ContractColumn,
  given: Exclude<Decoded, null>,
  { companyId, channelNumbers }: Registration,
): Outcome {
  switch (kind) {
    case 'company':
      return String(given).toUpperCase() === companyId.toUpperCase()
        ? { value: companyId }
        : { reason: 'ROW_COMPANY_UNKNOWN' }
    case 'channel':
      return oneOf(given, channelNumbers, 'ROW_CHANNEL_UNKNOWN')
    case 'key':
      return { value: asText(given) }
    case 'text':
      return masked && holdsCardNumber(asText(given))
        ? { reason: 'ROW_CARD_NUMBER_UNMASKED' }
        : { value: asText(given) }
    case 'decimal':
      return parseDecimal(given)
    case 'enum':
      return oneOf(given, values ?? [], 'ROW_ENUM_UNKNOWN')
    case 'flag':
      return oneOf(given, [0, 1], 'ROW_FLAG_INVALID')
    case 'date':
      return parseDate(given)
    case 'seconds':
      return parseSeconds(given)
    case 'instant':
      return parseInstantText(given)
    case 'counter':
    case 'integer':
    case 'lineNumber':
      return parseWhole(given)
  }
}

/** A number in a column of texts, as SQLite writes it. */
function asText(given: Exclude<Decoded, null>): string {
  return typeof given === 'number' && Number.isInteger(given) ? given.toFixed(1) : String(given)
}

function oneOf(given: Exclude<Decoded, null>, values: readonly number[], reason: BreachReason): Outcome {
  const whole = parseWhole(given)
  return 'value' in whole && values.includes(Number(whole.value)) ? whole : { reason }
}

const wholeText = /^[+-]?\d+(?:\.0*)?$/

function parseWhole(given: Exclude<Decoded, null>): Outcome {
  const number =
    typeof given === 'string' ? (wholeText.test(given.trim()) ? Number(given) : Number.NaN) : Number(given)
  if (!Number.isInteger(number)) return { reason: 'ROW_NUMBER_INVALID' }
  // Adding zero makes zero of minus zero, which SQLite does not tell apart.
  return Number.isSafeInteger(number) ? { value: number + 0 } : { reason: 'ROW_NUMBER_OUT_OF_RANGE' }
}

const exponentText = /^[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d+$/i

/** Rounds at the sixth digit as `micros` of column-sql.ts does, and for its reasons. */
function parseDecimal(given: Exclude<Decoded, null>): Outcome {
  const text = String(given).trim()
  const micros =
    typeof given === 'number' || exponentText.test(text)
      ? microsFromNumber(Number(text))
      : microsFromText(text)
  if (micros !== undefined) return { value: micros }
  return {
    reason: Math.abs(Number(text)) >= largestDecimal ? 'ROW_NUMBER_OUT_OF_RANGE' : 'ROW_NUMBER_INVALID',
  }
}

const midnight = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00:00(?:\.0+)?(?:Z|[+-]00(?::?00)?)?)?$/
const noDate = '1900-01-01'

function parseDate(given: Exclude<Decoded, null>): Outcome {
  const date = parseCalendarDate(midnight.exec(String(given).trim())?.[1] ?? '')
  if (date === undefined) return { reason: 'ROW_DATE_INVALID' }
  return { value: date === noDate ? null : date }
}

function parseSeconds(given: Exclude<Decoded, null>): Outcome {
  const whole = parseWhole(given)
  return 'value' in whole && Number(whole.value) >= 0 && Number(whole.value) < 86_400
    ? whole
    : { reason: 'ROW_TIME_INVALID' }
}

const instantText = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}(?::?\d{2})?)?$/

/** Without an offset it is UTC, as the contract says. */
function parseInstantText(given: Exclude<Decoded, null>): Outcome {
  const [, date = '', time = '', fraction = '', offset = 'Z'] = instantText.exec(String(given).trim()) ?? []
  if (parseCalendarDate(date) === undefined) return { reason: 'ROW_INSTANT_INVALID' }
  const hours = /^[+-]\d{2}$/.test(offset) ? `${offset}:00` : offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const instant = new Date(`${date}T${time}${fraction.slice(0, 4)}${hours}`)
  if (Number.isNaN(instant.getTime())) return { reason: 'ROW_INSTANT_INVALID' }
  const text = instant.toISOString()
  return { value: text.startsWith(`${noDate}T00:00:00`) ? null : text }
}
