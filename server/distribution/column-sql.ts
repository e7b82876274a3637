import type { ContractColumn } from '../organization/channel-contract.ts'

/**
 * What SQLite makes of a channel's column, as SQL: the staged value, and the test whether it can be made at all. The test
 * is cheap and strict. A value that fails it is not wrong yet: it goes through `parse-channel-row.ts`, which knows more
 * spellings and names what is wrong.
 */

/** Whose transactions a channel database holds. */
export interface Registration {
  readonly companyId: string
  readonly channelNumbers: readonly number[]
}

/**
 * Decimals beyond this many units take the careful way. Up to here a REAL is exact to the sixth decimal, and the micros
 * of a slice add up without passing 2^63 (`rowsPerSlice`).
 */
const largestQuickDecimal = 900_000_000

/** The day and the moment that mean none (commerce 1.0). */
const noDate = "'1900-01-01'"
const noInstant = "'1900-01-01T00:00:00.000Z'"

/**
 * The staged value of a column.
 * @param name the column, qualified and quoted.
 */
export function stagedValue(column: ContractColumn, name: string, { companyId }: Registration): string {
  return column.whenEmpty === undefined
    ? presentValue(column, name, companyId)
    : `ifnull(${presentValue(column, name, companyId)}, ${literal(column.whenEmpty)})`
}

function presentValue({ kind }: ContractColumn, name: string, companyId: string): string {
  switch (kind) {
    case 'company':
      return literal(companyId)
    case 'key':
    case 'text':
      return `cast(${name} as text)`
    case 'decimal':
      return micros(name)
    case 'date':
      return `nullif(${name}, ${noDate})`
    case 'instant':
      return `nullif(substr(${name}, 1, 19) || '.000Z', ${noInstant})`
    default:
      return `cast(${name} as integer)`
  }
}

/**
 * A decimal in micros, half away from zero. What lies behind the sixth digit is no breach of the contract: taxes come
 * unrounded, rates are ratios, and a REAL has the noise of binary fractions. It is less than half a millionth, far below
 * what any rule lets pass; an amount finer than its currency's coin is found by the rule on rounding when it is posted.
 */
export function micros(name: string): string {
  return `cast(round(${name} * 1000000) as integer)`
}

/**
 * True when the value can be staged as `stagedValue` makes it; anything else, null included, when it cannot be.
 * @param soundDate another column of the row that is tested to be a sound date: most dates of a row are the same.
 */
export function soundness(
  column: ContractColumn,
  name: string,
  registration: Registration,
  soundDate?: string,
): string | null {
  const test =
    column.kind === 'date' && soundDate !== undefined
      ? dateSoundness(column, name, soundDate)
      : presentSoundness(column, name, registration)
  if (test === null) return column.required ? `${name} is not null` : null
  return column.required ? test : `(${name} is null or ${test})`
}

function presentSoundness(
  column: ContractColumn,
  name: string,
  { companyId, channelNumbers }: Registration,
): string | null {
  const { kind, values, masked } = column
  switch (kind) {
    case 'company':
      return `${name} = ${literal(companyId)} collate nocase`
    case 'channel':
      return `${name} in (${channelNumbers.join(', ')})`
    case 'key':
      return `cast(${name} as text) <> ''`
    case 'text':
      return masked ? `length(replace(replace(${name}, '*', ''), 'X', '')) < 13` : null
    case 'decimal':
      return quickDecimal(name)
    case 'flag':
      return oneOf(name, [0, 1])
    case 'enum':
      return oneOf(name, values ?? [])
    case 'seconds':
      return `(${whole(name)} and cast(${name} as integer) between 0 and 86399)`
    case 'date':
      return dateSoundness(column, name)
    case 'instant':
      return `(${name} like '____-__-__T__:__:__Z' and substr(${name}, 1, 10) = date(${name}))`
    case 'counter':
      return whole(name)
    case 'integer':
    case 'lineNumber':
      return `(+${name} between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER} and ${whole(name)})`
  }
}

/**
 * Comparing with a numeric turns a decimal that the shop keeps as text into its number, and leaves any other text a
 * text, which lies above all numbers.
 */
export function quickDecimal(name: string): string {
  return `${name} between cast(-${largestQuickDecimal} as numeric) and cast(${largestQuickDecimal} as numeric)`
}

function whole(name: string): string {
  return `${name} = cast(${name} as integer)`
}

/** SQLite turns 30 February into 2 March: only a day that exists comes back as it was. */
function dateSoundness({ required }: ContractColumn, name: string, soundDate?: string): string {
  const same = soundDate === undefined ? '' : `${name} = ${soundDate} or `
  const isDay = `(${same}${name} = date(${name}))`
  return required ? `(${isDay} and ${name} <> ${noDate})` : isDay
}

/** A few values are compared one after the other, the likeliest first; for many SQLite looks them up. */
function oneOf(name: string, values: readonly number[]): string {
  if (values.length > 4) return `${name} in (${values.join(', ')})`
  return `(${values.map((value) => `${name} = ${value}`).join(' or ')})`
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}
