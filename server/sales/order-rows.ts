import { type Selectable, sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'

/** The tables of an order's children, with the columns that order an order's rows. */
const keys = {
  sales_order_line: ['line_number'],
  sales_order_charge: ['line_number', 'charge_number'],
  sales_order_discount: ['line_number', 'discount_number'],
  sales_order_tax: ['line_number', 'tax_code'],
  sales_order_charge_tax: ['line_number', 'charge_number', 'tax_code'],
  sales_order_address: ['line_number'],
  sales_order_attribute: ['line_number', 'name'],
  sales_order_reason_code: ['line_number', 'type', 'reason_number'],
  order_payment: ['line_number'],
} as const

export type OrderRowTable = keyof typeof keys

/** A row of an order, with the currency that its amounts are in. */
export type OrderRow<Table extends OrderRowTable> = Selectable<Tables[Table]> & {
  readonly sales_order_id: Id<'SalesOrder'>
  readonly order_currency: string
}

/** The rows of orders in one of their tables, each order's in the order of their keys. */
export async function readOrderRows<Table extends OrderRowTable>(
  queries: Queries,
  table: Table,
  orderIds: readonly Id<'SalesOrder'>[],
): Promise<readonly OrderRow<Table>[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<OrderRow<Table>>`
    select o.currency as order_currency, r.*
    from sales_order as o join ${sql.table(table)} as r on r.sales_order_id = o.id
    where o.id in (${sql.join(orderIds)})
    order by o.id, ${sql.join(keys[table].map((column) => sql.ref(`r.${column}`)))}
  `.execute(queries)
  return rows
}
