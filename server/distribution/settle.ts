import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import type { DistributionFinding } from './lists.ts'
import { completeTransactions } from './register-transactions.ts'

/**
 * Marks a finding as dealt with; seen again, it comes back as a new one.
 * @throws ProblemError DISTRIBUTION_FINDING_NOT_FOUND.
 */
export async function resolveFinding(
  trx: Transaction,
  id: Id<'DistributionFinding'>,
  now: Instant,
): Promise<DistributionFinding> {
  const finding = await trx
    .updateTable('distribution_finding')
    .set((column) => ({ resolved_at: column.fn.coalesce('resolved_at', column.val(now)) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!finding) throw problemError('DISTRIBUTION_FINDING_NOT_FOUND', { id }, 'finding')
  return finding
}

/**
 * Lets a quarantined row go: the shop will not mend it, and its transaction waits for it no longer. All faults of the
 * row are settled; the row itself stays out.
 * @throws ProblemError QUARANTINED_ROW_NOT_FOUND.
 */
export async function dismissQuarantinedRow(
  trx: Transaction,
  id: Id<'QuarantinedRow'>,
  now: Instant,
): Promise<void> {
  const row = await trx.selectFrom('quarantined_row').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw problemError('QUARANTINED_ROW_NOT_FOUND', { id }, 'row')
  const { channel_database_id: channelDatabaseId, company_id: companyId } = row
  await trx
    .updateTable('quarantined_row')
    .set({ resolved_at: now })
    .where('resolved_at', 'is', null)
    .where('channel_database_id', '=', channelDatabaseId)
    .where('channel_table', '=', row.channel_table)
    .where((where) =>
      row.replication_counter === null
        ? where('id', '=', id)
        : where('replication_counter', '=', row.replication_counter),
    )
    .execute()
  await completeTransactions(trx, { companyId, channelDatabaseId })
}
