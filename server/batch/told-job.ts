import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type AuditValue, type Changes, changesBetween } from '../identity/audit.ts'
import { jobName, jobNameAsText } from './job-name.ts'
import type { BatchJob } from './records.ts'
import { findTask } from './task-registry.ts'
import { toldRecurrence } from './told-recurrence.ts'

/**
 * A job as the audit trail tells of it, field by field, in the forms of the API. Other records go by their names: they
 * may be renamed or removed. What the task is given stands among the fields, as the task tells it.
 */
export async function toldJob(queries: Queries, job: BatchJob): Promise<Record<string, AuditValue>> {
  const { maximum, firstDelay, factor, longestDelay } = job.retry_policy
  return {
    description: jobName(job).description,
    task: job.task,
    ...(await toldParameters(queries, job)),
    category: await nameOfCategory(queries, job.category_id),
    priority: job.priority,
    isPrivate: job.is_private,
    isCritical: job.is_critical,
    isOnDemand: job.is_on_demand,
    ...toldTimes(job),
    retryPolicy: { maximum, firstDelay, factor, longestDelay },
    goesOnAfterError: job.goes_on_after_error,
    logLevel: job.log_level,
    historyDays: job.history_days,
    followUpJob: await nameOfJob(queries, job.follow_up_job_id),
    followUpOn: job.follow_up_on,
  }
}

/** What the audit trail tells of a job that somebody has made: its name, what it does, and when. */
export async function toldNewJob(
  trx: Transaction,
  id: Id<'BatchJob'>,
): Promise<{ readonly subjectName: string; readonly changes: Changes }> {
  const job = await trx.selectFrom('batch_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const parameters = await toldParameters(trx, job)
  const told = { ...parameters, batchProcessing: job.batch_processing, ...toldTimes(job) }
  return { subjectName: jobNameAsText(job), changes: changesBetween(undefined, told) }
}

function toldTimes({ recurrence, active_period: period }: BatchJob): Readonly<Record<string, AuditValue>> {
  return {
    recurrence: recurrence && toldRecurrence(recurrence),
    activePeriod: period && { from: period.from, to: period.to, timeZone: period.timeZone },
  }
}

/** Nothing for a task that this program no longer has, or whose parameters it cannot read. */
async function toldParameters(
  queries: Queries,
  { task: name, task_version: version, parameters }: BatchJob,
): Promise<Readonly<Record<string, AuditValue>>> {
  const task = findTask(name)
  if (!task?.tell) return {}
  const current = version < task.version && task.upgrade ? task.upgrade(parameters, version) : parameters
  const { data } = task.parameters.safeParse(current)
  return data === undefined ? {} : task.tell(queries, data as never)
}

async function nameOfCategory(queries: Queries, id: Id<'BatchCategory'> | null): Promise<string | null> {
  if (id === null) return null
  const category = await queries
    .selectFrom('batch_category')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  return category?.name ?? null
}

async function nameOfJob(queries: Queries, id: Id<'BatchJob'> | null): Promise<string | null> {
  if (id === null) return null
  const job = await queries
    .selectFrom('batch_job')
    .select(['description', 'task', 'subject', 'subject_count'])
    .where('id', '=', id)
    .executeTakeFirst()
  return job ? jobNameAsText(job) : null
}
