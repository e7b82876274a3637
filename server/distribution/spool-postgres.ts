import type { Client } from 'pg'
import type { Phase } from '../batch/phase.ts'
import type { SqliteHandle } from '../database/sqlite-handle.ts'
import type { ColumnKind } from '../organization/channel-contract.ts'
import { quoted } from '../organization/channel-database-shape.ts'
import { postgresLayout, type TableLayout } from './channel-layout.ts'
import type { CounterFacts, OrphanRows, PulledBefore } from './package.ts'
import { plannedRanges, type TablePlan } from './pull-plan.ts'
import type { RowProgress } from './row-progress.ts'
import { counterColumnOf } from './table-sql.ts'
import { takeTurn } from './turn.ts'

/** Rows of one batch of the cursor: large enough that the way there and back does not count. */
const rowsPerFetch = 5000

/** Who is told how far it is and what it is at, and who may end it. */
interface Spooling {
  readonly signal: AbortSignal
  readonly progress: RowProgress
  readonly enter: (phase: Phase) => void
}

/** What a PostgreSQL channel database gave. */
export interface PostgresSpool {
  readonly layouts: readonly TableLayout[]
  readonly facts: ReadonlyMap<string, CounterFacts>
  readonly orphans: readonly OrphanRows[]
}

/**
 * Copies what the plans ask for into a package on a SQLite handle: in large batches over a cursor, all of it from one
 * snapshot, in one read-only transaction.
 * @param schemas where the contract's tables are, and the package's name on the handle.
 */
export async function spoolPostgres(
  client: Client,
  handle: SqliteHandle,
  schemas: { readonly from: string; readonly to: string },
  plans: readonly TablePlan[],
  before: readonly PulledBefore[],
  where: string,
  spooling: Spooling,
): Promise<PostgresSpool> {
  const { progress, enter } = spooling
  enter('counting')
  await client.query('begin transaction isolation level repeatable read read only')
  const contracts = plans.map(({ contract }) => contract)
  const layouts = await postgresLayout(client, schemas.from, contracts, where)
  const types = await columnTypes(client, schemas.from, layouts)
  const facts = new Map<string, CounterFacts>()
  const spooled: TableLayout[] = []
  for (const layout of layouts) {
    const plan = plans.find(({ contract }) => contract === layout.contract)
    if (!plan) continue
    facts.set(layout.contract.channelTable, await surveyCounters(client, schemas.from, layout))
    progress.expect(await countPlanned(client, schemas.from, layout, plan))
  }
  const orphans = await findOrphans(client, schemas.from, layouts, before)
  enter('reading')
  for (const layout of layouts) {
    const plan = plans.find(({ contract }) => contract === layout.contract)
    if (plan) spooled.push(await spoolTable(client, handle, schemas, layout, plan, types, spooling))
  }
  await client.query('rollback')
  return { layouts: spooled, facts, orphans }
}

/** Type of every column, by `table.column`. */
async function columnTypes(
  client: Client,
  schema: string,
  layouts: readonly TableLayout[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ column: string; type: string }>(
    `select c.relname || '.' || a.attname as column, a.atttypid::regtype::text as type
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = $1 and c.relname = any($2)`,
    [schema, layouts.map(({ name }) => name)],
  )
  return new Map(rows.map(({ column, type }) => [column, type]))
}

async function surveyCounters(client: Client, schema: string, layout: TableLayout): Promise<CounterFacts> {
  const { table, counter } = namesOf(layout, schema, 's')
  const { rows } = await client.query<{ greatest: string | null; uncounted: string }>(
    `select (select max(${counter}) from ${table})::text as greatest,
            (select count(*) from ${table} where ${counter} is null)::text as uncounted`,
  )
  const [row] = rows
  return {
    greatest: row?.greatest === null || row === undefined ? null : Number(row.greatest),
    uncounted: Number(row?.uncounted ?? 0),
  }
}

async function spoolTable(
  client: Client,
  handle: SqliteHandle,
  schemas: { readonly from: string; readonly to: string },
  layout: TableLayout,
  plan: TablePlan,
  types: ReadonlyMap<string, string>,
  { signal, progress }: Omit<Spooling, 'enter'>,
): Promise<TableLayout> {
  const { contract } = layout
  const names = contract.columns.map(({ channel }) => channel)
  const target = `${quoted(schemas.to)}.${quoted(contract.channelTable)}`
  const columns = contract.columns.map(({ channel, kind }) => `${quoted(channel)} ${affinity(kind)}`)
  handle.exec(`create table ${target} (${columns.join(', ')})`)
  const insert = handle.prepare(`insert into ${target} values (${names.map(() => '?').join(', ')})`)
  const insertAll = handle.transaction((rows: readonly unknown[][]) => {
    for (const row of rows) insert.run(row)
  })

  await client.query(
    `declare rows_to_pull no scroll cursor for ${selectOf(layout, schemas.from, plan, types)}`,
  )
  for (;;) {
    const { rows } = await client.query<unknown[]>({
      text: `fetch ${rowsPerFetch} from rows_to_pull`,
      rowMode: 'array',
      types: { getTypeParser: () => (text: string) => text },
    })
    insertAll(rows)
    progress.copied(rows.length)
    await takeTurn(signal)
    if (rows.length < rowsPerFetch) break
  }
  await client.query('close rows_to_pull')
  const counterName = counterColumnOf(contract).channel
  handle.exec(
    `create index ${quoted(schemas.to)}.${quoted(`${contract.channelTable}_counter`)} on ${quoted(contract.channelTable)} (${quoted(counterName)})`,
  )
  return { contract, name: contract.channelTable, columns: new Map(names.map((name) => [name, name])) }
}

