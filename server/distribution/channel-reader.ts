import type { Statement } from 'better-sqlite3'
import type { SqliteHandle } from '../database/sqlite-handle.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import { type CounterRange, portionsOf } from './counter-ranges.ts'
import type { ChannelRow, StagedRow } from './parse-channel-row.ts'
import type { TableSql } from './table-sql.ts'

/**
 * Rows that are read at once. Few enough that the event loop gets its turn and a cancellation is seen; at the greatest
 * quick decimal their micros stay below 2^63.
 */
export const rowsPerSlice = 10_000

/** Rows of one table that have been chosen to be read. */
export interface Slice {
  readonly rows: number
  /** No chosen row has a greater counter. */
  readonly last: number
}

/** What the rows of a slice come to. */
export interface SliceSums {
  /** Exact sum of the kept amount in micros. */
  readonly amount: bigint
  /** How many rows each channel has, those without rows included. */
  readonly rowsByChannel: ReadonlyMap<ChannelNumber, number>
}

/**
 * Reads one table of a channel database or a package, slice by slice. What is chosen stands in a temporary table of the
 * handle, `wanted`, so that statements of the handle can read the slice by `rowsOf`.
 */
export interface TableReader {
  readonly sql: TableSql
  /** Chooses the rows of these counters, as many at a time as make a slice; a slice without rows is left out. */
  slices(ranges: readonly CounterRange[]): Generator<Slice>
  /** The chosen rows that cannot be staged as they stand. */
  doubtful(): readonly ChannelRow[]
  /**
   * Sums over the chosen rows that can be staged as they stand.
   * @param areAllSound whether all of them can; then none needs to be tested.
   */
  sums(areAllSound: boolean): SliceSums
  /** Staged key, store, terminal and counter of the chosen rows that can be staged as they stand. */
  keys(): readonly StagedRow[]
  /** The least counter that a row has, from this one on. */
  least(from: number): number | null
  /** The counters that rows have, rising, out of these. */
  counters(ranges: readonly CounterRange[]): Iterable<number>
}

/** The chosen rows of a table, to stand behind `from`. */
export function rowsOf({ table, counter }: TableSql): string {
  return `temp.wanted w cross join ${table} s on ${counter} >= w.from_counter and ${counter} <= w.to_counter`
}

/** Prepares a handle for reading slices. */
export function createWanted(handle: SqliteHandle): void {
  handle.exec('create temp table if not exists wanted (from_counter integer, to_counter integer)')
}

/** Chooses the rows of these counters. */
export function chooseCounters(handle: SqliteHandle, ranges: readonly CounterRange[]): void {
  handle.exec('delete from temp.wanted')
  const want = handle.prepare<[number, number]>('insert into temp.wanted values (?, ?)')
  for (const { from, to } of ranges) want.run(from, to)
}

/** @param channelNumbers the channels whose rows are counted apart: a sound row is of one of them. */
export function createTableReader(
  handle: SqliteHandle,
  sql: TableSql,
  channelNumbers: readonly ChannelNumber[],
): TableReader {
  const { table, counter, isSound } = sql
  const inRange = `from ${table} s where ${counter} > ? and ${counter} <= ?`
  const endOfSlice = handle
    .prepare<[number, number], number>(
      `select ${counter} ${inRange} order by 1 limit 1 offset ${rowsPerSlice - 1}`,
    )
    .pluck()
  const measureLast = handle.prepare<[number, number], Measure>(
    `select count(*) as "rows", max(${counter}) as last ${inRange}`,
  )
  const least = handle
    .prepare<[number], number | null>(`select min(${counter}) from ${table} s where ${counter} >= ?`)
    .pluck()
  const measureChosen = handle.prepare<[], number>(`select count(*) from ${rowsOf(sql)}`).pluck()
  const doubtful = handle
    .prepare<[], ChannelRow>(`select ${sql.raw} from ${rowsOf(sql)} where (${isSound}) is not true`)
    .safeIntegers()
  const keys = prepareKeys(handle, sql)
  const number = sql.stagedValueOf('channel_number')
  // One pass for all sums, and no GROUP BY: SQLite would sort the slice for it.
  const counts = channelNumbers.map((channel) => `, sum(${number} = ${channel})`).join('')
  const sumsWhere = (condition: string) =>
    handle
      .prepare<[], (bigint | null)[]>(
        `select sum(${sql.amount})${counts} from ${rowsOf(sql)} where ${condition}`,
      )
      .raw()
      .safeIntegers()
  const sums = sumsWhere('true')
  const soundSums = sumsWhere(isSound)
  const present = handle.prepare<[], number>(`select ${counter} from ${rowsOf(sql)} order by 1`).pluck()

  const choose = (ranges: readonly CounterRange[]) => chooseCounters(handle, ranges)

  function* wideSlices({ from, to }: CounterRange): Generator<Slice> {
    for (let after = from - 1; ; ) {
      const end = endOfSlice.get(after, to)
      const measured = end === undefined ? measureLast.get(after, to) : { rows: rowsPerSlice, last: end }
      if (!measured || measured.last === null) return
      const { rows, last } = measured
      choose([{ from: Math.floor(after) + 1, to: last }])
      yield { rows, last }
      if (end === undefined) return
      after = last
    }
  }

  return {
    sql,
    *slices(ranges) {
      for (const portion of portionsOf(ranges, rowsPerSlice)) {
        const [range] = portion.ranges
        if (portion.isWide && range) {
          yield* wideSlices(range)
          continue
        }
        choose(portion.ranges)
        const rows = measureChosen.get() ?? 0
        if (rows > 0) yield { rows, last: portion.ranges.at(-1)?.to ?? 0 }
      }
    },
    sums(areAllSound) {
      const [amount, ...rows] = (areAllSound ? sums : soundSums).get() ?? []
      return {
        amount: amount ?? 0n,
        rowsByChannel: new Map(channelNumbers.map((channel, index) => [channel, Number(rows[index] ?? 0)])),
      }
    },
    doubtful: () => doubtful.all(),
    least: (from) => least.get(from) ?? null,
    keys: () => keys.all(),
    *counters(ranges) {
      for (const portion of portionsOf(ranges, Number.POSITIVE_INFINITY)) {
        choose(portion.ranges)
        yield* present.iterate()
      }
    },
  }
}

interface Measure {
  readonly rows: number
  readonly last: number | null
}

function prepareKeys(handle: SqliteHandle, sql: TableSql): Statement<[], StagedRow> {
  const names = [
    'channel_number',
    'transaction_id',
    ...sql.contract.key,
    'store',
    'terminal',
    'replication_counter',
  ]
  const values = names.map((name) => `${sql.stagedValueOf(name)} as ${name}`)
  return handle.prepare(`select ${values.join(', ')} from ${rowsOf(sql)} where ${sql.isSound}`)
}
