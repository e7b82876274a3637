import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { problemError } from '../graphql/problems.ts'
import { type Actor, changesBetween } from './audit.ts'
import { auditUser } from './audit-user.ts'
import { isCompany } from './roles.ts'

/** Id of the company that a user chose to work in; null before they have. */
export async function readCompanyAtWork(queries: Queries, userId: Id<'User'>): Promise<string | null> {
  const user = await queries
    .selectFrom('account_user')
    .select('company_at_work')
    .where('id', '=', userId)
    .executeTakeFirst()
  return user?.company_at_work ?? null
}

/**
 * Keeps which company a user works in from here on, in whatever browser.
 * @throws ProblemError COMPANY_NOT_FOUND.
 */
export async function chooseCompanyAtWork(
  trx: Transaction,
  userId: Id<'User'>,
  companyId: string,
  { requestId }: Actor,
): Promise<void> {
  if (!(await isCompany(trx, companyId)))
    throw problemError('COMPANY_NOT_FOUND', { id: companyId }, 'companyId')
  const changes = changesBetween(
    { companyAtWork: await readCompanyAtWork(trx, userId) },
    { companyAtWork: companyId },
  )
  await trx.updateTable('account_user').set({ company_at_work: companyId }).where('id', '=', userId).execute()
  const actor = { userId, requestId }
  await auditUser(trx, actor, { action: 'chooseCompanyAtWork', userId, companyId, changes })
}
