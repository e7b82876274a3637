import { z } from 'zod'
import { createEmbeddedQueue } from '../../server/batch/embedded-queue.ts'
import { useQueue } from '../../server/batch/queue-engine.ts'
import { defineBatchTask } from '../../server/batch/task.ts'
import { startBatchWorker } from '../../server/batch/worker.ts'
import { inTransaction, openDatabase } from '../../server/database/database.ts'
import { silentLog } from '../../server/log.ts'
import { impatientTimes } from './embedded-times.ts'

/** A worker in a process of its own whose task does chunk after chunk, for the test that kills it in the middle. */
const [, , url = ''] = process.argv
const database = await openDatabase({ url })
useQueue(createEmbeddedQueue(impatientTimes))

const doStep = defineBatchTask({
  name: 'doStep',
  version: 1,
  description: 'Counts to a number, one by one, each in a transaction of its own.',
  parameters: z.object({ step: z.string() }),
  permission: 'distribution.run',
  async run(context, { step }): Promise<void> {
    for (;;) {
      context.signal.throwIfAborted()
      const counted = await inTransaction(database, async (trx) => {
        const row = await trx
          .selectFrom('batch_run_counter')
          .select('value')
          .where('run_id', '=', context.runId)
          .executeTakeFirst()
        const value = row?.value ?? 0
        if (value >= Number(step)) return value
        context.count('chunks')
        await context.checkpoint(trx)
        return value + 1
      })
      console.log(counted)
      if (counted >= Number(step)) return
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  },
})

await startBatchWorker({
  database,
  tasks: [doStep],
  concurrency: 1,
  log: silentLog(),
  signal: new AbortController().signal,
  secret: 'a secret of at least thirty-two characters',
  dataDirectory: '.',
})
