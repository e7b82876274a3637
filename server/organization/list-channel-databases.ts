import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import {
  byMomentIfAny,
  byWords,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import { wholeNumber } from '../database/values.ts'
import type { Page } from '../graphql/connection.ts'
import { type ShownChannelDatabase, withoutPassword } from './channel-databases.ts'
import type { CompanyId } from './tables.ts'

/** Which channel databases a list holds. */
export interface ChannelDatabaseFilter {
  /** The companies whose channel databases may be seen. */
  readonly companies: 'all' | readonly string[]
  readonly companyId?: string | null | undefined
  readonly groupId?: string | null | undefined
  readonly isPaused?: boolean | null | undefined
}

/** What channel databases are sorted by. */
export const channelDatabaseColumns = {
  name: byWords('name'),
  lastContactAt: byMomentIfAny('last_contact_at'),
} satisfies Record<string, SortColumn>

/** A channel database's place in a list. */
export type ChannelDatabasePlace = SortedPlace<readonly [id: string]>

/** A page of channel databases in an order, without their passwords. */
export async function listChannelDatabases(
  queries: Queries,
  filter: ChannelDatabaseFilter,
  order: Order<keyof typeof channelDatabaseColumns>,
  page: Page<ChannelDatabasePlace>,
): Promise<readonly (ShownChannelDatabase & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(channelDatabaseColumns, order, ['id'], page)
  const rows = await channelDatabasesOf(queries, filter)
    .selectAll()
    .select(value.as('sort_value'))
    .where(condition)
    .orderBy(sorting)
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({ ...withoutPassword(row), sort_value: row.sort_value }))
}

/** How many channel databases the list holds. */
export async function countChannelDatabases(
  queries: Queries,
  filter: ChannelDatabaseFilter,
): Promise<number> {
  const { count } = await channelDatabasesOf(queries, filter)
    .select(wholeNumber(sql`count(*)`).as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function channelDatabasesOf(queries: Queries, filter: ChannelDatabaseFilter) {
  const { companies, companyId, groupId, isPaused } = filter
  let query = queries.selectFrom('channel_database')
  if (companyId) query = query.where('company_id', '=', companyId as CompanyId)
  else if (companies !== 'all') query = query.where('company_id', 'in', companies as readonly CompanyId[])
  if (groupId) query = query.where('group_id', '=', groupId as Id<'ChannelDatabaseGroup'>)
  if (typeof isPaused === 'boolean') query = query.where('is_paused', '=', isPaused)
  return query
}
