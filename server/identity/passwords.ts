import { hashPassword, verifyPassword } from 'better-auth/crypto'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newUuid } from '../database/identifiers.ts'
import { now } from '../database/instant.ts'
import { type Problem, problem } from '../graphql/problems.ts'
import { passwordLength } from './better-auth.ts'

/** better-auth's name for the sign-in method that is a password. */
const passwordProvider = 'credential'

/** What is wrong with a password that somebody chooses; empty when it will do. */
export function checkPassword(password: string, field: string): readonly Problem[] {
  const { minimum, maximum } = passwordLength
  if (password.length < minimum) return [problem('PASSWORD_TOO_SHORT', { minimum }, field)]
  if (password.length > maximum) return [problem('PASSWORD_TOO_LONG', { maximum }, field)]
  return []
}

/**
 * The salted scrypt hash to keep of a password. It takes tens of milliseconds on purpose: make it before a
 * transaction, not in one.
 */
export async function hashOf(password: string): Promise<string> {
  return hashPassword(password)
}

/** Gives a user a password, or another one. */
export async function setPassword(trx: Transaction, userId: Id<'User'>, passwordHash: string): Promise<void> {
  const at = now()
  await trx
    .insertInto('sign_in_method')
    .values({
      id: newUuid(),
      user_id: userId,
      provider_id: passwordProvider,
      account_id: userId,
      password: passwordHash,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: passwordHash, updated_at: at }),
    )
    .execute()
}

/** Whether this is the user's password; false for a user who has none. */
export async function isPasswordOf(queries: Queries, userId: Id<'User'>, password: string): Promise<boolean> {
  const method = await queries
    .selectFrom('sign_in_method')
    .select('password')
    .where('provider_id', '=', passwordProvider)
    .where('account_id', '=', userId)
    .executeTakeFirst()
  return method?.password ? verifyPassword({ hash: method.password, password }) : false
}
