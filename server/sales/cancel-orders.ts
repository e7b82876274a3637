import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import { PaymentChangedError } from './payment-changed.ts'
import { postJournalLines } from './post-journals.ts'
import { paymentStatus, refundPayments } from './post-payments.ts'
import type { Posting } from './posting.ts'
import { tallyOrders, tallyPayments } from './tallies.ts'

/** What cancels orders, as queries in business sign. */
export interface Cancellations {
  /** (sales_order_id, canceled_by_id, canceled_on), one row an order. */
  readonly orders: RawBuilder<unknown>
  /**
   * What the cancellation itself gives back: the columns of a payment draft (amounts negative), `canceled_by_id`, and
   * linked_line_number where it names one of the order's payments. None for an order: all that was captured is given
   * back.
   */
  readonly refunds: RawBuilder<unknown>
}

/**
 * Cancels open orders. Authorizations are let go (voided), what is on account is no longer owed, and what was captured
 * is given back through a journal: as the cancellation says, which may have kept a charge, or else in full. A hold ends.
 * @throws PaymentChangedError when an order is no longer open.
 */
export async function cancelOrders(
  trx: Transaction,
  { orders, refunds }: Cancellations,
  posting: Posting,
): Promise<void> {
  await createWorkingTable(
    trx,
    'working_cancellation',
    () => 'sales_order_id text PRIMARY KEY, canceled_by_id text NOT NULL, canceled_on text',
  )
  await sql`
    insert into working_cancellation (sales_order_id, canceled_by_id, canceled_on)
    select sales_order_id, canceled_by_id, canceled_on from (${orders}) as cancellation`.execute(trx)
  const { rows } = await sql<{ count: number }>`select count(*) as count from working_cancellation`.execute(
    trx,
  )
  await tallyCanceled(trx, -1)
  const { numAffectedRows } = await sql`
    update sales_order set status = 'canceled', canceled_at = ${posting.now},
      canceled_by_transaction_id = (
        select canceled_by_id from working_cancellation as cancellation
        where cancellation.sales_order_id = sales_order.id)
    where id in (select sales_order_id from working_cancellation) and status = 'open'`.execute(trx)
  if (Number(numAffectedRows ?? 0) !== (rows[0]?.count ?? 0)) throw new PaymentChangedError()
  // A cancelled order waits for nobody.
  await sql`
    update order_hold set released_at = ${posting.now}
    where released_at is null and sales_order_id in (select sales_order_id from working_cancellation)`.execute(
    trx,
  )
  await layOutRefunds(trx, refunds)
  await refundPayments(
    trx,
    sql`
      select sales_order_id as linked_sales_order_id, linked_line_number, -sum(amount) as amount
      from working_refund where linked_line_number is not null
      group by sales_order_id, linked_line_number`,
  )
  await sql`
    update order_payment set status = 'voided'
    where sales_order_id in (select sales_order_id from working_cancellation)
      and status in ('authorized', 'open', 'refundDue')`.execute(trx)
  await tallyCanceled(trx, 1)
  await postJournalLines(
    trx,
    sql`
      select refund.sales_order_id, refund.payment_line_number, refund.canceled_by_id as brought_by_id,
        sales_order.customer_account, sales_order.currency, refund.amount, refund.tender_type, refund.posting_account,
        coalesce(refund.paid_on, sales_order.ordered_on) as paid_on
      from working_refund as refund cross join sales_order
      where sales_order.id = refund.sales_order_id`,
    posting,
  )
}

/** Takes the orders that are being cancelled, and their payments, out of their tallies, or adds them as they are then. */
async function tallyCanceled(trx: Transaction, sign: 1 | -1): Promise<void> {
  await tallyOrders(trx, sql`o.id in (select sales_order_id from working_cancellation)`, sign)
  await tallyPayments(trx, sql`p.sales_order_id in (select sales_order_id from working_cancellation)`, sign)
}

/** Lays out in `working_refund` what money goes back, and for which payment. */
async function layOutRefunds(trx: Transaction, refunds: RawBuilder<unknown>): Promise<void> {
  await createWorkingTable(
    trx,
    'working_refund',
    () => `sales_order_id text NOT NULL, canceled_by_id text NOT NULL, payment_line_number bigint NOT NULL,
      linked_line_number bigint, amount bigint NOT NULL, tender_type text NOT NULL, posting_account text NOT NULL,
      paid_on text`,
  )
  // A refund of an authorization moves no money: the authorization is let go.
  await sql`
    insert into working_refund (sales_order_id, canceled_by_id, payment_line_number, linked_line_number, amount,
      tender_type, posting_account, paid_on)
    select draft.sales_order_id, draft.canceled_by_id, draft.line_number, draft.linked_line_number, draft.amount,
      draft.tender_type, draft.posting_account, draft.paid_on
    from (${refunds}) as draft
      left join order_payment as payment
        on payment.sales_order_id = draft.sales_order_id and payment.line_number = draft.linked_line_number
    where (draft.linked_line_number is not null and payment.status = 'captured')
      or (draft.linked_line_number is null and ${paymentStatus('draft')} = 'refunded')`.execute(trx)
  await sql`
    insert into working_refund (sales_order_id, canceled_by_id, payment_line_number, linked_line_number, amount,
      tender_type, posting_account, paid_on)
    select payment.sales_order_id, cancellation.canceled_by_id, payment.line_number, payment.line_number,
      payment.refunded_amount - payment.amount, payment.tender_type, payment.posting_account, cancellation.canceled_on
    from working_cancellation as cancellation cross join order_payment as payment
    where payment.sales_order_id = cancellation.sales_order_id and payment.status = 'captured'
      and payment.amount > payment.refunded_amount
      and payment.sales_order_id not in (
        select draft.sales_order_id from (${refunds}) as draft where draft.sales_order_id is not null)
  `.execute(trx)
}
