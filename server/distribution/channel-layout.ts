import type { Client } from 'pg'
import type { SqliteHandle } from '../database/sqlite-handle.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import { matchName } from '../organization/channel-database-shape.ts'
import { PullError } from './pull-error.ts'

/** A table of the contract as one channel database names it. */
export interface TableLayout {
  readonly contract: ContractTable
  readonly name: string
  /** The database's name of a contract column, by the contract's. */
  readonly columns: ReadonlyMap<string, string>
}

/** A table as the database describes it. */
interface FoundTable {
  readonly name: string
  readonly columns: readonly string[]
}

/**
 * Finds the contract's tables in a SQLite database, without regard to case.
 * @param schema under which name the database stands on the handle.
 * @throws PullError CHANNEL_DATABASE_TABLES_MISSING, CHANNEL_DATABASE_COLUMNS_MISSING.
 */
export function sqliteLayout(
  handle: SqliteHandle,
  schema: string,
  contracts: readonly ContractTable[],
  where: string,
): readonly TableLayout[] {
  const names = handle
    .prepare<[], string>(`select name from "${schema}".sqlite_schema where type in ('table', 'view')`)
    .pluck()
    .all()
  const columnsOf = handle
    .prepare<[string, string], string>('select name from pragma_table_xinfo(?, ?)')
    .pluck()
  return layoutOf(
    contracts,
    names.map((name) => ({ name, columns: columnsOf.all(name, schema) })),
    where,
  )
}

/**
 * Finds the contract's tables in a schema of a PostgreSQL database, without regard to case.
 * @throws PullError CHANNEL_DATABASE_TABLES_MISSING, CHANNEL_DATABASE_COLUMNS_MISSING.
 */
export async function postgresLayout(
  client: Client,
  schema: string,
  contracts: readonly ContractTable[],
  where: string,
): Promise<readonly TableLayout[]> {
  const { rows } = await client.query<FoundTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and lower(c.relname) = any($2)
     group by c.relname
     order by c.relname`,
    [schema, contracts.map(({ channelTable }) => channelTable.toLowerCase())],
  )
  return layoutOf(contracts, rows, where)
}

function layoutOf(
  contracts: readonly ContractTable[],
  found: readonly FoundTable[],
  where: string,
): readonly TableLayout[] {
  const names = found.map(({ name }) => name)
  const layouts: TableLayout[] = []
  const missingTables: string[] = []
  const missingColumns: string[] = []
  for (const contract of contracts) {
    const name = matchName(names, contract.channelTable)
    const table = found.find((candidate) => candidate.name === name)
    if (!table) {
      if (!contract.optional) missingTables.push(contract.channelTable)
      continue
    }
    const columns = new Map<string, string>()
    for (const { channel } of contract.columns) {
      const column = matchName(table.columns, channel)
      if (column === undefined) missingColumns.push(`${contract.channelTable}.${channel}`)
      else columns.set(channel, column)
    }
    layouts.push({ contract, name: table.name, columns })
  }
  if (missingTables.length > 0)
    throw new PullError('CHANNEL_DATABASE_TABLES_MISSING', {
      address: where,
      tables: missingTables.join(', '),
    })
  if (missingColumns.length > 0)
    throw new PullError('CHANNEL_DATABASE_COLUMNS_MISSING', {
      address: where,
      columns: missingColumns.join(', '),
    })
  return layouts
}
