import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { decimalText, type Micros, type MinorUnits } from '../database/money.ts'
import { json, wholeNumber } from '../database/values.ts'
import { enumName } from '../graphql/enum-name.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import { cancelOrders } from '../sales/cancel-orders.ts'
import { createCustomers } from '../sales/create-customers.ts'
import { holdOrders } from '../sales/hold-orders.ts'
import { postDocuments, sequenceOfKind } from '../sales/post-documents.ts'
import type { Posting } from '../sales/posting.ts'
import type { NumberSequenceCode, SalesOrderKind } from '../sales/tables.ts'
import { cancellations, customerDrafts, documentDrafts, documentKind, roundingOfOrder } from './drafts.ts'
import type { WorkingFinding } from './find-breaches.ts'
import { transactionsWithFacts } from './gather-facts.ts'
import { rowsOf } from './lay-out-transactions.ts'
import { countsAsPayment } from './payment-rules.ts'
import type { SynchronizationSettings } from './settings.ts'
import type { NoteCode } from './tables.ts'

/** Posts all working transactions, which must have been validated: documents, cancellations, holds and notes. */
export async function postLaidOut(
  trx: Transaction,
  settings: SynchronizationSettings,
  posting: Posting,
): Promise<void> {
  await makeCustomersKnown(trx, posting)
  await postDocuments(trx, documentDrafts(trx, settings), posting)
  if (await hasCancellations(trx)) await cancelOrders(trx, cancellations, posting)
  if (settings.editedOrderHoldCode) {
    const edited = sql`select t.id as sales_order_id from working_transaction as t
      where t.version > 0 and t.kind in ('order', 'quotation')`
    await holdOrders(trx, edited, settings.editedOrderHoldCode, posting)
  }
  await keepNotes(trx, posting)
}

/** Makes the unknown customers, and gives those whom the shop knows by a GUID their accounts. */
async function makeCustomersKnown(trx: Transaction, posting: Posting): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from working_transaction where is_customer_known = false`.execute(trx)
  if ((rows[0]?.count ?? 0) === 0) return
  await createCustomers(trx, customerDrafts, posting)
  const account = sql`
    select customer.account from customer
    where customer.company_id = working_transaction.company_id
      and customer.async_account = working_transaction.customer_account`
  await sql`
    update working_transaction set customer_account = (${account})
    where is_customer_known = false and exists (${account})`.execute(trx)
}

async function hasCancellations(trx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from working_transaction where kind = 'cancellation'`.execute(trx)
  return (rows[0]?.count ?? 0) > 0
}

/**
 * The working transactions for which a number sequence has no number left, the last ones first to go without.
 * @param remainingOf how many numbers a sequence still has: for a run, locked until its transaction ends.
 */
export async function findUnnumbered(
  trx: Transaction,
  remainingOf: (sequence: NumberSequenceCode) => Promise<number>,
): Promise<readonly WorkingFinding[]> {
  const { rows: counts } = await sql<{ kind: SalesOrderKind; count: number; payments: number }>`
    select ${documentKind} as kind, count(*) as count,
      ${wholeNumber(sql`coalesce(sum(p.payments), 0)`)} as payments
    from ${transactionsWithFacts} where t.kind in ('order', 'quotation') group by ${documentKind}`.execute(
    trx,
  )
  const findings: WorkingFinding[] = []
  for (const kind of ['order', 'return', 'quotation'] as const) {
    const needed = counts.find((row) => row.kind === kind)?.count ?? 0
    if (needed === 0) continue
    const remaining = await remainingOf(sequenceOfKind[kind])
    if (needed > remaining) {
      const places = sql`select t.position, row_number() over (order by t.position) as place
        from ${transactionsWithFacts} where t.kind in ('order', 'quotation') and ${documentKind} = ${sql.lit(kind)}`
      findings.push(...(await beyond(trx, places, remaining, sequenceOfKind[kind])))
    }
  }
  const payments = counts.reduce((sum, row) => sum + row.payments, 0)
  if (payments > 0) {
    const remaining = await remainingOf('customerPaymentVoucher')
    // Counted as if every payment got a voucher, although authorizations get none: at the very end of a sequence a few
    // numbers may stay unused.
    const places = sql`select t.position, sum(p.payments) over (order by t.position) as place
      from ${transactionsWithFacts} where p.payments > 0`
    if (payments > remaining)
      findings.push(...(await beyond(trx, places, remaining, 'customerPaymentVoucher')))
  }
  return findings
}

async function beyond(
  trx: Transaction,
  places: RawBuilder<unknown>,
  remaining: number,
  sequence: NumberSequenceCode,
): Promise<WorkingFinding[]> {
  const { rows } = await sql<{ position: number }>`
    select position from (${places}) as placed where place > ${remaining}`.execute(trx)
  return rows.map(({ position }) => ({
    position,
    code: 'NUMBER_SEQUENCE_EXHAUSTED',
    line_number: null,
    parameters: { sequence: enumName(sequence) },
  }))
}

interface NoteRow {
  readonly company_id: CompanyId
  readonly channel_number: ChannelNumber
  readonly transaction_id: string
  readonly code: NoteCode
  readonly line_number: number | null
  readonly amount: Micros
}

/** Notes on transactions what posting decided by itself: differences it accepted, payments of nothing it left out. */
async function keepNotes(trx: Transaction, { now }: Posting): Promise<void> {
  const key = sql`t.company_id, t.channel_number, t.transaction_id`
  const { rows } = await sql<NoteRow>`
    select ${key}, 'ROUNDING_ACCEPTED' as code, cast(null as bigint) as line_number, ${roundingOfOrder} as amount
    from ${transactionsWithFacts}
    where t.kind in ('order', 'quotation') and ${roundingOfOrder} <> 0
    union all
    select ${key}, 'PAYMENT_DIFFERENCE_ACCEPTED', null, t.gross - t.paid
    from working_transaction as t where t.kind = 'order' and t.gross <> t.paid
    union all
    select ${key}, 'ZERO_PAYMENT_IGNORED', p.line_number, 0
    from working_payment_facts as facts cross join working_transaction as t
      cross join channel_transaction_payment as p
    where facts.zero_payments > 0 and t.position = facts.position and ${rowsOf('p')} and ${countsAsPayment}
      and p.amount_tendered = 0`.execute(trx)
  const rowsAtOnce = 500
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    await trx
      .insertInto('synchronization_note')
      .values(
        rows.slice(first, first + rowsAtOnce).map(({ amount, code, ...note }) => ({
          ...note,
          code,
          parameters: json(code === 'ZERO_PAYMENT_IGNORED' ? {} : { amount: decimalText(amount) }),
          noted_at: now,
        })),
      )
      .execute()
  }
}

/** What was posted or refused, by channel. */
export interface ChannelTotal {
  readonly channelNumber: ChannelNumber
  readonly currency: string
  readonly transactions: number
  /** Gross amount in business sign. */
  readonly grossAmount: MinorUnits
}

/** Sums up the working transactions by channel and currency. */
export async function totalsByChannel(trx: Transaction): Promise<readonly ChannelTotal[]> {
  const { rows } = await sql<ChannelTotal>`
    select channel_number as "channelNumber", currency, count(*) as transactions,
      ${wholeNumber(sql`sum(gross / factor)`)} as "grossAmount"
    from working_transaction group by channel_number, currency order by channel_number, currency`.execute(trx)
  return rows
}
