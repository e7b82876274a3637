import type { Database } from '../database/database.ts'
import { type Clock, now } from '../database/instant.ts'
import type { Log } from '../log.ts'
import { cleanUp } from './clean-up.ts'
import { reviveOrphans, showReadyRuns } from './duties.ts'
import { createRunHandler } from './execute-run.ts'
import { alertOfMissedRuns } from './missed-runs.ts'
import { queue } from './queue-engine.ts'
import type { AnyBatchTask } from './task.ts'
import { registerTasks } from './task-registry.ts'
import { deliverWebhooks } from './webhooks.ts'

export interface BatchWorkerOptions {
  readonly database: Database
  /** Every task that a run may be of. */
  readonly tasks: readonly AnyBatchTask[]
  /** Runs side by side. */
  readonly concurrency: number
  readonly log: Log
  /** Stops the worker: running work is handed back. */
  readonly signal: AbortSignal
  /** Key of what is encrypted at rest, and of webhooks' signatures. */
  readonly secret: string
  /** Folder that relative file paths start from. */
  readonly dataDirectory: string
  /** Time that running work has to stop in, in seconds; 15 unless given. */
  readonly graceSeconds?: number
  readonly clock?: Clock
  /** Waits between two rounds of the duties, in milliseconds; for tests. */
  readonly dutyMilliseconds?: number
}

/**
 * Runs batch jobs until told to stop: takes what the queue delivers, and does the duties that no run does (ready runs,
 * missed runs, webhooks, orphans, clean-up). Any number of workers share one database.
 * @returns when the last run has ended or was handed back.
 */
export async function startBatchWorker(options: BatchWorkerOptions): Promise<void> {
  const { database, log, signal, secret, dataDirectory } = options
  const clock = options.clock ?? now
  registerTasks(options.tasks)
  const duties = startDuties(options, clock)
  const worker = queue().startWorker({
    database,
    concurrency: options.concurrency,
    log,
    clock,
    run: createRunHandler({ database, log, clock, secret, dataDirectory }),
  })
  log.info({ worker: worker.name, concurrency: options.concurrency }, 'Batch worker started')
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await worker.stop((options.graceSeconds ?? 15) * 1000)
  await duties.stop()
  log.info({ worker: worker.name }, 'Batch worker stopped')
}

/** How often each duty is due, in seconds. */
const intervals = { ready: 1, webhooks: 1, missed: 10, orphans: 60, cleanUp: 3_600 } as const

function startDuties(options: BatchWorkerOptions, clock: Clock): { stop: () => Promise<void> } {
  const { database, log, secret } = options
  const work: Readonly<Record<keyof typeof intervals, () => Promise<unknown>>> = {
    ready: () => showReadyRuns(database, clock()),
    webhooks: () => deliverWebhooks({ database, log, clock, secret }),
    missed: () => alertOfMissedRuns(database, clock()),
    orphans: () => reviveOrphans(database, clock()),
    cleanUp: async () => log.debug(await cleanUp(database, clock()), 'Old batch records removed'),
  }
  const duties = Object.keys(intervals) as (keyof typeof intervals)[]
  const lastDone = new Map<string, number>()
  let round: Promise<void> | undefined
  const doRound = async () => {
    for (const duty of duties) {
      if (Date.now() - (lastDone.get(duty) ?? 0) < intervals[duty] * 1000) continue
      lastDone.set(duty, Date.now())
      await work[duty]().catch((error: unknown) => log.error({ err: error, duty }, 'A batch duty failed'))
    }
  }
  const timer = setInterval(() => {
    round ??= doRound().finally(() => {
      round = undefined
    })
  }, options.dutyMilliseconds ?? 500)
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
