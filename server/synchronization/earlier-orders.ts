import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Micros } from '../database/money.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import { enumName } from '../graphql/enum-name.ts'
import type { SalesOrderStatus } from '../sales/tables.ts'
import type { SynchronizationStatus } from '../transactions/tables.ts'
import type { WorkingFinding } from './find-breaches.ts'
import { type Foresight, refundKey } from './foresight.ts'
import { rowsOf } from './lay-out-transactions.ts'
import { countsAsPayment } from './payment-rules.ts'
import { settingOf } from './rule-checks.ts'
import type { SynchronizationSettings } from './settings.ts'

/** What must be posted before, as it stands: findings, and transactions that wait for others of the same run. */
export interface EarlierOrderCheck {
  readonly findings: readonly WorkingFinding[]
  /** Positions of transactions whose earlier order has not been posted yet but may be soon. */
  readonly waiting: readonly number[]
}

/**
 * Finds the namesakes of the working transactions: others of the channel with the same confirmation number, as pairs
 * (position, transaction_id) in `working_namesake`, one for each version that bears the number.
 */
export async function layOutNamesakes(trx: Transaction): Promise<void> {
  await createWorkingTable(
    trx,
    'working_namesake',
    () => 'position bigint NOT NULL, transaction_id text NOT NULL',
  )
  await sql`
    insert into working_namesake (position, transaction_id)
    select t.position, other.transaction_id
    from working_transaction as t cross join channel_transaction_header as other
    where other.company_id = t.company_id and other.channel_reference_id = t.reference and t.reference <> ''
      and other.channel_number = t.channel_number and other.transaction_id <> t.transaction_id`.execute(trx)
}

/**
 * An order written twice, under two transaction ids but one confirmation number: the second breaks a rule. The first is
 * the one posted, or the one before it in this step.
 * @param unsettled positions of transactions that are not going to be posted in this step.
 */
export async function findDuplicateOrders(
  trx: Transaction,
  unsettled: ReadonlySet<number>,
  foresight: Foresight,
): Promise<readonly WorkingFinding[]> {
  const { rows } = await sql<{
    position: number
    id: string
    transaction_id: string
    reference: string
    status: SynchronizationStatus
    beside: number | null
  }>`
    select t.position, twin.id, twin.transaction_id, t.reference, twin.status,
      case when beside.position < t.position then beside.position end as beside
    from working_namesake as namesake
      cross join working_transaction as t
      cross join channel_transaction as twin
      cross join channel_transaction_header as header
      left join working_transaction as beside on beside.id = twin.id
    where t.position = namesake.position and t.kind = 'order' and t.gross >= 0
      and twin.company_id = t.company_id and twin.channel_number = t.channel_number
      and twin.transaction_id = namesake.transaction_id
      and header.company_id = twin.company_id and header.channel_number = twin.channel_number
      and header.transaction_id = twin.transaction_id and header.version = twin.version
      and header.channel_reference_id = t.reference and header.type in (27, 33) and header.order_type = 0 and header.gross_amount <= 0
    order by t.position, twin.transaction_id`.execute(trx)
  const left = new Set(unsettled)
  const duplicates = new Map<number, WorkingFinding>()
  for (const { position, id, transaction_id: transactionId, reference, status, beside } of rows) {
    const isPosted = status === 'succeeded' || foresight.posted.has(id)
    if (!isPosted && !isPostedBeside(beside, left)) continue
    const parameters = { reference, transactionId }
    duplicates.set(position, { position, code: 'DUPLICATE_ORDER', line_number: null, parameters })
    left.add(position)
  }
  return [...duplicates.values()]
}

/**
 * Finds the order that each cancellation (type 37) cancels, and lays it out in `working_cancelled_order`: the one that
 * its lines name, else the one with its confirmation number. It may be posted in the same step, before its cancellation.
 * @param unsettled positions of transactions that are not going to be posted in this step.
 * @param awaited statuses of the order, not posted yet, in which a later round of the run may find it posted.
 */
