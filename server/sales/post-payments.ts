import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import type { PaymentDraft } from './document-drafts.ts'
import { PaymentChangedError } from './payment-changed.ts'
import { postJournalLines } from './post-journals.ts'
import { columnList, type Posting } from './posting.ts'
import { tallyPaymentRows } from './tallies.ts'

/** What a payment draft tells of its payment as it stands. */
const paymentColumns = [
  'sales_order_id',
  'line_number',
  'tender_type',
  'tender_function',
  'posting_account',
  'amount',
  'tendered_amount',
  'tendered_currency',
  'card_type',
  'masked_card_number',
  'card_token',
  'authorization_token',
  'authorized_amount',
  'gift_card_number',
  'loyalty_card_number',
  'credit_voucher_number',
  'is_change',
  'linked_sales_order_id',
  'linked_line_number',
  'paid_on',
] as const satisfies readonly (keyof Tables['order_payment'])[]

/**
 * What becomes of a payment (commerce 3.2 and 3.6), over the columns of a payment draft. A card's or wallet's
 * authorization waits for the invoice, which captures it; what was captured, paid as a deposit, or taken from a gift
 * card, a voucher or points is money that has moved, and goes into a journal; what is on account is owed.
 */
export function paymentStatus(draft: string): RawBuilder<string> {
  const column = (name: keyof PaymentDraft) => sql.ref(`${draft}.${name}`)
  return sql<string>`case
    when ${column('tender_function')} = 'customerAccount' then 'open'
    when ${column('tender_function')} in ('card', 'wallet')
      and ${column('is_captured')} = false and ${column('is_deposit')} = false
      then case when ${column('amount')} < 0 then 'refundDue' else 'authorized' end
    when ${column('amount')} < 0 then 'refunded'
    else 'captured' end`
}

/** Posts payments of documents that are being posted. */
export async function postPayments(
  trx: Transaction,
  payments: RawBuilder<PaymentDraft>,
  posting: Posting,
): Promise<void> {
  await layOutPayments(trx, payments)
  await sql`
    insert into order_payment (status, refunded_amount, ${columnList(paymentColumns)})
    select status, 0, ${columnList(paymentColumns)} from working_payment`.execute(trx)
  await tallyPaymentRows(
    trx,
    sql`
      select cast(${posting.companyId} as text) as company_id, channel_number, tender_function, status, currency, amount
      from working_payment`,
  )
  await refundPayments(
    trx,
    sql`
      select linked_sales_order_id, linked_line_number, -sum(amount) as amount
      from working_payment where linked_sales_order_id is not null
      group by linked_sales_order_id, linked_line_number`,
  )
  await postJournalLines(
    trx,
    sql`
      select sales_order_id, line_number as payment_line_number, sales_order_id as brought_by_id, customer_account,
        currency, amount, tender_type, posting_account, paid_on
      from working_payment where status in ('captured', 'refunded')`,
    posting,
  )
}

/** Lays out the payments in `working_payment`, with what becomes of them: they are asked for several things. */
async function layOutPayments(trx: Transaction, payments: RawBuilder<PaymentDraft>): Promise<void> {
  await createWorkingTable(
    trx,
    'working_payment',
    () => `sales_order_id text NOT NULL, line_number bigint NOT NULL, channel_number bigint, currency text NOT NULL,
      customer_account text NOT NULL, status text NOT NULL, tender_type text NOT NULL, tender_function text NOT NULL,
      posting_account text NOT NULL, amount bigint NOT NULL, tendered_amount bigint, tendered_currency text,
      card_type text, masked_card_number text, card_token text, authorization_token text, authorized_amount bigint,
      gift_card_number text, loyalty_card_number text, credit_voucher_number text, is_change boolean NOT NULL,
      linked_sales_order_id text, linked_line_number bigint, paid_on text`,
  )
  const ofDocument = ['channel_number', 'currency', 'customer_account']
  await sql`
    insert into working_payment (status, ${columnList([...ofDocument, ...paymentColumns])})
    select ${paymentStatus('draft')}, ${columnList([...ofDocument, ...paymentColumns], 'draft')}
    from (${payments}) as draft`.execute(trx)
}

/**
 * Notes on payments what is given back of them.
 * @param refunds a query of (linked_sales_order_id, linked_line_number, amount), one row a payment.
 * @throws PaymentChangedError when a payment named is not there.
 */
export async function refundPayments(trx: Transaction, refunds: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${refunds}) as refund`.execute(
    trx,
  )
  const count = rows[0]?.count ?? 0
  if (count === 0) return
  const { numAffectedRows } = await sql`
    update order_payment set refunded_amount = order_payment.refunded_amount + refund.amount
    from (${refunds}) as refund
    where order_payment.sales_order_id = refund.linked_sales_order_id
      and order_payment.line_number = refund.linked_line_number`.execute(trx)
  if (Number(numAffectedRows ?? 0) !== count) throw new PaymentChangedError()
}
