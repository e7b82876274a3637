import { type RawBuilder, sql } from 'kysely'
import { allOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import { wholeNumber } from '../database/values.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import { type Candidates, searched, unfinished } from './candidates.ts'
import type { SynchronizationStatus } from './tables.ts'
import { headerConditions, standingConditions, type TransactionFilter } from './transaction-filter.ts'
import { headerOfTransaction } from './transaction-records.ts'

/** How many transactions stand so; of a channel or type when they were asked for apart, else of all that are meant. */
export interface TransactionCount {
  /** Null unless it was asked for. */
  readonly channel_number: ChannelNumber | null
  /** Null unless it was asked for. */
  readonly type: number | null
  readonly status: SynchronizationStatus
  readonly count: number
}

/** What is counted apart, beside the status. */
interface Apart {
  readonly byChannel?: boolean
  readonly byType?: boolean
}

/**
 * Counts the transactions that the filter lets through, by status. Never reads what has succeeded: what came
 * is tallied, what has not succeeded is few and indexed, and the difference has succeeded. A filter that searches is
 * counted from what the search finds.
 * @param apart by channel or type too; by type, what has not succeeded is looked up header by header.
 */
export async function countTransactions(
  queries: Queries,
  filter: TransactionFilter,
  apart: Apart = {},
): Promise<readonly TransactionCount[]> {
  const search = searched(filter)
  if (search) return countCandidates(queries, filter, search, apart)
  const { statuses, ...others } = filter
  const needsHeaders = apart.byType || headerConditions(filter).length > 0
  const open = needsHeaders
    ? await countCandidates(queries, others, unfinished(others), apart)
    : await countStanding(queries, others, apart)
  const succeeded =
    !statuses || statuses.includes('succeeded') ? await succeededCounts(queries, others, open, apart) : []
  return [...open.filter(({ status }) => !statuses || statuses.includes(status)), ...succeeded]
}

/** The sum of counts that are meant. */
export function sumOf(
  counts: readonly TransactionCount[],
  isMeant: (count: TransactionCount) => boolean = () => true,
): number {
  return counts.reduce((sum, count) => (isMeant(count) ? sum + count.count : sum), 0)
}

/** How many transactions came within the filter's companies, channels, days and types, whatever became of them. */
export async function tallied(queries: Queries, filter: TransactionFilter): Promise<number> {
  const { rows } = await sql<{ pulled: number }>`
    select ${wholeNumber(sql`coalesce(sum(pulled), 0)`)} as pulled
    from channel_transaction_tally as tally where ${tallyConditions(filter)}
  `.execute(queries)
  return rows[0]?.pulled ?? 0
}

/** How many transactions within the filter's companies, channels and statuses have not succeeded, counted up to a limit. */
export async function countUnfinished(
  queries: Queries,
  filter: TransactionFilter,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${unfinished(filter).query} limit ${limit}) as unfinished
  `.execute(queries)
  return rows[0]?.count ?? 0
}

async function succeededCounts(
  queries: Queries,
  filter: TransactionFilter,
  open: readonly TransactionCount[],
  { byChannel = false, byType = false }: Apart,
): Promise<readonly TransactionCount[]> {
  const channel = byChannel ? sql`channel_number` : sql`cast(null as bigint)`
  const type = byType ? sql`type` : sql`cast(null as integer)`
  const { rows } = await sql<Omit<TransactionCount, 'status' | 'count'> & { pulled: number }>`
    select came.channel_number, came.type, ${wholeNumber(sql`sum(came.pulled)`)} as pulled
    from (
      select ${channel} as channel_number, ${type} as type, pulled
      from channel_transaction_tally as tally where ${tallyConditions(filter)}
    ) as came
    group by came.channel_number, came.type
  `.execute(queries)
  const openOf = Map.groupBy(open, kindOf)
  return rows
    .map(({ pulled, ...kind }) => ({
      ...kind,
      status: 'succeeded' as const,
      count: pulled - sumOf(openOf.get(kindOf(kind)) ?? []),
    }))
    .filter(({ count }) => count > 0)
}

/** Counts what has not succeeded from its index alone. */
async function countStanding(
  queries: Queries,
  filter: TransactionFilter,
  { byChannel = false }: Apart,
): Promise<readonly TransactionCount[]> {
  const conditions = [sql<boolean>`t.status <> 'succeeded'`, ...standingConditions(filter)]
  const channel = byChannel ? sql`t.channel_number` : sql`cast(null as bigint)`
  const { rows } = await sql<TransactionCount>`
    select ${channel} as channel_number, cast(null as integer) as type, t.status, count(*) as count
    from channel_transaction as t
    where ${allOf(conditions)}
    group by t.company_id, t.status${byChannel ? sql`, t.channel_number` : sql``}
  `.execute(queries)
  return rows
}

async function countCandidates(
  queries: Queries,
  filter: TransactionFilter,
  candidates: Candidates,
  { byChannel = false, byType = false }: Apart,
): Promise<readonly TransactionCount[]> {
  const conditions = [
    candidates.join,
    ...standingConditions(filter),
    ...headerConditions(filter),
    headerOfTransaction,
  ]
  const { rows } = await sql<TransactionCount>`
    with candidate as materialized (${candidates.query})
    select counted.channel_number, counted.type, counted.status, count(*) as count
    from (
      select ${byChannel ? sql`t.channel_number` : sql`cast(null as bigint)`} as channel_number,
        ${byType ? sql`h.type` : sql`cast(null as integer)`} as type, t.status
      from candidate as c cross join channel_transaction as t cross join channel_transaction_header as h
      where ${allOf(conditions)}
    ) as counted
    group by counted.channel_number, counted.type, counted.status
  `.execute(queries)
  return rows
}

function tallyConditions({ statuses: _, ...filter }: TransactionFilter): RawBuilder<boolean> {
  return allOf([...standingConditions(filter, 'tally'), ...headerConditions(filter, 'tally')])
}

function kindOf({ channel_number, type }: Omit<TransactionCount, 'status' | 'count'>): string {
  return `${channel_number}/${type}`
}
