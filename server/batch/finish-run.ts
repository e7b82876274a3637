import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { raiseAlerts } from './alerts.ts'
import { jobName } from './job-name.ts'
import { appendMessages } from './messages.ts'
import { planNextOccurrence, planRun, slotOfItsOwn, unscheduleRun } from './plan-run.ts'
import type { AlertEvent } from './policies.ts'
import { queue } from './queue-engine.ts'
import { type BatchJob, type BatchJobRun, changeRun, liveChildrenOf, moveRun, refreshJob } from './records.ts'
import { startJob } from './start-job.ts'
import { type BatchStatus, type RunEvent, transition } from './statuses.ts'
import type { MessageParameters } from './task.ts'

/** Why a run failed. */
export interface RunError {
  readonly code: string
  readonly parameters: MessageParameters
}

/**
 * Ends a run of a locked job, for good. A child's end may be its parent's; an occurrence's end alerts, plans the next
 * occurrence, and starts the follow-up job.
 */
export async function finishRun(
  trx: Transaction,
  job: BatchJob,
  run: BatchJobRun,
  event: RunEvent,
  now: Instant,
  error: RunError | null = null,
): Promise<void> {
  await unscheduleRun(trx, run)
  const finished = await moveRun(trx, run, event, now, {
    ended_at: now,
    task_id: null,
    attempt_id: null,
    error_code: error?.code ?? null,
    error_parameters: error ? json(error.parameters) : null,
  })
  if (finished.parent_run_id) await settleParent(trx, job, finished.parent_run_id, now)
  else await finishOccurrence(trx, job, finished, now)
}

/**
 * Cancels a live run of a locked job, and its children. What has not begun is cancelled at once; what executes is told,
 * and stops between two chunks of its work.
 */
export async function cancelRunTree(
  trx: Transaction,
  job: BatchJob,
  run: BatchJobRun,
  userId: string | null,
  now: Instant,
): Promise<void> {
  const request = { cancel_requested_by: userId, cancel_requested_at: now }
  if (transition(run.status, 'cancel') === 'canceled') {
    return finishRun(trx, job, await changeRun(trx, run, request, now), 'cancel', now)
  }
  const canceling = await moveRun(trx, run, 'cancel', now, request)
  if (canceling.own_outcome === null && canceling.task_id) await queue().cancel(trx, canceling.task_id)
  for (const child of await liveChildrenOf(trx, run.id)) await cancelRunTree(trx, job, child, userId, now)
}

/** Ends a run whose own work is done, when the last of its children has ended. */
async function settleParent(
  trx: Transaction,
  job: BatchJob,
  parentId: Id<'BatchJobRun'>,
  now: Instant,
): Promise<void> {
  const parent = await trx
    .selectFrom('batch_job_run')
    .selectAll()
    .where('id', '=', parentId)
    .executeTakeFirstOrThrow()
  if (parent.own_outcome === null || (await liveChildrenOf(trx, parentId)).length > 0) return
  const { event, error } = await outcomeWithChildren(trx, parent)
  await finishRun(trx, job, parent, event, now, error)
}

/** What a run comes to when its own work and its children's are taken together. */
export async function outcomeWithChildren(
  trx: Transaction,
  run: BatchJobRun,
): Promise<{ event: RunEvent; error: RunError | null }> {
  if (run.status === 'canceling') return { event: 'stop', error: null }
  if (run.own_outcome === 'fail') {
    const error = { code: run.error_code ?? 'TASK_FAILED', parameters: run.error_parameters ?? {} }
    return { event: 'fail', error }
  }
  const children = await trx
    .selectFrom('batch_job_run')
    .select(['status'])
    .where('parent_run_id', '=', run.id)
    .execute()
  const failed = children.filter(({ status }) => status !== 'ended').length
  if (failed === 0) return { event: 'succeed', error: null }
  return {
    event: 'fail',
    error: { code: 'CHILD_RUNS_FAILED', parameters: { failed, children: children.length } },
  }
}

async function finishOccurrence(
  trx: Transaction,
  job: BatchJob,
  run: BatchJobRun,
  now: Instant,
): Promise<void> {
  const alert = alertOf[run.status]
  if (alert) await raiseAlerts(trx, job, run, alert, now)
  const goesOn = run.status !== 'error' || job.goes_on_after_error
  if (job.starts_again) {
    await planRun(
      trx,
      job,
      { slot: slotOfItsOwn(job.id), trigger: 'followUp', plannedAt: now, userId: job.user_id },
      now,
    )
  } else if (goesOn && !job.is_withheld) {
    const after = run.started_at ?? later(run.planned_at, now)
    await planNextOccurrence(trx, job, after, now, run.missed_alert_at)
  }
  await refreshJob(trx, job.id, now, {
    starts_again: false,
    last_run_id: run.id,
    last_run_status: run.status,
    last_run_started_at: run.started_at,
    last_run_ended_at: now,
  })
  await startFollowUp(trx, job, run, now)
}

const alertOf: Readonly<Partial<Record<BatchStatus, AlertEvent>>> = {
  ended: 'ended',
  error: 'error',
  canceled: 'canceled',
  didNotRun: 'missed',
}

async function startFollowUp(trx: Transaction, job: BatchJob, run: BatchJobRun, now: Instant): Promise<void> {
  const isWanted = run.status === 'ended' || (run.status === 'error' && job.follow_up_on === 'endedOrError')
  if (!job.follow_up_job_id || !isWanted) return
  const started = await startJob(
    trx,
    job.follow_up_job_id,
    { trigger: 'followUp', triggeredByRunId: run.id, userId: run.user_id },
    now,
  )
  if (started.outcome !== 'withheld') return
  await appendMessages(trx, run.id, [
    {
      at: now,
      attempt: run.attempt_count,
      level: 'warning',
      code: 'FOLLOW_UP_JOB_WITHHELD',
      parameters: jobName(started.job),
    },
  ])
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}
