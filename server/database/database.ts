import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  Kysely,
  type Transaction as KyselyTransaction,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { openPostgresDialect } from './postgres.ts'
import { SqliteDriver } from './sqlite-driver.ts'
import { openSqliteHandle, type SqliteHandle } from './sqlite-handle.ts'
import type { Tables } from './tables.ts'

/** Which of the two databases headquarters stands on. Only this folder decides anything by it, save bulk loads. */
export type DatabaseKind = 'sqlite' | 'postgres'

/** Headquarters' database, open. */
export interface Database {
  readonly kysely: Kysely<Tables>
  readonly kind: DatabaseKind
  /** The SQLite file's path, or PostgreSQL's address without its password. */
  readonly location: string
  close(): Promise<void>
}

/** A transaction on headquarters' database. */
export type Transaction = KyselyTransaction<Tables>

/** What a query needs that may stand inside or outside a transaction. */
export type Queries = Kysely<Tables> | Transaction

/**
 * Opens headquarters' database.
 * @param url `postgres://…`, or a SQLite file as a path, `sqlite:…` or `file:…`.
 */
export async function openDatabase({ url }: { readonly url: string }): Promise<Database> {
  return /^postgres(ql)?:/.test(url) ? openPostgres(url) : openSqlite(sqliteFile(url))
}

/** Runs the work in one transaction: all of it is kept, or, when it throws, nothing. */
export async function inTransaction<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const { kysely } = database
  if (isTransaction(kysely)) return work(kysely)
  return kysely.transaction().execute(work)
}

/**
 * The database as it is inside an open transaction: all that is done by it, transactions of its own included, stands
 * or falls with that one. Whoever opened it must let it fail when such a part has failed.
 */
export function databaseWithin(database: Database, transaction: Transaction): Database {
  return { ...database, kysely: transaction, close: async () => undefined }
}

function isTransaction(queries: Queries): queries is Transaction {
  return queries.isTransaction
}

/**
 * A plain better-sqlite3 handle of its own on headquarters' file, for work that Kysely has no words for (ATTACH).
 * The caller closes it.
 * @throws TypeError when headquarters stands on PostgreSQL.
 */
export function openSecondHandle(database: Database): SqliteHandle {
  if (database.kind !== 'sqlite') throw new TypeError('Only a SQLite headquarters has a file to open twice')
  return openSqliteHandle(database.location, { mustExist: true })
}

async function openSqlite(file: string): Promise<Database> {
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new TwoHandleAdapter(),
      createDriver: () => new SqliteDriver(file),
      createIntrospector: (queries) => new SqliteIntrospector(queries),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  return {
    kysely,
    kind: 'sqlite',
    location: file,
    close: () => kysely.destroy(),
  }
}

async function openPostgres(url: string): Promise<Database> {
  const kysely = new Kysely<Tables>({ dialect: openPostgresDialect(url) })
  const address = new URL(url)
  address.password = ''
  return {
    kysely,
    kind: 'postgres',
    location: address.href,
    close: () => kysely.destroy(),
  }
}

function sqliteFile(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url)
  return resolve(url.replace(/^(sqlite|file):/, ''))
}

/** Kysely lets a SQLite database do one thing at a time; this driver's readers need not wait for its writer. */
class TwoHandleAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
