import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { channelContract } from './channel-contract.ts'
import {
  type ChannelDatabaseShape,
  type FoundChannel,
  type FoundTable,
  matchName,
  mostChannels,
  quoted,
} from './channel-database-shape.ts'

const busyMilliseconds = 2000

/**
 * Looks at a SQLite channel database without changing it: neither its content nor the files beside it. Blocks while it
 * reads; run it in a worker (`inspect-sqlite-worker.ts`).
 * @throws Error with the code of Node, of SQLite, or NOT_A_FILE.
 */
export function inspectSqlite(file: string): ChannelDatabaseShape {
  if (!statSync(file).isFile())
    throw Object.assign(new Error(`${file} is not a file`), { code: 'NOT_A_FILE' })
  const handle = openWithoutTrace(file)
  try {
    const shape = handle.transaction(() => readShape(handle))
    return shape.deferred()
  } finally {
    handle.close()
  }
}

/**
 * Opens the file for reading. A read-only handle on a WAL database whose shop is not running would make the two files
 * of the log and, being read-only, leave them behind, owned by headquarters, where the shop may be unable to write
 * them. There a handle that could write, and is told not to, leaves nothing: SQLite removes the log when its last
 * handle closes. When the log is there, the shop is running or has died, and only a read-only handle is sure to leave
 * everything as it is.
 */
function openWithoutTrace(file: string): SqliteDatabase.Database {
  const wouldLeaveLog = isWriteAheadLogged(file) && !existsSync(`${file}-wal`)
  const handle = new SqliteDatabase(file, {
    readonly: !(wouldLeaveLog && isWritable(file) && isWritable(dirname(file))),
    fileMustExist: true,
    timeout: busyMilliseconds,
  })
  handle.pragma('query_only = ON')
  return handle
}

/** Byte 18 of the file's header says what writes it: 2 for a write-ahead log. */
function isWriteAheadLogged(file: string): boolean {
  const header = Buffer.alloc(20)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, header, 0, header.length, 0)
  } finally {
    closeSync(descriptor)
  }
  return header[18] === 2
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function readShape(handle: SqliteDatabase.Database): ChannelDatabaseShape {
  const names = handle
    .prepare<[], { name: string }>("select name from sqlite_schema where type in ('table', 'view')")
    .all()
    .map(({ name }) => name)
  const tables = channelContract.flatMap(({ channelTable }) => {
    const name = matchName(names, channelTable)
    return name === undefined ? [] : [readTable(handle, name)]
  })
  return {
    journalMode: String(handle.pragma('journal_mode', { simple: true })),
    tables,
    channels: readChannels(handle, tables),
  }
}

function readTable(handle: SqliteDatabase.Database, name: string): FoundTable {
  const columns = handle
    .prepare<[string], { name: string; type: string; pk: number }>(
      'select name, type, pk from pragma_table_info(?) order by cid',
    )
    .all(name)
  const indexed = handle
    .prepare<[string], { name: string | null }>(
      `select info.name
       from pragma_index_list(?) as list, pragma_index_info(list.name) as info
       where info.seqno = 0 and list.partial = 0`,
    )
    .all(name)
  // An integer primary key has no index of its own: the table lies in its order.
  const rowid = columns.filter(({ pk, type }) => pk === 1 && type.toUpperCase() === 'INTEGER')
  const count = handle.prepare<[], { rows: number }>(`select count(*) as "rows" from ${quoted(name)}`).get()
  return {
    name,
    columns: columns.map((column) => column.name),
    indexedColumns: [...indexed, ...rowid].flatMap((column) => column.name ?? []),
    rowCount: count?.rows ?? 0,
  }
}

function readChannels(
  handle: SqliteDatabase.Database,
  tables: readonly FoundTable[],
): readonly FoundChannel[] {
  const header = tables.find(({ name }) => matchName([name], 'RetailTransactionTable'))
  const company = header && matchName(header.columns, 'DataAreaId')
  const channel = header && matchName(header.columns, 'Channel')
  if (!company || !channel) return []
  return handle
    .prepare<[number], FoundChannel>(
      `select cast(${quoted(company)} as text) as company, cast(${quoted(channel)} as text) as channel,
              count(*) as "transactionCount"
       from ${quoted(header.name)}
       group by ${quoted(company)}, ${quoted(channel)}
       order by 1, 2
       limit ?`,
    )
    .all(mostChannels)
}
