import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type Caller, createCaller, type Permission } from '../graphql/access.ts'
import { permissionsOfRole, type Role } from './permissions.ts'

/** A role as it is held: in one company, or in all of them (null). */
export interface HeldRole {
  readonly role: Role
  readonly companyId: string | null
}

/**
 * The caller that a user is, with what their roles allow where.
 * @returns undefined when there is no such user, or they are disabled.
 */
export async function callerForUser(queries: Queries, userId: Id<'User'>): Promise<Caller | undefined> {
  const rows = await queries
    .selectFrom('account_user')
    .leftJoin('role_assignment', 'role_assignment.user_id', 'account_user.id')
    .select(['account_user.name', 'role_assignment.role', 'role_assignment.company_id'])
    .where('account_user.id', '=', userId)
    .where('account_user.disabled_at', 'is', null)
    .orderBy('role_assignment.company_id')
    .execute()
  const [first] = rows
  if (!first) return undefined
  const held = rows.flatMap(({ role, company_id }) => (role ? [{ role, companyId: company_id }] : []))
  return createCaller({ id: userId, name: first.name }, grantedBy(held))
}

/** The companies, or all, in which each permission is granted by these roles. */
export function grantedBy(held: readonly HeldRole[]): ReadonlyMap<Permission, 'all' | ReadonlySet<string>> {
  const granted = new Map<Permission, 'all' | Set<string>>()
  for (const { role, companyId } of held) {
    for (const permission of permissionsOfRole[role]) {
      const companies = granted.get(permission) ?? new Set<string>()
      if (companyId === null) granted.set(permission, 'all')
      else if (companies !== 'all') granted.set(permission, companies.add(companyId))
    }
  }
  return granted
}
