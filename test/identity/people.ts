import { sql } from 'kysely'
import { type Database, inTransaction } from '../../server/database/database.ts'
import type { Id } from '../../server/database/identifiers.ts'
import { type Caller, nobody } from '../../server/graphql/access.ts'
import { callerForUser } from '../../server/identity/caller.ts'
import { hashOf, setPassword } from '../../server/identity/passwords.ts'
import type { Role } from '../../server/identity/permissions.ts'
import { assignRole } from '../../server/identity/roles.ts'
import { createUser } from '../../server/identity/users.ts'

/** A password that will do. */
export const goodPassword = 'correct horse battery staple'

const itself = { userId: null }

/** Adds a user with roles, given as role and company (null for all). */
export async function addUser(
  database: Database,
  person: {
    readonly email: string
    readonly name?: string
    readonly password?: string
    readonly roles?: readonly (readonly [role: Role, companyId: string | null])[]
  },
): Promise<Id<'User'>> {
  const { email, name = email, password, roles = [] } = person
  const passwordHash = password && (await hashOf(password))
  return inTransaction(database, async (trx) => {
    const userId = await createUser(trx, { name, email }, itself)
    if (passwordHash) await setPassword(trx, userId, passwordHash)
    for (const [role, companyId] of roles) await assignRole(trx, { userId, role, companyId }, itself)
    return userId
  })
}

/** The caller that a user is now, signed in by a browser. */
export async function callerOfUser(database: Database, userId: Id<'User'>): Promise<Caller> {
  const caller = await callerForUser(database.kysely, userId)
  return caller ? { ...caller, sessionId: `session of ${userId}` } : nobody
}

/** Adds companies, with nothing in them but what the table asks for. */
export async function addCompanies(database: Database, ...ids: readonly string[]): Promise<void> {
  const at = '2026-01-01T00:00:00.000Z'
  for (const id of ids)
    await sql`
      insert into company (id, name, currency, time_zone, language, synchronization_retry_limit,
        synchronization_retry_base_seconds, created_at, updated_at)
      values (${id}, ${id}, 'SEK', 'Europe/Stockholm', 'sv-SE', 5, 60, ${at}, ${at})`.execute(database.kysely)
}
