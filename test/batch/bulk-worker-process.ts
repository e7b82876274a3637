import { createEmbeddedQueue } from '../../server/batch/embedded-queue.ts'
import { useQueue } from '../../server/batch/queue-engine.ts'
import type { BatchTask } from '../../server/batch/task.ts'
import { startBatchWorker } from '../../server/batch/worker.ts'
import { openDatabase } from '../../server/database/database.ts'
import { silentLog } from '../../server/log.ts'
import { tasks } from '../../server/tasks.ts'
import { impatientTimes } from './embedded-times.ts'
import { secret, withCheckpoints } from './embedded-worker.ts'

/**
 * A worker in a process of its own, to be killed: at a checkpoint of its run, where everything of a chunk is done and
 * nothing of it committed, it says so and stops for good.
 */
const [url = '', dataDirectory = '', stopAt = ''] = process.argv.slice(2)
useQueue(createEmbeddedQueue(impatientTimes))
let checkpoints = 0

await startBatchWorker({
  database: await openDatabase({ url }),
  tasks: tasks.map((task) =>
    withCheckpoints(task as BatchTask<unknown>, async () => {
      checkpoints += 1
      if (checkpoints !== Number(stopAt)) return
      process.stdout.write('stopped\n')
      await new Promise(() => {})
    }),
  ),
  concurrency: 1,
  log: silentLog(),
  signal: new AbortController().signal,
  secret,
  dataDirectory,
})
