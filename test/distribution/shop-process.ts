import SqliteDatabase from 'better-sqlite3'
import { channelDatabaseTables } from '../../server/demo/channel-database-tables.ts'
import { contentOf } from './content.ts'
import { orderRows } from './orders.ts'

/**
 * A shop in a process of its own: writes orders into its channel database, one a transaction, until its standard input
 * ends, and says how many it wrote, how long it waited at the most, and what the database must hold. It keeps a second
 * copy in memory to tell by.
 */
const [file = '', journalMode = 'wal'] = process.argv.slice(2)

const counters = new Map<string, number>()
const databases = [new SqliteDatabase(file, { timeout: 10_000 }), new SqliteDatabase(':memory:')]
databases[0]?.pragma(`journal_mode = ${journalMode}`)
for (const database of databases)
  for (const [table, columns] of Object.entries(channelDatabaseTables))
    database.exec(`create table ${table} (${columns})`)

let orders = 0
let longestWait = 0
let isOpen = true
process.stdin.on('end', () => {
  isOpen = false
})
process.stdin.resume()
process.stdout.write('open\n')

while (isOpen) {
  orders += 1
  const rows = orderRows(`T-${orders}`).map(([table, row]) => {
    const counter = (counters.get(table) ?? 0) + 1
    counters.set(table, counter)
    return [table, { ...row, replicationCounterFromOrigin: counter }] as const
  })
  const started = performance.now()
  for (const database of databases)
    database
      .transaction(() => {
        for (const [table, row] of rows) {
          const names = Object.keys(row)
          database
            .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
            .run(...Object.values(row))
        }
      })
      .immediate()
  longestWait = Math.max(longestWait, performance.now() - started)
  await new Promise((resolve) => setImmediate(resolve))
}

const [, copy] = databases
process.stdout.write(`${JSON.stringify({ orders, longestWait, content: copy ? contentOf(copy) : '' })}\n`)
for (const database of databases) database.close()
