import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { newId } from '../database/identifiers.ts'
import type { MinorUnits } from '../database/money.ts'
import { wholeNumber } from '../database/values.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import { numberAt, takeNumbers } from './number-sequences.ts'
import type { Posting } from './posting.ts'

/**
 * Posts payments into customer payment journals: one journal a currency, one line and one voucher a payment. A payment
 * of a customer comes before the invoice and gets a prepayment voucher; what is given back does not (commerce 3.6).
 * @param lines a query of (sales_order_id, payment_line_number, brought_by_id, customer_account, currency, amount,
 *   tender_type, posting_account, paid_on).
 * @throws NumberSequenceExhaustedError when there are too few vouchers or journal numbers left.
 */
export async function postJournalLines(
  trx: Transaction,
  lines: RawBuilder<unknown>,
  { companyId, now }: Posting,
): Promise<void> {
  await createWorkingTable(
    trx,
    'working_journal_line',
    ({ counter }) => `place ${counter}, currency text NOT NULL, sales_order_id text NOT NULL,
      payment_line_number bigint NOT NULL, brought_by_id text NOT NULL, customer_account text NOT NULL,
      amount bigint NOT NULL, tender_type text NOT NULL, posting_account text NOT NULL, paid_on text NOT NULL`,
  )
  await sql`
    insert into working_journal_line (currency, sales_order_id, payment_line_number, brought_by_id, customer_account,
      amount, tender_type, posting_account, paid_on)
    select currency, sales_order_id, payment_line_number, brought_by_id, customer_account, amount, tender_type,
      posting_account, paid_on
    from (${lines}) as line
    order by sales_order_id, payment_line_number`.execute(trx)
  const { rows: journals } = await sql<{ currency: string; count: number; total: MinorUnits }>`
    select currency, count(*) as count, ${wholeNumber(sql`sum(amount)`)} as total
    from working_journal_line group by currency order by currency`.execute(trx)
  if (journals.length === 0) return

  const numbers = await takeNumbers(trx, companyId, 'customerPaymentJournal', journals.length)
  const vouchers = await takeNumbers(
    trx,
    companyId,
    'customerPaymentVoucher',
    journals.reduce((sum, { count }) => sum + count, 0),
  )
  for (const [index, { currency, count, total }] of journals.entries()) {
    const id = newId<'CustomerPaymentJournal'>()
    await sql`
      insert into customer_payment_journal (id, company_id, number, currency, line_count, total_amount, posted_at)
      select ${id}, ${companyId}, ${numberAt(numbers, sql.lit(index + 1))}, ${currency}, ${count}, ${total}, ${now}
    `.execute(trx)
    await sql`
      insert into customer_payment_journal_line (journal_id, line_number, voucher_number, is_prepayment, sales_order_id,
        payment_line_number, brought_by_id, customer_account, amount, tender_type, posting_account, paid_on)
      select ${id}, row_number() over (order by place), ${numberAt(vouchers, sql`place`)}, amount > 0, sales_order_id,
        payment_line_number, brought_by_id, customer_account, amount, tender_type, posting_account, paid_on
      from working_journal_line where currency = ${currency}`.execute(trx)
  }
}
