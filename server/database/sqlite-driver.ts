import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import { longestPauseMilliseconds, openSqliteHandle, type SqliteHandle, whenFree } from './sqlite-handle.ts'
import { columnReader } from './sqlite-values.ts'

/** How long this process may hold the write lock, all in all, before it leaves it alone for a breath. */
const longestHoldMilliseconds = 50

/** Long enough for every waiter to try once. */
const breathMilliseconds = longestPauseMilliseconds + 2

/** Passes the writer on, after the write lock was held for so long. */
type PassOn = (heldMilliseconds: number) => void

/**
 * Kysely over better-sqlite3 with two handles on one file: reads outside a transaction go over the reader, all
 * else over the writer, one at a time. A reader therefore never joins, and never waits for, a transaction that
 * somebody else has open; and a second process that holds the write lock is waited for without stopping the
 * event loop.
 */
export class SqliteDriver implements Driver {
  readonly #file: string
  #writer: SqliteHandle | undefined
  #reader: SqliteHandle | undefined
  #turn: Promise<void> = Promise.resolve()
  #heldSinceBreath = 0

  constructor(file: string) {
    this.#file = file
  }

  async init(): Promise<void> {
    this.#writer = await whenFree(() => openSqliteHandle(this.#file))
    this.#reader = await whenFree(() => openSqliteHandle(this.#file))
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#writer || !this.#reader) throw new Error('The SQLite driver is not open')
    return new SqliteConnection(this.#writer, this.#reader, () => this.#takeWriter())
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await sqlite(connection).begin()
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await sqlite(connection).end('commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await sqlite(connection).end('rollback')
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

  async destroy(): Promise<void> {
    this.#reader?.close()
    this.#writer?.close()
  }

  /**
   * Waits for the writer's turn; the returned function passes it on. SQLite knows no queue for its write lock, so the
   * turn is passed on a moment later now and then, lest transaction after transaction shut other processes out.
   */
  async #takeWriter(): Promise<PassOn> {
    const previous = this.#turn
    let release = (): void => {}
    this.#turn = new Promise((resolve) => {
      release = resolve
    })
    await previous
    return (heldMilliseconds) => {
      this.#heldSinceBreath += heldMilliseconds
      if (this.#heldSinceBreath < longestHoldMilliseconds) return release()
      this.#heldSinceBreath = 0
      setTimeout(release, breathMilliseconds)
    }
  }
}

function sqlite(connection: DatabaseConnection): SqliteConnection {
  if (!(connection instanceof SqliteConnection)) throw new TypeError('Not a connection of this driver')
  return connection
}

class SqliteConnection implements DatabaseConnection {
  readonly #writer: SqliteHandle
  readonly #reader: SqliteHandle
  readonly #takeWriter: () => Promise<PassOn>
  #releaseWriter: PassOn | undefined
  #begunAt = 0

  constructor(writer: SqliteHandle, reader: SqliteHandle, takeWriter: () => Promise<PassOn>) {
    this.#writer = writer
    this.#reader = reader
    this.#takeWriter = takeWriter
  }

  async begin(): Promise<void> {
    const release = await this.#takeWriter()
    try {
      await whenFree(() => this.#writer.exec('begin immediate'))
    } catch (error) {
      release(0)
      throw error
    }
    this.#releaseWriter = release
    this.#begunAt = performance.now()
  }

  async end(command: 'commit' | 'rollback'): Promise<void> {
    try {
      // SQLite rolls some failed transactions back by itself (a full disk); then there is nothing left to end.
      if (this.#writer.inTransaction) await whenFree(() => this.#writer.exec(command))
    } finally {
      if (command === 'rollback' || !this.#writer.inTransaction) {
        this.#releaseWriter?.(performance.now() - this.#begunAt)
        this.#releaseWriter = undefined
      }
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#releaseWriter) return run<Row>(this.#writer, query)
    if (isRead(this.#reader, query)) return run<Row>(this.#reader, query)
    const release = await this.#takeWriter()
    let begunAt = performance.now()
    try {
      return await whenFree(() => {
        begunAt = performance.now()
        return run<Row>(this.#writer, query)
      })
    } finally {
      release(performance.now() - begunAt)
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    const handle = this.#releaseWriter ? this.#writer : this.#reader
    const statement = handle.prepare<unknown[], Row>(query.sql)
    const read = columnReader(query.sql, statement)
    for (const row of statement.iterate(...query.parameters.map(bindable))) yield { rows: [read(row)] }
  }
}

/** Temporary tables live on the writer, so a statement that the reader cannot even prepare is not a read of its. */
function isRead(reader: SqliteHandle, query: CompiledQuery): boolean {
  if (!/^\s*(select|with|explain)\b/i.test(query.sql)) return false
  try {
    return reader.prepare(query.sql).readonly
  } catch {
    return false
  }
}

/** Runs one compiled query on a handle, with values in the forms that both databases agree on. */
export function run<Row>(handle: SqliteHandle, query: CompiledQuery): QueryResult<Row> {
  const statement = handle.prepare<unknown[], Row>(query.sql)
  const parameters = query.parameters.map(bindable)
  if (!statement.reader) {
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return {
      rows: [],
      numAffectedRows: BigInt(changes),
      insertId: BigInt(lastInsertRowid),
    }
  }
  const rows = statement.all(...parameters)
  const read = columnReader(query.sql, statement)
  return { rows: rows.map(read), numAffectedRows: BigInt(rows.length) }
}

/** SQLite has neither booleans nor dates of its own: booleans are 0 and 1, dates ISO text in UTC. */
function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.toISOString()
  return value === undefined ? null : value
}
