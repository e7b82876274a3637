import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import { recordBatchEvents } from './events.ts'
import { finishRun } from './finish-run.ts'
import { jobName } from './job-name.ts'
import { planNextOccurrence, scheduleRun, unscheduleRun } from './plan-run.ts'
import { type BatchJob, type BatchJobRun, liveRunOf, lockJob, moveRun, refreshJob } from './records.ts'
import { jobExecuting, startJob } from './start-job.ts'
import { isExecuting, statusAfter } from './statuses.ts'

/**
 * Withholds a job: nothing of it starts until it is resumed, no further try either. What executes goes on to its end.
 * Withholding twice is once.
 * @throws ProblemError BATCH_JOB_NOT_FOUND, BATCH_JOB_IS_OVER.
 */
export async function withholdJob(trx: Transaction, jobId: Id<'BatchJob'>, now: Instant): Promise<BatchJob> {
  const job = await lockJob(trx, jobId)
  if (job.is_withheld) return job
  const live = await liveRunOf(trx, jobId)
  if (!live && !job.is_on_demand) throw problemError('BATCH_JOB_IS_OVER', { id: jobId, ...jobName(job) })
  if (live && statusAfter(live.status, 'withhold')) {
    await unscheduleRun(trx, live)
    await moveRun(trx, live, 'withhold', now, { task_id: null })
  }
  return refreshJob(trx, jobId, now, { is_withheld: true })
}

/**
 * Resumes a withheld job. A run that was to happen once, or that waits for its next try, is due again; an occurrence
 * whose time passed meanwhile did not run, and the next one is planned.
 * @throws ProblemError BATCH_JOB_NOT_FOUND, BATCH_JOB_NOT_WITHHELD.
 */
export async function resumeJob(trx: Transaction, jobId: Id<'BatchJob'>, now: Instant): Promise<BatchJob> {
  const job = await lockJob(trx, jobId)
  if (!job.is_withheld) throw problemError('BATCH_JOB_NOT_WITHHELD', { id: jobId, ...jobName(job) })
  const resumed = await refreshJob(trx, jobId, now, { is_withheld: false })
  const live = await liveRunOf(trx, jobId)
  if (live && !isExecuting(live.status)) await resumeRun(trx, resumed, live, now)
  else if (!live) await planNextOccurrence(trx, resumed, now, now)
  return refreshJob(trx, jobId, now)
}

async function resumeRun(trx: Transaction, job: BatchJob, run: BatchJobRun, now: Instant): Promise<void> {
  const isPassed = run.trigger === 'schedule' && run.attempt_count === 0 && run.due_at < now
  if (isPassed && job.recurrence) return finishRun(trx, job, run, 'skip', now)
  const waiting = run.status === 'withhold' ? await moveRun(trx, run, 'resume', now) : run
  await scheduleRun(trx, waiting, run.due_at < now ? now : run.due_at, now)
}

/**
 * Runs a job now, outside its recurrence and its active period. The next planned occurrence comes all the same.
 * @returns the run, which exists and is due when the transaction commits.
 * @throws ProblemError BATCH_JOB_NOT_FOUND, BATCH_JOB_WITHHELD, BATCH_JOB_EXECUTING.
 */
export async function runJobNow(
  trx: Transaction,
  jobId: Id<'BatchJob'>,
  userId: string | null,
  now: Instant,
): Promise<BatchJobRun> {
  const started = await startJob(trx, jobId, { trigger: 'manual', userId }, now)
  if (started.outcome === 'withheld')
    throw problemError('BATCH_JOB_WITHHELD', { id: jobId, ...jobName(started.job) })
  if (started.outcome !== 'started') throw jobExecuting(started.job, started.run)
  return started.run
}

/**
 * Deletes a job with its runs, alerts and notifications. What starts it as a follow-up starts nothing from then on.
 * @throws ProblemError BATCH_JOB_NOT_FOUND, BATCH_JOB_EXECUTING.
 */
export async function deleteJob(trx: Transaction, jobId: Id<'BatchJob'>, now: Instant): Promise<BatchJob> {
  const job = await lockJob(trx, jobId)
  const live = await liveRunOf(trx, jobId)
  if (live && isExecuting(live.status)) throw jobExecuting(job, live)
  if (live) await unscheduleRun(trx, live)
  await trx.deleteFrom('batch_job').where('id', '=', jobId).execute()
  await recordBatchEvents(trx, [{ kind: 'jobDeleted', companyId: job.company_id, jobId }], now)
  return job
}
