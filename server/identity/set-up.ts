import { type Database, inTransaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type Problem, problem, throwProblems } from '../graphql/problems.ts'
import { isWithoutUsers, readLink, takeLink } from './one-time-links.ts'
import { checkPassword, hashOf } from './passwords.ts'
import { assignRole } from './roles.ts'
import { changePasswordOf, createUser, readUserDetails, type UserDetails } from './users.ts'

/** What somebody with a set-up link chooses. Name and address count only for the first administrator. */
export interface SetUpChoices extends UserDetails {
  readonly password: string
  readonly repeatedPassword: string
}

/** Whom a set-up link is for: the first administrator, or an invited user. */
export interface SetUpInvitation {
  readonly user: { readonly id: Id<'User'>; readonly email: string } | undefined
}

/** Whom the link is for, without using it up; undefined when it no longer works. */
export async function readSetUpLink(database: Database, token: string): Promise<SetUpInvitation | undefined> {
  const link = await readLink(database.kysely, 'setUp', token)
  if (!link) return undefined
  if (!link.userId) return (await isWithoutUsers(database.kysely)) ? { user: undefined } : undefined
  const user = await database.kysely
    .selectFrom('account_user')
    .select(['id', 'email'])
    .where('id', '=', link.userId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return user && { user }
}

/**
 * Uses a set-up link up: makes the first administrator, of all companies, or gives an invited user the password that
 * they chose and ends whatever sessions they had.
 * @returns the user's id; undefined when the link no longer works.
 * @throws ProblemError with all that is wrong with the choices; the link stays good.
 */
export async function setUp(
  database: Database,
  token: string,
  choices: SetUpChoices,
): Promise<Id<'User'> | undefined> {
  const invitation = await readSetUpLink(database, token)
  if (!invitation) return undefined
  throwProblems([
    ...(invitation.user ? [] : readUserDetails(choices).problems),
    ...checkPassword(choices.password, 'password'),
    ...checkRepetition(choices),
  ])
  const passwordHash = await hashOf(choices.password)
  return inTransaction(database, async (trx) => {
    const link = await takeLink(trx, 'setUp', token)
    if (!link) return undefined
    if (link.userId) {
      await changePasswordOf(trx, link.userId, passwordHash, { userId: link.userId })
      return link.userId
    }
    if (!(await isWithoutUsers(trx))) return undefined
    const userId = await createUser(trx, choices, { userId: null })
    await changePasswordOf(trx, userId, passwordHash, { userId })
    await assignRole(trx, { userId, role: 'administrator', companyId: null }, { userId: null })
    return userId
  })
}

function checkRepetition({ password, repeatedPassword }: SetUpChoices): readonly Problem[] {
  return password === repeatedPassword ? [] : [problem('PASSWORDS_DIFFER', {}, 'repeated')]
}
