import { inTransaction, type Transaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import type { Instant } from '../../database/instant.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { type AuditRecord, type Changes, changesBetween, recordAudit } from '../../identity/audit.ts'
import type { AuditedAction } from '../../identity/audited.ts'
import { findJob, findRun, requireControl, requireSomeControl } from '../access.ts'
import { jobNameAsText } from '../job-name.ts'
import type { BatchJob as JobRow, BatchJobRun as RunRow } from '../records.ts'
import { clearBatchLoaders } from './loaders.ts'
import { BatchAlertRule, BatchCategory, BatchJob, BatchJobRun, Notification } from './types.ts'

/** What a change needs to know: who makes it, and when. */
export interface Doing {
  readonly trx: Transaction
  readonly now: Instant
  readonly userId: string | null
  /** Writes the deed into the audit trail, in the same transaction. */
  audit(deed: Deed): Promise<void>
}

type Deed = Omit<AuditRecord, 'userId' | 'requestId' | 'at'>

/** Does something in one transaction, with its audit entry. */
export async function perform<Result>(
  context: RequestContext,
  work: (doing: Doing) => Promise<Result>,
): Promise<Result> {
  const { caller, clock, database, requestId } = context
  const result = await inTransaction(database, (trx) => {
    const now = clock()
    const audit = (deed: Deed) =>
      recordAudit(trx, { userId: caller.userId, requestId, at: now, changes: {}, ...deed })
    return work({ trx, now, userId: caller.userId, audit })
  })
  forgetLoaded(context)
  return result
}

/** Forgets what was loaded: what is shown next is read anew. */
export function forgetLoaded(context: RequestContext): void {
  for (const type of [BatchJob, BatchJobRun, BatchCategory, BatchAlertRule, Notification])
    type.getDataloader(context).clearAll()
  clearBatchLoaders(context)
}

/**
 * Does something to a job that the caller sees and may control.
 * @returns the job as it is then.
 */
export async function performOnJob(
  context: RequestContext,
  action: AuditedAction,
  id: Id<'BatchJob'>,
  work: (doing: Doing, job: JobRow) => Promise<Changes>,
): Promise<JobRow> {
  requireSomeControl(context.caller)
  return perform(context, async (doing) => {
    const job = await findJob(doing.trx, context.caller, id)
    requireControl(context.caller, job)
    const changes = await work(doing, job)
    const after = await doing.trx
      .selectFrom('batch_job')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await doing.audit({
      action,
      companyId: job.company_id,
      subjectType: 'BatchJob',
      subjectId: id,
      subjectName: jobNameAsText(after),
      changes,
    })
    return after
  })
}

/**
 * Does something to a run of a job that the caller sees and may control.
 * @returns the run that came of it, as it is then.
 */
export async function performOnRun(
  context: RequestContext,
  action: AuditedAction,
  id: Id<'BatchJobRun'>,
  work: (doing: Doing) => Promise<Id<'BatchJobRun'>>,
): Promise<RunRow> {
  requireSomeControl(context.caller)
  return perform(context, async (doing) => {
    const { run, job } = await findRun(doing.trx, context.caller, id)
    requireControl(context.caller, job)
    const outcome = await work(doing)
    await doing.audit({
      action,
      companyId: job.company_id,
      subjectType: 'BatchJobRun',
      subjectId: id,
      subjectName: jobNameAsText(run),
      changes: changesBetween({ status: run.status }, { status: (await runOf(doing.trx, id)).status }),
    })
    return runOf(doing.trx, outcome)
  })
}

async function runOf(trx: Transaction, id: Id<'BatchJobRun'>): Promise<RunRow> {
  return trx.selectFrom('batch_job_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
