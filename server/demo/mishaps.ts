import type { Database as Handle } from 'better-sqlite3'
import type { RuleCode } from '../synchronization/rules.ts'
import type { ChannelTable } from './channel-database-tables.ts'
import type { ChannelTransaction } from './channel-rows.ts'
import type { ContractBreach } from './contract-breaches.ts'
import { contractBreaches } from './contract-breaches.ts'
import { faults } from './faults.ts'
import { orderRows } from './order-rows.ts'
import type { OrderStream } from './order-stream.ts'
import { paymentFaults } from './payment-faults.ts'
import type { Random } from './random.ts'
import { keepBack } from './shop-outbox.ts'
import type { DemoDatabaseName } from './shops.ts'

/** What stands in the demo's channel databases that must not go through, and why. */
export interface DemoManifest {
  readonly transactions: number
  /** Transactions that keep the contract and break a rule. */
  readonly failing: readonly FailingTransaction[]
  /** Transactions with a row that breaks the contract. */
  readonly quarantined: readonly QuarantinedTransaction[]
  /** Transactions of which a line is still missing. */
  readonly straddling: readonly TransactionName[]
  /** Rows whose order never comes. */
  readonly orphaned: readonly OrphanedRow[]
}

export interface TransactionName {
  readonly database: DemoDatabaseName
  readonly channel: number
  readonly transactionId: string
}

export interface FailingTransaction extends TransactionName {
  readonly cause: RuleCode
}

export interface QuarantinedTransaction
  extends TransactionName,
    Pick<ContractBreach, 'reason' | 'table' | 'column'> {}

export interface OrphanedRow extends TransactionName {
  readonly table: ChannelTable
}

/** The manifest while it is being written. */
export interface ManifestDraft {
  readonly failing: FailingTransaction[]
  readonly quarantined: QuarantinedTransaction[]
  readonly straddling: TransactionName[]
  readonly orphaned: OrphanedRow[]
}

/** Something that goes wrong with one order of a shop. */
export interface Mishap {
  /** The rows of the shop's next order, with which it has gone wrong. */
  readonly happen: (stream: OrderStream, moment: number, handle: Handle) => ChannelTransaction
  /** Notes in the manifest what it happened to. */
  readonly note: (draft: ManifestDraft, name: TransactionName) => void
}

/** Everything that goes wrong in the demo, most of it twice, in an order that the seed decides. */
export function chooseMishaps(random: Random): Mishap[] {
  const mishaps: Mishap[] = contractBreaches.map(({ reason, table, column, ...breach }) => ({
    happen: spoiledSale(breach),
    note: (draft, name) => draft.quarantined.push({ ...name, reason, table, column }),
  }))
  for (const fault of [...faults, ...faults, ...paymentFaults]) {
    mishaps.push({
      happen: spoiledSale(fault),
      note: (draft, name) => draft.failing.push({ ...name, cause: fault.rule }),
    })
  }
  for (let time = 0; time < 2; time++) {
    mishaps.push({
      happen: (stream, moment) => orderRows(stream.nextStrayCancellation(moment)),
      note: (draft, name) => draft.failing.push({ ...name, cause: 'CANCELLED_ORDER_NOT_FOUND' }),
    })
  }
  mishaps.push({
    happen: (stream, moment, handle) => {
      const rows = orderRows(stream.nextSale(moment, (order) => order.lines.length > 2))
      keepBack(handle, 'RetailTransactionSalesTrans', rows.lines.pop() ?? {})
      return rows
    },
    note: (draft, name) => draft.straddling.push(name),
  })
  return shuffle(random, mishaps)
}

/** Makes a shop's next order one that suits a way to spoil it, and spoils it. */
export function spoiledSale(way: Pick<ContractBreach, 'canSpoil' | 'spoil'>) {
  return (stream: OrderStream, moment: number): ChannelTransaction => {
    const rows = orderRows(stream.nextSale(moment, (order) => way.canSpoil(orderRows(order))))
    way.spoil(rows)
    return rows
  }
}

function shuffle<Value>(random: Random, values: Value[]): Value[] {
  const shuffled: Value[] = []
  while (values.length > 0) shuffled.push(...values.splice(random.integer(0, values.length - 1), 1))
  return shuffled
}
