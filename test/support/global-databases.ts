import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../server/database/database.ts'
import { migrate } from '../../server/database/migrate.ts'
import { startPostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL server, with no database named. */
    postgresServer: string
    /** A migrated SQLite file that each test's own is copied from. */
    sqliteTemplate: string
  }
}

/** The migrated PostgreSQL database that the tests' own are copied from. */
export const templateDatabase = 'kontor_template'

/** One real PostgreSQL a run, and a migrated database of each kind to copy. */
export default async function provideDatabases(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'kontor-template-'))
  const sqliteTemplate = join(directory, 'kontor.sqlite')
  await migrateDatabase(sqliteTemplate)
  const server = await startPostgresServer()
  await server.createDatabase(templateDatabase)
  await migrateDatabase(`${server.address}/${templateDatabase}`)
  project.provide('sqliteTemplate', sqliteTemplate)
  project.provide('postgresServer', server.address)
  return async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function migrateDatabase(url: string): Promise<void> {
  const database = await openDatabase({ url })
  await migrate(database)
  await database.close()
}
