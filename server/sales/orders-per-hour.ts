import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { addSeconds, type Instant, parseInstant } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { Posting } from './posting.ts'

interface SalesOrderHourTable {
  company_id: CompanyId
  /** When the hour begins, in UTC. */
  hour: Instant
  orders: number
}

declare module '../database/tables.ts' {
  interface Tables {
    sales_order_hour: SalesOrderHourTable
  }
}

/** How many orders were posted in an hour. */
export interface OrdersOfHour {
  readonly hour: Instant
  readonly orders: number
}

/** Adds orders to the hour in which they are posted. Whoever posts orders calls it in the same transaction. */
export async function tallyHour(
  trx: Transaction,
  { companyId, now }: Posting,
  orders: number,
): Promise<void> {
  if (orders === 0) return
  await sql`
    insert into sales_order_hour (company_id, hour, orders) values (${companyId}, ${hourOf(now)}, ${orders})
    on conflict (company_id, hour) do update set orders = sales_order_hour.orders + excluded.orders
  `.execute(trx)
}

/** How many orders a company posted in each of the last hours, the oldest first; the last is the one that runs. */
export async function readOrdersPerHour(
  queries: Queries,
  companyId: CompanyId,
  { now, hours }: { readonly now: Instant; readonly hours: number },
): Promise<readonly OrdersOfHour[]> {
  const last = hourOf(now)
  const wanted = Array.from({ length: hours }, (_, index) => addSeconds(last, (index - hours + 1) * 3_600))
  const rows = await queries
    .selectFrom('sales_order_hour')
    .select(['hour', 'orders'])
    .where('company_id', '=', companyId)
    .where('hour', '>=', wanted[0] ?? last)
    .execute()
  const counted = new Map(rows.map(({ hour, orders }) => [hour, orders]))
  return wanted.map((hour) => ({ hour, orders: counted.get(hour) ?? 0 }))
}

function hourOf(instant: Instant): Instant {
  return parseInstant(`${instant.slice(0, 13)}:00:00Z`)
}
