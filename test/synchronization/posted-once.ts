import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { microsPerMinorUnit } from '../../server/database/money.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import type { NumberSequenceCode } from '../../server/sales/tables.ts'

/** Whether a transaction cancels an order, instead of becoming one. */
export const cancels = ({ header }: ChannelTransaction) => header.type === 37

const minorUnits = (amount: number, currency: string) =>
  Math.round((amount * 1_000_000) / microsPerMinorUnit(currency))

const countingPayments = ({ payments }: ChannelTransaction) =>
  payments.filter(
    ({ transactionStatus, VoidStatus, amountTendered }) =>
      transactionStatus === 0 && VoidStatus === 0 && amountTendered !== 0,
  )

/** Sums by channel and currency of what the shops wrote, in business sign and minor units. */
export function totalsOf(
  written: readonly ChannelTransaction[],
): Record<string, { orders: number; gross: number }> {
  const totals: Record<string, { orders: number; gross: number }> = {}
  for (const { header } of written) {
    const key = `${header.Channel} ${header.currency}`
    const total = totals[key] ?? { orders: 0, gross: 0 }
    const gross = total.gross - minorUnits(header.grossAmount, header.currency)
    totals[key] = { orders: total.orders + 1, gross }
  }
  return totals
}

export async function postedTotals({ kysely }: Database) {
  const { rows } = await sql<{ channel: number; currency: string; orders: number; gross: number }>`
    select channel_number as channel, currency, count(*) as orders, cast(sum(gross_amount) as bigint) as gross
    from sales_order group by channel_number, currency`.execute(kysely)
  return Object.fromEntries(
    rows.map(({ channel, currency, orders, gross }) => [`${channel} ${currency}`, { orders, gross }]),
  )
}

/** The texts behind the prefix, as numbers, in rising order. */
const numbersIn = (texts: readonly string[]) =>
  texts.map((text) => Number(text.slice(text.indexOf('-') + 1))).sort((one, other) => one - other)

async function expectWholeSequences({ kysely }: Database): Promise<void> {
  const orders = await kysely.selectFrom('sales_order').select(['kind', 'number']).execute()
  const ofKind = (kind: string) => orders.filter((order) => order.kind === kind).map(({ number }) => number)
  const customers = await kysely
    .selectFrom('customer')
    .select(['account', 'async_account'])
    .where('async_account', 'is not', null)
    .execute()
  const journals = await kysely.selectFrom('customer_payment_journal').select('number').execute()
  const vouchers = await kysely.selectFrom('customer_payment_journal_line').select('voucher_number').execute()
  const given: Record<NumberSequenceCode, readonly string[]> = {
    salesOrder: ofKind('order'),
    returnOrder: ofKind('return'),
    salesQuotation: ofKind('quotation'),
    customer: customers.map(({ account }) => account),
    customerPaymentJournal: journals.map(({ number }) => number),
    customerPaymentVoucher: vouchers.map(({ voucher_number }) => voucher_number),
  }
  expect(new Set(customers.map(({ async_account }) => async_account)).size).toBe(customers.length)
  for (const sequence of await kysely.selectFrom('number_sequence').selectAll().execute()) {
    const numbers = numbersIn(given[sequence.code])
    expect([sequence.code, numbers]).toEqual([sequence.code, numbers.map((_, index) => index + 1)])
    expect([sequence.code, sequence.next_number]).toEqual([sequence.code, numbers.length + 1])
  }
}

/** The kept sums say what the orders and payments themselves say. */
async function expectTrueTallies({ kysely }: Database): Promise<void> {
  const { rows: wrongOrders } = await sql`
    select 1 from sales_order_tally as tally
    where orders <> (select count(*) from sales_order as o where o.channel_number = tally.channel_number
      and o.ordered_on = tally.ordered_on and o.kind = tally.kind and o.status = tally.status
      and o.currency = tally.currency)`.execute(kysely)
  const { rows: wrongPayments } = await sql`
    select 1 from order_payment_tally as tally
    where (payments, amount) <> (select count(*), coalesce(sum(p.amount), 0)
      from order_payment as p join sales_order as o on o.id = p.sales_order_id
      where o.channel_number = tally.channel_number and p.tender_function = tally.tender_function
        and p.status = tally.status and o.currency = tally.currency)`.execute(kysely)
  expect([wrongOrders.length, wrongPayments.length]).toEqual([0, 0])
}

