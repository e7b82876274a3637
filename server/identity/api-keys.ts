import { createHash, randomBytes } from 'node:crypto'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { addSeconds, type Instant, now } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import { type Actor, type Changes, recordAudit } from './audit.ts'
import type { AuditedAction } from './audited.ts'
import type { ApiKeyTable } from './tables.ts'
import { readUser } from './users.ts'

/** What every API key begins with, so that people and secret scanners know one when they see it. */
export const apiKeyPrefix = 'kontor_'

const longestName = 100
const secondsBetweenUses = 60

/**
 * Makes a key by which a machine acts as the user. The key itself is returned here and never again: only its hash is
 * kept.
 * @throws ProblemError USER_NOT_FOUND, API_KEY_NAME_MISSING, API_KEY_NAME_TOO_LONG, API_KEY_EXPIRY_PAST.
 */
export async function createApiKey(
  trx: Transaction,
  input: {
    readonly userId: Id<'User'>
    readonly name: string
    readonly expiresAt?: Instant | null | undefined
  },
  actor: Actor,
): Promise<{ readonly id: Id<'ApiKey'>; readonly key: string }> {
  const name = input.name.trim()
  const expiresAt = input.expiresAt ?? null
  const createdAt = now()
  if (name === '') throw problemError('API_KEY_NAME_MISSING', {}, 'name')
  if (name.length > longestName) throw problemError('API_KEY_NAME_TOO_LONG', { maximum: longestName }, 'name')
  if (expiresAt !== null && expiresAt <= createdAt) throw problemError('API_KEY_EXPIRY_PAST', {}, 'expiresAt')
  const user = await readUser(trx, input.userId)
  const id = newId<'ApiKey'>()
  const key = `${apiKeyPrefix}${randomBytes(32).toString('base64url')}`
  await trx
    .insertInto('api_key')
    .values({
      id,
      user_id: input.userId,
      name,
      start: key.slice(0, apiKeyPrefix.length + 4),
      key_hash: hash(key),
      created_by_user_id: actor.userId as Id<'User'> | null,
      created_at: createdAt,
      expires_at: expiresAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute()
  await auditKey(
    trx,
    actor,
    'createApiKey',
    { id, name },
    {
      user: { from: null, to: user.name },
      name: { from: null, to: name },
      expiresAt: { from: null, to: expiresAt },
    },
  )
  return { id, key }
}

/** Ends a key for good; one that has ended stays as it is. */
export async function revokeApiKey(trx: Transaction, key: ApiKeyTable, actor: Actor): Promise<void> {
  if (key.revoked_at) return
  const at = now()
  await trx.updateTable('api_key').set({ revoked_at: at }).where('id', '=', key.id).execute()
  await auditKey(trx, actor, 'revokeApiKey', key, { revokedAt: { from: null, to: at } })
}

/** @throws ProblemError API_KEY_NOT_FOUND. */
export async function readApiKey(queries: Queries, id: Id<'ApiKey'>): Promise<ApiKeyTable> {
  const key = await queries.selectFrom('api_key').selectAll().where('id', '=', id).executeTakeFirst()
  if (!key) throw problemError('API_KEY_NOT_FOUND', { id })
  return key
}

/**
 * The user whom a key stands for; undefined when it is unknown, revoked or expired, or its user disabled. Notes when
 * the key was used, to the minute, without keeping the caller waiting for it.
 */
export async function userOfApiKey(
  queries: Queries,
  key: string,
  at: Instant = now(),
): Promise<Id<'User'> | undefined> {
  if (!key.startsWith(apiKeyPrefix)) return undefined
  const found = await queries
    .selectFrom('api_key')
    .innerJoin('account_user', 'account_user.id', 'api_key.user_id')
    .select(['api_key.id', 'api_key.user_id', 'api_key.last_used_at'])
    .where('api_key.key_hash', '=', hash(key))
    .where('api_key.revoked_at', 'is', null)
    .where((where) =>
      where.or([where('api_key.expires_at', 'is', null), where('api_key.expires_at', '>', at)]),
    )
    .where('account_user.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!found) return undefined
  if (!found.last_used_at || found.last_used_at < addSeconds(at, -secondsBetweenUses)) {
    // A write waits for whoever posts just now; a request that only reads must not. A note lost is no harm.
    const noted = queries
      .updateTable('api_key')
      .set({ last_used_at: at })
      .where('id', '=', found.id)
      .execute()
    noted.catch(() => {})
  }
  return found.user_id
}

/** A key has 256 random bits, so a plain hash is enough, and one that can be looked up by index. */
function hash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

async function auditKey(
  trx: Transaction,
  { userId, requestId }: Actor,
  action: AuditedAction,
  { id, name }: Pick<ApiKeyTable, 'id' | 'name'>,
  changes: Changes,
): Promise<void> {
  await recordAudit(trx, {
    userId,
    companyId: null,
    action,
    subjectType: 'ApiKey',
    subjectId: id,
    subjectName: name,
    changes,
    requestId: requestId ?? null,
  })
}
