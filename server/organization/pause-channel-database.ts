import type { Transaction } from '../database/database.ts'
import type { AuditedAction } from '../identity/audited.ts'
import { type ChannelDatabaseId, readChannelDatabase } from './channel-databases.ts'
import { type Deed, recordDeed } from './deed.ts'

/**
 * Pauses a channel database: no run pulls from it until it is resumed. Does nothing when it is paused already.
 * @throws ProblemError CHANNEL_DATABASE_NOT_FOUND.
 */
export async function pauseChannelDatabase(
  trx: Transaction,
  id: ChannelDatabaseId,
  deed: Deed,
): Promise<void> {
  await setPaused(trx, id, true, 'pauseChannelDatabase', deed)
}

/**
 * Lets runs pull from a paused channel database again.
 * @throws ProblemError CHANNEL_DATABASE_NOT_FOUND.
 */
export async function resumeChannelDatabase(
  trx: Transaction,
  id: ChannelDatabaseId,
  deed: Deed,
): Promise<void> {
  await setPaused(trx, id, false, 'resumeChannelDatabase', deed)
}

async function setPaused(
  trx: Transaction,
  id: ChannelDatabaseId,
  isPaused: boolean,
  action: AuditedAction,
  deed: Deed,
): Promise<void> {
  const before = await readChannelDatabase(trx, id)
  if (before.is_paused === isPaused) return
  await trx
    .updateTable('channel_database')
    .set({ is_paused: isPaused, updated_at: deed.at })
    .where('id', '=', id)
    .execute()
  await recordDeed(trx, deed, {
    companyId: before.company_id,
    action,
    subjectType: 'ChannelDatabase',
    subjectId: id,
    subjectName: before.name,
    changes: { isPaused: { from: before.is_paused, to: isPaused } },
  })
}
