import type { Generated } from 'kysely'
import type { Id } from '../database/identifiers.ts'
import type { CalendarDate, Instant } from '../database/instant.ts'
import type { Micros } from '../database/money.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { TransactionKey } from '../transactions/tables.ts'
import type { RuleCode } from './rules.ts'

/** What words a failure or a note needs beside its code. */
export type FindingParameters = Readonly<Record<string, string | number | boolean | null>>

interface SynchronizationSettingTable {
  company_id: CompanyId
  /** Last day of the closed fiscal period; nothing is posted on it or before. */
  closed_until: CalendarDate | null
  /** Whether an order of an amount may come without any payment (it then stays to be paid). */
  is_payment_optional: boolean
  /** How many days after its date a quotation holds. */
  quotation_valid_days: number
  updated_at: Instant
}

interface ValidationRuleSettingTable {
  company_id: CompanyId
  rule: RuleCode
  is_enabled: boolean
  /** In hundredths of the currency's minor unit: 50 is half an öre, 100 one öre. */
  tolerance: number
  updated_at: Instant
}

interface SynchronizationFailureTable extends TransactionKey {
  sequence: Generated<number>
  /** The version of the transaction that failed. */
  version: number
  /** The transaction's attempt, counted from 1. All causes of one attempt share it. */
  attempt: number
  code: RuleCode
  /** The line or payment that it speaks of; null for the transaction as a whole. */
  line_number: number | null
  parameters: FindingParameters
  /** The code with those parameters that name what is wrong, not where (`causeOf`): equal causes are mended together. */
  cause: string
  /** The transaction's amount in business sign, for the sum at stake. */
  gross_amount: Micros
  currency: string
  run_id: Id<'BatchJobRun'> | null
  failed_at: Instant
  /** It belongs to the last attempt of a transaction that has not succeeded since. */
  is_open: boolean
}

/** Something that posting decided by itself and that did not stand in the way. */
interface SynchronizationNoteTable extends TransactionKey {
  sequence: Generated<number>
  code: NoteCode
  line_number: number | null
  parameters: FindingParameters
  noted_at: Instant
}

/** What a note says: a payment of nothing was left out; a difference within the tolerance was accepted. */
export type NoteCode = 'ZERO_PAYMENT_IGNORED' | 'ROUNDING_ACCEPTED' | 'PAYMENT_DIFFERENCE_ACCEPTED'

declare module '../database/tables.ts' {
  interface Tables {
    synchronization_setting: SynchronizationSettingTable
    validation_rule_setting: ValidationRuleSettingTable
    synchronization_failure: SynchronizationFailureTable
    synchronization_note: SynchronizationNoteTable
  }
}
