import { randomInt } from 'node:crypto'
import { type Database, inTransaction, type Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { createSignInLink, type OneTimeLink } from './one-time-links.ts'
import { hashOf, setPassword } from './passwords.ts'
import { type Role, roles } from './permissions.ts'
import { assignRole } from './roles.ts'
import { createUser } from './users.ts'

/** A demo account, to print: its password is kept nowhere else. */
export interface DemoAccount {
  readonly role: Role
  readonly name: string
  readonly email: string
  readonly password: string
}

/** `.example` can belong to nobody (RFC 2606). */
const people: Readonly<Record<Role, { readonly name: string; readonly email: string }>> = {
  administrator: { name: 'Astrid Lindqvist', email: 'administrator@kontor.example' },
  itOperator: { name: 'Ivar Berg', email: 'it-operator@kontor.example' },
  storeAccountant: { name: 'Solveig Nygaard', email: 'store-accountant@kontor.example' },
  viewer: { name: 'Victor Hall', email: 'viewer@kontor.example' },
}

/**
 * Makes the demo's four accounts, one for each role, with passwords made at random: the administrator for all
 * companies, the others for one. To be called once, on the demo's first start.
 * @param companyId the demo company, which must be there.
 * @returns the accounts with their passwords, and a link that signs the administrator in once.
 * @throws ProblemError EMAIL_TAKEN when they have been made before.
 */
export async function createDemoAccounts(
  database: Database,
  { companyId, publicUrl }: { readonly companyId: string; readonly publicUrl: string },
): Promise<{ readonly accounts: readonly DemoAccount[]; readonly signInLink: OneTimeLink }> {
  const accounts = roles.map((role) => ({ role, ...people[role], password: randomPassword() }))
  const hashed = await Promise.all(
    accounts.map(async (account) => ({ ...account, passwordHash: await hashOf(account.password) })),
  )
  const nobody = { userId: null }
  const signInLink = await inTransaction(database, async (trx) => {
    let link: OneTimeLink | undefined
    for (const { role, name, email, passwordHash } of hashed) {
      const userId = await createUser(trx, { name, email }, nobody)
      await setPassword(trx, userId, passwordHash)
      const isAdministrator = role === 'administrator'
      await assignRole(trx, { userId, role, companyId: isAdministrator ? null : companyId }, nobody)
      if (isAdministrator) link = await createSignInLink(trx, publicUrl, userId)
    }
    if (!link) throw new Error('The demo has no administrator')
    return link
  })
  return { accounts, signInLink }
}

/**
 * A fresh link that signs the demo's administrator in once.
 * @returns undefined when there is no such user, or it has been disabled.
 */
export async function createDemoSignInLink(
  database: Database,
  publicUrl: string,
): Promise<OneTimeLink | undefined> {
  return inTransaction(database, async (trx) => {
    const userId = await demoUserId(trx, 'administrator')
    return userId === undefined ? undefined : createSignInLink(trx, publicUrl, userId)
  })
}

/** The id of the demo account of a role; undefined when there is none, or it has been disabled. */
export async function demoUserId(queries: Queries, role: Role): Promise<Id<'User'> | undefined> {
  const user = await queries
    .selectFrom('account_user')
    .select('id')
    .where('email', '=', people[role].email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return user?.id
}

/** Without characters that look alike in print: i, l, o, 0 and 1. */
const passwordCharacters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of four, about 79 random bits. */
function randomPassword(): string {
  const group = () =>
    Array.from({ length: 4 }, () => passwordCharacters[randomInt(passwordCharacters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
