import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { enumName } from '../graphql/enum-name.ts'
import { problemError } from '../graphql/problems.ts'
import { recordAudit } from '../identity/audit.ts'
import { transition } from '../transactions/statuses.ts'
import type { SynchronizationStatus } from '../transactions/tables.ts'
import { readTransaction, type TransactionRecord } from '../transactions/transaction-records.ts'

/** An operator at work on a transaction. */
export interface Editor {
  readonly userId: string
  readonly requestId?: string | null | undefined
  readonly at: Instant
}

/** Seconds after which a lock that nobody has saved under counts as abandoned: anybody may take it over. */
export const lockHoldsForSeconds = 1800

/**
 * Locks a transaction for an operator: runs leave it alone, others cannot edit it. Whoever has the lock may ask again,
 * which renews it.
 * @param takeOver take somebody else's lock, although it has not expired: for administrators.
 * @throws ProblemError TRANSACTION_STATUS_FORBIDS unless it failed or is pending, TRANSACTION_LOCKED (who, since when,
 * until when) when somebody else has it.
 */
export async function beginEdit(
  trx: Transaction,
  id: Id<'ChannelTransaction'>,
  editor: Editor,
  { takeOver = false }: { readonly takeOver?: boolean } = {},
): Promise<TransactionRecord> {
  const transaction = await lockedForWriting(trx, id)
  const isMine = transaction.locked_by === editor.userId
  if (transaction.status === 'editing') {
    if (!isMine && !takeOver && !isAbandoned(transaction, editor.at))
      throw await lockedBySomebody(trx, transaction)
  } else {
    transition(transaction.status, 'beginEdit', transaction.transaction_id)
  }
  await setStanding(trx, id, { status: 'editing', locked_by: editor.userId, locked_at: editor.at })
  if (transaction.status !== 'editing' || !isMine) {
    await recordAudit(trx, {
      userId: editor.userId,
      requestId: editor.requestId ?? null,
      at: editor.at,
      companyId: transaction.company_id,
      action: 'beginTransactionEdit',
      subjectType: 'ChannelTransaction',
      subjectId: id,
      subjectName: transaction.transaction_id,
      changes: {
        status: { from: transaction.status, to: 'editing' },
        lockedBy: {
          from: await nameOf(trx, transaction.locked_by),
          to: await nameOf(trx, editor.userId),
        },
      },
    })
  }
  return requireTransaction(trx, id)
}

/**
 * Gives a transaction back: to the next run when it was corrected or had never failed, else to the failed ones.
 * @param takeOver end somebody else's edit, which has not expired: for administrators.
 * @throws ProblemError TRANSACTION_NOT_LOCKED when nobody edits it, TRANSACTION_LOCKED when somebody else does.
 */
export async function endEdit(
  trx: Transaction,
  id: Id<'ChannelTransaction'>,
  editor: Editor,
  { takeOver = false }: { readonly takeOver?: boolean } = {},
): Promise<TransactionRecord> {
  const transaction = await lockedForWriting(trx, id)
  if (transaction.status !== 'editing') throw problemError('TRANSACTION_NOT_LOCKED', named(transaction))
  if (transaction.locked_by !== editor.userId && !takeOver && !isAbandoned(transaction, editor.at))
    throw await lockedBySomebody(trx, transaction)
  const isUnchanged = transaction.failed_at !== null && !(await wasCorrectedSince(trx, transaction))
  const event = isUnchanged ? 'endUnchanged' : 'endCorrected'
  const status = transition('editing', event, transaction.transaction_id)
  await setStanding(trx, id, {
    status,
    locked_by: null,
    locked_at: null,
    ...(isUnchanged ? {} : { next_attempt_at: null }),
  })
  await recordAudit(trx, {
    userId: editor.userId,
    requestId: editor.requestId ?? null,
    at: editor.at,
    companyId: transaction.company_id,
    action: 'endTransactionEdit',
    subjectType: 'ChannelTransaction',
    subjectId: id,
    subjectName: transaction.transaction_id,
    changes: {
      status: { from: 'editing', to: status },
      lockedBy: { from: await nameOf(trx, transaction.locked_by), to: null },
    },
  })
  return requireTransaction(trx, id)
}

