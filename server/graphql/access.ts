import { enumName } from './enum-name.ts'
import { createProblemError } from './problems.ts'

/** What a caller may do, company by company. Roles are sets of these (identity/permissions.ts). */
export const permissions = [
  'organization.read',
  'organization.manage',
  'distribution.read',
  'distribution.run',
  'distribution.manage',
  'batch.read',
  'batch.manage',
  'orders.read',
  'orders.synchronize',
  'orders.edit',
  'guides.import',
  'explorer.use',
  'audit.read',
  'users.manage',
] as const

export type Permission = (typeof permissions)[number]

/** Whoever makes a request: a signed-in user, a machine by its API key, or nobody. */
export interface Caller {
  /** Null for nobody. */
  readonly userId: string | null
  readonly name: string | null
  /** The browser session that the request came with; absent for API keys and nobody. */
  readonly sessionId?: string
  /** Whether the caller may do this in this company; with null, whether in every company. */
  may(permission: Permission, companyId: string | null): boolean
  /** The companies in which the caller may do this. */
  companiesFor(permission: Permission): 'all' | readonly string[]
  /** @throws a FORBIDDEN or UNAUTHENTICATED error unless the caller may do this in the company. */
  require(permission: Permission, companyId: string | null): void
}

/**
 * A caller with these permissions: a list of companies, or all, for each permission.
 */
export function createCaller(
  user: { readonly id: string; readonly name: string } | null,
  granted: ReadonlyMap<Permission, 'all' | ReadonlySet<string>>,
): Caller {
  const may = (permission: Permission, companyId: string | null): boolean => {
    const companies = granted.get(permission)
    return companies === 'all' || (companyId !== null && companies?.has(companyId) === true)
  }
  return {
    userId: user?.id ?? null,
    name: user?.name ?? null,
    may,
    companiesFor(permission) {
      const companies = granted.get(permission)
      return companies === 'all' ? 'all' : [...(companies ?? [])]
    },
    require(permission, companyId) {
      if (may(permission, companyId)) return
      throw accessError(user, permission, companyId)
    },
  }
}

/** The refusal that a caller meets: who is not signed in is told so, anybody else what is missing and where. */
export function accessError(user: unknown, permission: Permission, companyId: string | null): Error {
  if (!user) return createProblemError('UNAUTHENTICATED')
  return createProblemError('FORBIDDEN', {
    permission: enumName(permission),
    company: companyId ?? '',
  })
}

/** Somebody who has not signed in. */
export const nobody: Caller = createCaller(null, new Map())
