import type { Permission } from '../graphql/access.ts'

/** The roles, in the order in which people choose from them. */
export const roles = ['administrator', 'itOperator', 'storeAccountant', 'viewer'] as const

/** What a user is at headquarters; given company by company. */
export type Role = (typeof roles)[number]

const reading = ['organization.read', 'distribution.read', 'batch.read', 'orders.read'] as const

/**
 * What each role may do in a company where it is given.
 *
 * The administrator may do everything. The IT operator runs the distribution and every batch job, imports guides,
 * uses the explorer of the API, and sees orders without touching them. The store accountant works with orders and
 * payments: that includes making and changing the batch jobs that synchronize orders (`orders.synchronize`), not
 * others. The viewer reads. Whoever changes records may also read who changed them.
 */
export const permissionsOfRole: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  administrator: new Set<Permission>([
    ...reading,
    'organization.manage',
    'distribution.run',
    'distribution.manage',
    'batch.manage',
    'orders.synchronize',
    'orders.edit',
    'guides.import',
    'explorer.use',
    'audit.read',
    'users.manage',
  ]),
  itOperator: new Set<Permission>([
    ...reading,
    'distribution.run',
    'distribution.manage',
    'batch.manage',
    'guides.import',
    'explorer.use',
    'audit.read',
  ]),
  storeAccountant: new Set<Permission>([...reading, 'orders.synchronize', 'orders.edit', 'audit.read']),
  viewer: new Set<Permission>(reading),
}

/** Whether a text, such as one out of a database or an argument, names a role. */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}
