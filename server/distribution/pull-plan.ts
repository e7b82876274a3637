import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import { type CounterRange, everyCounter, mergeRanges } from './counter-ranges.ts'
import type { TableRange } from './tables.ts'

/** A gap that may still be filled. */
export interface OpenGap extends CounterRange {
  readonly sequence: number
}

/** What is to be read of one table. */
export interface TablePlan {
  readonly contract: ContractTable
  /** The greatest counter that has been read; null when none has. */
  readonly watermark: number | null
  /** Where new rows are, or the counters that are pulled again. */
  readonly ranges: readonly CounterRange[]
  /** Whether it is new rows that `ranges` reads, so that the watermark follows. */
  readonly readsNewRows: boolean
  /** Counters at or below the watermark that no row had. */
  readonly gaps: readonly OpenGap[]
  /** Counters of rows in quarantine, rising: a mended row keeps its counter. */
  readonly quarantined: readonly number[]
}

/** The counters that a plan asks for below the watermark: gaps and quarantined rows. */
export function recheckedRanges({
  gaps,
  quarantined,
  ranges,
  readsNewRows,
}: TablePlan): readonly CounterRange[] {
  if (!readsNewRows) return []
  const below = mergeRanges([...gaps, ...quarantined.map((counter) => ({ from: counter, to: counter }))])
  const [first] = ranges
  return first ? below.filter(({ from }) => from < first.from) : below
}

/** All that a plan reads, rising. */
export function plannedRanges(plan: TablePlan): readonly CounterRange[] {
  return mergeRanges([...recheckedRanges(plan), ...plan.ranges])
}

/**
 * Plans what to read of each table. New rows are those above the watermark; beside them are read the open gaps, which a
 * transaction of the shop that committed late may have filled, and the rows in quarantine, which may have been mended.
 * @param repulled the counters to pull again instead; tables that it does not name are not read.
 */
export async function planPull(
  queries: Queries,
  channelDatabaseId: Id<'ChannelDatabase'>,
  contracts: readonly ContractTable[],
  repulled: readonly TableRange[] | null,
): Promise<readonly TablePlan[]> {
  const [watermarks, gaps, quarantined] = await Promise.all([
    readWatermarks(queries, channelDatabaseId),
    readGaps(queries, channelDatabaseId),
    readQuarantined(queries, channelDatabaseId),
  ])
  const plans = contracts.map((contract): TablePlan => {
    const table = contract.channelTable
    const watermark = watermarks.get(table) ?? null
    const again = mergeRanges((repulled ?? []).filter(({ channelTable }) => channelTable === table))
    const first = watermark === null ? everyCounter.from : watermark + 1
    return {
      contract,
      watermark,
      ranges: repulled ? again : [{ from: first, to: everyCounter.to }],
      readsNewRows: repulled === null,
      gaps: gaps.get(table) ?? [],
      quarantined: quarantined.get(table) ?? [],
    }
  })
  return repulled ? plans.filter(({ ranges }) => ranges.length > 0) : plans
}

async function readWatermarks(queries: Queries, id: Id<'ChannelDatabase'>) {
  const rows = await queries
    .selectFrom('replication_watermark')
    .select(['channel_table', 'last_counter'])
    .where('channel_database_id', '=', id)
    .execute()
  return new Map(rows.map((row) => [row.channel_table, row.last_counter]))
}

async function readGaps(queries: Queries, id: Id<'ChannelDatabase'>) {
  const rows = await queries
    .selectFrom('counter_gap')
    .select(['sequence', 'channel_table', 'from_counter as from', 'to_counter as to'])
    .where('channel_database_id', '=', id)
    .where('closed_at', 'is', null)
    .orderBy('channel_table')
    .orderBy('from_counter')
    .execute()
  return Map.groupBy(rows, (row) => row.channel_table)
}

async function readQuarantined(queries: Queries, id: Id<'ChannelDatabase'>) {
  const rows = await queries
    .selectFrom('quarantined_row')
    .select(['channel_table', 'replication_counter'])
    .distinct()
    .where('channel_database_id', '=', id)
    .where('resolved_at', 'is', null)
    .where('replication_counter', 'is not', null)
    .orderBy('channel_table')
    .orderBy('replication_counter')
    .execute()
  const counters = new Map<string, number[]>()
  for (const { channel_table: table, replication_counter: counter } of rows) {
    if (counter === null) continue
    const list = counters.get(table)
    if (list) list.push(counter)
    else counters.set(table, [counter])
  }
  return counters
}
