import { type RawBuilder, sql } from 'kysely'
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
import type { Page } from '../graphql/connection.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { ItemRecord } from './item-records.ts'

/** Which items a list holds. What is left out does not narrow it. */
export interface ItemFilter {
  readonly companies: 'all' | readonly CompanyId[]
  /** The beginning of an item number, a part of a name, or a barcode. */
  readonly text?: string | undefined
  readonly isBlocked?: boolean | undefined
}

/** What items are sorted by; numbers are a company's own, so they stand company by company. */
export const itemColumns = {
  itemNumber: byKey,
  name: byWords('i.name'),
} satisfies Record<string, SortColumn>

/** An item's place in a list. */
export type ItemPlace = SortedPlace<readonly [companyId: string, itemNumber: string]>

/** A page of items in an order. By name an index finds it as long as one company is asked for. */
export async function listItems(
  queries: Queries,
  filter: ItemFilter,
  order: Order<keyof typeof itemColumns>,
  page: Page<ItemPlace>,
): Promise<readonly (ItemRecord & Sorted)[]> {
  const key = ['i.company_id', 'i.item_number'] as const
  const { value, condition, sorting } = sortedPage(itemColumns, order, key, page, sameIn(filter.companies))
  const { rows } = await sql<ItemRecord & Sorted>`
    select i.*, ${value} as sort_value from item as i
    where ${allOf([...itemConditions(filter), condition])}
    order by ${sorting}
    limit ${page.limit}`.execute(queries)
  return rows
}

/** How many items the list holds. */
export async function countItems(queries: Queries, filter: ItemFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from item as i where ${allOf(itemConditions(filter))}`.execute(queries)
  return rows[0]?.count ?? 0
}

/** One item by id. */
export async function findItem(queries: Queries, id: Id<'Item'>): Promise<ItemRecord | undefined> {
  return queries.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirst()
}

function itemConditions({ companies, text, isBlocked }: ItemFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  if (companies !== 'all') conditions.push(sql`i.company_id in (${listOf(companies)})`)
  if (isBlocked !== undefined) conditions.push(sql`i.is_blocked = ${sql.lit(isBlocked)}`)
  const wanted = text?.trim()
  if (wanted) conditions.push(answersTo(wanted))
  return conditions
}

function answersTo(text: string): RawBuilder<unknown> {
  return sql`(i.item_number = ${text} or ${beginsWith('i.item_number', text)}
    or ${contains('i.name', text)}
    or exists (select 1 from item_barcode as b
      where b.company_id = i.company_id and b.item_number = i.item_number and b.barcode = ${text}))`
}
