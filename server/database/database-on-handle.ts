import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Transaction } from './database.ts'
import { run } from './sqlite-driver.ts'
import { type SqliteHandle, whenFree } from './sqlite-handle.ts'
import type { Tables } from './tables.ts'

/**
 * Runs the work in one transaction of a second handle (`openSecondHandle`), so that Kysely's words and plain statements
 * of the handle stand in the same transaction. Only headquarters' own file is locked for writing: `begin immediate`
 * would take the write lock of every attached file too, and keep a shop from writing to its own database.
 */
export async function inHandleTransaction<Result>(
  handle: SqliteHandle,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new HandleDriver(handle),
      createIntrospector: (queries) => new SqliteIntrospector(queries),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  return kysely.transaction().execute(work)
}

/** Kysely over one handle that somebody else opened and will close. */
class HandleDriver implements Driver {
  readonly #connection: HandleConnection

  constructor(handle: SqliteHandle) {
    this.#connection = new HandleConnection(handle)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.begin()
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.commit()
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback()
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`))
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to "${name}"`))
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release "${name}"`))
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

/** A write that changes nothing: it takes the main file's write lock, and no attached file's. */
const takeWriteLock = 'update main.schema_migration set name = name where false'

class HandleConnection implements DatabaseConnection {
  readonly #handle: SqliteHandle

  constructor(handle: SqliteHandle) {
    this.#handle = handle
  }

  async begin(): Promise<void> {
    this.#handle.exec('begin')
    try {
      await whenFree(() => this.#handle.exec(takeWriteLock))
    } catch (error) {
      this.rollback()
      throw error
    }
  }

  async commit(): Promise<void> {
    await whenFree(() => this.#handle.exec('commit'))
  }

  rollback(): void {
    // SQLite rolls some failed transactions back by itself (a full disk); then there is nothing left to end.
    if (this.#handle.inTransaction) this.#handle.exec('rollback')
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return run<Row>(this.#handle, query)
  }

  // biome-ignore lint/correctness/useYield: a stream over one handle would keep every other statement out.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('A second handle does not stream')
  }
}
