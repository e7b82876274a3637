import { isExecuting } from '../batch/statuses.ts'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { enumName } from '../graphql/enum-name.ts'
import { problemError } from '../graphql/problems.ts'
import { readChannelDatabase } from '../organization/channel-databases.ts'
import { endCanceled, isOpen, type UploadSession } from './upload-sessions.ts'

/** @throws ProblemError UPLOAD_SESSION_NOT_FOUND. */
export async function readUploadSession(trx: Transaction, id: Id<'UploadSession'>): Promise<UploadSession> {
  const session = await trx.selectFrom('upload_session').selectAll().where('id', '=', id).executeTakeFirst()
  if (!session) throw problemError('UPLOAD_SESSION_NOT_FOUND', { id }, 'session')
  return session
}

/**
 * Cancels an upload session. One that is under way stops between two steps, and nothing of it is applied; one that has
 * failed is not tried again by its run.
 * @throws ProblemError UPLOAD_SESSION_ENDED for one that has been applied or cancelled.
 */
export async function cancelSession(
  trx: Transaction,
  session: UploadSession,
  { userId, now }: { readonly userId: string | null; readonly now: Instant },
): Promise<void> {
  const { id, status } = session
  if (status === 'applied' || status === 'canceled') {
    const { name: channelDatabase } = await readChannelDatabase(trx, session.channel_database_id)
    throw problemError('UPLOAD_SESSION_ENDED', { channelDatabase, status: enumName(status) }, 'session')
  }
  await trx
    .updateTable('upload_session')
    .set({ cancel_requested_by: userId, cancel_requested_at: now })
    .where('id', '=', id)
    .execute()
  if (!isOpen(status)) {
    await trx.updateTable('upload_session').set({ status: 'canceled' }).where('id', '=', id).execute()
    return
  }
  // Whoever works on it sees the request; where nobody does any more, this is its end.
  if (!(await isWorkedOn(trx, session))) await endCanceled(trx, session, now)
}

async function isWorkedOn(trx: Transaction, { run_id: runId }: UploadSession): Promise<boolean> {
  if (runId === null) return false
  const run = await trx
    .selectFrom('batch_job_run')
    .select('status')
    .where('id', '=', runId)
    .executeTakeFirst()
  return run !== undefined && isExecuting(run.status)
}
