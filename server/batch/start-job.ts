import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import { jobName } from './job-name.ts'
import {
  openingFor,
  planRun,
  type RunPlan,
  scheduleRun,
  slotOfItsOwn,
  unscheduleRun,
  withdrawRun,
} from './plan-run.ts'
import { type BatchJob, type BatchJobRun, liveRunOf, lockJob, refreshJob } from './records.ts'
import { isExecuting } from './statuses.ts'

/** Who or what starts a job outside its recurrence. */
export interface JobStart {
  readonly trigger: 'manual' | 'followUp'
  readonly userId: string | null
  readonly triggeredByRunId?: Id<'BatchJobRun'>
  /** Other work than the job's own: a rerun does what that run did. */
  readonly work?: NonNullable<RunPlan['work']>
}

/** What came of it: a run is due, one more follows the executing one, that one is in the way, or the job is withheld. */
export type StartedJob =
  | { readonly outcome: 'started'; readonly run: BatchJobRun }
  | { readonly outcome: 'afterThisRun'; readonly run: BatchJobRun; readonly job: BatchJob }
  | { readonly outcome: 'busy'; readonly run: BatchJobRun; readonly job: BatchJob }
  | { readonly outcome: 'withheld'; readonly job: BatchJob }

/**
 * Starts a job now. A planned occurrence that has not begun gives way, and is planned anew when the run has begun: it is
 * not lost. A follow-up that meets the job executing is remembered, since that run began before what it follows was
 * done; any number of them are one further run.
 */
export async function startJob(
  trx: Transaction,
  jobId: Id<'BatchJob'>,
  start: JobStart,
  now: Instant,
): Promise<StartedJob> {
  const job = await lockJob(trx, jobId)
  if (job.is_withheld) return { outcome: 'withheld', job }
  const live = await liveRunOf(trx, jobId)
  if (live && isExecuting(live.status)) {
    if (start.trigger === 'manual') return { outcome: 'busy', run: live, job }
    await refreshJob(trx, jobId, now, { starts_again: true })
    return { outcome: 'afterThisRun', run: live, job }
  }
  // A run with attempts behind it is history already, and other work must not replace it.
  if (live && live.attempt_count > 0 && start.work) return { outcome: 'busy', run: live, job }
  const run = await startNow(trx, job, live, start, now)
  await refreshJob(trx, jobId, now)
  return { outcome: 'started', run }
}

async function startNow(
  trx: Transaction,
  job: BatchJob,
  live: BatchJobRun | undefined,
  start: JobStart,
  now: Instant,
): Promise<BatchJobRun> {
  const dueAt = start.trigger === 'manual' ? now : openingFor(job, now)
  if (live && live.attempt_count > 0) {
    // It waits for its next try: that try is now.
    await unscheduleRun(trx, live)
    return scheduleRun(trx, live, dueAt, now)
  }
  if (live) await withdrawRun(trx, live, now)
  const run = await planRun(
    trx,
    job,
    {
      slot: slotOfItsOwn(job.id),
      trigger: start.trigger,
      plannedAt: dueAt,
      userId: start.userId,
      triggeredByRunId: start.triggeredByRunId ?? null,
      ...(start.work ? { work: start.work } : {}),
    },
    now,
  )
  if (!run) throw new Error('A slot of its own was taken.')
  return run
}

/** The problem of whoever wants something of a job that must not execute for it. */
export function jobExecuting(job: BatchJob, run: BatchJobRun): Error {
  return problemError('BATCH_JOB_EXECUTING', { id: job.id, ...jobName(job), runId: run.id })
}
