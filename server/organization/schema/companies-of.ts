import type { Caller, Permission } from '../../graphql/access.ts'
import type { CompanyId } from '../tables.ts'

/**
 * The companies whose records a list has: the one that is asked for, else all in which the caller may see them.
 * @throws FORBIDDEN for a company in which the caller may not.
 */
export function companiesOf(
  caller: Caller,
  permission: Permission,
  companyId: string | null | undefined,
): 'all' | readonly CompanyId[] {
  // Callers name companies as texts; a company that is not there has no records.
  if (!companyId) return caller.companiesFor(permission) as 'all' | readonly CompanyId[]
  caller.require(permission, companyId)
  return [companyId as CompanyId]
}
