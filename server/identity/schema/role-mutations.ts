import { inTransaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { assignRole, readRoleAssignment, removeRole } from '../roles.ts'
import { readUser } from '../users.ts'
import { RoleAssignment, RoleType, User } from './types.ts'
import { actorOf, requireSession } from './user-mutations.ts'

mutation('assignRole', {
  description:
    'Gives a user a role in a company; the administrator’s also in all companies, also those to come. ' +
    'Needs a session, not an API key.',
  permission: 'users.manage',
  input: (t) => ({
    user: t.globalID({ required: true, for: User, description: 'Who gets the role.' }),
    role: t.field({ type: RoleType, required: true, description: 'The role.' }),
    companyId: t.string({
      description:
        'The company’s id, such as `USRT`. Left out, all companies, which only administrators can have.',
    }),
  }),
  resolve: async ({ user, role, companyId = null }, context) => {
    context.caller.require('users.manage', companyId)
    requireSession(context)
    return inTransaction(context.database, async (trx) => {
      const id = await assignRole(trx, { userId: user.id as Id<'User'>, role, companyId }, actorOf(context))
      return readRoleAssignment(trx, id)
    })
  },
  payload: (t) => ({
    roleAssignment: t.field({
      type: RoleAssignment,
      nullable: true,
      description: 'The role as the user now has it.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('removeRole', {
  description: 'Takes a role from a user. The last administrator of all companies keeps theirs.',
  permission: 'users.manage',
  input: (t) => ({
    id: t.globalID({ required: true, for: RoleAssignment, description: 'The role as the user has it.' }),
  }),
  resolve: async ({ id }, context) =>
    inTransaction(context.database, async (trx) => {
      const assignment = await readRoleAssignment(trx, id.id as Id<'RoleAssignment'>)
      context.caller.require('users.manage', assignment.company_id)
      await removeRole(trx, assignment, actorOf(context))
      return readUser(trx, assignment.user_id)
    }),
  payload: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'Whose role it was.',
      resolve: ({ result }) => result,
    }),
  }),
})