/**
 * Holds what is posted against what the shops wrote, not against what was staged.
 * @returns the transactions that were posted.
 */
export async function expectPostedOnce(
  database: Database,
  written: readonly ChannelTransaction[],
): Promise<readonly ChannelTransaction[]> {
  const { kysely } = database
  const rows = await kysely
    .selectFrom('channel_transaction')
    .select(['id', 'transaction_id', 'status'])
    .execute()
  expect(rows.length).toBe(written.length)
  expect(rows.filter(({ status }) => status !== 'succeeded' && status !== 'failed')).toEqual([])
  const idOf = new Map(rows.map(({ id, transaction_id }) => [transaction_id, id as string]))
  const ended = new Set(rows.filter(({ status }) => status === 'succeeded').map((row) => row.transaction_id))
  const succeeded = written.filter(({ header }) => ended.has(header.transactionId))
  const documents = succeeded.filter((transaction) => !cancels(transaction))
  const idsOf = (some: readonly ChannelTransaction[]) =>
    some.map(({ header }) => idOf.get(header.transactionId) ?? '').sort()

  const orders = await kysely.selectFrom('sales_order').select(['id', 'canceled_by_transaction_id']).execute()
  expect(orders.map(({ id }) => id as string).sort()).toEqual(idsOf(documents))
  const cancelledBy = orders.flatMap((order) => order.canceled_by_transaction_id ?? [])
  expect(cancelledBy.map(String).sort()).toEqual(idsOf(succeeded.filter(cancels)))
  expect(await postedTotals(database)).toEqual(totalsOf(documents))

  const lines = await kysely
    .selectFrom('sales_order_line')
    .select(['sales_order_id', 'line_number'])
    .execute()
  expect(lines.map((line) => `${line.sales_order_id} ${line.line_number}`).sort()).toEqual(
    documents
      .flatMap(({ header, lines }) =>
        lines
          .filter(({ transactionStatus }) => transactionStatus === 0)
          .map(({ lineNum }) => `${idOf.get(header.transactionId)} ${lineNum}`),
      )
      .sort(),
  )
  const payments = await kysely.selectFrom('order_payment').selectAll().execute()
  const paymentKey = (order: string, line: number, amount: number) => `${order} ${line} ${amount}`
  expect(payments.map((row) => paymentKey(row.sales_order_id, row.line_number, row.amount)).sort()).toEqual(
    documents
      .flatMap((document) =>
        countingPayments(document).map(({ lineNum, amountTendered, changeLine }) => {
          const amount = minorUnits(
            changeLine === 1 ? -Math.abs(amountTendered) : amountTendered,
            document.header.currency,
          )
          return paymentKey(idOf.get(document.header.transactionId) ?? '', lineNum, amount)
        }),
      )
      .sort(),
  )
  const journal = await kysely.selectFrom('customer_payment_journal_line').selectAll().execute()
  const byOrder = journal.filter((line) => line.brought_by_id === line.sales_order_id)
  expect(
    byOrder.map((row) => paymentKey(row.sales_order_id, row.payment_line_number, row.amount)).sort(),
  ).toEqual(
    payments
      .filter(({ status }) => status === 'captured' || status === 'refunded')
      .map((row) => paymentKey(row.sales_order_id, row.line_number, row.amount))
      .sort(),
  )
  expect(payments.filter((payment) => payment.refunded_amount > Math.max(payment.amount, 0))).toEqual([])
  await expectWholeSequences(database)
  await expectTrueTallies(database)
  return succeeded
}
