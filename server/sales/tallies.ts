import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { MinorUnits } from '../database/money.ts'
import type { ChannelNumber, CompanyId, TenderFunction } from '../organization/tables.ts'
import type { OrderPaymentStatus, SalesOrderKind, SalesOrderStatus } from './tables.ts'

/** How many orders there are, and what they come to, kept so that no list and no tile is counted by reading orders. */
interface SalesOrderTallyTable {
  company_id: CompanyId
  /** 0 for orders of no channel. */
  channel_number: ChannelNumber | 0
  ordered_on: CalendarDate
  kind: SalesOrderKind
  status: SalesOrderStatus
  currency: string
  orders: number
  gross_amount: MinorUnits
}

/** How many payments there are, and what they come to. */
interface OrderPaymentTallyTable {
  company_id: CompanyId
  /** 0 for orders of no channel. */
  channel_number: ChannelNumber | 0
  tender_function: TenderFunction
  status: OrderPaymentStatus
  currency: string
  payments: number
  amount: MinorUnits
}

declare module '../database/tables.ts' {
  interface Tables {
    sales_order_tally: SalesOrderTallyTable
    order_payment_tally: OrderPaymentTallyTable
  }
}

/**
 * Adds orders to their tally. Whoever inserts orders calls it in the same transaction, once for all of them; whoever
 * changes their status takes them out before (sign -1) and adds them again after.
 * @param orders a condition on `sales_order as o`, such as `o.id in (select …)`.
 */
export async function tallyOrders(
  trx: Transaction,
  orders: RawBuilder<unknown>,
  sign: 1 | -1 = 1,
): Promise<void> {
  await tallyOrderRows(trx, sql`select o.* from sales_order as o where ${orders}`, sign)
}

/**
 * The same for orders that are at hand otherwise.
 * @param rows a query of (company_id, channel_number, ordered_on, kind, status, currency, gross_amount), a row an order.
 */
export async function tallyOrderRows(
  trx: Transaction,
  rows: RawBuilder<unknown>,
  sign: 1 | -1 = 1,
): Promise<void> {
  await sql`
    insert into sales_order_tally
      (company_id, channel_number, ordered_on, kind, status, currency, orders, gross_amount)
    select o.company_id, coalesce(o.channel_number, 0), o.ordered_on, o.kind, o.status, o.currency,
      cast(${sign} as integer) * count(*), cast(cast(${sign} as integer) * sum(o.gross_amount) as bigint)
    from (${rows}) as o
    where true
    group by o.company_id, coalesce(o.channel_number, 0), o.ordered_on, o.kind, o.status, o.currency
    on conflict (company_id, channel_number, ordered_on, kind, status, currency)
      do update set orders = sales_order_tally.orders + excluded.orders,
        gross_amount = sales_order_tally.gross_amount + excluded.gross_amount
  `.execute(trx)
}

/**
 * Adds payments to their tally, as `tallyOrders` does orders.
 * @param payments a condition on `order_payment as p` and its order `sales_order as o`.
 */
export async function tallyPayments(
  trx: Transaction,
  payments: RawBuilder<unknown>,
  sign: 1 | -1 = 1,
): Promise<void> {
  await tallyPaymentRows(
    trx,
    sql`
      select o.company_id, o.channel_number, p.tender_function, p.status, o.currency, p.amount
      from order_payment as p join sales_order as o on o.id = p.sales_order_id
      where ${payments}`,
    sign,
  )
}

/**
 * The same for payments that are at hand otherwise.
 * @param rows a query of (company_id, channel_number, tender_function, status, currency, amount), a row a payment.
 */
export async function tallyPaymentRows(
  trx: Transaction,
  rows: RawBuilder<unknown>,
  sign: 1 | -1 = 1,
): Promise<void> {
  await sql`
    insert into order_payment_tally
      (company_id, channel_number, tender_function, status, currency, payments, amount)
    select p.company_id, coalesce(p.channel_number, 0), p.tender_function, p.status, p.currency,
      cast(${sign} as integer) * count(*), cast(cast(${sign} as integer) * sum(p.amount) as bigint)
    from (${rows}) as p
    where true
    group by p.company_id, coalesce(p.channel_number, 0), p.tender_function, p.status, p.currency
    on conflict (company_id, channel_number, tender_function, status, currency)
      do update set payments = order_payment_tally.payments + excluded.payments,
        amount = order_payment_tally.amount + excluded.amount
  `.execute(trx)
}
