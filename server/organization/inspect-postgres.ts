import { Client } from 'pg'
import { channelContract } from './channel-contract.ts'
import {
  type ChannelDatabaseShape,
  type FoundChannel,
  type FoundTable,
  matchName,
  mostChannels,
  quoted,
} from './channel-database-shape.ts'
import { ContactTimeoutError } from './connection-problem.ts'

/**
 * Looks at a PostgreSQL channel database, in one read-only transaction that is rolled back, over one connection that is
 * closed.
 * @throws ContactTimeoutError; Error with the code of Node or PostgreSQL (SQLSTATE).
 */
export async function inspectPostgres(
  { url, schema }: { readonly url: string; readonly schema: string },
  timeoutMilliseconds: number,
): Promise<ChannelDatabaseShape> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMilliseconds,
    statement_timeout: timeoutMilliseconds,
    lock_timeout: timeoutMilliseconds,
    application_name: 'kontor channel database test',
  })
  // Without a listener a connection that breaks while idle would end the process.
  client.on('error', () => {})
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new ContactTimeoutError(`No answer after ${timeoutMilliseconds} ms`)),
      timeoutMilliseconds,
    )
  })
  try {
    return await Promise.race([connectAndRead(client, schema), timeout])
  } finally {
    clearTimeout(timer)
    // Not awaited: a server that has stopped answering does not say goodbye either.
    void client.end().catch(() => {})
  }
}

async function connectAndRead(client: Client, schema: string): Promise<ChannelDatabaseShape> {
  await client.connect()
  await client.query('begin transaction isolation level repeatable read read only')
  const shape = await readShape(client, schema)
  await client.query('rollback')
  return shape
}

interface Relation {
  readonly oid: number
  readonly name: string
  readonly columns: string[]
  readonly indexed: string[]
  readonly readable: boolean
}

async function readShape(client: Client, schema: string): Promise<ChannelDatabaseShape> {
  const { rows: namespaces } = await client.query<{ usable: boolean }>(
    `select has_schema_privilege(oid, 'usage') as usable from pg_namespace where nspname = $1`,
    [schema],
  )
  const [namespace] = namespaces
  if (!namespace) throw Object.assign(new Error(`There is no schema ${schema}`), { code: '3F000' })
  if (!namespace.usable) throw Object.assign(new Error(`No access to schema ${schema}`), { code: '42501' })
  const relations = await readRelations(client, schema)
  const tables: FoundTable[] = []
  for (const { channelTable } of channelContract) {
    const name = matchName(
      relations.map((relation) => relation.name),
      channelTable,
    )
    const relation = relations.find((candidate) => candidate.name === name)
    if (relation) tables.push(await readTable(client, schema, relation))
  }
  return { journalMode: null, tables, channels: await readChannels(client, schema, tables) }
}

async function readRelations(client: Client, schema: string): Promise<readonly Relation[]> {
  const { rows } = await client.query<Relation>(
    `select c.oid::int8 as oid, c.relname as name, has_table_privilege(c.oid, 'select') as readable,
            array(
              select a.attname::text from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum
            ) as columns,
            array(
              select a.attname::text from pg_index i
              join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
              where i.indrelid = c.oid and i.indisvalid and i.indpred is null
            ) as indexed
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and lower(c.relname) = any($2) and c.relkind in ('r', 'p', 'v', 'm', 'f')
     order by c.relname`,
    [schema, channelContract.map(({ channelTable }) => channelTable.toLowerCase())],
  )
  return rows
}

async function readTable(client: Client, schema: string, relation: Relation): Promise<FoundTable> {
  const { name, columns, indexed, readable } = relation
  if (!readable) return { name, columns, indexedColumns: indexed, rowCount: null }
  const { rows } = await client.query<{ rows: string }>(
    `select count(*) as "rows" from ${quoted(schema)}.${quoted(name)}`,
  )
  return { name, columns, indexedColumns: indexed, rowCount: Number(rows[0]?.rows ?? 0) }
}

async function readChannels(
  client: Client,
  schema: string,
  tables: readonly FoundTable[],
): Promise<readonly FoundChannel[]> {
  const header = tables.find(({ name }) => matchName([name], 'RetailTransactionTable'))
  const company = header && matchName(header.columns, 'DataAreaId')
  const channel = header && matchName(header.columns, 'Channel')
  if (!company || !channel || header.rowCount === null) return []
  const { rows } = await client.query<Record<keyof FoundChannel, string | null>>(
    `select ${quoted(company)}::text as company, ${quoted(channel)}::text as channel,
            count(*) as "transactionCount"
     from ${quoted(schema)}.${quoted(header.name)}
     group by 1, 2
     order by 1, 2
     limit ${mostChannels}`,
  )
  return rows.map((row) => ({ ...row, transactionCount: Number(row.transactionCount) }))
}
