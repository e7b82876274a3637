import { sql } from 'kysely'
import { type Database, inTransaction, type Transaction } from './database.ts'
import { now } from './instant.ts'
import type { Migration, MigrationWords } from './migration.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import { takeStartLock } from './start-lock.ts'

declare module './tables.ts' {
  interface Tables {
    schema_migration: { name: string; applied_at: string }
  }
}

/** The database was written by a newer Kontor: running an older one on it could lose what it does not know. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  readonly unknown: readonly string[]

  constructor(location: string, unknown: readonly string[]) {
    super(
      `The database ${location} has been used by a newer Kontor (it knows ${unknown.join(', ')}, this program does not). ` +
        'Start the newer program, or restore a backup made before the upgrade.',
    )
    this.unknown = unknown
  }
}

const words: Readonly<Record<Database['kind'], MigrationWords>> = {
  sqlite: {
    kind: 'sqlite',
    sequence: 'integer PRIMARY KEY AUTOINCREMENT',
    clustered: 'WITHOUT ROWID',
  },
  postgres: {
    kind: 'postgres',
    sequence: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
    clustered: '',
  },
}

/**
 * Brings the schema up to date, under a lock, in one transaction: of several processes that start together one
 * migrates and the others find it done.
 * @returns the names of the migrations that ran now.
 * @throws NewerDatabaseError when the database knows a migration that this program does not.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = allMigrations,
): Promise<readonly string[]> {
  return inTransaction(database, async (trx) => {
    await takeStartLock(database, trx)
    if (database.kind === 'postgres') await sql.raw(uuidFunction).execute(trx)
    const applied = await appliedMigrations(trx)
    const known = new Set(migrations.map(({ name }) => name))
    const unknown = [...applied].filter((name) => !known.has(name))
    if (unknown.length > 0) throw new NewerDatabaseError(database.location, unknown)
    const due = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of due) await apply(migration, words[database.kind], trx)
    return due.map(({ name }) => name)
  })
}

async function appliedMigrations(trx: Transaction): Promise<Set<string>> {
  await sql`create table if not exists schema_migration (name text primary key, applied_at timestamptz not null)`.execute(
    trx,
  )
  const rows = await trx.selectFrom('schema_migration').select('name').execute()
  return new Set(rows.map(({ name }) => name))
}

async function apply(migration: Migration, migrationWords: MigrationWords, trx: Transaction): Promise<void> {
  for (const statement of migration.sql(migrationWords).split(/;\s*\n/)) {
    if (statement.trim()) await sql.raw(statement).execute(trx)
  }
  await trx.insertInto('schema_migration').values({ name: migration.name, applied_at: now() }).execute()
}

/** What `uuid_v7()` is on SQLite (a function of the handle), for PostgreSQL from 13 on: milliseconds, then chance. */
const uuidFunction = `
create or replace function uuid_v7() returns text language sql volatile parallel safe as $$
  select substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-7' || substr(r, 16)
  from (
    select lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') as t,
           gen_random_uuid()::text as r
  ) parts
$$`
