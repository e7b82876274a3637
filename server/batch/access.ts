import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'
import { accessError, type Caller, type Permission } from '../graphql/access.ts'
import { problemError } from '../graphql/problems.ts'
import type { BatchJob, BatchJobRun } from './records.ts'
import type { BatchJobTable } from './tables.ts'
import { findTask } from './task-registry.ts'

/**
 * Who sees and controls batch jobs. A job is seen with batch.read in its company; a private one by its owner only. It is
 * controlled with batch.manage, or with the permission that its task asks for: whoever may synchronize orders may also
 * withhold the job that does it.
 */

/** What a caller needs to control some job or other. Which one it takes is the job's own matter. */
const controllingPermissions: readonly Permission[] = [
  'batch.manage',
  'distribution.run',
  'distribution.manage',
  'orders.synchronize',
  'orders.edit',
]

/** @throws FORBIDDEN for a caller who may control no job at all, before anything is looked up. */
export function requireSomeControl(caller: Caller): void {
  const isSome = controllingPermissions.some((permission) => {
    const companies = caller.companiesFor(permission)
    return companies === 'all' || companies.length > 0
  })
  if (!isSome) throw accessError(caller.userId, 'batch.manage', null)
}

/** Whether the caller may see a job. */
export function maySee(
  caller: Caller,
  job: Pick<Selectable<BatchJobTable>, 'company_id' | 'is_private' | 'user_id'>,
): boolean {
  return caller.may('batch.read', job.company_id) && (!job.is_private || job.user_id === caller.userId)
}

/** Whether the caller may change, start and stop a job that it sees. */
export function mayControl(caller: Caller, job: BatchJob): boolean {
  if (caller.may('batch.manage', job.company_id)) return true
  const task = findTask(job.task)
  return task !== undefined && caller.may(task.permission, job.company_id)
}

/** The condition under which the caller sees a row of `batch_job`. */
export function visibleJobs(caller: Caller) {
  return (where: ExpressionBuilder<Tables, 'batch_job'>) => {
    const companies = caller.companiesFor('batch.read')
    const isShown = where.or([
      where('batch_job.is_private', '=', false),
      where('batch_job.user_id', '=', caller.userId),
    ])
    if (companies === 'all') return isShown
    return where.and([where('batch_job.company_id', 'in', companiesOf(companies)), isShown])
  }
}

/** Company ids for an `in`, which must not be empty. */
function companiesOf(companies: readonly string[]): BatchJob['company_id'][] {
  return companies.length > 0 ? (companies as BatchJob['company_id'][]) : ['' as BatchJob['company_id']]
}

/**
 * A job that the caller sees.
 * @throws ProblemError BATCH_JOB_NOT_FOUND, also for one that the caller must not know of.
 */
export async function findJob(queries: Queries, caller: Caller, id: Id<'BatchJob'>): Promise<BatchJob> {
  const job = await queries.selectFrom('batch_job').selectAll().where('id', '=', id).executeTakeFirst()
  if (!job || !maySee(caller, job)) throw problemError('BATCH_JOB_NOT_FOUND', { id })
  return job
}

/**
 * A run of a job that the caller sees.
 * @throws ProblemError BATCH_RUN_NOT_FOUND.
 */
export async function findRun(
  queries: Queries,
  caller: Caller,
  id: Id<'BatchJobRun'>,
): Promise<{ run: BatchJobRun; job: BatchJob }> {
  const run = await queries.selectFrom('batch_job_run').selectAll().where('id', '=', id).executeTakeFirst()
  if (!run) throw problemError('BATCH_RUN_NOT_FOUND', { id })
  const job = await queries
    .selectFrom('batch_job')
    .selectAll()
    .where('id', '=', run.job_id)
    .executeTakeFirstOrThrow()
  if (!maySee(caller, job)) throw problemError('BATCH_RUN_NOT_FOUND', { id })
  return { run, job }
}

/** @throws FORBIDDEN unless the caller may control the job. */
export function requireControl(caller: Caller, job: BatchJob): void {
  if (!mayControl(caller, job)) caller.require('batch.manage', job.company_id)
}
