import type { Database, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { JobEventKind } from './tables.ts'

/** What an event tells of. Events are told again after a drop, so they say that something changed, never what to. */
export interface NewBatchEvent {
  readonly kind: JobEventKind
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

/** Tells users, each only of their own, that a run has brought them a notification. */
export async function recordNotificationsRaised(
  trx: Transaction,
  userIds: readonly string[],
  about: { readonly companyId: CompanyId; readonly jobId: Id<'BatchJob'>; readonly runId: Id<'BatchJobRun'> },
  at: Instant,
): Promise<void> {
  await trx
    .insertInto('batch_event')
    .values(
      userIds.map((userId) => ({
        kind: 'notificationRaised' as const,
        company_id: about.companyId,
        job_id: about.jobId,
        run_id: about.runId,
        occurred_at: at,
        user_id: userId,
      })),
    )
    .execute()
}

/** Tells a user's other windows that notifications have been read. */
export async function recordNotificationsRead(trx: Transaction, userId: string, at: Instant): Promise<void> {
  await trx
    .insertInto('batch_event')
    .values({ kind: 'notificationsRead', occurred_at: at, user_id: userId })
    .execute()
}

/** The number of the last event; 0 before the first. */
export async function eventPosition({ kysely }: Database): Promise<number> {
  const last = await kysely
    .selectFrom('batch_event')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.sequence ?? 0
}
