import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { type Instant, toInstant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { moveIntoActivePeriod } from './active-period.ts'
import { recordBatchEvents } from './events.ts'
import { nextOccurrence } from './occurrences.ts'
import { priorityRank } from './policies.ts'
import { queue } from './queue-engine.ts'
import { type BatchJob, type BatchJobRun, changeRun } from './records.ts'
import { executingStatuses, transition } from './statuses.ts'
import type { RunTrigger } from './tables.ts'

/** A run as it is planned. What it does is the job's own task and parameters, unless it is a rerun's or a child's. */
export interface RunPlan {
  readonly slot: string
  readonly trigger: RunTrigger
  readonly plannedAt: Instant
  readonly userId: string | null
  readonly triggeredByRunId?: Id<'BatchJobRun'> | null
  readonly work?: {
    readonly task: string
    readonly taskVersion: number
    readonly parameters: unknown
    readonly description: string
    readonly subject: string
    readonly subjectCount: number | null
  }
  readonly parentRunId?: Id<'BatchJobRun'>
  /** Until when its lateness has been told already, while an earlier run held it up. */
  readonly missedAlertAt?: Instant | null
}

/** The slot of an occurrence: the same on every node, so that the second to plan it meets the unique index. */
export function slotOfOccurrence(jobId: Id<'BatchJob'>, plannedAt: Instant): string {
  return `${jobId}@${plannedAt}`
}

/** A slot that is nobody else's, for a run outside the recurrence. */
export function slotOfItsOwn(jobId: Id<'BatchJob'>): string {
  return `${jobId}#${newId()}`
}

/**
 * Plans a run of a locked job and schedules it, unless job or category is withheld.
 * @returns undefined when the slot has had its run already: whoever planned it won.
 */
export async function planRun(
  trx: Transaction,
  job: BatchJob,
  plan: RunPlan,
  now: Instant,
): Promise<BatchJobRun | undefined> {
  const work = plan.work ?? {
    task: job.task,
    taskVersion: job.task_version,
    parameters: job.parameters,
    description: job.description,
    subject: job.subject,
    subjectCount: job.subject_count,
  }
  const isChild = plan.parentRunId !== undefined
  const run = await trx
    .insertInto('batch_job_run')
    .values({
      id: newId<'BatchJobRun'>(),
      job_id: job.id,
      company_id: job.company_id,
      parent_run_id: plan.parentRunId ?? null,
      slot: plan.slot,
      trigger: plan.trigger,
      triggered_by_run_id: plan.triggeredByRunId ?? null,
      description: work.description,
      subject: work.subject,
      subject_count: work.subjectCount,
      task: work.task,
      task_version: work.taskVersion,
      parameters: json(work.parameters),
      category_id: isChild ? null : job.category_id,
      priority: job.priority,
      user_id: plan.userId,
      status: job.is_withheld && !isChild ? 'withhold' : 'waiting',
      planned_at: plan.plannedAt,
      due_at: plan.plannedAt,
      attempt_count: 0,
      failed_attempts: 0,
      lost_attempts: 0,
      coalesced_count: 0,
      missed_alert_at: plan.missedAlertAt ?? null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('slot').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!run) return undefined
  if (run.status === 'withhold') {
    await recordBatchEvents(
      trx,
      [{ kind: 'runChanged', companyId: run.company_id, jobId: run.job_id, runId: run.id }],
      now,
    )
    return run
  }
  return scheduleRun(trx, run, run.due_at, now)
}

/**
 * Brings a run that waits (or is ready) to the queue, not before an instant. A run of a withheld category waits without
 * a task until the category is resumed.
 */
export async function scheduleRun(
  trx: Transaction,
  run: BatchJobRun,
  dueAt: Instant,
  now: Instant,
): Promise<BatchJobRun> {
  const waiting = run.status === 'ready' ? transition(run.status, 'block') : run.status
  const category = await categoryState(trx, run)
  if (category === 'withheld')
    return changeRun(trx, run, { due_at: dueAt, task_id: null, status: waiting }, now)
  const taskId = newId<'BatchTask'>()
  await queue().schedule(trx, {
    taskId,
    runId: run.id,
    notBefore: dueAt,
    category: run.category_id,
    priority: priorityRank(run.priority),
  })
  const status = dueAt <= now && category === 'free' ? transition(waiting, 'due') : waiting
  return changeRun(trx, run, { due_at: dueAt, task_id: taskId, status }, now)
}

/** Takes a run out of the queue; one that a worker has is told to stop. */
export async function unscheduleRun(trx: Transaction, run: BatchJobRun): Promise<void> {
  if (run.task_id) await queue().cancel(trx, run.task_id)
}

/** Takes a planned run that has not begun out of the world: its time will be planned anew. */
export async function withdrawRun(trx: Transaction, run: BatchJobRun, now: Instant): Promise<void> {
  await unscheduleRun(trx, run)
  await trx.deleteFrom('batch_job_run').where('id', '=', run.id).execute()
  await recordBatchEvents(
    trx,
    [{ kind: 'runRemoved', companyId: run.company_id, jobId: run.job_id, runId: run.id }],
    now,
  )
}

/**
 * Plans the first occurrence after an instant: from when the last run began, so that everything missed since, be it that
 * nobody was there or that the run took long, is one occurrence.
 * @param missedAlertAt until when its lateness has been told already.
 * @returns undefined when the recurrence has ended, or the job has none.
 */
export async function planNextOccurrence(
  trx: Transaction,
  job: BatchJob,
  after: Instant,
  now: Instant,
  missedAlertAt: Instant | null = null,
): Promise<BatchJobRun | undefined> {
  if (!job.recurrence || !job.batch_processing || job.is_on_demand) return undefined
  let from = after
  // A slot that has had its run (the recurrence was redefined meanwhile) is passed over.
  for (let tries = 0; tries < 100; tries++) {
    const occurrence = nextOccurrence(job.recurrence, from, {
      activePeriod: job.active_period,
      occurred: job.occurrences_started,
    })
    if (!occurrence) return undefined
    const slot = slotOfOccurrence(job.id, occurrence.at)
    const run = await planRun(
      trx,
      job,
      { slot, trigger: 'schedule', plannedAt: occurrence.at, userId: job.user_id, missedAlertAt },
      now,
    )
    if (run) return run
    from = occurrence.at
  }
  return undefined
}

/** The first instant from `at` on at which the job's active period lets it start. */
export function openingFor(job: BatchJob, at: Instant): Instant {
  if (!job.active_period) return at
  return toInstant(new Date(moveIntoActivePeriod(Date.parse(at), job.active_period)))
}

async function categoryState(trx: Transaction, run: BatchJobRun): Promise<'free' | 'taken' | 'withheld'> {
  if (!run.category_id) return 'free'
  const category = await trx
    .selectFrom('batch_category')
    .select(['is_withheld'])
    .select((expression) =>
      expression
        .selectFrom('batch_job_run')
        .select('batch_job_run.id')
        .whereRef('batch_job_run.category_id', '=', 'batch_category.id')
        .where('batch_job_run.status', 'in', [...executingStatuses])
        .where('batch_job_run.id', '<>', run.id)
        .limit(1)
        .as('holder'),
    )
    .where('id', '=', run.category_id)
    .executeTakeFirst()
  if (category?.is_withheld) return 'withheld'
  return category?.holder ? 'taken' : 'free'
}
