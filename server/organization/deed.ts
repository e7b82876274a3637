import type { Transaction } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import { type AuditRecord, recordAudit } from '../identity/audit.ts'
import type { CompanyId } from './tables.ts'

/** A change to the organization: who makes it, and when. */
export interface Deed {
  /** Null when the program itself acts, as when it lays the demo down. */
  readonly userId: string | null
  readonly requestId?: string | null | undefined
  readonly at: Instant
}

/** A change that may have a password to seal: by the installation's secret. */
export interface SealingDeed extends Deed {
  readonly secret: string
}

type Told = Pick<AuditRecord, 'action' | 'subjectType' | 'subjectId' | 'subjectName'> & {
  readonly companyId: CompanyId
  readonly changes: NonNullable<AuditRecord['changes']>
}

/** Writes a deed into the audit trail, in the transaction that does it. */
export async function recordDeed(trx: Transaction, deed: Deed, told: Told): Promise<void> {
  await recordAudit(trx, {
    userId: deed.userId,
    requestId: deed.requestId ?? null,
    at: deed.at,
    ...told,
  })
}
