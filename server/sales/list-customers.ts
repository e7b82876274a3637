import { type RawBuilder, type Selectable, sql } from 'kysely'
import { allOf, beginsWith, contains, listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import {
  byKey,
  byWords,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sameIn,
  sortedPage,
} from '../database/sorting.ts'
import type { Tables } from '../database/tables.ts'
import type { Page } from '../graphql/connection.ts'
import type { CompanyId } from '../organization/tables.ts'

/** A customer. */
export type CustomerRecord = Selectable<Tables['customer']>

/** An address of a customer. */
export type CustomerAddressRecord = Selectable<Tables['customer_address']>

/** What names a customer: accounts are a company's own. */
export interface CustomerKey {
  readonly company_id: CompanyId
  readonly customer_account: string
}

/** Which customers a list holds. What is left out does not narrow it. */
export interface CustomerFilter {
  readonly companies: 'all' | readonly CompanyId[]
  /** The beginning of an account, the GUID that a shop called the customer by, an e-mail address, or a part of a name. */
  readonly text?: string | undefined
  readonly isBlocked?: boolean | undefined
}

/** What customers are sorted by; accounts are a company's own, so they stand company by company. */
export const customerColumns = {
  account: byKey,
  name: byWords('c.name'),
} satisfies Record<string, SortColumn>

/** A customer's place in a list. */
export type CustomerPlace = SortedPlace<readonly [companyId: string, account: string]>

/** A page of customers in an order. By name an index finds it as long as one company is asked for. */
export async function listCustomers(
  queries: Queries,
  filter: CustomerFilter,
  order: Order<keyof typeof customerColumns>,
  page: Page<CustomerPlace>,
): Promise<readonly (CustomerRecord & Sorted)[]> {
  const key = ['c.company_id', 'c.account'] as const
  const { value, condition, sorting } = sortedPage(
    customerColumns,
    order,
    key,
    page,
    sameIn(filter.companies),
  )
  const { rows } = await sql<CustomerRecord & Sorted>`
    select c.*, ${value} as sort_value from customer as c
    where ${allOf([...customerConditions(filter), condition])}
    order by ${sorting}
    limit ${page.limit}
  `.execute(queries)
  return rows
}

/** How many customers the list holds. */
export async function countCustomers(queries: Queries, filter: CustomerFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from customer as c where ${allOf(customerConditions(filter))}
  `.execute(queries)
  return rows[0]?.count ?? 0
}

/** Customers by their keys, in no order. */
export async function readCustomers(
  queries: Queries,
  keys: readonly CustomerKey[],
): Promise<readonly CustomerRecord[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<CustomerRecord>`
    select c.* from customer as c where (c.company_id, c.account) in (${rowsOf(keys)})
  `.execute(queries)
  return rows
}

/** One customer by id. */
export async function findCustomer(
  queries: Queries,
  id: Id<'Customer'>,
): Promise<CustomerRecord | undefined> {
  return queries.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Addresses of customers, the first first. */
export async function readCustomerAddresses(
  queries: Queries,
  keys: readonly CustomerKey[],
): Promise<readonly CustomerAddressRecord[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<CustomerAddressRecord>`
    select a.* from customer_address as a
    where (a.company_id, a.customer_account) in (${rowsOf(keys)})
    order by a.company_id, a.customer_account, a.address_number
  `.execute(queries)
  return rows
}

function rowsOf(keys: readonly CustomerKey[]): RawBuilder<unknown> {
  return sql`values ${sql.join(keys.map(({ company_id, customer_account }) => sql`(${company_id}, ${customer_account})`))}`
}

function customerConditions(filter: CustomerFilter): RawBuilder<unknown>[] {
  const { companies, isBlocked } = filter
  const conditions: RawBuilder<unknown>[] = []
  if (companies !== 'all') conditions.push(sql`c.company_id in (${listOf(companies)})`)
  if (isBlocked !== undefined) conditions.push(sql`c.is_blocked = ${sql.lit(isBlocked)}`)
  const text = filter.text?.trim()
  if (!text) return conditions
  const inCompany = sql`f.company_id in (${companies === 'all' ? sql`select id from company` : listOf(companies)})`
  const finds = [
    sql`f.account = ${text}`,
    beginsWith('f.account', text),
    sql`f.async_account = ${text}`,
    sql`f.email = ${text}`,
    sql`f.email = ${text.toLowerCase()}`,
    contains('f.name', text),
  ].map((find) => sql`select f.id from customer as f where ${inCompany} and ${find}`)
  return [...conditions, sql`c.id in (${sql.join(finds, sql` union `)})`]
}
