import { type Database, inTransaction } from '../database/database.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { finishRun } from './finish-run.ts'
import { planNextOccurrence, scheduleRun } from './plan-run.ts'
import { queue } from './queue-engine.ts'
import { changeRun, liveRunOf, lockJob, moveRun, refreshJob, tryToLockRun } from './records.ts'
import { executingStatuses, isExecuting, liveStatuses } from './statuses.ts'

/** A run that is due is shown ready after this, if no worker has begun it: most are begun at once. */
const readyAfterSeconds = 1

/**
 * Shows as ready what is due and waits only for a free worker, and as waiting again what another run of its category has
 * overtaken.
 */
export async function showReadyRuns(database: Database, now: Instant): Promise<void> {
  const due = addSeconds(now, -readyAfterSeconds)
  const candidates = await database.kysely
    .selectFrom('batch_job_run as run')
    .select(['run.id', 'run.status'])
    .select((expression) =>
      expression
        .selectFrom('batch_job_run as holder')
        .select('holder.id')
        .whereRef('holder.category_id', '=', 'run.category_id')
        .whereRef('holder.id', '<>', 'run.id')
        .where('holder.status', 'in', [...executingStatuses])
        .limit(1)
        .as('holder'),
    )
    .where('run.status', 'in', ['waiting', 'ready'])
    .where('run.due_at', '<=', due)
    .where('run.task_id', 'is not', null)
    .orderBy('run.due_at')
    .limit(500)
    .execute()
  const wrong = candidates.filter(({ status, holder }) => (status === 'ready') === (holder !== null))
  for (const { id, holder } of wrong) {
    await inTransaction(database, async (trx) => {
      const locked = await tryToLockRun(trx, id)
      if (!locked) return
      const { job, run } = locked
      if (run.status !== (holder ? 'ready' : 'waiting') || run.due_at > due) return
      await moveRun(trx, run, holder ? 'block' : 'due', now)
      if (!run.parent_run_id) await refreshJob(trx, job.id, now)
    })
  }
}

/**
 * Mends what cannot happen as long as run and queue are written in one transaction, and has to be mended all the same
 * when somebody restores half a backup or empties a queue by hand: a live run without a task, and a recurring job
 * without a run.
 */
export async function reviveOrphans(database: Database, now: Instant): Promise<number> {
  let revived = 0
  const runs = await database.kysely
    .selectFrom('batch_job_run')
    .select(['id', 'task_id'])
    .where('status', 'in', [...liveStatuses])
    .where('task_id', 'is not', null)
    .where('own_outcome', 'is', null)
    .execute()
  for (const { id, task_id } of runs) {
    if (!task_id || (await queue().exists(database.kysely, task_id))) continue
    await inTransaction(database, async (trx) => {
      const locked = await tryToLockRun(trx, id)
      if (!locked) return
      const { job, run } = locked
      if (run.task_id !== task_id || (await queue().exists(trx, task_id))) return
      revived++
      if (run.status === 'canceling') return finishRun(trx, job, run, 'stop', now)
      // Its worker is gone with its task: what it held goes back to the queue as if it had been handed back.
      const waiting = isExecuting(run.status)
        ? await moveRun(trx, run, 'handBack', now, { attempt_id: null })
        : await changeRun(trx, run, { task_id: null }, now)
      await scheduleRun(trx, waiting, run.due_at < now ? now : run.due_at, now)
      await refreshJob(trx, job.id, now)
    })
  }
  const idle = await database.kysely
    .selectFrom('batch_job')
    .select('id')
    .where('status', 'in', ['waiting', 'ready'])
    .where('is_on_demand', '=', false)
    .where('next_run_at', 'is', null)
    .execute()
  for (const { id } of idle) {
    await inTransaction(database, async (trx) => {
      const job = await lockJob(trx, id)
      if (job.is_withheld || (await liveRunOf(trx, id))) return
      await planNextOccurrence(trx, job, now, now)
      await refreshJob(trx, id, now)
      revived++
    })
  }
  return revived
}
