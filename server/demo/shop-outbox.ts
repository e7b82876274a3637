import type { Database as Handle } from 'better-sqlite3'
import type { ChannelTable } from './channel-database-tables.ts'
import { channelDatabaseTables } from './channel-database-tables.ts'
import type { ChannelWriter } from './channel-writer.ts'
import { createChannelWriter } from './channel-writer.ts'

/**
 * A table of the shop's own beside the contract's, which headquarters ignores: rows that the shop has not brought
 * into the channel database yet, so that an order can lie there without one of its lines for a while.
 */
const createOutbox = 'create table if not exists ShopOutbox (tableName text not null, content text not null)'

/** Keeps a row back until the shop simulator sends it. */
export function keepBack(handle: Handle, table: ChannelTable, row: object): void {
  handle.exec(createOutbox)
  handle.prepare('insert into ShopOutbox (tableName, content) values (?, ?)').run(table, JSON.stringify(row))
}

/**
 * Sends the rows that a shop kept back, in one transaction.
 * @returns how many there were
 */
export function sendKeptRows(handle: Handle): number {
  const send = handle.transaction((writer: ChannelWriter): number => {
    handle.exec(createOutbox)
    const kept = handle
      .prepare<[], { tableName: string; content: string }>(
        'select tableName, content from ShopOutbox order by rowid',
      )
      .all()
    for (const { tableName, content } of kept) {
      if (isChannelTable(tableName)) writer.writeRows(tableName, [JSON.parse(content)])
    }
    handle.exec('delete from ShopOutbox')
    return kept.length
  })
  return send.immediate(createChannelWriter(handle))
}

function isChannelTable(name: string): name is ChannelTable {
  return name in channelDatabaseTables
}
