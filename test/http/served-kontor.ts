import { type Database, inTransaction, openDatabase } from '../../server/database/database.ts'
import { createApiKey } from '../../server/identity/api-keys.ts'
import { addUser } from '../identity/people.ts'
import { createDatabase, temporaryDirectory } from '../support/databases.ts'
import { type KontorProcess, startKontor } from '../support/kontor-process.ts'

/** A server without demo and worker, and a machine client of it that may do everything. */
export interface ServedKontor {
  readonly kontor: KontorProcess
  /** The test's own connection to the server's database. */
  readonly database: Database
  /** Headers that a machine client sends. */
  readonly headers: Readonly<Record<string, string>>
  /** Sends an operation, or any other body, and gives back status and answer. */
  ask(body: unknown, headers?: Readonly<Record<string, string>>): Promise<{ status: number; body: Answer }>
  stop(): Promise<void>
}

/** What a GraphQL endpoint answers. */
export interface Answer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: { readonly code?: string; readonly parameters?: Record<string, unknown> }
  }[]
}

/** Starts the real program over an empty SQLite database with one administrator. */
export async function serveKontor(): Promise<ServedKontor> {
  const directory = await temporaryDirectory()
  const file = await createDatabase('sqlite')
  const database = await openDatabase({ url: file.url })
  const userId = await addUser(database, { email: 'ann@kontor.example', roles: [['administrator', null]] })
  const { key } = await inTransaction(database, (trx) =>
    createApiKey(trx, { userId, name: 'test' }, { userId: null }),
  )
  const kontor = await startKontor({
    dataDirectory: directory.path,
    databaseUrl: file.url,
    environment: { KONTOR_DEMO: 'off', KONTOR_WORKER: 'off' },
  })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  return {
    kontor,
    database,
    headers,
    async ask(body, more = {}) {
      const answer = await fetch(`${kontor.url}/graphql`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: (await answer.json()) as Answer }
    },
    async stop() {
      await kontor.stop()
      await database.close()
      await file.remove()
      await directory.remove()
    },
  }
}
