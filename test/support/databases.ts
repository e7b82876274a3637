import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, describe, inject } from 'vitest'
import { type Database, type DatabaseKind, openDatabase } from '../../server/database/database.ts'
import { newUuid } from '../../server/database/identifiers.ts'
import { migrate } from '../../server/database/migrate.ts'
import { templateDatabase } from './global-postgres.ts'

/** Opens a fresh, migrated database that is closed and removed when the test ends. */
export type OpenDatabase = () => Promise<Database>

/** Describes behaviour once for SQLite and once for PostgreSQL. */
export function describeOnBothDatabases(
  behaviour: string,
  body: (open: OpenDatabase, kind: DatabaseKind) => void,
): void {
  describe.each(['sqlite', 'postgres'] as const)(`${behaviour} (%s)`, (kind) => {
    const cleanUp: (() => Promise<void>)[] = []
    afterEach(async () => {
      for (const clean of cleanUp.splice(0).reverse()) await clean()
    })
    body(async () => {
      const { url, remove } = await createDatabase(kind)
      const database = await openDatabase({ url })
      cleanUp.push(remove, () => database.close())
      return database
    }, kind)
  })
}

/** A migrated database of the kind, by address, for a test that opens it itself (or has another process open it). */
export async function createDatabase(
  kind: DatabaseKind,
): Promise<{ url: string; remove: () => Promise<void> }> {
  return kind === 'sqlite' ? createSqlite() : createPostgres()
}

/** An empty folder for a test's files; the test removes it by the returned function. */
export async function temporaryDirectory(): Promise<{
  path: string
  remove: () => Promise<void>
}> {
  const path = await mkdtemp(join(tmpdir(), 'kontor-test-'))
  return {
    path,
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  }
}

async function createSqlite() {
  const { path, remove } = await temporaryDirectory()
  const url = join(path, 'kontor.sqlite')
  const database = await openDatabase({ url })
  await migrate(database)
  await database.close()
  return { url, remove }
}

async function createPostgres() {
  const server = inject('postgresServer')
  const name = `kontor_${newUuid().replaceAll('-', '')}`
  await onServer(server, `create database ${name} template ${templateDatabase}`)
  return {
    url: `${server}/${name}`,
    remove: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(server: string, command: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}
