import { createEmbeddedQueue } from '../../server/batch/embedded-queue.ts'
import { createRunHandler } from '../../server/batch/execute-run.ts'
import type { BatchTask, TaskContext } from '../../server/batch/task.ts'
import type { Database } from '../../server/database/database.ts'
import type { Clock } from '../../server/database/instant.ts'
import { silentLog } from '../../server/log.ts'

export const secret = 'a secret of at least thirty-two characters'

interface Work {
  readonly database: Database
  readonly clock: Clock
  readonly concurrency?: number
  readonly dataDirectory?: string
}

/** A worker of this process that looks for what is due without pause. */
export function startWorker({ database, clock, concurrency = 2, dataDirectory = '.' }: Work) {
  const log = silentLog()
  const environment = { database, log, clock, secret, dataDirectory }
  return createEmbeddedQueue({ pollMilliseconds: 5, leaseSeconds: 15, heartbeatSeconds: 1 }).startWorker({
    database,
    concurrency,
    log,
    clock,
    run: createRunHandler(environment),
  })
}

/** Waits until nothing is worked on, and nothing is due. */
export async function untilIdle({ database, clock }: Work): Promise<void> {
  for (;;) {
    const busy = await database.kysely
      .selectFrom('batch_task')
      .select('id')
      .where((where) =>
        where.or([
          where('state', '=', 'leased'),
          where.and([where('state', '=', 'waiting'), where('not_before', '<=', clock())]),
        ]),
      )
      .limit(1)
      .executeTakeFirst()
    if (!busy) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A worker does what is due, until nothing more is. */
export async function workUntilIdle(work: Work): Promise<void> {
  const worker = startWorker(work)
  await untilIdle(work)
  await worker.stop(5_000)
}

/** The task, with whatever a test does before each of its checkpoints; what is thrown there fails the transaction. */
export function withCheckpoints<Parameters>(
  task: BatchTask<Parameters>,
  beforeCheckpoint: (context: TaskContext<Parameters>) => void | Promise<void>,
): BatchTask<Parameters> {
  return {
    ...task,
    run: (context, parameters) => {
      const { database, log, runId, jobId, attempt, companyId, userId, signal, clock, dataDirectory } =
        context
      return task.run(
        {
          ...{ database, log, runId, jobId, attempt, companyId, userId, signal, clock, dataDirectory },
          parameters,
          secret: context.secret,
          progress: (done, total) => context.progress(done, total),
          phase: (phase, subject) => context.phase(phase, subject),
          count: (name, by) => context.count(name, by),
          message: (level, code, told) => context.message(level, code, told),
          checkpoint: async (trx) => {
            await beforeCheckpoint(context)
            await context.checkpoint(trx)
          },
          startChild: (child, trx) => context.startChild(child, trx),
        },
        parameters,
      )
    },
  }
}
