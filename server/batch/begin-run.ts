import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { finishRun } from './finish-run.ts'
import { appendMessages } from './messages.ts'
import { alertIfMissed } from './missed-runs.ts'
import { countOccurrences } from './occurrences.ts'
import { openingFor, scheduleRun } from './plan-run.ts'
import type { Delivery } from './queue.ts'
import { type BatchJob, type BatchJobRun, changeRun, moveRun, refreshJob, tryToLockRun } from './records.ts'
import { isLive } from './statuses.ts'

/** A run in a worker's hands, by one attempt. */
export interface BegunRun {
  readonly job: BatchJob
  readonly run: BatchJobRun
  readonly attemptId: Id<'BatchJobAttempt'>
  readonly attempt: number
}

/** Workers that a run may lose in a row, without one checkpoint between them, before it is held to be the cause. */
const mostLostAttempts = 5

/** Coalesced occurrences are counted up to here; beyond it their number says nothing more. */
const mostCoalesced = 1_000

/**
 * Begins an attempt at the run that a delivery brings.
 * @returns undefined when there is nothing to do: the task is stale (the run has another one by now), the run was
 *   cancelled, or it must wait after all. The delivery is settled then.
 */
export async function beginRun(
  trx: Transaction,
  delivery: Delivery,
  now: Instant,
): Promise<BegunRun | undefined> {
  const locked = await tryToLockRun(trx, delivery.runId)
  if (!locked) return drop(trx, delivery)
  const { job, run: found } = locked
  if (found.task_id !== delivery.taskId || !isLive(found.status) || found.own_outcome)
    return drop(trx, delivery)
  const run = found.status === 'ready' || found.status === 'waiting' ? found : await takeOver(trx, found, now)
  if (run.status === 'canceling') {
    await delivery.complete(trx)
    await finishRun(trx, job, run, 'stop', now)
    return undefined
  }
  if (run.lost_attempts >= mostLostAttempts) {
    await delivery.complete(trx)
    const error = { code: 'WORKERS_LOST', parameters: { times: run.lost_attempts } }
    await finishRun(trx, job, run, 'fail', now, error)
    return undefined
  }
  if (await mustWait(trx, delivery, job, run, now)) return undefined
  return begin(trx, delivery, job, run, now)
}

async function drop(trx: Transaction, delivery: Delivery): Promise<undefined> {
  await delivery.complete(trx)
}

/** Notes that the worker which had the run is gone. */
async function takeOver(trx: Transaction, run: BatchJobRun, now: Instant): Promise<BatchJobRun> {
  const lost = await trx
    .updateTable('batch_job_attempt')
    .set({ outcome: 'lost', ended_at: now, error_code: 'WORKER_LOST', error_parameters: json({}) })
    .where('run_id', '=', run.id)
    .where('outcome', '=', 'executing')
    .returning(['number', 'worker'])
    .execute()
  await appendMessages(
    trx,
    run.id,
    lost.map(({ number, worker }) => ({
      at: now,
      attempt: number,
      level: 'warning',
      code: 'WORKER_LOST',
      parameters: { worker },
    })),
  )
  return changeRun(trx, run, { lost_attempts: run.lost_attempts + 1 }, now)
}

/** Puts off a run whose category was withheld meanwhile, or that comes late and finds its active period over. */
async function mustWait(
  trx: Transaction,
  delivery: Delivery,
  job: BatchJob,
  run: BatchJobRun,
  now: Instant,
): Promise<boolean> {
  if (run.attempt_count > 0) return false
  if (run.category_id) {
    const category = await trx
      .selectFrom('batch_category')
      .select('is_withheld')
      .where('id', '=', run.category_id)
      .executeTakeFirst()
    if (category?.is_withheld) {
      await delivery.complete(trx)
      await scheduleRun(trx, run, run.due_at, now)
      await refreshJob(trx, job.id, now)
      return true
    }
  }
  const isFree = run.trigger === 'manual' || run.trigger === 'child'
  const opening = isFree ? now : openingFor(job, now)
  if (opening <= now) return false
  await delivery.complete(trx)
  await scheduleRun(trx, run, opening, now)
  await refreshJob(trx, job.id, now)
  return true
}

async function begin(
  trx: Transaction,
  delivery: Delivery,
  job: BatchJob,
  planned: BatchJobRun,
  now: Instant,
): Promise<BegunRun> {
  const run = await alertIfMissed(trx, job, planned, now)
  const attemptId = newId<'BatchJobAttempt'>()
  const attempt = run.attempt_count + 1
  await trx
    .insertInto('batch_job_attempt')
    .values({
      id: attemptId,
      run_id: run.id,
      number: attempt,
      worker: delivery.worker,
      outcome: 'executing',
      started_at: now,
    })
    .execute()
  const isFirst = run.attempt_count === 0
  const coalesced = isFirst ? countCoalesced(job, run, now) : run.coalesced_count
  const begun = await moveRun(trx, run, 'begin', now, {
    attempt_id: attemptId,
    attempt_count: attempt,
    started_at: run.started_at ?? now,
    coalesced_count: coalesced,
  })
  if (isFirst && coalesced > 0) {
    await appendMessages(trx, run.id, [
      {
        at: now,
        attempt,
        level: 'warning',
        code: 'OCCURRENCES_COALESCED',
        parameters: { count: coalesced, plannedAt: run.planned_at },
      },
    ])
  }
  const isOccurrence = isFirst && run.trigger === 'schedule'
  const changed = isOccurrence ? { occurrences_started: job.occurrences_started + 1 } : {}
  const refreshed = run.parent_run_id ? job : await refreshJob(trx, job.id, now, changed)
  return { job: refreshed, run: begun, attemptId, attempt }
}

/** How many further occurrences came due before this one began. */
function countCoalesced(job: BatchJob, run: BatchJobRun, now: Instant): number {
  if (run.trigger !== 'schedule' || !job.recurrence || !job.batch_processing) return 0
  return countOccurrences(job.recurrence, {
    after: run.planned_at,
    upTo: now,
    limit: mostCoalesced,
    activePeriod: job.active_period,
  })
}
