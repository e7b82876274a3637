import { openDatabase } from '../../server/database/database.ts'
import { synchronizeAll } from './orders.ts'

/**
 * Synchronizes all orders of a database, some at a time, in a process of its own, for the test that kills it at a
 * chunk: before it is committed (`open`), or after (`committed`), when the next one is about to be. It says a line
 * when it is there, and does nothing more.
 */
const [, , url = '', transactionsAtOnce = '', killedAt = '', when = ''] = process.argv
const database = await openDatabase({ url })
let chunks = 0
await synchronizeAll(database, {
  transactionsAtOnce: Number(transactionsAtOnce),
  checkpoint: async () => {
    chunks += 1
    const meant = when === 'committed' ? Number(killedAt) + 1 : Number(killedAt)
    if (chunks !== meant) return
    console.log(chunks)
    // Nothing more happens here until the signal comes.
    await new Promise(() => setInterval(() => undefined, 60_000))
  },
})
await database.close()
