import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { now } from '../database/instant.ts'
import { type Problem, problem, problemError, throwProblems } from '../graphql/problems.ts'
import { type Actor, changesBetween } from './audit.ts'
import { auditUser } from './audit-user.ts'
import { createInvitationLink, endLinks, type OneTimeLink } from './one-time-links.ts'
import { setPassword } from './passwords.ts'
import { requireOtherAdministrator } from './roles.ts'

/** What a user is called and reached by. */
export interface UserDetails {
  readonly name: string
  readonly email: string
}

const longestName = 100
const longestEmail = 254
const emailForm = /^[^\s@"<>()[\]\\,;:]+@[^\s@"<>()[\]\\,;:.]+(\.[^\s@"<>()[\]\\,;:.]+)+$/

/**
 * The details as they are kept: trimmed, the address in lower case.
 * @returns also what is wrong with them, all at once.
 */
export function readUserDetails(details: UserDetails): {
  readonly details: UserDetails
  readonly problems: readonly Problem[]
} {
  const name = details.name.trim()
  const email = details.email.trim().toLowerCase()
  const problems: Problem[] = []
  if (name === '') problems.push(problem('USER_NAME_MISSING', {}, 'name'))
  if (name.length > longestName)
    problems.push(problem('USER_NAME_TOO_LONG', { maximum: longestName }, 'name'))
  if (email === '') problems.push(problem('VALUE_MISSING', { field: 'email' }, 'email'))
  else if (email.length > longestEmail || !emailForm.test(email))
    problems.push(problem('EMAIL_INVALID', { email }, 'email'))
  return { details: { name, email }, problems }
}

/**
 * Adds a user without roles. Whoever adds one vouches for the address, so that the user may also sign in by an
 * identity provider that knows it.
 * @throws ProblemError USER_NAME_MISSING, USER_NAME_TOO_LONG, EMAIL_INVALID, EMAIL_TAKEN.
 */
export async function createUser(trx: Transaction, input: UserDetails, actor: Actor): Promise<Id<'User'>> {
  const { details, problems } = readUserDetails(input)
  throwProblems(problems)
  const id = newId<'User'>()
  const at = now()
  const inserted = await trx
    .insertInto('account_user')
    .values({
      id,
      ...details,
      email_verified: true,
      image: null,
      disabled_at: null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw problemError('EMAIL_TAKEN', { email: details.email }, 'email')
  await auditUser(trx, actor, {
    action: 'createUser',
    userId: id,
    changes: changesBetween(undefined, { ...details }),
  })
  return id
}

/**
 * Changes a user's name or address.
 * @throws ProblemError USER_NOT_FOUND and those of `createUser`.
 */
export async function updateUser(
  trx: Transaction,
  userId: Id<'User'>,
  input: Partial<UserDetails>,
  actor: Actor,
): Promise<void> {
  const before = await readUser(trx, userId)
  const { details, problems } = readUserDetails({
    name: input.name ?? before.name,
    email: input.email ?? before.email,
  })
  throwProblems(problems)
  const changes = changesBetween({ name: before.name, email: before.email }, { ...details })
  if (Object.keys(changes).length === 0) return
  const other = await trx
    .selectFrom('account_user')
    .select('id')
    .where('email', '=', details.email)
    .where('id', '<>', userId)
    .executeTakeFirst()
  if (other) throw problemError('EMAIL_TAKEN', { email: details.email }, 'email')
  await trx
    .updateTable('account_user')
    .set({ ...details, updated_at: now() })
    .where('id', '=', userId)
    .execute()
  await auditUser(trx, actor, { action: 'updateUser', userId, changes })
}

/**
 * Gives a user a link by which they choose a password, the first one or another; earlier links of theirs end.
 * @throws ProblemError USER_NOT_FOUND, USER_DISABLED.
 */
export async function inviteUser(
  trx: Transaction,
  publicUrl: string,
  userId: Id<'User'>,
  actor: Actor,
): Promise<OneTimeLink> {
  const user = await readUser(trx, userId)
  if (user.disabled_at) throw problemError('USER_DISABLED', { email: user.email })
  const link = await createInvitationLink(trx, publicUrl, userId)
  await auditUser(trx, actor, { action: 'inviteUser', userId })
  return link
}

/**
 * Shuts a user out at once: no new sign-in, and sessions, links and API keys stop working with the commit.
 * @throws ProblemError USER_NOT_FOUND, LAST_ADMINISTRATOR.
 */
export async function disableUser(trx: Transaction, userId: Id<'User'>, actor: Actor): Promise<void> {
  const user = await readUser(trx, userId)
  if (user.disabled_at) return
  await requireOtherAdministrator(trx, userId)
  const at = now()
  await trx
    .updateTable('account_user')
    .set({ disabled_at: at, updated_at: at })
    .where('id', '=', userId)
    .execute()
  await trx.deleteFrom('user_session').where('user_id', '=', userId).execute()
  await endLinks(trx, userId)
  await auditUser(trx, actor, {
    action: 'disableUser',
    userId,
    changes: { isDisabled: { from: false, to: true } },
  })
}

/**
 * Lets a disabled user in again, with the roles, password and API keys that they had.
 * @throws ProblemError USER_NOT_FOUND.
 */
export async function enableUser(trx: Transaction, userId: Id<'User'>, actor: Actor): Promise<void> {
  const user = await readUser(trx, userId)
  if (!user.disabled_at) return
  await trx
    .updateTable('account_user')
    .set({ disabled_at: null, updated_at: now() })
    .where('id', '=', userId)
    .execute()
  await auditUser(trx, actor, {
    action: 'enableUser',
    userId,
    changes: { isDisabled: { from: true, to: false } },
  })
}

/**
 * Ends a user's sessions, all or all but one.
 * @returns how many ended.
 */
export async function signOutEverywhere(
  trx: Transaction,
  userId: Id<'User'>,
  actor: Actor,
  exceptSessionId?: string,
): Promise<number> {
  const ended = await trx
    .deleteFrom('user_session')
    .where('user_id', '=', userId)
    .$if(exceptSessionId !== undefined, (query) => query.where('id', '<>', exceptSessionId ?? ''))
    .returning('id')
    .execute()
  await auditUser(trx, actor, { action: 'signOutEverywhere', userId })
  return ended.length
}

/** Gives a user the password that they chose by a link or a change, and ends sessions that were opened without it. */
export async function changePasswordOf(
  trx: Transaction,
  userId: Id<'User'>,
  passwordHash: string,
  actor: Actor,
  exceptSessionId?: string,
): Promise<void> {
  await setPassword(trx, userId, passwordHash)
  await trx
    .deleteFrom('user_session')
    .where('user_id', '=', userId)
    .$if(exceptSessionId !== undefined, (query) => query.where('id', '<>', exceptSessionId ?? ''))
    .execute()
  await endLinks(trx, userId)
  await auditUser(trx, actor, { action: 'changePassword', userId })
}

/** @throws ProblemError USER_NOT_FOUND. */
export async function readUser(queries: Queries, userId: Id<'User'>) {
  const user = await queries
    .selectFrom('account_user')
    .selectAll()
    .where('id', '=', userId)
    .executeTakeFirst()
  if (!user) throw problemError('USER_NOT_FOUND', { id: userId })
  return user
}
