import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, inject } from 'vitest'
import { type Database, type DatabaseKind, openDatabase } from '../../server/database/database.ts'
import { expectTrailCanBeTold } from './audit-trail.ts'
import { takePostgresDatabase } from './postgres-databases.ts'

/** Opens a fresh, migrated database that is closed and removed when the test ends. */
export type OpenDatabase = () => Promise<Database>

/** Describes behaviour once for SQLite and once for PostgreSQL. */
export function describeOnBothDatabases(
  behaviour: string,
  body: (open: OpenDatabase, kind: DatabaseKind) => void,
): void {
  describeOn('sqlite', behaviour, body)
  describeOn('postgres', behaviour, body)
}

/** Describes what SQLite does with a query, where its planner shows more clearly whether the indexes serve. */
export function describeOnSqlite(behaviour: string, body: (open: OpenDatabase) => void): void {
  describeOn('sqlite', behaviour, body)
}

/** Describes what can only happen on PostgreSQL, where several write at once. */
export function describeOnPostgres(behaviour: string, body: (open: OpenDatabase) => void): void {
  describeOn('postgres', behaviour, body)
}

function describeOn(
  kind: DatabaseKind,
  behaviour: string,
  body: (open: OpenDatabase, kind: DatabaseKind) => void,
): void {
  describe(`${behaviour} (${kind})`, () => {
    const cleanUp: (() => Promise<void>)[] = []
    afterEach(async () => {
      for (const clean of cleanUp.splice(0).reverse()) await clean()
    })
    body(async () => {
      const { url, remove } = await createDatabase(kind)
      const database = await openDatabase({ url })
      cleanUp.push(
        remove,
        () => database.close(),
        () => expectTrailCanBeTold(database),
      )
      return database
    }, kind)
  })
}

/** A migrated database of the kind, by address, for a test that opens it itself (or has another process open it). */
export async function createDatabase(
  kind: DatabaseKind,
): Promise<{ url: string; remove: () => Promise<void> }> {
  return kind === 'sqlite' ? createSqlite() : takePostgresDatabase()
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
  const file = join(path, 'kontor.sqlite')
  await copyFile(inject('sqliteTemplate'), file)
  return { url: file, remove }
}
