import type { Queries } from '../database/database.ts'
import type { Role } from './permissions.ts'

/**
 * The names of the users who have one of the roles in a company, or in all companies, and are not shut out.
 * @param companyId null for the roles that are held in all companies.
 */
export async function namesOfUsersWith(
  queries: Queries,
  roles: readonly Role[],
  companyId: string | null,
): Promise<readonly string[]> {
  const users = await queries
    .selectFrom('account_user')
    .select(['id', 'name'])
    .where('disabled_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_assignment')
          .select('role_assignment.id')
          .whereRef('role_assignment.user_id', '=', 'account_user.id')
          .where('role_assignment.role', 'in', roles)
          .where((either) =>
            either.or([
              either('role_assignment.company_id', 'is', null),
              ...(companyId === null ? [] : [either('role_assignment.company_id', '=', companyId)]),
            ]),
          ),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()
  return users.map(({ name }) => name)
}
