import { inTransaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { chooseCompanyAtWork } from '../company-at-work.ts'
import { readUser } from '../users.ts'
import { User } from './types.ts'
import { actorOf } from './user-mutations.ts'

mutation('chooseCompanyAtWork', {
  description:
    'Keeps in which company the caller works: the console shows it from here on, in every browser of theirs.',
  permission: 'organization.read',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
  }),
  resolve: ({ companyId }, context) => {
    context.caller.require('organization.read', companyId)
    const userId = context.caller.userId as Id<'User'>
    return inTransaction(context.database, async (trx) => {
      await chooseCompanyAtWork(trx, userId, companyId, actorOf(context))
      return readUser(trx, userId)
    })
  },
  payload: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'The caller.',
      resolve: ({ result }) => result,
    }),
  }),
})
