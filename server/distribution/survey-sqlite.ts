import { type SqliteHandle, whenFree } from '../database/sqlite-handle.ts'
import { quoted } from '../organization/channel-database-shape.ts'
import type { TableLayout } from './channel-layout.ts'
import { rowsPerSlice } from './channel-reader.ts'
import type { CounterRange } from './counter-ranges.ts'
import type { CounterFacts, OrphanRows, PulledBefore } from './package.ts'
import { counterColumnOf } from './table-sql.ts'
import { takeTurn } from './turn.ts'

/** A table's names on a handle. */
interface Names {
  readonly table: string
  readonly counter: string
  column(channelColumn: string): string
}

function namesOf(layout: TableLayout, schema: string, alias: string): Names {
  const column = (name: string) => `${alias}.${quoted(layout.columns.get(name) ?? name)}`
  return {
    table: `${quoted(schema)}.${quoted(layout.name)} ${alias}`,
    counter: column(counterColumnOf(layout.contract).channel),
    column,
  }
}

/** What a look at the counters of a table shows. */
export function surveyCounters(handle: SqliteHandle, layout: TableLayout, schema: string): CounterFacts {
  const { table, counter } = namesOf(layout, schema, 's')
  const one = (query: string) => Number(handle.prepare(query).pluck().get() ?? 0)
  const greatest = handle
    .prepare<[], number | null>(
      `select max(${counter}) from ${table} where ${counter} <= ${Number.MAX_SAFE_INTEGER}`,
    )
    .pluck()
    .get()
  return {
    greatest: greatest ?? null,
    uncounted:
      one(`select count(*) from ${table} where ${counter} is null`) +
      one(`select count(*) from ${table} where ${counter} > ${Number.MAX_SAFE_INTEGER}`),
  }
}

/** Whether rows of a table are found by their counter without reading the whole table. */
export function isCounterIndexed(handle: SqliteHandle, layout: TableLayout, schema: string): boolean {
  const { table, counter } = namesOf(layout, schema, 's')
  return isSearched(handle, `select 1 from ${table} where ${counter} > 1 and ${counter} <= 2`, 's')
}

/** Whether SQLite looks a table of the query up by an index that the database has. */
function isSearched(handle: SqliteHandle, query: string, alias: string): boolean {
  const steps = handle.prepare<[], { detail: string }>(`explain query plan ${query}`).all()
  return steps.some(({ detail }) => detail.startsWith(`SEARCH ${alias} `) && !detail.includes('AUTOMATIC'))
}

/** Rows that are counted at once: an index is gone through so far within milliseconds. */
const rowsPerCount = 200_000

/** How many rows a table with an index on its counter has in these ranges. The index is gone through once. */
export async function countPlanned(
  handle: SqliteHandle,
  layout: TableLayout,
  schema: string,
  ranges: readonly CounterRange[],
  { signal, patienceMilliseconds }: { readonly signal: AbortSignal; readonly patienceMilliseconds: number },
): Promise<number> {
  const { table, counter } = namesOf(layout, schema, 's')
  const inRange = `from ${table} where ${counter} > ? and ${counter} <= ?`
  const nextEnd = handle
    .prepare<[number, number], number>(
      `select ${counter} ${inRange} order by 1 limit 1 offset ${rowsPerCount - 1}`,
    )
    .pluck()
  const countRest = handle.prepare<[number, number], number>(`select count(*) ${inRange}`).pluck()
  let rows = 0
  for (const { from, to } of ranges) {
    for (let after = from - 1; ; ) {
      const end = await whenFree(() => nextEnd.get(after, to), patienceMilliseconds)
      if (end === undefined) {
        rows += (await whenFree(() => countRest.get(after, to), patienceMilliseconds)) ?? 0
        break
      }
      rows += rowsPerCount
      after = end
      await takeTurn(signal)
    }
  }
  return rows
}

const mostOrphans = 1000

/**
 * Rows that the pull before this one brought and whose header the channel database does not have, by transaction. A shop
 * that cannot find a header by its key is not asked: that would read all headers for every row.
 */
export async function findOrphansInSqlite(
  handle: SqliteHandle,
  layouts: readonly TableLayout[],
  schema: string,
  before: readonly PulledBefore[],
  signal: AbortSignal,
): Promise<readonly OrphanRows[]> {
  const header = layouts.find(({ contract }) => contract.key.length === 0)
  if (!header) return []
  const orphans: OrphanRows[] = []
  for (const { channelTable, from, to } of before) {
    const layout = layouts.find(({ contract }) => contract.channelTable === channelTable)
    if (!layout || layout === header) continue
    const query = orphanQuery(layout, header, schema)
    if (!isCounterIndexed(handle, layout, schema) || !isSearched(handle, query.replaceAll('?', '0'), 'h'))
      continue
    const find = handle.prepare<[number, number], Omit<OrphanRows, 'channelTable'>>(query)
    const { table, counter } = namesOf(layout, schema, 's')
    const nextEnd = handle
      .prepare<[number, number], number>(
        `select ${counter} from ${table} where ${counter} > ? and ${counter} <= ? order by 1 limit 1 offset ${rowsPerSlice - 1}`,
      )
      .pluck()
    for (let after = from - 1; after < to && orphans.length < mostOrphans; ) {
      const end = (await whenFree(() => nextEnd.get(after, to))) ?? to
      const found = await whenFree(() => find.all(after, end))
      orphans.push(...found.map((rows) => ({ channelTable, ...rows })))
      after = end
      await takeTurn(signal)
    }
  }
  return orphans
}

function orphanQuery(layout: TableLayout, header: TableLayout, schema: string): string {
  const rows = namesOf(layout, schema, 's')
  const headers = namesOf(header, schema, 'h')
  const keyOf = ({ contract }: TableLayout, kind: string) =>
    contract.columns.find((column) => column.kind === kind)?.channel ?? ''
  const same = (['key', 'channel', 'company'] as const).map(
    (kind) => `${headers.column(keyOf(header, kind))} = ${rows.column(keyOf(layout, kind))}`,
  )
  const channel = rows.column(keyOf(layout, 'channel'))
  const transaction = rows.column(keyOf(layout, 'key'))
  return `
    select cast(${channel} as text) as channel, cast(${transaction} as text) as "transactionId",
           count(*) as "rows", min(${rows.counter}) as "firstCounter"
    from ${rows.table} left join ${headers.table} on ${same.join(' and ')}
    where ${rows.counter} > ? and ${rows.counter} <= ? and ${headers.column(keyOf(header, 'key'))} is null
      and ${channel} is not null and ${transaction} is not null
    group by 1, 2
    limit ${mostOrphans}`
}
