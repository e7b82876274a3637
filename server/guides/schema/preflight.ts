import { builder } from '../../graphql/builder.ts'
import { PermissionType, RoleType } from '../../identity/schema/types.ts'
import { grantingRoles, grantorsOf, type MissingPermission, type Preflight } from '../preflight.ts'

const GuideMissingPermission = builder.objectRef<MissingPermission>('GuideMissingPermission').implement({
  description: 'Something that the caller may not do, and would need to.',
  fields: (t) => ({
    permission: t.field({
      type: PermissionType,
      description: 'What may not be done.',
      resolve: ({ permission }) => permission,
    }),
    roles: t.field({
      type: [RoleType],
      description: 'The roles that allow it: having one of them would do.',
      resolve: ({ roles }) => [...roles],
    }),
  }),
})

/** GraphQL type of what stands between the caller and a guide. */
export const GuidePreflight = builder.objectRef<Preflight>('GuidePreflight').implement({
  description: 'What is asked before a guide’s first screen: whether the caller may do it at all.',
  fields: (t) => ({
    companyId: t.exposeString('companyId', {
      nullable: true,
      description: 'The company that was asked about; null for all.',
    }),
    isAllowed: t.boolean({
      description: 'Whether nothing is missing.',
      resolve: ({ missing }) => missing.length === 0,
    }),
    missing: t.field({
      type: [GuideMissingPermission],
      description: 'What the caller lacks in the company.',
      resolve: ({ missing }) => [...missing],
    }),
    grantingRoles: t.field({
      type: [RoleType],
      description: 'The roles that can give it to them.',
      resolve: () => [...grantingRoles],
    }),
    grantors: t.stringList({
      description:
        'The names of those who have such a role there; empty for who does not belong to the company.',
      resolve: async (asked, _args, { database, caller }) => [
        ...(await grantorsOf(database.kysely, asked, caller)),
      ],
    }),
  }),
})
