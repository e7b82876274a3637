import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import { recordBatchEvents } from './events.ts'
import { type BatchStatus, isExecuting, liveStatuses, type RunEvent, transition } from './statuses.ts'
import type { BatchJobRunTable, BatchJobTable } from './tables.ts'

/**
 * How transactions read and change jobs and runs. Whoever changes what a job or one of its runs stands for locks the job
 * first: all such changes of one job come one after the other, on both databases.
 */

export type BatchJob = Selectable<BatchJobTable>
export type BatchJobRun = Selectable<BatchJobRunTable>

/** New values of some columns, JSON as `json(value)`. */
export type Changes<Row> = {
  readonly [Column in keyof Row]?: Row[Column] | RawBuilder<NonNullable<Row[Column]>>
}

/**
 * Locks a job until the transaction ends, and reads it. An update is the one lock that both databases know.
 * @throws ProblemError BATCH_JOB_NOT_FOUND.
 */
export async function lockJob(trx: Transaction, jobId: Id<'BatchJob'>): Promise<BatchJob> {
  const job = await trx
    .updateTable('batch_job')
    .set({ revision: sql<number>`revision + 1` })
    .where('id', '=', jobId)
    .returningAll()
    .executeTakeFirst()
  if (!job) throw problemError('BATCH_JOB_NOT_FOUND', { id: jobId })
  return job
}

/**
 * Locks a run's job, and reads both.
 * @throws ProblemError BATCH_RUN_NOT_FOUND.
 */
export async function lockRun(
  trx: Transaction,
  runId: Id<'BatchJobRun'>,
): Promise<{ job: BatchJob; run: BatchJobRun }> {
  const locked = await tryToLockRun(trx, runId)
  if (!locked) throw problemError('BATCH_RUN_NOT_FOUND', { id: runId })
  return locked
}

/** The same for a run that may be gone: whoever had the lock before may have withdrawn it. */
export async function tryToLockRun(
  trx: Transaction,
  runId: Id<'BatchJobRun'>,
): Promise<{ job: BatchJob; run: BatchJobRun } | undefined> {
  const job = await trx
    .updateTable('batch_job')
    .set({ revision: sql<number>`revision + 1` })
    .where('id', '=', (runs) => runs.selectFrom('batch_job_run').select('job_id').where('id', '=', runId))
    .returningAll()
    .executeTakeFirst()
  if (!job) return undefined
  const run = await trx.selectFrom('batch_job_run').selectAll().where('id', '=', runId).executeTakeFirst()
  return run ? { job, run } : undefined
}

/** A job's run that is to come or under way; children are their parents' matter. */
export async function liveRunOf(trx: Transaction, jobId: Id<'BatchJob'>): Promise<BatchJobRun | undefined> {
  return trx
    .selectFrom('batch_job_run')
    .selectAll()
    .where('job_id', '=', jobId)
    .where('parent_run_id', 'is', null)
    .where('status', 'in', [...liveStatuses])
    .executeTakeFirst()
}

/** The children of a run that are to come or under way. */
export async function liveChildrenOf(trx: Transaction, runId: Id<'BatchJobRun'>): Promise<BatchJobRun[]> {
  return trx
    .selectFrom('batch_job_run')
    .selectAll()
    .where('parent_run_id', '=', runId)
    .where('status', 'in', [...liveStatuses])
    .orderBy('id')
    .execute()
}

/** Changes a run of a locked job, tells of it, and reads it anew. */
export async function changeRun(
  trx: Transaction,
  run: BatchJobRun,
  changes: Changes<BatchJobRun>,
  now: Instant,
): Promise<BatchJobRun> {
  const changed = await trx
    .updateTable('batch_job_run')
    .set(changes)
    .where('id', '=', run.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await recordBatchEvents(
    trx,
    [{ kind: 'runChanged', companyId: run.company_id, jobId: run.job_id, runId: run.id }],
    now,
  )
  return changed
}

/** Moves a run of a locked job to the status that the event leads to. */
export async function moveRun(
  trx: Transaction,
  run: BatchJobRun,
  event: RunEvent,
  now: Instant,
  changes: Changes<BatchJobRun> = {},
): Promise<BatchJobRun> {
  return changeRun(trx, run, { ...changes, status: transition(run.status, event) }, now)
}

/** Writes what the locked job now shows: its live run's status and time, or what became of the last run. */
export async function refreshJob(
  trx: Transaction,
  jobId: Id<'BatchJob'>,
  now: Instant,
  changes: Changes<BatchJob> = {},
): Promise<BatchJob> {
  const job = await trx
    .updateTable('batch_job')
    .set({ ...changes, updated_at: now })
    .where('id', '=', jobId)
    .returningAll()
    .executeTakeFirstOrThrow()
  const live = await liveRunOf(trx, jobId)
  const status = jobStatus(job, live)
  const nextRunAt = live && !isExecuting(live.status) ? live.due_at : null
  await recordBatchEvents(trx, [{ kind: 'jobChanged', companyId: job.company_id, jobId }], now)
  if (status === job.status && nextRunAt === job.next_run_at) return job
  return trx
    .updateTable('batch_job')
    .set({ status, next_run_at: nextRunAt })
    .where('id', '=', jobId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

function jobStatus(job: BatchJob, live: BatchJobRun | undefined): BatchStatus {
  if (live && isExecuting(live.status)) return live.status
  // A job that has nothing more to do is over, withheld or not.
  if (job.is_withheld && (live || job.recurrence || job.is_on_demand)) return 'withhold'
  if (live) return live.status
  if (job.is_on_demand) return 'waiting'
  // What it was made for has been taken from it before it ever ran.
  return job.last_run_status ?? 'didNotRun'
}
