import { inTransaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import { mutation } from '../../graphql/mutation.ts'
import { createApiKey, readApiKey, revokeApiKey } from '../api-keys.ts'
import { ApiKey, User } from './types.ts'
import { actorOf, requireSession } from './user-mutations.ts'

mutation('createApiKey', {
  description:
    'Makes a key by which a machine acts as the caller or, made by an administrator, as another user. Needs a session: ' +
    'a key that has leaked must not make another.',
  permission: 'signedIn',
  input: (t) => ({
    user: t.globalID({ for: User, description: 'Whom the machine is to act as; left out, the caller.' }),
    name: t.string({ required: true, description: 'What the key is for.' }),
    expiresAt: t.field({ type: 'Instant', description: 'When the key is to stop working; left out, never.' }),
  }),
  resolve: async ({ user, name, expiresAt }, context) => {
    const { caller } = context
    const userId = (user?.id ?? caller.userId) as Id<'User'>
    if (userId !== caller.userId) caller.require('users.manage', null)
    requireSession(context)
    return inTransaction(context.database, async (trx) => {
      const { id, key } = await createApiKey(trx, { userId, name, expiresAt }, actorOf(context))
      return { apiKey: await readApiKey(trx, id), key }
    })
  },
  payload: (t) => ({
    apiKey: t.field({
      type: ApiKey,
      nullable: true,
      description: 'The key’s record.',
      resolve: ({ result }) => result?.apiKey ?? null,
    }),
    key: t.string({
      nullable: true,
      description:
        'The key itself, to send as `Authorization: Bearer …` or `x-api-key`. It is not shown again.',
      resolve: ({ result }) => result?.key ?? null,
    }),
  }),
})

mutation('revokeApiKey', {
  description: 'Ends an API key for good: one’s own or, by an administrator, another’s.',
  permission: 'signedIn',
  input: (t) => ({ id: t.globalID({ required: true, for: ApiKey, description: 'The API key.' }) }),
  resolve: async ({ id }, context) =>
    inTransaction(context.database, async (trx) => {
      const key = await readApiKey(trx, id.id as Id<'ApiKey'>)
      if (key.user_id !== context.caller.userId) context.caller.require('users.manage', null)
      await revokeApiKey(trx, key, actorOf(context))
      return readApiKey(trx, key.id)
    }),
  payload: (t) => ({
    apiKey: t.field({
      type: ApiKey,
      nullable: true,
      description: 'The key’s record as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})