export async function findCancelledOrders(
  trx: Transaction,
  unsettled: ReadonlySet<number>,
  awaited: readonly SynchronizationStatus[],
  foresight: Foresight,
): Promise<EarlierOrderCheck> {
  await layOutCancelledOrders(trx)
  const { rows } = await sql<{
    position: number
    reference: string
    id: string | null
    orders: number | null
    transaction_id: string | null
    status: SynchronizationStatus | null
    beside: number | null
    number: string | null
    order_status: SalesOrderStatus | null
  }>`
    select t.position, t.reference, earlier.id, cancelled.orders, cancelled.transaction_id, earlier.status,
      beside.position as beside, sales_order.number, sales_order.status as order_status
    from working_transaction as t
      left join working_cancelled_order as cancelled on cancelled.position = t.position
      left join channel_transaction as earlier on earlier.company_id = t.company_id
        and earlier.channel_number = t.channel_number and earlier.transaction_id = cancelled.transaction_id
      left join working_transaction as beside on beside.id = earlier.id
      left join sales_order on sales_order.id = earlier.id
    where t.kind = 'cancellation'
    order by t.position`.execute(trx)
  const findings: WorkingFinding[] = []
  const waiting: number[] = []
  const canceled = new Set(foresight.canceled)
  for (const row of rows) {
    const { position, reference, transaction_id: transactionId } = row
    const found = (code: WorkingFinding['code'], parameters: WorkingFinding['parameters']) =>
      findings.push({ position, code, line_number: null, parameters: { reference, ...parameters } })
    if (transactionId === null || row.id === null || row.status === null || row.orders !== 1) {
      found('CANCELLED_ORDER_NOT_FOUND', { transactionId })
      continue
    }
    const isPosted = row.order_status !== null || foresight.posted.has(row.id)
    const isOpen = (row.order_status ?? 'open') === 'open' && !canceled.has(row.id)
    if (!isPosted && !isPostedBeside(row.beside, unsettled)) {
      if (awaited.includes(row.status) && !foresight.refused.has(row.id)) waiting.push(position)
      else {
        const status = foresight.refused.has(row.id) ? 'failed' : row.status
        found('CANCELLED_ORDER_NOT_POSTED', { transactionId, status: enumName(status) })
      }
    } else if (!isOpen) {
      found('ORDER_ALREADY_CANCELLED', { transactionId, order: row.number })
    } else if (!unsettled.has(position)) {
      canceled.add(row.id)
    }
  }
  return { findings, waiting }
}

/** Whether an earlier order, by its position among the working transactions, is posted in the same step. */
function isPostedBeside(position: number | null, unsettled: ReadonlySet<number>): boolean {
  return position !== null && !unsettled.has(position)
}

async function layOutCancelledOrders(trx: Transaction): Promise<void> {
  await createWorkingTable(
    trx,
    'working_cancelled_order',
    ({ key }) => `position ${key}, transaction_id text NOT NULL, orders integer NOT NULL`,
  )
  await sql`
    insert into working_cancelled_order (position, transaction_id, orders)
    select t.position, min(l.return_transaction_id), count(distinct l.return_transaction_id)
    from working_transaction as t cross join channel_transaction_line as l
    where t.kind = 'cancellation' and ${rowsOf('l')} and l.transaction_status = 0
      and coalesce(l.return_transaction_id, '') <> ''
    group by t.position`.execute(trx)
  await sql`
    insert into working_cancelled_order (position, transaction_id, orders)
    select position, min(transaction_id), count(*)
    from (
      select t.position, earlier.transaction_id, ${closeness} as closeness,
        min(${closeness}) over (partition by t.position) as least
      from working_transaction as t
        cross join (select distinct position, transaction_id from working_namesake) as namesake
        cross join channel_transaction as earlier
        cross join channel_transaction_header as header
      where t.kind = 'cancellation' and namesake.position = t.position
        and t.position not in (select position from working_cancelled_order)
        and earlier.company_id = t.company_id and earlier.channel_number = t.channel_number
        and earlier.transaction_id = namesake.transaction_id
        and header.company_id = earlier.company_id and header.channel_number = earlier.channel_number
        and header.transaction_id = earlier.transaction_id and header.version = earlier.version
        and header.channel_reference_id = t.reference and header.type in (27, 31, 33)
    ) as candidate
    where closeness = least
    group by position`.execute(trx)
}

/**
 * One confirmation number may go from a quotation to its order, to a second writing of it that was refused, to a return.
 * A cancellation means the order that was posted; without one, an order that may yet be; then a quotation; then a return.
 */
const closeness = sql`case
  when header.gross_amount > 0 then 3
  when header.type = 31 or header.order_type = 1 then 2
  when earlier.status <> 'succeeded' then 1
  else 0 end`

/**
 * Checks that each linked refund names a payment that was posted, or is in the same step, and brought as much as is
 * given back of it.
 * @param unsettled positions of transactions that are not going to be posted in this step.
 * @param awaited statuses of the order, not posted yet, in which a later round of the run may find it posted.
 */
