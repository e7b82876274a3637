import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'

/**
 * Adds transactions to the tally by company, channel, date and type, from which lists are counted without a scan.
 * Whoever stages headers (version 0) calls it in the same transaction, once for all of them.
 * @param headers a query of the headers with the columns company_id, channel_number, transaction_date and type.
 * @param sign -1 takes them out again: their date or type is about to change.
 */
export async function tallyTransactions(
  trx: Transaction,
  headers: RawBuilder<unknown>,
  sign: 1 | -1 = 1,
): Promise<void> {
  await sql`
    insert into channel_transaction_tally (company_id, channel_number, transaction_date, type, pulled)
    select company_id, channel_number, transaction_date, type, cast(${sign} as integer) * count(*)
    from (${headers}) as staged
    where true
    group by company_id, channel_number, transaction_date, type
    on conflict (company_id, channel_number, transaction_date, type)
      do update set pulled = channel_transaction_tally.pulled + excluded.pulled
  `.execute(trx)
}