function selectOf(
  layout: TableLayout,
  schema: string,
  plan: TablePlan,
  types: ReadonlyMap<string, string>,
): string {
  const { column } = namesOf(layout, schema, 's')
  const values = layout.contract.columns.map(({ channel, kind }) => {
    const type = types.get(`${layout.name}.${layout.columns.get(channel) ?? channel}`) ?? 'text'
    return asText(column(channel), kind, type)
  })
  return `select ${values.join(', ')} ${fromPlanned(layout, schema, plan)}`
}

/** The rows that a plan asks for, to stand behind what is selected of them. */
function fromPlanned(layout: TableLayout, schema: string, plan: TablePlan): string {
  const { table, counter } = namesOf(layout, schema, 's')
  const ranges = plannedRanges(plan)
  const list = (ends: readonly number[]) => `'{${ends.join(',')}}'::bigint[]`
  const wanted = `unnest(${list(ranges.map(({ from }) => from))}, ${list(ranges.map(({ to }) => to))})`
  return `from ${wanted} as w (first, last)
          join ${table} on ${counter} >= w.first and ${counter} <= w.last`
}

async function countPlanned(
  client: Client,
  schema: string,
  layout: TableLayout,
  plan: TablePlan,
): Promise<number> {
  const { rows } = await client.query<{ rows: string }>(
    `select count(*)::text as rows ${fromPlanned(layout, schema, plan)}`,
  )
  return Number(rows[0]?.rows ?? 0)
}

/** A column's value as the contract writes it in SQLite. */
function asText(name: string, kind: ColumnKind, type: string): string {
  if (type === 'boolean') return `${name}::integer::text`
  if (type === 'bytea') return `encode(${name}, 'escape')`
  if (kind === 'instant' && type === 'timestamp with time zone')
    return `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
  if (kind === 'instant' && type === 'timestamp without time zone')
    return `to_char(${name}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
  return `${name}::text`
}

/** Whole numbers become numbers on the way in; decimals stay the texts that they are, exact to the last digit. */
function affinity(kind: ColumnKind): string {
  switch (kind) {
    case 'channel':
    case 'counter':
    case 'lineNumber':
    case 'integer':
    case 'flag':
    case 'enum':
    case 'seconds':
      return 'integer'
    default:
      return 'text'
  }
}

const mostOrphans = 1000

async function findOrphans(
  client: Client,
  schema: string,
  layouts: readonly TableLayout[],
  before: readonly PulledBefore[],
): Promise<readonly OrphanRows[]> {
  const header = layouts.find(({ contract }) => contract.key.length === 0)
  if (!header) return []
  const headers = namesOf(header, schema, 'h')
  const orphans: OrphanRows[] = []
  for (const { channelTable, from, to } of before) {
    const layout = layouts.find(({ contract }) => contract.channelTable === channelTable)
    if (!layout || layout === header) continue
    const rows = namesOf(layout, schema, 's')
    const same = (['key', 'channel', 'company'] as const).map(
      (kind) => `${headers.column(columnOf(header, kind))} = ${rows.column(columnOf(layout, kind))}`,
    )
    const channel = rows.column(columnOf(layout, 'channel'))
    const transaction = rows.column(columnOf(layout, 'key'))
    const found = await client.query<Record<keyof Omit<OrphanRows, 'channelTable'>, string>>(
      `select ${channel}::text as channel, ${transaction}::text as "transactionId",
              count(*)::text as "rows", min(${rows.counter})::text as "firstCounter"
       from ${rows.table}
       where ${rows.counter} between $1 and $2 and ${channel} is not null and ${transaction} is not null
         and not exists (select 1 from ${headers.table} where ${same.join(' and ')})
       group by 1, 2
       limit ${mostOrphans}`,
      [from, to],
    )
    for (const row of found.rows) {
      const { channel: number, transactionId, rows: count, firstCounter } = row
      orphans.push({
        channelTable,
        channel: number,
        transactionId,
        rows: Number(count),
        firstCounter: Number(firstCounter),
      })
    }
  }
  return orphans
}

function columnOf({ contract }: TableLayout, kind: ColumnKind): string {
  return contract.columns.find((column) => column.kind === kind)?.channel ?? ''
}

function namesOf(layout: TableLayout, schema: string, alias: string) {
  const column = (name: string) => `${alias}.${quoted(layout.columns.get(name) ?? name)}`
  return {
    table: `${quoted(schema)}.${quoted(layout.name)} ${alias}`,
    counter: column(counterColumnOf(layout.contract).channel),
    column,
  }
}
