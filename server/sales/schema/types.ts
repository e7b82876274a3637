import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { sql } from 'kysely'
import type { Queries } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import type { Micros, MinorUnits } from '../../database/money.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { loadNodes, rowNode } from '../../graphql/nodes.ts'
import type { MoneyValue } from '../../graphql/scalars.ts'
import { nameRecords } from '../../identity/record-names.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import { type ItemKey, readItemBarcodes, readItemVariants } from '../item-records.ts'
import {
  type CustomerKey,
  type CustomerRecord,
  readCustomerAddresses,
  readCustomers,
} from '../list-customers.ts'
import { type JournalLineRecord, readJournalLines } from '../list-journals.ts'
import { readOrders } from '../list-orders.ts'
import type { NumberSequenceRecord } from '../number-sequence-settings.ts'
import { type HoldCodeRecord, type OrderHoldRecord, readHolds } from '../order-holds.ts'
import { type OrderRow, type OrderRowTable, readOrderRows } from '../order-rows.ts'

export type OrderId = Id<'SalesOrder'>

const loadOrders = loadNodes(
  'SalesOrder',
  (ids: readonly OrderId[], { database }) => readOrders(database.kysely, ids),
  ({ id }) => id,
)

/** GraphQL type of a sales order or return. A resolver may hand over its id. */
export const SalesOrder = builder.loadableNodeRef('SalesOrder', {
  id: { description: 'Global id of the order.', resolve: (order) => order.id },
  load: loadOrders,
})

/** GraphQL type of a quotation. A resolver may hand over its id. */
export const SalesQuotation = builder.loadableNodeRef('SalesQuotation', {
  id: { description: 'Global id of the quotation.', resolve: (quotation) => quotation.id },
  load: loadOrders,
})

export const SalesOrderLine = builder.objectRef<OrderRow<'sales_order_line'>>('SalesOrderLine')
export const SalesOrderCharge = builder.objectRef<OrderRow<'sales_order_charge'>>('SalesOrderCharge')
export const SalesOrderDiscount = builder.objectRef<OrderRow<'sales_order_discount'>>('SalesOrderDiscount')
export const SalesOrderTax = builder.objectRef<OrderRow<'sales_order_tax'>>('SalesOrderTax')
export const SalesOrderChargeTax =
  builder.objectRef<OrderRow<'sales_order_charge_tax'>>('SalesOrderChargeTax')
export const SalesOrderAddress = builder.objectRef<OrderRow<'sales_order_address'>>('SalesOrderAddress')
export const SalesOrderAttribute = builder.objectRef<OrderRow<'sales_order_attribute'>>('SalesOrderAttribute')
export const SalesOrderReasonCode =
  builder.objectRef<OrderRow<'sales_order_reason_code'>>('SalesOrderReasonCode')
export const OrderPayment = builder.objectRef<OrderRow<'order_payment'>>('OrderPayment')
export const PaymentJournal = rowNode(
  'PaymentJournal',
  'customer_payment_journal',
  'Global id of the journal.',
)
export const PaymentJournalLine = builder.objectRef<JournalLineRecord>('PaymentJournalLine')
export const OrderHold = builder.objectRef<OrderHoldRecord>('OrderHold')
export const HoldCode = builder.objectRef<HoldCodeRecord>('HoldCode')
export const NumberSequence = builder.objectRef<NumberSequenceRecord>('NumberSequence')
export const Customer = rowNode('Customer', 'customer', 'Global id of the customer.')
export const Item = rowNode('Item', 'item', 'Global id of the item.')

nameRecords('Customer', sql`select id, company_id, account as name from customer`)
nameRecords('Item', sql`select id, company_id, item_number as name from item`)

nameRecords(
  'OrderHold',
  sql`
    select hold.id, hold.company_id, sales_order.number as name from order_hold as hold
    join sales_order on sales_order.id = hold.sales_order_id`,
)

/** The rows of orders in one of their tables: one query for all orders of a level. */
export function orderRowsLoader<Table extends OrderRowTable>(table: Table) {
  return groupLoader<OrderId, OrderRow<Table>>(
    (ids, { database }) => readOrderRows(database.kysely, table, ids),
    (row) => row.sales_order_id,
  )
}

/** The holds of orders. */
export const holdsLoader = groupLoader(
  (ids: readonly OrderId[], { database }) => readHolds(database.kysely, ids),
  (hold) => hold.sales_order_id,
)

/** The vouchers of orders. */
export const journalLinesLoader = groupLoader(
  (ids: readonly OrderId[], { database }) => readJournalLines(database.kysely, ids),
  (line) => line.sales_order_id,
)

/** Customers by company and account: one query for all of a level. */
export const customerLoader = createContextCache(
  ({ database }: RequestContext) =>
    new DataLoader<CustomerKey, CustomerRecord | null, string>(
      async (keys) => {
        const customers = await readCustomers(database.kysely, keys)
        const byKey = new Map(
          customers.map((customer) => [
            nameOf({ company_id: customer.company_id, customer_account: customer.account }),
            customer,
          ]),
        )
        return keys.map((key) => byKey.get(nameOf(key)) ?? null)
      },
      { cacheKeyFn: nameOf },
    ),
)

/** The addresses of customers. */
export const customerAddressesLoader = createContextCache(
  ({ database }: RequestContext) =>
    new DataLoader<CustomerKey, readonly Awaited<ReturnType<typeof readCustomerAddresses>>[number][], string>(
      async (keys) => {
        const groups = Map.groupBy(await readCustomerAddresses(database.kysely, keys), nameOf)
        return keys.map((key) => groups.get(nameOf(key)) ?? [])
      },
      { cacheKeyFn: nameOf },
    ),
)

/** The variants of items. */
export const itemVariantsLoader = itemRowsLoader(readItemVariants)

/** The barcodes of items. */
export const itemBarcodesLoader = itemRowsLoader(readItemBarcodes)

function itemRowsLoader<Row extends ItemKey>(
  read: (queries: Queries, keys: readonly ItemKey[]) => Promise<readonly Row[]>,
) {
  const nameOfItem = ({ company_id, item_number }: ItemKey) => `${company_id} ${item_number}`
  return createContextCache(
    ({ database }: RequestContext) =>
      new DataLoader<ItemKey, readonly Row[]>(
        async (keys) => {
          const groups = Map.groupBy(await read(database.kysely, keys), nameOfItem)
          return keys.map((key) => groups.get(nameOfItem(key)) ?? [])
        },
        // Of several mutations in one operation, each shows what it has changed.
        { cache: false },
      ),
  )
}

/** An amount in minor units. */
export function money(amount: MinorUnits, currency: string): MoneyValue {
  return { amount, currency }
}

/** An amount in minor units that may be absent. */
export function moneyOrNull(amount: MinorUnits | null, currency: string | null): MoneyValue | null {
  return amount === null || currency === null ? null : { amount, currency }
}

/** An amount with more digits than its currency, such as a price or an unrounded tax. */
export function exactMoney(micros: Micros, currency: string): MoneyValue {
  return { micros, currency }
}

/** Such an amount that may be absent. */
export function exactMoneyOrNull(micros: Micros | null, currency: string): MoneyValue | null {
  return micros === null ? null : { micros, currency }
}

function nameOf({ company_id, customer_account }: CustomerKey): string {
  return `${company_id} ${customer_account}`
}
