import type { Id } from '../database/identifiers.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { MinorUnits } from '../database/money.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import type { SalesOrderKind } from '../sales/tables.ts'
import type { WorkingFinding } from './find-breaches.ts'
import type { RuleCode } from './rules.ts'

/** What would be posted of one kind, by channel. */
export interface PreviewTotal {
  readonly channelNumber: ChannelNumber
  readonly currency: string
  /** What it would become; a cancellation posts no document but cancels an earlier one. Null for what would be refused. */
  readonly kind: SalesOrderKind | 'cancellation' | null
  readonly transactions: number
  /** In business sign. */
  readonly grossAmount: MinorUnits
}

/** One of the first transactions of a preview. */
export interface PreviewTransaction {
  readonly id: Id<'ChannelTransaction'>
  readonly channelNumber: ChannelNumber
  readonly transactionId: string
  readonly channelReferenceId: string
  readonly kind: SalesOrderKind | 'cancellation' | null
  readonly customerAccount: string | null
  readonly orderedOn: CalendarDate
  readonly currency: string
  readonly grossAmount: MinorUnits
  /** Why it would be refused; empty for what would be posted. */
  readonly causes: readonly Pick<WorkingFinding, 'code' | 'line_number' | 'parameters'>[]
}

/** What a run of order synchronization over a scope would do now. */
export interface SynchronizationPreview {
  /** Transactions that a run would take. */
  readonly total: number
  /** How many of them were looked at; fewer than the total when there are more than the preview's limit. */
  readonly examined: number
  readonly posted: readonly PreviewTotal[]
  readonly refused: readonly PreviewTotal[]
  /** How many transactions break each rule, most first. */
  readonly causes: readonly { readonly code: RuleCode; readonly transactions: number }[]
  readonly firstPosted: readonly PreviewTransaction[]
  readonly firstRefused: readonly PreviewTransaction[]
}
