import { type RawBuilder, type Selectable, sql } from 'kysely'
import { allOf, beginsWith, listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { MinorUnits } from '../database/money.ts'
import {
  byDay,
  byKey,
  byText,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import type { Tables } from '../database/tables.ts'
import { wholeNumber } from '../database/values.ts'
import type { Page } from '../graphql/connection.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import type { SalesOrderKind, SalesOrderStatus } from './tables.ts'

/** A sales order, a return, or a quotation. */
export type SalesOrderRecord = Selectable<Tables['sales_order']>

/** Which orders a list holds. What is left out does not narrow it. */
export interface OrderFilter {
  /** The companies whose orders the caller may see. */
  readonly companies: 'all' | readonly CompanyId[]
  readonly channelNumbers?: readonly ChannelNumber[] | undefined
  readonly kinds?: readonly SalesOrderKind[] | undefined
  readonly statuses?: readonly SalesOrderStatus[] | undefined
  /** From this day on, by the order's date in the channel's time zone. */
  readonly from?: CalendarDate | undefined
  /** Up to and including this day. */
  readonly to?: CalendarDate | undefined
  readonly customerAccount?: string | undefined
  readonly channelReferenceId?: string | undefined
  /** The beginning of an order's number or confirmation number, a customer account, or an e-mail address. */
  readonly text?: string | undefined
  /** Held by any code, or by none. */
  readonly isOnHold?: boolean | undefined
  /** Paid too much or too little, or to the minor unit. */
  readonly hasPaymentDifference?: boolean | undefined
}

/** How many orders are so, and what they come to. */
export interface OrderCount {
  readonly channel_number: ChannelNumber | 0
  readonly kind: SalesOrderKind
  readonly status: SalesOrderStatus
  readonly currency: string
  readonly orders: number
  readonly gross_amount: MinorUnits
}

/** What orders are sorted by; their ids rise with the pull of their transactions. */
export const orderColumns = {
  channelTransaction: byKey,
  number: byText('o.number'),
  orderedOn: byDay('o.ordered_on'),
  customerAccount: byText('o.customer_account'),
} satisfies Record<string, SortColumn>

/** An order's place in a list. */
export type OrderPlace = SortedPlace<readonly [id: string]>

/** A page of orders in an order. */
export async function listOrders(
  queries: Queries,
  filter: OrderFilter,
  order: Order<keyof typeof orderColumns>,
  page: Page<OrderPlace>,
): Promise<readonly (SalesOrderRecord & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(orderColumns, order, ['o.id'] as const, page)
  const candidates = await candidatesOf(queries, filter, order.by)
  const from = candidates
    ? sql`with candidate as materialized (${candidates})
      select o.*, ${value} as sort_value from candidate cross join sales_order as o where candidate.id = o.id and`
    : sql`select o.*, ${value} as sort_value from sales_order as o where`
  const { rows } = await sql<SalesOrderRecord & Sorted>`
    ${from} ${allOf([...orderConditions(filter), condition])}
    order by ${sorting}
    limit ${page.limit}
  `.execute(queries)
  return rows
}

/** Orders by their ids, in no order. */
export async function readOrders(
  queries: Queries,
  ids: readonly Id<'SalesOrder'>[],
): Promise<readonly SalesOrderRecord[]> {
  if (ids.length === 0) return []
  return queries.selectFrom('sales_order').selectAll().where('id', 'in', ids).execute()
}

/** Counts orders and sums them up, by channel, kind, status and currency: from the tally unless the filter searches. */
export async function countOrders(queries: Queries, filter: OrderFilter): Promise<readonly OrderCount[]> {
  if (filter.isOnHold === false) return countOthers(queries, filter, 'isOnHold')
  if (filter.hasPaymentDifference === false) return countOthers(queries, filter, 'hasPaymentDifference')
  const found = searched(filter)
  if (!found) return tallied(queries, filter)
  const { rows } = await sql<OrderCount>`
    with candidate as materialized (${found})
    select coalesce(o.channel_number, 0) as channel_number, o.kind, o.status, o.currency,
      count(*) as orders, ${wholeNumber(sql`sum(o.gross_amount)`)} as gross_amount
    from candidate cross join sales_order as o
    where candidate.id = o.id and ${allOf(orderConditions(filter))}
    group by coalesce(o.channel_number, 0), o.kind, o.status, o.currency
  `.execute(queries)
  return rows
}

/** Counts what is not so as the difference between all and what is so: the latter are few and indexed. */
async function countOthers(
  queries: Queries,
  filter: OrderFilter,
  trait: 'isOnHold' | 'hasPaymentDifference',
): Promise<readonly OrderCount[]> {
  const { [trait]: _, ...all } = filter
  const those = await countOrders(queries, { ...filter, [trait]: true })
  const nameOf = (count: OrderCount) =>
    [count.channel_number, count.kind, count.status, count.currency].join(' ')
  const byName = new Map(those.map((count) => [nameOf(count), count]))
  return (await countOrders(queries, all))
    .map((count) => ({
      ...count,
      orders: count.orders - (byName.get(nameOf(count))?.orders ?? 0),
      gross_amount: (count.gross_amount - (byName.get(nameOf(count))?.gross_amount ?? 0)) as MinorUnits,
    }))
    .filter(({ orders }) => orders > 0)
}

async function tallied(queries: Queries, filter: OrderFilter): Promise<readonly OrderCount[]> {
  const { rows } = await sql<OrderCount>`
    select channel_number, kind, status, currency, ${wholeNumber(sql`sum(orders)`)} as orders,
      ${wholeNumber(sql`sum(gross_amount)`)} as gross_amount
    from sales_order_tally as o
    where ${allOf(standingConditions(filter))}
    group by channel_number, kind, status, currency
    having sum(orders) > 0
  `.execute(queries)
  return rows
}

/** Up to so many candidates are gathered and sorted; of more, the list's own order finds a page sooner. */
const gatheredAtMost = 20_000

/**
 * Where a page's orders are to be looked for, each by an index; undefined when the list is best read in its own order
 * until the page is full.
 */
async function candidatesOf(
  queries: Queries,
  filter: OrderFilter,
  by: keyof typeof orderColumns,
): Promise<RawBuilder<unknown> | undefined> {
  const found = searched(filter)
  if (found) return found
  const { kinds, statuses, from, to } = filter
  // A channel's orders have an index in the order of their transactions only.
  const channelNumbers = by === 'channelTransaction' ? undefined : filter.channelNumbers
  const isRareKind = kinds !== undefined && !kinds.includes('order')
  const isRareStatus = statuses !== undefined && !statuses.includes('open')
  if (!isRareKind && !isRareStatus && !from && !to && !channelNumbers) return undefined
  const counts = await tallied(queries, filter)
  if (counts.reduce((sum, { orders }) => sum + orders, 0) > gatheredAtMost) return undefined
  const company = companyCondition(filter)
  if (isRareKind)
    return sql`select c.id from sales_order as c where c.kind <> 'order' and ${company} and c.kind in (${listOf(kinds)})`
  if (isRareStatus)
    return sql`select c.id from sales_order as c where c.status <> 'open' and ${company} and c.status in (${listOf(statuses)})`
  if (channelNumbers)
    return sql`select c.id from sales_order as c where ${company} and c.channel_number in (${listOf(channelNumbers)})`
  const days = [...(from ? [sql`c.ordered_on >= ${from}`] : []), ...(to ? [sql`c.ordered_on <= ${to}`] : [])]
  return sql`select c.id from sales_order as c where ${company} and ${allOf(days)}`
}

/** What a search of the filter finds: ids of orders, each branch by an index of its own. */
function searched(filter: OrderFilter): RawBuilder<unknown> | undefined {
  const company = companyCondition(filter)
  const where = (condition: RawBuilder<unknown>) =>
    sql`select c.id from sales_order as c where ${company} and ${condition}`
  const searches: RawBuilder<unknown>[] = []
  const { customerAccount, channelReferenceId, isOnHold, hasPaymentDifference } = filter
  if (customerAccount) searches.push(where(sql`c.customer_account = ${customerAccount}`))
  if (channelReferenceId) searches.push(where(sql`c.channel_reference_id = ${channelReferenceId}`))
  const text = filter.text?.trim()
  if (text) {
    const finds = [
      sql`c.number = ${text}`,
      beginsWith('c.number', text),
      sql`c.channel_reference_id = ${text}`,
      beginsWith('c.channel_reference_id', text),
      sql`c.customer_account = ${text}`,
      sql`c.email = ${text}`,
      sql`c.email = ${text.toLowerCase()}`,
    ]
    searches.push(sql.join(finds.map(where), sql` union `))
  }
  if (isOnHold) searches.push(sql`select sales_order_id as id from order_hold where released_at is null`)
  if (hasPaymentDifference) searches.push(where(sql`c.payment_difference <> 0`))
  if (searches.length === 0) return undefined
  return sql.join(
    searches.map((search) => sql`select id from (${search}) as search`),
    sql` intersect `,
  )
}

function orderConditions(filter: OrderFilter): RawBuilder<unknown>[] {
  const { isOnHold, hasPaymentDifference } = filter
  const conditions = standingConditions(filter)
  if (isOnHold === false)
    conditions.push(
      sql`not exists (select 1 from order_hold as held where held.sales_order_id = o.id and held.released_at is null)`,
    )
  if (hasPaymentDifference === false) conditions.push(sql`o.payment_difference = 0`)
  return conditions
}

/** Conditions on an order and on the tally alike. */
function standingConditions({ companies, channelNumbers, kinds, statuses, from, to }: OrderFilter) {
  const conditions: RawBuilder<unknown>[] = []
  if (companies !== 'all') conditions.push(sql`o.company_id in (${listOf(companies)})`)
  if (channelNumbers) conditions.push(sql`o.channel_number in (${listOf(channelNumbers)})`)
  if (kinds) conditions.push(sql`o.kind in (${listOf(kinds)})`)
  if (statuses) conditions.push(sql`o.status in (${listOf(statuses)})`)
  if (from) conditions.push(sql`o.ordered_on >= ${from}`)
  if (to) conditions.push(sql`o.ordered_on <= ${to}`)
  return conditions
}

/** Every index of a search begins with the company, so it is always named. */
function companyCondition({ companies }: OrderFilter): RawBuilder<unknown> {
  return sql`c.company_id in (${companies === 'all' ? sql`select id from company` : listOf(companies)})`
}
