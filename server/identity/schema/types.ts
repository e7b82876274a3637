import type { Id } from '../../database/identifiers.ts'
import type { Caller, Permission } from '../../graphql/access.ts'
import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import { rowNode } from '../../graphql/nodes.ts'
import type { OneTimeLink } from '../one-time-links.ts'
import type { Role } from '../permissions.ts'
import type { ApiKeyTable, RoleAssignmentTable } from '../tables.ts'

/** GraphQL's names of the roles. */
export const RoleType = enumOf<Role>('Role', 'What a user is at headquarters, given company by company.', {
  administrator: 'May do everything.',
  itOperator: 'Runs the distribution and all batch jobs; reads orders.',
  storeAccountant: 'Synchronizes and mends orders and payments; reads the distribution and batch jobs.',
  viewer: 'Reads.',
})

/** GraphQL's names of the permissions: `ORDERS_SYNCHRONIZE` for `orders.synchronize`. */
export const PermissionType = enumOf<Permission>('Permission', 'Something that a role allows.', {
  'organization.read': 'See companies, hierarchies, channels and channel databases.',
  'organization.manage': 'Change companies, hierarchies, channels and channel databases.',
  'distribution.read': 'See distribution schedules and upload sessions.',
  'distribution.run': 'Run a distribution schedule.',
  'distribution.manage': 'Change distribution schedules, and rerun or cancel upload sessions.',
  'batch.read': 'See batch jobs and their runs.',
  'batch.manage': 'Make, change, withhold, resume, cancel and retry batch jobs.',
  'orders.read': 'See channel transactions, sales orders and payments.',
  'orders.synchronize': 'Synchronize orders, at once or by batch job.',
  'orders.edit': 'Correct channel transactions, release held orders, and keep customers and items.',
  'guides.import': 'Import guides.',
  'explorer.use': 'Open the explorer of the API.',
  'audit.read': 'See who changed what.',
  'users.manage': 'Invite users and give them roles.',
})

/** GraphQL type of a role as a user has it. */
export const RoleAssignment = builder.objectRef<RoleAssignmentTable>('RoleAssignment')

/** GraphQL type of an API key, without the key. */
export const ApiKey = builder.objectRef<ApiKeyTable>('ApiKey')

/** GraphQL type of a user. A resolver may hand over the user's id, and users are then read in one query a level. */
export const User = rowNode('User', 'account_user', 'Global id of the user.')

User.implement({
  description: 'A person, or a machine, that can sign in and be given roles.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What the user is called.' }),
    email: t.exposeString('email', { description: 'Address that the user signs in with, in lower case.' }),
    isDisabled: t.boolean({
      description: 'Whether the user is shut out.',
      resolve: ({ disabled_at }) => disabled_at !== null,
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When the user was added.',
      resolve: ({ created_at }) => created_at,
    }),
    roles: t.loadableGroup({
      type: RoleAssignment,
      description:
        'The roles that the user has, of those that the caller may know: their own, or of their companies.',
      load: (ids: string[], context) =>
        context.database.kysely
          .selectFrom('role_assignment')
          .selectAll()
          .where('user_id', 'in', ids as Id<'User'>[])
          .orderBy('id')
          .execute()
          .then((assignments) => assignments.filter((assignment) => maySeeRole(context.caller, assignment))),
      group: ({ user_id }) => user_id,
      resolve: ({ id }) => id,
    }),
    apiKeys: t.loadableGroup({
      type: ApiKey,
      description: 'The user’s API keys, revoked ones included; empty for who may not know them.',
      load: (ids: string[], context) =>
        context.database.kysely
          .selectFrom('api_key')
          .selectAll()
          .where(
            'user_id',
            'in',
            ids.filter((id) => maySeeKeysOf(context.caller, id)).concat('') as Id<'User'>[],
          )
          .orderBy('id')
          .execute(),
      group: ({ user_id }) => user_id,
      resolve: ({ id }) => id,
    }),
  }),
})

function maySeeRole(caller: Caller, { user_id, company_id }: RoleAssignmentTable): boolean {
  return caller.userId === user_id || caller.may('users.manage', company_id)
}

/** Whether the caller may see, make and revoke the API keys of this user. */
export function maySeeKeysOf(caller: Caller, userId: string): boolean {
  return caller.userId === userId || caller.may('users.manage', null)
}

builder.node(RoleAssignment, {
  description: 'A role that a user has in one company, or in all of them.',
  id: { description: 'Global id of the assignment.', resolve: ({ id }) => id },
  fields: (t) => ({
    role: t.field({ type: RoleType, description: 'The role.', resolve: ({ role }) => role }),
    companyId: t.string({
      nullable: true,
      description: 'The company’s id, such as `USRT`; null for all companies.',
      resolve: ({ company_id }) => company_id,
    }),
    user: t.field({ type: User, description: 'Whose role it is.', resolve: ({ user_id }) => user_id }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When the role was given.',
      resolve: ({ created_at }) => created_at,
    }),
  }),
})

builder.node(ApiKey, {
  description: 'A key by which a machine acts as a user. The key itself is shown once, when it is made.',
  id: { description: 'Global id of the API key.', resolve: ({ id }) => id },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for.' }),
    start: t.exposeString('start', { description: 'How the key begins, to recognize it by.' }),
    user: t.field({ type: User, description: 'Whom it acts as.', resolve: ({ user_id }) => user_id }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was made.',
      resolve: ({ created_at }) => created_at,
    }),
    expiresAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it stops working; null when it does not by itself.',
      resolve: ({ expires_at }) => expires_at,
    }),
    lastUsedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was last used, to the minute.',
      resolve: ({ last_used_at }) => last_used_at,
    }),
    revokedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When somebody ended it.',
      resolve: ({ revoked_at }) => revoked_at,
    }),
  }),
})

/** GraphQL type of a one-time link. */
export const OneTimeLinkType = builder.objectRef<OneTimeLink>('OneTimeLink').implement({
  description: 'A link that works once, until it expires. Give it to its reader and nobody else.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address to open.' }),
    expiresAt: t.field({
      type: 'Instant',
      description: 'When it stops working.',
      resolve: ({ expiresAt }) => expiresAt,
    }),
  }),
})
