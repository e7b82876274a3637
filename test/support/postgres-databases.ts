import { Client } from 'pg'
import { inject } from 'vitest'
import { newUuid } from '../../server/database/identifiers.ts'
import { templateDatabase } from './global-databases.ts'

/** A migrated PostgreSQL database without records. */
interface PostgresDatabase {
  readonly url: string
  /** Gives it back. */
  readonly remove: () => Promise<void>
}

/**
 * Databases that a test has given back and the next one gets, by name. Copying the template takes a quarter of a
 * second and more, emptying a database a tenth of it: so one that is as the migrations left it is used again.
 */
const spare: string[] = []

/** What the template holds: its tables, columns, constraints and indexes, and the rows that migrations wrote. */
interface Template {
  readonly structure: string
  readonly rows: ReadonlyMap<string, string>
}
let template: Promise<Template> | undefined

/** A migrated database on the run's server: one that was given back, or a copy of the template. */
export async function takePostgresDatabase(): Promise<PostgresDatabase> {
  const name = spare.pop() ?? (await copyTemplate())
  let isTaken = true
  return {
    url: `${inject('postgresServer')}/${name}`,
    async remove() {
      if (!isTaken) return
      isTaken = false
      if (await emptied(name)) spare.push(name)
      else await onDatabase('postgres', (client) => client.query(`drop database ${name} with (force)`))
    },
  }
}

async function copyTemplate(): Promise<string> {
  const name = `kontor_${newUuid().replaceAll('-', '')}`
  await onDatabase('postgres', (client) =>
    client.query(`create database ${name} template ${templateDatabase}`),
  )
  return name
}

/**
 * Ends what is still connected to a database and brings back the rows of the template.
 * @returns false when a test has changed more than rows.
 */
async function emptied(name: string): Promise<boolean> {
  const { structure, rows } = await readTemplate()
  return onDatabase(name, async (client) => {
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
    if ((await readStructure(client)) !== structure) return false
    const commands = (await readTouchedTables(client)).map((table) => `delete from ${table};`)
    for (const [table, json] of rows) {
      commands.push(`insert into ${table} overriding system value
        select * from json_populate_recordset(null::${table}, ${client.escapeLiteral(json)});`)
    }
    // Foreign keys need no order then: all rows go.
    await client.query(`set session_replication_role = replica; ${commands.join('\n')}`)
    return true
  })
}

function readTemplate(): Promise<Template> {
  template ??= onDatabase(templateDatabase, async (client) => {
    const rows = new Map<string, string>()
    for (const table of await readTouchedTables(client)) {
      const {
        rows: [row],
      } = await client.query<{ json: string }>(
        `select coalesce(json_agg(record), '[]')::text as json from ${table} record`,
      )
      if (row && row.json !== '[]') rows.set(table, row.json)
    }
    return { structure: await readStructure(client), rows }
  })
  return template
}

/** Every table that ever had a row. */
async function readTouchedTables(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0`,
  )
  return rows.map(({ name }) => name)
}

async function readStructure(client: Client): Promise<string> {
  const { rows } = await client.query<{ fingerprint: string }>(`
    with own as (
      select oid, relname from pg_class
      where relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)
        and relpersistence <> 't'
    )
    select md5(string_agg(line, ';' order by line)) as fingerprint from (
      select relname || '.' || attname || ' ' || atttypid || ' ' || attnotnull || ' ' || attisdropped as line
        from own join pg_attribute on attrelid = own.oid
      union all select 'constraint ' || conname from own join pg_constraint on conrelid = own.oid
      union all select 'schema ' || nspname from pg_namespace where nspname not like 'pg\\_%'
    ) as lines`)
  return rows[0]?.fingerprint ?? ''
}

async function onDatabase<Result>(name: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: `${inject('postgresServer')}/${name}` })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
