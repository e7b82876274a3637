import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Posting } from './posting.ts'

/**
 * Puts orders on hold with a hold code, until somebody releases them.
 * @param orders a query of sales_order_id.
 */
export async function holdOrders(
  trx: Transaction,
  orders: RawBuilder<unknown>,
  holdCode: string,
  { companyId, now }: Pick<Posting, 'companyId' | 'now'>,
): Promise<void> {
  await sql`
    insert into order_hold (id, company_id, sales_order_id, hold_code, placed_at)
    select uuid_v7(), ${companyId}, held.sales_order_id, ${holdCode}, ${now}
    from (${orders}) as held`.execute(trx)
}
