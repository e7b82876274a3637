import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import { wholeNumber } from '../database/values.ts'
import type { Page } from '../graphql/connection.ts'
import type { ChannelRow } from './channels.ts'
import type { ChannelKind, ChannelNumber, CompanyId } from './tables.ts'

/** Which channels a list holds. */
export interface ChannelFilter {
  /** The companies whose channels may be seen. */
  readonly companies: 'all' | readonly string[]
  readonly companyId?: string | null | undefined
  readonly kind?: ChannelKind | null | undefined
  readonly isActive?: boolean | null | undefined
}

/** A page of channels by number. */
export async function listChannels(
  queries: Queries,
  filter: ChannelFilter,
  { after, before, limit, inverted }: Page<ChannelNumber>,
): Promise<readonly ChannelRow[]> {
  let query = channelsOf(queries, filter)
    .selectAll()
    .orderBy('number', inverted ? 'desc' : 'asc')
    .limit(limit)
  if (after !== undefined) query = query.where('number', '>', after)
  if (before !== undefined) query = query.where('number', '<', before)
  return query.execute()
}

/** How many channels the list holds. */
export async function countChannels(queries: Queries, filter: ChannelFilter): Promise<number> {
  const { count } = await channelsOf(queries, filter)
    .select(wholeNumber(sql`count(*)`).as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function channelsOf(queries: Queries, { companies, companyId, kind, isActive }: ChannelFilter) {
  let query = queries.selectFrom('channel')
  if (companyId) query = query.where('company_id', '=', companyId as CompanyId)
  else if (companies !== 'all') query = query.where('company_id', 'in', companies as readonly CompanyId[])
  if (kind) query = query.where('kind', '=', kind)
  if (typeof isActive === 'boolean') query = query.where('is_active', '=', isActive)
  return query
}
