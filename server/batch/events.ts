import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { BatchEventKind } from './tables.ts'

/** What an event tells of. Events are told again after a drop, so they say that something changed, never what to. */
export interface NewBatchEvent {
  readonly kind: BatchEventKind
  readonly companyId: CompanyId
  readonly jobId: Id<'BatchJob'>
  readonly runId?: Id<'BatchJobRun'> | null
}

/** Writes events into the sequence that subscriptions follow, in the transaction that makes them true. */
export async function recordBatchEvents(
  trx: Transaction,
  events: readonly NewBatchEvent[],
  at: Instant,
): Promise<void> {
  if (events.length === 0) return
  await trx
    .insertInto('batch_event')
    .values(
      events.map(({ kind, companyId, jobId, runId }) => ({
        kind,
        company_id: companyId,
        job_id: jobId,
        run_id: runId ?? null,
        occurred_at: at,
      })),
    )
    .execute()
}
