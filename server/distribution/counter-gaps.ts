import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { addSeconds } from '../database/instant.ts'
import { rowSet } from '../database/row-set.ts'
import type { SqliteHandle } from '../database/sqlite-handle.ts'
import type { CounterRange } from './counter-ranges.ts'
import type { OpenGap } from './pull-plan.ts'
import type { PullScope } from './pull-scope.ts'
import type { TableSql } from './table-sql.ts'

/** A shop's transaction that has not committed by then never will. */
const patienceDays = 7
/** A closed gap is kept so long for whoever asks what happened. */
const historyDays = 30
/** What is filled late is filled soon: only the newest gaps of a table are read again. */
const mostOpenGaps = 1000
/** So many rows from the end are looked through for gaps. */
const rowsLookedThrough = 50_000

/**
 * The gaps among the newest of the rows that have just been read, newest first.
 * @param after the counter before the first row; null when nothing is known of what was before.
 */
export function findGaps(
  handle: SqliteHandle,
  { table, counter }: TableSql,
  { after, last }: { readonly after: number | null; readonly last: number },
): readonly CounterRange[] {
  const start = handle
    .prepare<[number, number], number | null>(
      `select min(counter) from (
         select ${counter} as counter from ${table} s
         where ${counter} > ? and ${counter} <= ? order by 1 desc limit ${rowsLookedThrough}
       )`,
    )
    .pluck()
    .get(after ?? Number.MIN_SAFE_INTEGER, last)
  if (start === null || start === undefined) return []
  const before = handle
    .prepare<[number, number], number | null>(
      `select max(${counter}) from ${table} s where ${counter} < ? and ${counter} > ?`,
    )
    .pluck()
    .get(start, after ?? Number.MIN_SAFE_INTEGER)
  return handle
    .prepare<[number | null, number, number], CounterRange>(
      `select previous + 1 as "from", counter - 1 as "to" from (
         select ${counter} as counter, coalesce(lag(${counter}) over (order by ${counter}), ?) as previous
         from ${table} s where ${counter} >= ? and ${counter} <= ?
       )
       where counter - previous > 1
       order by counter desc
       limit ${mostOpenGaps}`,
    )
    .all(before ?? after, start, last)
}

/**
 * Writes down what has become of a table's gaps: those that were open, less the counters that have come, and new ones.
 * A gap closes when it is filled, when it is a week old, and when a thousand newer ones are open.
 * @param remaining what is left of the open gaps, rising.
 */
export async function recordGaps(
  trx: Transaction,
  scope: PullScope,
  channelTable: string,
  change: {
    readonly open: readonly OpenGap[]
    readonly remaining: readonly CounterRange[]
    readonly found: readonly CounterRange[]
  },
): Promise<void> {
  const { open, remaining, found } = change
  const left = new Set(remaining.map(({ from, to }) => `${from} ${to}`))
  const filled = open.filter(({ from, to }) => !left.has(`${from} ${to}`))
  const same = new Set(open.map(({ from, to }) => `${from} ${to}`))
  const parts = remaining.filter(({ from, to }) => !same.has(`${from} ${to}`))
  await closeGaps(trx, scope, filled, 'filled')
  await openGaps(trx, scope, channelTable, [...parts, ...found])
  await expireGaps(trx, scope, channelTable)
}

async function closeGaps(
  trx: Transaction,
  { kind, now }: PullScope,
  gaps: readonly OpenGap[],
  closedAs: 'filled' | 'expired',
): Promise<void> {
  if (gaps.length === 0) return
  await sql`
    update counter_gap set closed_at = ${now}, closed_as = ${closedAs}
    where sequence in (select sequence from ${rowSet(
      kind,
      { sequence: 'bigint' },
      gaps.map(({ sequence }) => [sequence]),
    )} as r)
  `.execute(trx)
}

async function openGaps(
  trx: Transaction,
  { kind, channelDatabaseId, now }: PullScope,
  channelTable: string,
  gaps: readonly CounterRange[],
): Promise<void> {
  if (gaps.length === 0) return
  const ends = { from_counter: 'bigint', to_counter: 'bigint' } as const
  await sql`
    insert into counter_gap (channel_database_id, channel_table, from_counter, to_counter, first_seen_at)
    select ${channelDatabaseId}, ${channelTable}, r.from_counter, r.to_counter, ${kind === 'postgres' ? sql`${now}::timestamptz` : now}
    from ${rowSet(
      kind,
      ends,
      gaps.map(({ from, to }) => [from, to]),
    )} as r
  `.execute(trx)
}

async function expireGaps(
  trx: Transaction,
  { channelDatabaseId, now }: PullScope,
  channelTable: string,
): Promise<void> {
  const secondsPerDay = 86_400
  const newest = trx
    .selectFrom('counter_gap')
    .select('from_counter')
    .where('channel_database_id', '=', channelDatabaseId)
    .where('channel_table', '=', channelTable)
    .where('closed_at', 'is', null)
    .orderBy('from_counter', 'desc')
    .limit(1)
    .offset(mostOpenGaps - 1)
  await trx
    .updateTable('counter_gap')
    .set({ closed_at: now, closed_as: 'expired' })
    .where('channel_database_id', '=', channelDatabaseId)
    .where('channel_table', '=', channelTable)
    .where('closed_at', 'is', null)
    .where((where) =>
      where.or([
        where('first_seen_at', '<', addSeconds(now, -patienceDays * secondsPerDay)),
        where('from_counter', '<', newest),
      ]),
    )
    .execute()
  await trx
    .deleteFrom('counter_gap')
    .where('channel_database_id', '=', channelDatabaseId)
    .where('closed_at', '<', addSeconds(now, -historyDays * secondsPerDay))
    .execute()
}
