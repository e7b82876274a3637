import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { JournalLineRecord } from '../sales/list-journals.ts'
import type { SalesOrderRecord } from '../sales/list-orders.ts'
import type { OrderHoldRecord } from '../sales/order-holds.ts'
import type { OrderRow } from '../sales/order-rows.ts'
import type { VersionRecord } from '../transactions/transaction-history.ts'
import type { FailureRecord } from './failures.ts'

/** What can happen to a transaction between the shop and the books. */
export type JourneyStepKind =
  | 'made'
  | 'pulled'
  | 'quarantined'
  | 'mended'
  | 'failed'
  | 'editBegun'
  | 'corrected'
  | 'correctionUndone'
  | 'editEnded'
  | 'noted'
  | 'posted'
  | 'paymentTaken'
  | 'voucherPosted'
  | 'held'
  | 'released'
  | 'canceled'
  | 'cancelsOrder'

/** One thing that happened to a transaction. */
export interface JourneyStep {
  readonly at: Instant
  readonly kind: JourneyStepKind
  /** Who did it; null when headquarters did by itself. */
  readonly userId: string | null
  readonly runId: string | null
  /** What the words of the step need. */
  readonly parameters: Readonly<Record<string, string | number | boolean | null>>
  readonly failures: readonly FailureRecord[]
  readonly version: VersionRecord | null
  readonly order: SalesOrderRecord | null
  readonly payment: OrderRow<'order_payment'> | null
  readonly voucher: JournalLineRecord | null
  readonly hold: OrderHoldRecord | null
}

/** A step in the journey of one transaction. */
export interface PlacedStep {
  readonly id: Id<'ChannelTransaction'>
  readonly step: JourneyStep
}

/** What happens at one instant is told in this order. */
const orderOfKinds: readonly JourneyStepKind[] = [
  'made',
  'pulled',
  'quarantined',
  'mended',
  'failed',
  'editBegun',
  'correctionUndone',
  'corrected',
  'editEnded',
  'posted',
  'cancelsOrder',
  'noted',
  'paymentTaken',
  'voucherPosted',
  'held',
  'released',
  'canceled',
]

/** Compares two steps by when they happened. */
export function inTime(left: JourneyStep, right: JourneyStep): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1
  return orderOfKinds.indexOf(left.kind) - orderOfKinds.indexOf(right.kind)
}

/** A step, with what it has beside its time and kind. */
export function step(at: Instant, kind: JourneyStepKind, more: Partial<JourneyStep> = {}): JourneyStep {
  return {
    at,
    kind,
    userId: null,
    runId: null,
    parameters: {},
    failures: [],
    version: null,
    order: null,
    payment: null,
    voucher: null,
    hold: null,
    ...more,
  }
}
