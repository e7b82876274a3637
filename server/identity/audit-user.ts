import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type Actor, type Changes, recordAudit } from './audit.ts'
import type { AuditedAction } from './audited.ts'

/** Something done to a user, or by one to themselves. */
export interface UserDeed {
  readonly action: AuditedAction
  readonly userId: string
  /** Null, unless said, for what belongs to no company. */
  readonly companyId?: string | null
  readonly changes?: Changes
}

/** Writes a deed done to a user into the audit trail, in the transaction that does it, with the name they have then. */
export async function auditUser(
  trx: Transaction,
  { userId: actorId, requestId }: Actor,
  { action, userId, companyId = null, changes = {} }: UserDeed,
): Promise<void> {
  await recordAudit(trx, {
    userId: actorId,
    companyId,
    action,
    subjectType: 'User',
    subjectId: userId,
    subjectName: await nameOfUser(trx, userId),
    changes,
    requestId: requestId ?? null,
  })
}

async function nameOfUser(trx: Transaction, userId: string): Promise<string | null> {
  const user = await trx
    .selectFrom('account_user')
    .select('name')
    .where('id', '=', userId as Id<'User'>)
    .executeTakeFirst()
  return user?.name ?? null
}
