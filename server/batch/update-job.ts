import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { problemError } from '../graphql/problems.ts'
import { readJobSettings, refuseCircularFollowUp } from './job-settings.ts'
import { openingFor, planNextOccurrence, scheduleRun, unscheduleRun, withdrawRun } from './plan-run.ts'
import { type BatchJob, changeRun, liveRunOf, lockJob, refreshJob } from './records.ts'
import type { RunInBackground } from './run-in-background.ts'
import { findTask, readParameters } from './task-registry.ts'

/** New settings of a job; what is left out stays. */
export interface JobUpdate extends Partial<Omit<RunInBackground, 'batchProcessing' | 'alerts'>> {
  /** In the form that the job's task takes today. */
  readonly parameters?: unknown
}

/**
 * Changes a job. A run that has begun goes on as it began; a planned one that has not is planned anew by what the job
 * says from now on. A new recurrence counts its occurrences from the start.
 * @returns the job before and after.
 * @throws ProblemError BATCH_JOB_NOT_FOUND, and whatever is wrong with the new settings, each with its field.
 */
export async function updateJob(
  trx: Transaction,
  jobId: Id<'BatchJob'>,
  update: JobUpdate,
  now: Instant,
): Promise<{ before: BatchJob; after: BatchJob }> {
  const before = await lockJob(trx, jobId)
  const { settings, recurrence } = await readJobSettings(trx, choicesOf(before, update), {
    companyId: before.company_id,
    now,
  })
  if (update.followUpJobId) await refuseCircularFollowUp(trx, jobId, update.followUpJobId)
  const isRedefined = update.recurrence !== undefined || update.isOnDemand !== undefined
  const changed = await refreshJob(trx, jobId, now, {
    ...settings,
    // Without a new one the stored recurrence stays: its anchor must not move.
    ...(isRedefined
      ? { occurrences_started: 0 }
      : { recurrence: before.recurrence && json(before.recurrence) }),
    ...parametersOf(before, update),
  })
  await planAnew(
    trx,
    changed,
    {
      after: isRedefined ? (recurrence?.after ?? now) : null,
      movesPeriod: update.activePeriod !== undefined,
    },
    now,
  )
  return { before, after: await refreshJob(trx, jobId, now) }
}

function parametersOf(job: BatchJob, update: JobUpdate) {
  if (update.parameters === undefined) return {}
  const task = findTask(job.task)
  if (!task) throw problemError('BATCH_TASK_UNKNOWN', { task: job.task })
  return {
    parameters: json(readParameters(task, update.parameters, task.version)),
    task_version: task.version,
  }
}

/** The dialog as it stood when it was last saved, with the changes. */
function choicesOf(job: BatchJob, update: JobUpdate): RunInBackground {
  return {
    batchProcessing: job.batch_processing || update.recurrence != null || update.isOnDemand === true,
    description: update.description ?? job.description,
    categoryId: update.categoryId === undefined ? job.category_id : update.categoryId,
    priority: update.priority ?? job.priority,
    isPrivate: update.isPrivate ?? job.is_private,
    isCritical: update.isCritical ?? job.is_critical,
    recurrence: update.recurrence ?? null,
    isOnDemand: update.isOnDemand ?? (update.recurrence ? false : job.is_on_demand),
    activePeriod: update.activePeriod === undefined ? job.active_period : update.activePeriod,
    retries: update.retries ? { ...job.retry_policy, ...withoutNulls(update.retries) } : job.retry_policy,
    goesOnAfterError: update.goesOnAfterError ?? job.goes_on_after_error,
    logLevel: update.logLevel ?? job.log_level,
    historyDays: update.historyDays ?? job.history_days,
    followUpJobId: update.followUpJobId === undefined ? job.follow_up_job_id : update.followUpJobId,
    followUpOn: update.followUpOn ?? job.follow_up_on,
  }
}

/**
 * Plans anew what has not begun. An overdue occurrence stays due: only its settings change.
 * @param after the instant after which a redefined recurrence begins; null when it was not redefined.
 */
async function planAnew(
  trx: Transaction,
  job: BatchJob,
  { after, movesPeriod }: { readonly after: Instant | null; readonly movesPeriod: boolean },
  now: Instant,
): Promise<void> {
  const live = await liveRunOf(trx, job.id)
  if (!live) {
    if (after && !job.is_withheld) await planNextOccurrence(trx, job, after, now)
    return
  }
  if (live.attempt_count > 0) return
  const isOccurrence = live.trigger === 'schedule'
  if (isOccurrence && (after || (movesPeriod && job.recurrence))) {
    await withdrawRun(trx, live, now)
    const justBefore = addSeconds(live.planned_at, -0.001)
    await planNextOccurrence(trx, job, after ?? (live.planned_at <= now ? justBefore : now), now)
    return
  }
  const changed = await changeRun(
    trx,
    live,
    {
      description: job.description,
      parameters: json(job.parameters),
      task_version: job.task_version,
      category_id: job.category_id,
      priority: job.priority,
    },
    now,
  )
  if (changed.status === 'withhold') return
  await unscheduleRun(trx, live)
  const dueAt = isOccurrence ? openingFor(job, live.due_at < now ? now : live.due_at) : live.due_at
  await scheduleRun(trx, changed, dueAt, now)
}

function withoutNulls<Row extends object>(row: Row): Partial<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value != null)) as Partial<Row>
}
