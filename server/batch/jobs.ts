import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { ProblemError } from '../graphql/problems.ts'
import type { CompanyId } from '../organization/tables.ts'
import { createAlertRules } from './alert-rules.ts'
import { shortenedSubject } from './job-name.ts'
import { readJobSettings } from './job-settings.ts'
import { openingFor, planNextOccurrence, planRun, slotOfItsOwn } from './plan-run.ts'
import { type BatchJob, lockJob, refreshJob } from './records.ts'
import type { RunInBackground } from './run-in-background.ts'
import type { BatchTask } from './task.ts'
import { readParameters } from './task-registry.ts'

/** A job as a dialog hands it over. */
export interface NewBatchJob<Parameters> {
  readonly task: BatchTask<Parameters>
  readonly parameters: Parameters
  readonly companyId: CompanyId
  /** Its owner; null when the system makes it. */
  readonly userId: string | null
  /** What the task works on, by the records' names, such as `P-0001`: how it is known while nobody has named it. */
  readonly subject: string
  /** How many records it works on, when they were selected. */
  readonly subjectCount?: number
  readonly background: RunInBackground
  /** Path of the dialog in the mutation's input, below which its problems are told; `runInBackground` unless given. */
  readonly inputPath?: string
}

/** A new job, and its first run: null when it waits for another job or a person to start it. */
export interface CreatedBatchJob {
  readonly jobId: Id<'BatchJob'>
  readonly runId: Id<'BatchJobRun'> | null
}

/**
 * Makes a batch job in the caller's transaction: it exists, and its first run is planned, if that commits.
 *
 * Batch processing off: one run, now, whatever the recurrence says ("Manually run order synchronization", seed 002, sets
 * End after 1 beside it). On: by the recurrence, or once, now, without one.
 * @throws ProblemError with everything that is wrong with the dialog, each with its field.
 */
export async function createBatchJob<Parameters>(
  trx: Transaction,
  input: NewBatchJob<Parameters>,
  now: Instant,
): Promise<CreatedBatchJob> {
  const { task, companyId, userId, background } = input
  const parameters = readParameters(task, input.parameters, task.version)
  const path = input.inputPath ?? 'runInBackground'
  const { settings, recurrence } = await problemsUnder(path, () =>
    readJobSettings(trx, background, { companyId, now }),
  )
  const jobId = newId<'BatchJob'>()
  await trx
    .insertInto('batch_job')
    .values({
      id: jobId,
      company_id: companyId,
      ...settings,
      subject: shortenedSubject(input.subject),
      subject_count: input.subjectCount ?? null,
      task: task.name,
      task_version: task.version,
      parameters: json(parameters),
      user_id: userId,
      status: 'waiting',
      is_withheld: false,
      starts_again: false,
      occurrences_started: 0,
      revision: 0,
      created_at: now,
      updated_at: now,
    })
    .execute()
  if (userId && background.alerts) {
    const { alerts } = background
    await problemsUnder(`${path}.alerts`, () =>
      createAlertRules(trx, { companyId, jobId, userId }, alerts, now),
    )
  }
  const job = await lockJob(trx, jobId)
  const run = await planFirstRun(trx, job, recurrence?.after ?? null, now)
  await refreshJob(trx, jobId, now)
  return { jobId, runId: run?.id ?? null }
}

/** @param after the instant after which a recurrence begins; null for a job without one. */
async function planFirstRun(trx: Transaction, job: BatchJob, after: Instant | null, now: Instant) {
  if (job.is_on_demand) return undefined
  if (job.batch_processing && after) return planNextOccurrence(trx, job, after, now)
  const trigger = job.batch_processing ? 'schedule' : 'manual'
  const plannedAt = trigger === 'schedule' ? openingFor(job, now) : now
  return planRun(trx, job, { slot: slotOfItsOwn(job.id), trigger, plannedAt, userId: job.user_id }, now)
}

/** Does something whose problems speak of fields of a part of the input: they are told with the part's path. */
async function problemsUnder<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    throw new ProblemError(
      error.problems.map((each) => ({ ...each, field: each.field ? `${path}.${each.field}` : path })),
    )
  }
}
