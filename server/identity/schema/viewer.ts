import type { Id } from '../../database/identifiers.ts'
import { type Caller, type Permission, permissions } from '../../graphql/access.ts'
import { builder } from '../../graphql/builder.ts'
import { readCompanyAtWork } from '../company-at-work.ts'
import { PermissionType, User } from './types.ts'

interface CompanyPermissions {
  readonly companyId: string | null
  readonly permissions: readonly Permission[]
}

const CompanyPermissionsType = builder.objectRef<CompanyPermissions>('CompanyPermissions').implement({
  description: 'What the caller may do in one company, or in all of them.',
  fields: (t) => ({
    companyId: t.string({
      nullable: true,
      description: 'The company’s id, such as `USRT`; null for all companies, also those to come.',
      resolve: ({ companyId }) => companyId,
    }),
    permissions: t.field({
      type: [PermissionType],
      description: 'What the caller may do there.',
      resolve: ({ permissions: allowed }) => [...allowed],
    }),
  }),
})

const Viewer = builder.objectRef<Caller>('Viewer').implement({
  description: 'Whoever is asking.',
  fields: (t) => ({
    user: t.field({
      type: User,
      description: 'The caller as a user.',
      resolve: ({ userId }) => userId ?? '',
    }),
    companyAtWork: t.string({
      nullable: true,
      description:
        'Id of the company that the caller chose to work in, such as `USRT`; null when they have chosen none, or may ' +
        'not see it any more.',
      resolve: async (caller, _args, { database }) => {
        const chosen = await readCompanyAtWork(database.kysely, caller.userId as Id<'User'>)
        return chosen !== null && caller.may('organization.read', chosen) ? chosen : null
      },
    }),
    permissions: t.field({
      type: [CompanyPermissionsType],
      description:
        'What the caller may do, company by company; nothing may be done where no company is named.',
      resolve: permissionsByCompany,
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    description: 'The caller, and what they may do.',
    authScopes: { signedIn: true },
    resolve: (_root, _args, { caller }) => caller,
  }),
)

function permissionsByCompany(caller: Caller): CompanyPermissions[] {
  const everywhere = permissions.filter((permission) => caller.companiesFor(permission) === 'all')
  const named = permissions.flatMap((permission) => caller.companiesFor(permission))
  const companies = [...new Set(named)]
    .filter((company) => company !== 'all' || everywhere.length === 0)
    .sort()
  const byCompany = companies.map((companyId) => ({
    companyId,
    permissions: permissions.filter((permission) => caller.may(permission, companyId)),
  }))
  return everywhere.length > 0 ? [{ companyId: null, permissions: everywhere }, ...byCompany] : byCompany
}
