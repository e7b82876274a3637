import { inTransaction, type Transaction } from '../../database/database.ts'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import type { RequestContext } from '../../graphql/context.ts'
import type { SealingDeed } from '../deed.ts'
import { clearGroupLoaders } from './group-loader.ts'
import {
  Channel,
  ChannelDatabase,
  ChannelDatabaseGroup,
  Company,
  OrganizationHierarchy,
  treeOf,
} from './types.ts'

/** What the caller does, now, for the audit trail. */
export function deedOf({ caller, requestId, clock, secret }: RequestContext): SealingDeed {
  return { userId: caller.userId, requestId, at: clock(), secret }
}

/**
 * Does a deed in one transaction, together with its audit entry and the read of what the payload shows. Of two who take
 * the same name or number at the same moment, the second meets the first one's row only when it writes its own: it
 * begins once more, and is told like anybody who comes later.
 */
export async function perform<Result>(
  context: RequestContext,
  work: (trx: Transaction, deed: SealingDeed) => Promise<Result>,
): Promise<Result> {
  const attempt = () => inTransaction(context.database, (trx) => work(trx, deedOf(context)))
  const result = await attempt().catch((error: unknown) => {
    if (isUniqueViolation(error)) return attempt()
    throw error
  })
  clearLoaders(context)
  return result
}

/** Forgets what was loaded: of several mutations in one operation, each shows what it has changed. */
export function clearLoaders(context: RequestContext): void {
  for (const type of [Company, Channel, OrganizationHierarchy, ChannelDatabaseGroup, ChannelDatabase])
    type.getDataloader(context).clearAll()
  treeOf(context).clearAll()
  clearGroupLoaders(context)
}

/** A field of an update: GraphQL's null for a field that cannot be empty means that it was left out. */
export function kept<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined
}
