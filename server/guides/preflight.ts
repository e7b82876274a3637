import type { Queries } from '../database/database.ts'
import type { Caller, Permission } from '../graphql/access.ts'
import { permissionsOfRole, type Role, roles } from '../identity/permissions.ts'
import { namesOfUsersWith } from '../identity/users-with-role.ts'
import type { Guide } from './guide.ts'

/** A permission that somebody lacks, and the roles that have it. */
export interface MissingPermission {
  readonly permission: Permission
  readonly roles: readonly Role[]
}

/** What stands between a caller and a guide in one company. */
export interface Preflight {
  /** Null for all companies. */
  readonly companyId: string | null
  readonly missing: readonly MissingPermission[]
}

/** The roles that can give others a role. */
export const grantingRoles: readonly Role[] = roles.filter((role) =>
  permissionsOfRole[role].has('users.manage'),
)

/** What of a guide's permissions the caller lacks in a company. */
export function preflight(guide: Guide, companyId: string | null, caller: Caller): Preflight {
  const needed = guide.kind === 'procedure' ? (guide.permissions ?? []) : []
  return {
    companyId,
    missing: needed
      .filter((permission) => !caller.may(permission, companyId))
      .map((permission) => ({
        permission,
        roles: roles.filter((role) => permissionsOfRole[role].has(permission)),
      })),
  }
}

/**
 * The names of those who can give a role in a company, for who belongs to it: whoever may see the company may know
 * whom to ask. Others are told nothing.
 */
export async function grantorsOf(
  queries: Queries,
  { companyId }: Preflight,
  caller: Caller,
): Promise<readonly string[]> {
  const readable = caller.companiesFor('organization.read')
  const belongs = companyId === null ? readable.length > 0 : caller.may('organization.read', companyId)
  if (!belongs) return []
  return namesOfUsersWith(queries, grantingRoles, companyId)
}
