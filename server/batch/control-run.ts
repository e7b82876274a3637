import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { enumName } from '../graphql/enum-name.ts'
import { problemError } from '../graphql/problems.ts'
import { cancelRunTree } from './finish-run.ts'
import { jobName } from './job-name.ts'
import { scheduleRun, withdrawRun } from './plan-run.ts'
import {
  type BatchJob,
  type BatchJobRun,
  liveRunOf,
  lockJob,
  lockRun,
  moveRun,
  refreshJob,
} from './records.ts'
import { jobExecuting, startJob } from './start-job.ts'
import { isLive, transition } from './statuses.ts'

/**
 * Cancels a run. What has not begun is cancelled at once, and a recurring job's next occurrence is planned; what executes
 * is told, and stops between two chunks with all that it committed before.
 * @throws ProblemError BATCH_RUN_NOT_FOUND, BATCH_STATUS_FORBIDS for a run that is over.
 */
export async function cancelRun(
  trx: Transaction,
  runId: Id<'BatchJobRun'>,
  userId: string | null,
  now: Instant,
): Promise<void> {
  const { job, run } = await lockRun(trx, runId)
  if (run.status === 'canceling') return
  await cancelRunTree(trx, job, run, userId, now)
  await refreshJob(trx, job.id, now)
}

/**
 * Has a failed, cancelled or skipped run done again, now, as the same run: its attempts stay, and new ones follow them.
 * Children that ended are kept; those that failed are taken again when the run starts them again.
 * @throws ProblemError BATCH_RUN_NOT_FOUND, BATCH_STATUS_FORBIDS, BATCH_RUN_IS_CHILD, BATCH_JOB_EXECUTING,
 *   BATCH_JOB_WITHHELD.
 */
export async function retryRun(
  trx: Transaction,
  runId: Id<'BatchJobRun'>,
  now: Instant,
): Promise<BatchJobRun> {
  const { job, run } = await lockRun(trx, runId)
  if (run.status === 'ended')
    throw problemError('BATCH_STATUS_FORBIDS', { status: enumName(run.status), event: 'requeue' })
  transition(run.status, 'requeue')
  if (run.parent_run_id)
    throw problemError('BATCH_RUN_IS_CHILD', { id: runId, parentRunId: run.parent_run_id })
  await makeRoom(trx, job, now)
  const waiting = await moveRun(trx, run, 'requeue', now, {
    started_at: null,
    ended_at: null,
    failed_attempts: 0,
    lost_attempts: 0,
    own_outcome: null,
    error_code: null,
    error_parameters: null,
    cancel_requested_at: null,
    cancel_requested_by: null,
  })
  const due = await scheduleRun(trx, waiting, now, now)
  await refreshJob(trx, job.id, now)
  return due
}

/**
 * Runs a job now with the task and parameters that an earlier run of it had, whatever the job says today.
 * @throws ProblemError BATCH_RUN_NOT_FOUND, BATCH_RUN_IS_CHILD, BATCH_JOB_EXECUTING, BATCH_JOB_WITHHELD,
 *   BATCH_STATUS_FORBIDS for a run that is not over yet.
 */
export async function rerunRun(
  trx: Transaction,
  runId: Id<'BatchJobRun'>,
  userId: string | null,
  now: Instant,
): Promise<BatchJobRun> {
  const { job, run } = await lockRun(trx, runId)
  if (isLive(run.status))
    throw problemError('BATCH_STATUS_FORBIDS', { status: enumName(run.status), event: 'rerun' })
  if (run.parent_run_id)
    throw problemError('BATCH_RUN_IS_CHILD', { id: runId, parentRunId: run.parent_run_id })
  const work = {
    task: run.task,
    taskVersion: run.task_version,
    parameters: run.parameters,
    description: run.description,
    subject: run.subject,
    subjectCount: run.subject_count,
  }
  const started = await startJob(trx, job.id, { trigger: 'manual', userId, work }, now)
  if (started.outcome === 'withheld')
    throw problemError('BATCH_JOB_WITHHELD', { id: job.id, ...jobName(job) })
  if (started.outcome !== 'started') throw jobExecuting(job, started.run)
  return started.run
}

/** Withdraws the planned occurrence for a run that comes before it; it is planned anew when that one ends. */
async function makeRoom(trx: Transaction, found: BatchJob, now: Instant): Promise<void> {
  const job = await lockJob(trx, found.id)
  if (job.is_withheld) throw problemError('BATCH_JOB_WITHHELD', { id: job.id, ...jobName(job) })
  const live = await liveRunOf(trx, job.id)
  if (!live) return
  if (live.started_at || live.attempt_count > 0) throw jobExecuting(job, live)
  await withdrawRun(trx, live, now)
}
