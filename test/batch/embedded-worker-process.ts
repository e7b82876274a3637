import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createEmbeddedQueue } from '../../server/batch/embedded-queue.ts'
import { defaultTimes } from '../../server/batch/embedded-worker.ts'
import { StaleTaskError } from '../../server/batch/task.ts'
import { inTransaction, openDatabase } from '../../server/database/database.ts'
import { silentLog } from '../../server/log.ts'
import { impatientTimes } from './embedded-times.ts'

/** A worker in a process of its own, for the tests that kill it: see `Engine.workerProgram`. */
const [, , url = '', patience] = process.argv
const database = await openDatabase({ url })
const queue = createEmbeddedQueue(patience === 'impatient' ? impatientTimes : defaultTimes)
const input = createInterface({ input: process.stdin })

queue.startWorker({
  database,
  concurrency: 1,
  log: silentLog(),
  run: async (delivery) => {
    console.log(`took ${delivery.runId}`)
    for (;;) {
      await once(input, 'line')
      try {
        await inTransaction(database, (trx) => delivery.renew(trx))
        console.log('held')
      } catch (error) {
        console.log(error instanceof StaleTaskError ? 'stale' : String(error))
      }
    }
  },
})