export async function findLinkedPayments(
  trx: Transaction,
  settings: SynchronizationSettings,
  unsettled: ReadonlySet<number>,
  awaited: readonly SynchronizationStatus[],
  foresight: Foresight,
): Promise<LinkedPaymentCheck> {
  const { isEnabled } = settingOf(settings, 'LINKED_REFUND_EXCEEDS_PAYMENT')
  const missing = new Set(unsettled)
  const givenBack = new Map(foresight.refunds)
  const findings: WorkingFinding[] = []
  const waiting: number[] = []
  const refunds = await linkedRefunds(trx)
  for (const [position, ofTransaction] of Map.groupBy(refunds, (refund) => refund.position)) {
    const given = new Map(givenBack)
    for (const row of ofTransaction) {
      const { id, status } = row
      const parameters = { transactionId: row.linked_transaction, payment: row.linked_line }
      const found = (code: WorkingFinding['code']) =>
        findings.push({ position, code, line_number: row.line_number, parameters })
      const isPosted = row.is_posted || (id !== null && foresight.posted.has(id))
      if (id === null || row.left_over === null || !(isPosted || isPostedBeside(row.beside, missing))) {
        const isAwaited = status !== null && awaited.includes(status)
        if (isAwaited && !(id !== null && foresight.refused.has(id))) waiting.push(position)
        else found('LINKED_PAYMENT_NOT_FOUND')
        missing.add(position)
        continue
      }
      const key = refundKey(id, row.linked_line)
      const sum = (given.get(key) ?? 0) + row.amount
      given.set(key, sum as Micros)
      if (!isEnabled || row.left_over + sum >= 0) continue
      found('LINKED_REFUND_EXCEEDS_PAYMENT')
      missing.add(position)
    }
    // What is refused gives nothing back, and leaves it to those behind it.
    if (!missing.has(position)) for (const [key, sum] of given) givenBack.set(key, sum)
  }
  return { findings, waiting, refunds }
}

/** What is said of linked refunds, and the refunds themselves. */
export interface LinkedPaymentCheck extends EarlierOrderCheck {
  readonly refunds: readonly LinkedRefund[]
}

/** A payment of a working transaction that gives an earlier payment back. */
export interface LinkedRefund {
  readonly position: number
  /** The transaction of the earlier payment; null when there is none. */
  readonly id: string | null
  /** Below zero. */
  readonly amount: Micros
  readonly line_number: number
  readonly linked_transaction: string | null
  readonly linked_line: number | null
  /** Where the transaction of the payment stands; null when there is none. */
  readonly status: SynchronizationStatus | null
  readonly beside: number | null
  readonly is_posted: number | boolean
  /** What is left of the payment before the refunds of this step; null when there is no such payment. */
  readonly left_over: number | null
}

async function linkedRefunds(trx: Transaction): Promise<readonly LinkedRefund[]> {
  const { rows } = await sql<LinkedRefund>`
    select t.position, earlier.id, p.amount_tendered as amount, p.line_number,
      p.linked_payment_transaction_id as linked_transaction,
      p.linked_payment_line_number as linked_line, earlier.status, beside.position as beside,
      payment.amount is not null as is_posted,
      coalesce(
        case when payment.status = 'voided' then 0 else (payment.amount - payment.refunded_amount) * t.factor end,
        origin.amount_tendered) as left_over
    from working_payment_facts as facts
      cross join working_transaction as t
      cross join channel_transaction_payment as p
      left join channel_transaction as earlier on earlier.company_id = t.company_id
        and earlier.channel_number = t.channel_number and earlier.transaction_id = p.linked_payment_transaction_id
      left join order_payment as payment
        on payment.sales_order_id = earlier.id and payment.line_number = p.linked_payment_line_number
      left join working_transaction as beside on beside.id = earlier.id
      left join channel_transaction_payment as origin
        on origin.company_id = earlier.company_id and origin.channel_number = earlier.channel_number
          and origin.transaction_id = earlier.transaction_id and origin.version = earlier.version
          and origin.line_number = p.linked_payment_line_number and origin.amount_tendered <> 0
          and origin.transaction_status = 0 and origin.void_status = 0
    where facts.linked_refunds > 0 and t.position = facts.position and ${rowsOf('p')} and ${countsAsPayment}
      and p.is_linked_refund = true and p.amount_tendered <> 0
    order by t.position, p.line_number`.execute(trx)
  return rows
}
