import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import type { DistributionFinding } from './lists.ts'

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