/**
 * A transaction that the operator has locked, its row held until the database transaction ends.
 * @throws ProblemError TRANSACTION_NOT_LOCKED, or TRANSACTION_LOCKED when somebody else has it.
 */
export async function requireLock(
  trx: Transaction,
  id: Id<'ChannelTransaction'>,
  editor: Editor,
): Promise<TransactionRecord> {
  const transaction = await lockedForWriting(trx, id)
  if (transaction.status !== 'editing') throw problemError('TRANSACTION_NOT_LOCKED', named(transaction))
  if (transaction.locked_by !== editor.userId) throw await lockedBySomebody(trx, transaction)
  return transaction
}

/** @throws ProblemError TRANSACTION_NOT_FOUND. */
export async function requireTransaction(
  trx: Transaction,
  id: Id<'ChannelTransaction'>,
): Promise<TransactionRecord> {
  const transaction = await readTransaction(trx, id)
  if (!transaction) throw problemError('TRANSACTION_NOT_FOUND', { id })
  return transaction
}

/** Holds the transaction's row, so that no run can claim it meanwhile, and reads it as it stands then. */
export async function lockedForWriting(
  trx: Transaction,
  id: Id<'ChannelTransaction'>,
): Promise<TransactionRecord> {
  // Writing a column as it is locks the row on PostgreSQL; SQLite's transactions hold the whole file.
  await trx
    .updateTable('channel_transaction')
    .set(({ ref }) => ({ version: ref('version') }))
    .where('id', '=', id)
    .execute()
  return requireTransaction(trx, id)
}

/** Changes where a transaction stands. */
export async function setStanding(
  trx: Transaction,
  id: Id<'ChannelTransaction'>,
  standing: {
    readonly status?: SynchronizationStatus
    readonly locked_by?: string | null
    readonly locked_at?: Instant | null
    readonly next_attempt_at?: Instant | null
  },
): Promise<void> {
  await trx.updateTable('channel_transaction').set(standing).where('id', '=', id).execute()
}

/** What a user is called; the id of one who is not known. */
async function nameOf(queries: Queries, userId: string | null): Promise<string | null> {
  const user = await queries
    .selectFrom('account_user')
    .select('name')
    .where('id', '=', (userId ?? '') as Id<'User'>)
    .executeTakeFirst()
  return user?.name ?? userId
}

/** The problem of whoever finds somebody else's lock: who has it, since when, and when it may be taken over. */
export async function lockedBySomebody(queries: Queries, transaction: TransactionRecord): Promise<Error> {
  const { locked_by: lockedBy, locked_at: lockedAt } = transaction
  return problemError('TRANSACTION_LOCKED', {
    ...named(transaction),
    lockedBy: await nameOf(queries, lockedBy),
    lockedSince: lockedAt,
    lockedUntil: lockEndsAt(lockedAt),
  })
}

/** From when a lock counts as abandoned, unless whoever has it saves meanwhile. */
export function lockEndsAt(lockedAt: Instant | null): Instant | null {
  return lockedAt && addSeconds(lockedAt, lockHoldsForSeconds)
}

function isAbandoned({ locked_at }: TransactionRecord, at: Instant): boolean {
  const end = lockEndsAt(locked_at)
  return end === null || end <= at
}

function named({ transaction_id, channel_number, status }: TransactionRecord) {
  return { transaction: transaction_id, channel: channel_number, status: enumName(status) }
}

/** Whether a correction was made, or undone, since the transaction failed. */
async function wasCorrectedSince(trx: Transaction, transaction: TransactionRecord): Promise<boolean> {
  const { company_id, channel_number, transaction_id, failed_at } = transaction
  if (failed_at === null) return false
  const correction = await trx
    .selectFrom('channel_transaction_version')
    .select('version')
    .where('company_id', '=', company_id)
    .where('channel_number', '=', channel_number)
    .where('transaction_id', '=', transaction_id)
    .where((is) => is.or([is('created_at', '>=', failed_at), is('undone_at', '>=', failed_at)]))
    .limit(1)
    .executeTakeFirst()
  return correction !== undefined
}
