import { createHash, randomBytes } from 'node:crypto'
import { type Database, inTransaction, type Queries, type Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { addSeconds, type Instant, now } from '../database/instant.ts'

/** A link that works once, until it expires. The address holds the token: show it to its reader and nobody else. */
export interface OneTimeLink {
  readonly url: string
  readonly expiresAt: Instant
}

/** What a token that is still good stands for. */
export interface OpenLink {
  readonly purpose: 'setUp' | 'signIn'
  /** Undefined for the set-up of the first administrator. */
  readonly userId: Id<'User'> | undefined
}

const secondsValid = { firstSetUp: 24 * 60 * 60, invitation: 7 * 24 * 60 * 60, signIn: 60 * 60 }

/** Whether headquarters has no users yet, so that whoever installs it must first be let in. */
export async function isWithoutUsers(queries: Queries): Promise<boolean> {
  const user = await queries.selectFrom('account_user').select('id').limit(1).executeTakeFirst()
  return user === undefined
}

/**
 * A link to the page where the first administrator is set up; good for a day, and only while there are no users.
 * Making it ends an earlier one, so that the one printed last is the one that works.
 * @param publicUrl the address that browsers use.
 */
export async function createSetUpLink(database: Database, publicUrl: string): Promise<OneTimeLink> {
  return inTransaction(database, async (trx) => {
    await trx
      .deleteFrom('one_time_link')
      .where('purpose', '=', 'setUp')
      .where('user_id', 'is', null)
      .where('used_at', 'is', null)
      .execute()
    return createLink(trx, publicUrl, 'setUp', null, secondsValid.firstSetUp)
  })
}

/**
 * A link to the page where a user chooses a password, for a new user or one who has forgotten it; good for a week.
 * Making it ends the user's earlier links.
 */
export async function createInvitationLink(
  trx: Transaction,
  publicUrl: string,
  userId: Id<'User'>,
): Promise<OneTimeLink> {
  await endLinks(trx, userId)
  return createLink(trx, publicUrl, 'setUp', userId, secondsValid.invitation)
}

/** A link that signs a user in without a password, to print where only the installer can read it; good for an hour. */
export async function createSignInLink(
  trx: Transaction,
  publicUrl: string,
  userId: Id<'User'>,
): Promise<OneTimeLink> {
  return createLink(trx, publicUrl, 'signIn', userId, secondsValid.signIn)
}

/** Ends all links of a user that have not been used. */
export async function endLinks(trx: Transaction, userId: Id<'User'>): Promise<void> {
  await trx.deleteFrom('one_time_link').where('user_id', '=', userId).where('used_at', 'is', null).execute()
}

/** What the token stands for, without using it up; undefined when it is unknown, used or expired. */
export async function readLink(
  queries: Queries,
  purpose: OpenLink['purpose'],
  token: string,
  at: Instant = now(),
): Promise<OpenLink | undefined> {
  const link = await queries
    .selectFrom('one_time_link')
    .select(['purpose', 'user_id'])
    .where('purpose', '=', purpose)
    .where('token_hash', '=', hash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return link && { purpose: link.purpose, userId: link.user_id ?? undefined }
}

/** Uses the token up and says what it stood for. Of two who try it together, one gets undefined. */
export async function takeLink(
  trx: Transaction,
  purpose: OpenLink['purpose'],
  token: string,
  at: Instant = now(),
): Promise<OpenLink | undefined> {
  const link = await trx
    .updateTable('one_time_link')
    .set({ used_at: at })
    .where('purpose', '=', purpose)
    .where('token_hash', '=', hash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['purpose', 'user_id'])
    .executeTakeFirst()
  return link && { purpose: link.purpose, userId: link.user_id ?? undefined }
}

const pages = { setUp: '/set-up', signIn: '/sign-in/once' }

async function createLink(
  trx: Transaction,
  publicUrl: string,
  purpose: OpenLink['purpose'],
  userId: Id<'User'> | null,
  seconds: number,
): Promise<OneTimeLink> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = now()
  const expiresAt = addSeconds(createdAt, seconds)
  await trx
    .insertInto('one_time_link')
    .values({
      id: newId<'OneTimeLink'>(),
      purpose,
      token_hash: hash(token),
      user_id: userId,
      expires_at: expiresAt,
      used_at: null,
      created_at: createdAt,
    })
    .execute()
  return { url: new URL(`${pages[purpose]}?token=${token}`, publicUrl).href, expiresAt }
}

/** A token has 256 random bits, so a plain hash is enough to make a copy of the database useless. */
function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
