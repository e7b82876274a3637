import type { CreatedBatchJob } from '../../batch/jobs.ts'
import { BatchJob, BatchJobRun } from '../../batch/schema/types.ts'
import { inTransaction, type Transaction } from '../../database/database.ts'
import type { Instant } from '../../database/instant.ts'
import type { Types } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import type { Outcome } from '../../graphql/mutation.ts'
import { type AuditRecord, recordAudit } from '../../identity/audit.ts'
import { clearGroupLoaders } from '../../organization/schema/group-loader.ts'
import { DistributionFinding, DistributionSchedule, UploadSession } from './types.ts'

/** What a deed works with, in its transaction. */
export interface Doing {
  readonly trx: Transaction
  readonly now: Instant
  readonly userId: string | null
  audit(deed: Omit<AuditRecord, 'userId' | 'requestId' | 'at'>): Promise<void>
}

/** Does something in one transaction, with its audit entry. */
export async function perform<Result>(
  context: RequestContext,
  work: (doing: Doing) => Promise<Result>,
): Promise<Result> {
  const { caller, clock, database, requestId } = context
  const now = clock()
  const { userId } = caller
  const result = await inTransaction(database, (trx) =>
    work({ trx, now, userId, audit: (deed) => recordAudit(trx, { ...deed, userId, requestId, at: now }) }),
  )
  for (const type of [DistributionSchedule, UploadSession, DistributionFinding])
    type.getDataloader(context).clearAll()
  clearGroupLoaders(context)
  return result
}

/** Payload fields of a mutation that starts a batch job. */
export const startedPayload = (t: PothosSchemaTypes.ObjectFieldBuilder<Types, Outcome<CreatedBatchJob>>) => ({
  job: t.field({
    type: BatchJob,
    nullable: true,
    description: 'The batch job that was made.',
    resolve: ({ result }) => result?.jobId ?? null,
  }),
  run: t.field({
    type: BatchJobRun,
    nullable: true,
    description: 'Its run now, or its first one; null for a job that waits to be started.',
    resolve: ({ result }) => result?.runId ?? null,
  }),
})
