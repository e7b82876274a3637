import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sortKey } from './alphabet.ts'
import { newUuid } from './identifiers.ts'

/** An open better-sqlite3 handle. */
export type SqliteHandle = SqliteDatabase.Database

/**
 * Opens Kontor's own database file with the settings that money needs: WAL, every commit on disk
 * (`synchronous=FULL`), foreign keys on. The busy time-out is zero, because waiting inside SQLite would stop the
 * event loop; whoever writes retries by itself (`whenFree`).
 * @param options with `mustExist`, neither the file nor one that is attached later is created.
 */
export function openSqliteHandle(
  file: string,
  { mustExist = false }: { readonly mustExist?: boolean } = {},
): SqliteHandle {
  mkdirSync(dirname(file), { recursive: true })
  const handle = new SqliteDatabase(file, { timeout: 0, fileMustExist: mustExist })
  // Of a new file only. Staged rows are wide and lie in their keys' own trees: twice the page is fewer levels to go down.
  handle.pragma('page_size = 8192')
  handle.pragma('journal_mode = WAL')
  handle.pragma('synchronous = FULL')
  handle.pragma('foreign_keys = ON')
  handle.pragma('temp_store = MEMORY')
  handle.pragma('cache_size = -65536')
  // Pages that chunk after chunk changes (indexes, above all) go back into the file once, when the log has grown to 64 MiB.
  handle.pragma('wal_autocheckpoint = 8192')
  handle.pragma('journal_size_limit = 67108864')
  handle.function('uuid_v7', { deterministic: false }, newUuid)
  handle.function('sort_key', { deterministic: true }, sortKey)
  return handle
}

const firstPauseMilliseconds = 1
/** The longest that whoever waits for a file's write lock goes without trying to get it. */
export const longestPauseMilliseconds = 10
const defaultPatienceMilliseconds = 120_000

/**
 * Runs one synchronous step, again and again while another connection holds the file's write lock, and lets the
 * event loop run in between.
 * @throws the step's own error; also SQLITE_BUSY when the lock was not free for as long as the patience lasts (two
 *   minutes unless said).
 */
export async function whenFree<Result>(
  step: () => Result,
  patienceMilliseconds = defaultPatienceMilliseconds,
): Promise<Result> {
  const deadline = Date.now() + patienceMilliseconds
  for (let pause = firstPauseMilliseconds; ; pause = Math.min(pause * 2, longestPauseMilliseconds)) {
    try {
      return step()
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
