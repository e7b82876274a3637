import { enumName } from '../graphql/enum-name.ts'
import { NumberSequenceExhaustedError } from '../sales/number-sequences.ts'
import { PaymentChangedError } from '../sales/payment-changed.ts'
import type { RuleCode } from './rules.ts'
import type { FindingParameters } from './tables.ts'

/** How an error in a chunk of transactions is to be met. */
export type ErrorKind =
  /** One of the transactions brought it about: the others can be posted without it. */
  | 'offender'
  /** Somebody else was at the same rows: the same chunk may pass now. */
  | 'collision'
  /** The database or the program is at fault: no transaction is to blame, and the run fails. */
  | 'fault'

const longestErrorText = 300

/** Whom an error is to be laid to. */
export function errorKind(error: unknown): ErrorKind {
  if (error instanceof NumberSequenceExhaustedError) return 'offender'
  if (error instanceof PaymentChangedError) return 'collision'
  const code = errorCode(error)
  // PostgreSQL: serialization failure, deadlock.
  if (code === '40001' || code === '40P01') return 'collision'
  // PostgreSQL's classes 22 (data exception) and 23 (integrity constraint violation); SQLite's own words for them.
  if (/^2[23][0-9A-Z]{3}$/.test(code)) return 'offender'
  if (/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(code)) return 'offender'
  if (code === 'SQLITE_ERROR' && error instanceof Error && error.message === 'integer overflow')
    return 'offender'
  return error instanceof RangeError ? 'offender' : 'fault'
}

/** What a transaction that was found to be the offender failed for. */
export function failureOf(error: unknown): {
  readonly code: RuleCode
  readonly parameters: FindingParameters
} {
  if (error instanceof NumberSequenceExhaustedError) {
    return { code: 'NUMBER_SEQUENCE_EXHAUSTED', parameters: { sequence: enumName(error.sequence) } }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'SYSTEM_ERROR', parameters: { error: message.slice(0, longestErrorText) } }
}

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
