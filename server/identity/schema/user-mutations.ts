import { inTransaction } from '../../database/database.ts'
import type { Id } from '../../database/identifiers.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problem, problemError, throwProblems } from '../../graphql/problems.ts'
import type { Actor } from '../audit.ts'
import { checkPassword, hashOf, isPasswordOf } from '../passwords.ts'
import {
  changePasswordOf,
  createUser,
  disableUser,
  enableUser,
  inviteUser,
  readUser,
  signOutEverywhere,
  updateUser,
} from '../users.ts'
import { OneTimeLinkType, User } from './types.ts'

/**
 * Sees to it that a person acts, in a browser, and not an API key: a key that has leaked must not let anybody in for
 * good, be it by another key, an invitation, an address that a provider vouches for, or a role.
 * @throws ProblemError SESSION_REQUIRED.
 */
export function requireSession({ caller }: RequestContext): string {
  if (caller.sessionId === undefined) throw problemError('SESSION_REQUIRED')
  return caller.sessionId
}

/** The caller, for audit entries. */
export function actorOf({ caller, requestId }: RequestContext): Actor {
  return { userId: caller.userId, requestId }
}

mutation('createUser', {
  description:
    'Adds a user, who has no role until one is assigned, and makes the link by which they choose a password. ' +
    'Needs a session, not an API key.',
  permission: 'users.manage',
  input: (t) => ({
    name: t.string({ required: true, description: 'What the user is called.' }),
    email: t.string({
      required: true,
      description: 'Address that the user signs in with. Whoever adds the user vouches for it.',
    }),
  }),
  resolve: async ({ name, email }, context) => {
    context.caller.require('users.manage', null)
    requireSession(context)
    return inTransaction(context.database, async (trx) => {
      const actor = actorOf(context)
      const userId = await createUser(trx, { name, email }, actor)
      const invitation = await inviteUser(trx, context.publicUrl, userId, actor)
      return { user: await readUser(trx, userId), invitation }
    })
  },
  payload: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'The new user.',
      resolve: ({ result }) => result?.user ?? null,
    }),
    invitation: t.field({
      type: OneTimeLinkType,
      nullable: true,
      description: 'Link to hand to the user; it is not shown again.',
      resolve: ({ result }) => result?.invitation ?? null,
    }),
  }),
})

mutation('updateUser', {
  description: 'Changes a user’s name or e-mail address. Needs a session, not an API key.',
  permission: 'users.manage',
  input: (t) => ({
    id: t.globalID({ required: true, for: User, description: 'The user.' }),
    name: t.string({ description: 'What the user is to be called; left out, it stays.' }),
    email: t.string({ description: 'Address that the user is to sign in with; left out, it stays.' }),
  }),
  resolve: ({ id, name, email }, context) =>
    letInOrChange(id.id, context, (trx, userId, actor) =>
      updateUser(
        trx,
        userId,
        { ...(name == null ? {} : { name }), ...(email == null ? {} : { email }) },
        actor,
      ),
    ),
  payload: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'The user as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('inviteUser', {
  description:
    'Makes another link by which a user chooses a password; earlier links of theirs stop working. ' +
    'Needs a session, not an API key.',
  permission: 'users.manage',
  input: (t) => ({ id: t.globalID({ required: true, for: User, description: 'The user.' }) }),
  resolve: async ({ id }, context) => {
    context.caller.require('users.manage', null)
    requireSession(context)
    return inTransaction(context.database, (trx) =>
      inviteUser(trx, context.publicUrl, id.id as Id<'User'>, actorOf(context)),
    )
  },
  payload: (t) => ({
    invitation: t.field({
      type: OneTimeLinkType,
      nullable: true,
      description: 'Link to hand to the user; it is not shown again.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('disableUser', {
  description:
    'Shuts a user out at once: sessions, links and API keys stop working. Not for the last administrator.',
  permission: 'users.manage',
  input: (t) => ({ id: t.globalID({ required: true, for: User, description: 'The user.' }) }),
  resolve: ({ id }, context) => changeUser(id.id, context, disableUser),
  payload: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'The user as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('enableUser', {
  description:
    'Lets a disabled user in again, with the roles and the password that they had. Needs a session, not an API key.',
  permission: 'users.manage',
  input: (t) => ({ id: t.globalID({ required: true, for: User, description: 'The user.' }) }),
  resolve: ({ id }, context) => letInOrChange(id.id, context, enableUser),
  payload: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'The user as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('changePassword', {
  description:
    'Changes the caller’s own password and ends their other sessions. Needs a session, not an API key.',
  permission: 'signedIn',
  input: (t) => ({
    currentPassword: t.string({ required: true, description: 'The password that the caller has.' }),
    newPassword: t.string({
      required: true,
      description: 'The password that the caller wants, 12 to 128 characters.',
    }),
  }),
  resolve: async ({ currentPassword, newPassword }, context) => {
    const userId = context.caller.userId as Id<'User'>
    const sessionId = requireSession(context)
    if (currentPassword === '')
      throwProblems([
        problem('VALUE_MISSING', { field: 'currentPassword' }, 'currentPassword'),
        ...checkPassword(newPassword, 'newPassword'),
      ])
    if (!(await isPasswordOf(context.database.kysely, userId, currentPassword)))
      throw problemError('PASSWORD_WRONG', {}, 'currentPassword')
    throwProblems(checkPassword(newPassword, 'newPassword'))
    const passwordHash = await hashOf(newPassword)
    return inTransaction(context.database, async (trx) => {
      await changePasswordOf(trx, userId, passwordHash, actorOf(context), sessionId)
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

mutation('signOutEverywhere', {
  description:
    'Ends a user’s sessions: the caller’s own but for the present one, or, by an administrator, another’s.',
  permission: 'signedIn',
  input: (t) => ({ user: t.globalID({ for: User, description: 'The user; left out, the caller.' }) }),
  resolve: async ({ user }, context) => {
    const { caller } = context
    const userId = (user?.id ?? caller.userId) as Id<'User'>
    if (userId !== caller.userId) caller.require('users.manage', null)
    return inTransaction(context.database, async (trx) => {
      await readUser(trx, userId)
      return signOutEverywhere(
        trx,
        userId,
        actorOf(context),
        userId === caller.userId ? caller.sessionId : undefined,
      )
    })
  },
  payload: (t) => ({
    endedSessions: t.int({
      nullable: true,
      description: 'How many sessions ended.',
      resolve: ({ result }) => result,
    }),
  }),
})

type Change = (trx: Parameters<typeof disableUser>[0], userId: Id<'User'>, actor: Actor) => Promise<void>

async function letInOrChange(id: string, context: RequestContext, change: Change) {
  context.caller.require('users.manage', null)
  requireSession(context)
  return changeUser(id, context, change)
}

async function changeUser(id: string, context: RequestContext, change: Change) {
  context.caller.require('users.manage', null)
  const userId = id as Id<'User'>
  return inTransaction(context.database, async (trx) => {
    await change(trx, userId, actorOf(context))
    return readUser(trx, userId)
  })
}
