import { sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { enumName } from '../graphql/enum-name.ts'
import { readJournalLines } from '../sales/list-journals.ts'
import type { SalesOrderRecord } from '../sales/list-orders.ts'
import { type OrderHoldRecord, readHolds } from '../sales/order-holds.ts'
import { type OrderRow, readOrderRows } from '../sales/order-rows.ts'
import { type JourneyStep, type PlacedStep, step } from './journey-step.ts'

/** What became of transactions at headquarters: their orders with payments, vouchers and holds, and cancellations. */
export async function orderSteps(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly PlacedStep[]> {
  const orders = await readOrdersOf(queries, ids)
  const orderIds = [...new Set(orders.map(({ order }) => order.id))]
  return [
    ...orders.flatMap(postings),
    ...within(orders, await readOrderRows(queries, 'order_payment', orderIds), paymentStep),
    ...(await voucherSteps(queries, orders)),
    ...within(orders, await readHolds(queries, orderIds), holds),
  ]
}

/** An order of a transaction: the one that was posted from it, or the one that it, a cancellation, cancelled. */
interface OrderOfTransaction {
  readonly id: Id<'ChannelTransaction'>
  readonly order: SalesOrderRecord
  readonly isCanceledBy: boolean
}

async function readOrdersOf(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<readonly OrderOfTransaction[]> {
  const meant: ReadonlySet<string> = new Set(ids)
  const posted = await queries
    .selectFrom('sales_order')
    .selectAll()
    .where(sql<boolean>`id in (${listOf(ids)})`)
    .execute()
  const canceled = await queries
    .selectFrom('sales_order')
    .selectAll()
    .where(sql<boolean>`canceled_by_transaction_id in (${listOf(ids)})`)
    .execute()
  // An order from a channel bears the id of the transaction that it was posted from.
  const ofPosted = posted.map((one) => ({
    id: one.id as string as Id<'ChannelTransaction'>,
    order: one,
    isCanceledBy: false,
  }))
  const ofCanceled = canceled.flatMap((one) => {
    const id = one.canceled_by_transaction_id
    return id !== null && meant.has(id)
      ? [{ id: id as Id<'ChannelTransaction'>, order: one, isCanceledBy: true }]
      : []
  })
  return [...ofPosted, ...ofCanceled]
}

function postings({ id, order: record, isCanceledBy }: OrderOfTransaction): PlacedStep[] {
  const parameters = { number: record.number, kind: enumName(record.kind) }
  if (isCanceledBy) {
    const at = record.canceled_at ?? record.posted_at
    return [{ id, step: step(at, 'cancelsOrder', { order: record, parameters }) }]
  }
  const posted = { id, step: step(record.posted_at, 'posted', { order: record, parameters }) }
  if (record.canceled_at === null) return [posted]
  return [posted, { id, step: step(record.canceled_at, 'canceled', { order: record, parameters }) }]
}

/** Steps of what belongs to orders that were posted; what a cancellation cancelled tells its own. */
function within<Row extends { readonly sales_order_id: Id<'SalesOrder'> }>(
  orders: readonly OrderOfTransaction[],
  rows: readonly Row[],
  stepsOf: (row: Row, order: SalesOrderRecord) => JourneyStep[],
): PlacedStep[] {
  const posted = new Map(orders.filter(({ isCanceledBy }) => !isCanceledBy).map((one) => [one.order.id, one]))
  return rows.flatMap((row) => {
    const found = posted.get(row.sales_order_id)
    return found ? stepsOf(row, found.order).map((each) => ({ id: found.id, step: each })) : []
  })
}

function paymentStep(payment: OrderRow<'order_payment'>, record: SalesOrderRecord): JourneyStep[] {
  const parameters = {
    line: payment.line_number,
    status: enumName(payment.status),
    tenderType: payment.tender_type,
  }
  return [step(record.posted_at, 'paymentTaken', { order: record, payment, parameters })]
}

/** The vouchers of orders; what a cancellation gave back is also a step of the cancellation's. */
async function voucherSteps(
  queries: Queries,
  orders: readonly OrderOfTransaction[],
): Promise<readonly PlacedStep[]> {
  const lines = await readJournalLines(queries, [...new Set(orders.map(({ order }) => order.id))])
  const journals = await queries
    .selectFrom('customer_payment_journal')
    .select(['id', 'posted_at'])
    .where(sql<boolean>`id in (${listOf([...new Set(lines.map((line) => line.journal_id))])})`)
    .execute()
  const postedAt = new Map(journals.map(({ id, posted_at }) => [id, posted_at]))
  return orders.flatMap(({ id, order, isCanceledBy }) =>
    lines
      .filter((line) => line.sales_order_id === order.id && (!isCanceledBy || line.brought_by_id === id))
      .flatMap((voucher) => {
        const at = postedAt.get(voucher.journal_id)
        const parameters = { voucher: voucher.voucher_number, isPrepayment: voucher.is_prepayment }
        return at === undefined
          ? []
          : [{ id, step: step(at, 'voucherPosted', { order, voucher, parameters }) }]
      }),
  )
}

function holds(hold: OrderHoldRecord, record: SalesOrderRecord): JourneyStep[] {
  const parameters = { holdCode: hold.hold_code }
  const held = step(hold.placed_at, 'held', { order: record, hold, userId: hold.placed_by, parameters })
  if (hold.released_at === null) return [held]
  const comment = { ...parameters, comment: hold.release_comment }
  return [
    held,
    step(hold.released_at, 'released', {
      order: record,
      hold,
      userId: hold.released_by,
      parameters: comment,
    }),
  ]
}
