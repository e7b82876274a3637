import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import {
  byKey,
  byWords,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import { wholeNumber } from '../database/values.ts'
import type { Page } from '../graphql/connection.ts'
import type { ChannelRow } from './channels.ts'
import type { ChannelKind, CompanyId } from './tables.ts'

/** Which channels a list holds. */
export interface ChannelFilter {
  /** The companies whose channels may be seen. */
  readonly companies: 'all' | readonly string[]
  readonly companyId?: string | null | undefined
  readonly kind?: ChannelKind | null | undefined
  readonly isActive?: boolean | null | undefined
}

/** What channels are sorted by. */
export const channelColumns = {
  number: byKey,
  name: byWords('name'),
} satisfies Record<string, SortColumn>

/** A channel's place in a list. */
export type ChannelPlace = SortedPlace<readonly [number: number]>

/** A page of channels in an order. */
export async function listChannels(
  queries: Queries,
  filter: ChannelFilter,
  order: Order<keyof typeof channelColumns>,
  page: Page<ChannelPlace>,
): Promise<readonly (ChannelRow & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(channelColumns, order, ['number'], page)
  return channelsOf(queries, filter)
    .selectAll()
    .select(value.as('sort_value'))
    .where(condition)
    .orderBy(sorting)
    .limit(page.limit)
    .execute()
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
