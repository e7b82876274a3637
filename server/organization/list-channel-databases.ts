import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { wholeNumber } from '../database/values.ts'
import type { Page } from '../graphql/connection.ts'
import { type ChannelDatabaseRow, withoutPassword } from './channel-databases.ts'
import type { CompanyId } from './tables.ts'

/** Which channel databases a list holds. */
export interface ChannelDatabaseFilter {
  /** The companies whose channel databases may be seen. */
  readonly companies: 'all' | readonly string[]
  readonly companyId?: string | null | undefined
  readonly groupId?: string | null | undefined
  readonly isPaused?: boolean | null | undefined
}

/** A channel database's place in a list: by name, then by id. */
export type ChannelDatabaseKey = readonly [name: string, id: string]

/** A page of channel databases by name, without their passwords. */
export async function listChannelDatabases(
  queries: Queries,
  filter: ChannelDatabaseFilter,
  { after, before, limit, inverted }: Page<ChannelDatabaseKey>,
) {
  const direction = inverted ? 'desc' : 'asc'
  let query = channelDatabasesOf(queries, filter)
    .selectAll()
    .orderBy('name', direction)
    .orderBy('id', direction)
    .limit(limit)
  if (after)
    query = query.where((where) =>
      where(where.refTuple('name', 'id'), '>', where.tuple(after[0], after[1] as ChannelDatabaseRow['id'])),
    )
  if (before)
    query = query.where((where) =>
      where(where.refTuple('name', 'id'), '<', where.tuple(before[0], before[1] as ChannelDatabaseRow['id'])),
    )
  return (await query.execute()).map(withoutPassword)
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
