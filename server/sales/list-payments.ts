import { type RawBuilder, sql } from 'kysely'
import { allOf, listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { MinorUnits } from '../database/money.ts'
import {
  byDayIfAny,
  byKey,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import { wholeNumber } from '../database/values.ts'
import type { Page } from '../graphql/connection.ts'
import type { ChannelNumber, CompanyId, TenderFunction } from '../organization/tables.ts'
import type { OrderRow } from './order-rows.ts'
import type { OrderPaymentStatus } from './tables.ts'

/** A payment of an order. */
export type PaymentRecord = OrderRow<'order_payment'>

/** Which payments a list holds. What is left out does not narrow it. */
export interface PaymentFilter {
  /** The companies whose payments the caller may see. */
  readonly companies: 'all' | readonly CompanyId[]
  readonly channelNumbers?: readonly ChannelNumber[] | undefined
  readonly statuses?: readonly OrderPaymentStatus[] | undefined
  readonly tenderFunctions?: readonly TenderFunction[] | undefined
  readonly customerAccount?: string | undefined
  /** From this day on, by the order's date in the channel's time zone. */
  readonly from?: CalendarDate | undefined
  /** Up to and including this day. */
  readonly to?: CalendarDate | undefined
}

/** How many payments are so, and what they come to. */
export interface PaymentCount {
  readonly channel_number: ChannelNumber | 0
  readonly tender_function: TenderFunction
  readonly status: OrderPaymentStatus
  readonly currency: string
  readonly payments: number
  readonly amount: MinorUnits
}

/** What payments are sorted by; the ids of orders rise with time. */
export const paymentColumns = {
  salesOrder: byKey,
  paidOn: byDayIfAny('p.paid_on'),
} satisfies Record<string, SortColumn>

/** A payment's place in a list. */
export type PaymentPlace = SortedPlace<readonly [orderId: string, line: number]>

/** Statuses of nearly all payments; the others have an index. */
const ordinary: readonly OrderPaymentStatus[] = ['authorized', 'captured']

/** A page of payments in an order. */
export async function listPayments(
  queries: Queries,
  filter: PaymentFilter,
  order: Order<keyof typeof paymentColumns>,
  page: Page<PaymentPlace>,
): Promise<readonly (PaymentRecord & Sorted)[]> {
  const source = sourceOf(filter)
  const key = ['p.sales_order_id', 'p.line_number'] as const
  const { value, condition, sorting } = sortedPage(paymentColumns, order, key, page)
  const conditions = [...source.conditions, ...paymentConditions(filter), condition]
  const { rows } = await sql<PaymentRecord & Sorted>`
    ${source.candidates} select o.currency as order_currency, p.*, ${value} as sort_value from ${source.from}
    where ${allOf(conditions)}
    order by ${sorting}
    limit ${page.limit}
  `.execute(queries)
  return rows
}

/**
 * Counts payments and sums them up, by channel, tender function, status and currency: from the tally, unless the filter
 * names a customer or days.
 */
export async function countPayments(
  queries: Queries,
  filter: PaymentFilter,
): Promise<readonly PaymentCount[]> {
  if (!namesOrders(filter)) return tallied(queries, filter)
  const source = sourceOf(filter)
  const { rows } = await sql<PaymentCount>`
    ${source.candidates}
    select counted.channel_number, counted.tender_function, counted.status, counted.currency,
      count(*) as payments, ${wholeNumber(sql`sum(counted.amount)`)} as amount
    from (
      select coalesce(o.channel_number, 0) as channel_number, p.tender_function, p.status, o.currency, p.amount
      from ${source.from} where ${allOf([...source.conditions, ...paymentConditions(filter)])}
    ) as counted
    group by counted.channel_number, counted.tender_function, counted.status, counted.currency
  `.execute(queries)
  return rows
}

async function tallied(queries: Queries, filter: PaymentFilter): Promise<readonly PaymentCount[]> {
  const { companies, channelNumbers, statuses, tenderFunctions } = filter
  const conditions: RawBuilder<unknown>[] = []
  if (companies !== 'all') conditions.push(sql`company_id in (${listOf(companies)})`)
  if (channelNumbers) conditions.push(sql`channel_number in (${listOf(channelNumbers)})`)
  if (statuses) conditions.push(sql`status in (${listOf(statuses)})`)
  if (tenderFunctions) conditions.push(sql`tender_function in (${listOf(tenderFunctions)})`)
  const { rows } = await sql<PaymentCount>`
    select channel_number, tender_function, status, currency, ${wholeNumber(sql`sum(payments)`)} as payments,
      ${wholeNumber(sql`sum(amount)`)} as amount
    from order_payment_tally
    where ${allOf(conditions)}
    group by channel_number, tender_function, status, currency
    having sum(payments) > 0
  `.execute(queries)
  return rows
}

interface Source {
  readonly candidates: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly conditions: RawBuilder<unknown>[]
}

/**
 * Where payments are read from: a customer's or some days' by the orders, rare statuses by their index, all others in
 * the order of their key. SQLite keeps the order of a cross join; PostgreSQL joins as it finds best.
 */
function sourceOf(filter: PaymentFilter): Source {
  const ofOrder = sql`o.id = p.sales_order_id`
  const { customerAccount, from, to, statuses } = filter
  if (namesOrders(filter)) {
    const conditions = [sql`c.company_id in (${companiesOf(filter)})`]
    if (customerAccount) conditions.push(sql`c.customer_account = ${customerAccount}`)
    if (from) conditions.push(sql`c.ordered_on >= ${from}`)
    if (to) conditions.push(sql`c.ordered_on <= ${to}`)
    return {
      candidates: sql`with candidate as materialized (
        select c.id from sales_order as c where ${allOf(conditions)})`,
      from: sql`candidate cross join sales_order as o cross join order_payment as p`,
      conditions: [sql`o.id = candidate.id`, ofOrder],
    }
  }
  if (statuses && !statuses.some((status) => ordinary.includes(status)))
    return {
      candidates: sql`with candidate as materialized (
        select c.sales_order_id, c.line_number from order_payment as c
        where c.status not in ('authorized', 'captured') and c.status in (${listOf(statuses)}))`,
      from: sql`candidate cross join order_payment as p cross join sales_order as o`,
      conditions: [
        sql`p.sales_order_id = candidate.sales_order_id and p.line_number = candidate.line_number`,
        ofOrder,
      ],
    }
  return {
    candidates: sql``,
    from: sql`order_payment as p cross join sales_order as o`,
    conditions: [ofOrder],
  }
}

/** Whether the filter names a trait of orders that an index finds them by. */
function namesOrders({ customerAccount, from, to }: PaymentFilter): boolean {
  return Boolean(customerAccount ?? from ?? to)
}

function paymentConditions(filter: PaymentFilter): RawBuilder<unknown>[] {
  const { companies, channelNumbers, statuses, tenderFunctions } = filter
  const conditions: RawBuilder<unknown>[] = []
  if (companies !== 'all') conditions.push(sql`o.company_id in (${listOf(companies)})`)
  if (channelNumbers) conditions.push(sql`o.channel_number in (${listOf(channelNumbers)})`)
  if (statuses) conditions.push(sql`p.status in (${listOf(statuses)})`)
  if (tenderFunctions) conditions.push(sql`p.tender_function in (${listOf(tenderFunctions)})`)
  return conditions
}

/** Every index of orders begins with the company, so it is always named. */
function companiesOf({ companies }: PaymentFilter): RawBuilder<unknown> {
  return companies === 'all' ? sql`select id from company` : listOf(companies)
}
