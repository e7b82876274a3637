import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { type Problem, ProblemError, problem, problemError } from '../graphql/problems.ts'
import { type Changes, recordAudit } from '../identity/audit.ts'
import { applyCorrection, type CorrectionInput, type FieldChange } from '../transactions/corrections.ts'
import { readVersion } from '../transactions/read-version.ts'
import { fieldName } from '../transactions/sections.ts'
import { statusForbids } from '../transactions/statuses.ts'
import { keyOf, type TransactionRecord } from '../transactions/transaction-records.ts'
import { undoVersion, writeVersion } from '../transactions/write-version.ts'
import {
  type Editor,
  lockedBySomebody,
  lockedForWriting,
  requireLock,
  requireTransaction,
  setStanding,
} from './lock.ts'
import { type Finding, validateTransactions } from './validate.ts'

/** An operator's correction of a transaction that they have locked. */
export interface Edit extends CorrectionInput {
  readonly id: Id<'ChannelTransaction'>
  /** The version that the operator saw; somebody else's correction in between refuses theirs. */
  readonly version: number
}

/** The correction of a transaction that is to be undone. */
export interface Undo {
  readonly id: Id<'ChannelTransaction'>
  /** The version that the operator saw; left out, whichever is the latest is undone. */
  readonly version?: number | null | undefined
}

/** What a correction would come to. */
export interface EditPreview {
  readonly changes: readonly FieldChange[]
  /** Rules that the transaction would still break; empty when it could be posted. */
  readonly findings: readonly Finding[]
}

/**
 * Saves a correction as a new version, once it keeps every rule that the posting would hold it to: what is accepted here
 * is not refused there for the same reason.
 * @throws ProblemError with the correction's faults, or with the rules that the transaction would still break (a rule's
 * code, its parameters, the line); TRANSACTION_CHANGED, TRANSACTION_NOT_LOCKED, TRANSACTION_LOCKED.
 */
export async function saveEdit(trx: Transaction, edit: Edit, editor: Editor): Promise<TransactionRecord> {
  const transaction = await requireLock(trx, edit.id, editor)
  const { changes, findings, version } = await tryEdit(trx, transaction, edit, editor)
  if (findings.length > 0) throw new ProblemError(findings.map(problemOf))
  await setStanding(trx, edit.id, { locked_at: editor.at })
  await recordAudit(trx, {
    userId: editor.userId,
    requestId: editor.requestId ?? null,
    at: editor.at,
    companyId: transaction.company_id,
    action: 'saveTransactionEdit',
    subjectType: 'ChannelTransaction',
    subjectId: edit.id,
    subjectName: transaction.transaction_id,
    changes: { version: { from: transaction.version, to: version }, ...auditOf(changes) },
  })
  return requireTransaction(trx, edit.id)
}

/**
 * Works a correction in and checks it by the posting's rules, without keeping anything: what the editor shows while the
 * operator writes.
 * @throws ProblemError as `saveEdit`, save for the broken rules, which are what is asked for.
 */
export async function previewEdit(database: Database, edit: Edit, editor: Editor): Promise<EditPreview> {
  try {
    await inTransaction(database, async (trx) => {
      const transaction = await requireLock(trx, edit.id, editor)
      throw new NothingKept(await tryEdit(trx, transaction, edit, editor))
    })
  } catch (error) {
    if (error instanceof NothingKept) return error.preview
    throw error
  }
  throw new TypeError('A preview ends by rolling back')
}

/**
 * Goes back to the version before the latest correction, which stays in the history. By whoever has the transaction
 * locked, or, when nobody has, by anybody: it then waits for the next run.
 * @throws ProblemError NOTHING_TO_UNDO, TRANSACTION_CHANGED, TRANSACTION_LOCKED, TRANSACTION_STATUS_FORBIDS.
 */
export async function undoEdit(
  trx: Transaction,
  { id, version: expected }: Undo,
  editor: Editor,
): Promise<TransactionRecord> {
  const transaction = await lockedForWriting(trx, id)
  const { status, version } = transaction
  if (status === 'editing' && transaction.locked_by !== editor.userId)
    throw await lockedBySomebody(trx, transaction)
  if (status !== 'editing' && status !== 'failed' && status !== 'pendingSynchronization')
    throw statusForbids(status, 'undo', transaction.transaction_id)
  if (typeof expected === 'number') requireVersion(transaction, expected)
  const previous = await undoVersion(trx, keyOf(transaction), { version, by: editor.userId, at: editor.at })
  if (previous === undefined)
    throw problemError('NOTHING_TO_UNDO', { transaction: transaction.transaction_id })
  await setStanding(
    trx,
    id,
    status === 'editing'
      ? { locked_at: editor.at }
      : { status: 'pendingSynchronization', next_attempt_at: null },
  )
  await recordAudit(trx, {
    userId: editor.userId,
    requestId: editor.requestId ?? null,
    at: editor.at,
    companyId: transaction.company_id,
    action: 'undoTransactionEdit',
    subjectType: 'ChannelTransaction',
    subjectId: id,
    subjectName: transaction.transaction_id,
    changes: { version: { from: version, to: previous } },
  })
  return requireTransaction(trx, id)
}

/** A broken rule as a problem: its line stands among the parameters. */
export function problemOf({
  code,
  line_number,
  parameters,
}: Pick<Finding, 'code' | 'line_number' | 'parameters'>): Problem {
  return problem(code, line_number === null ? parameters : { ...parameters, line: line_number })
}

/** @throws ProblemError TRANSACTION_CHANGED when another version counts than the operator saw. */
function requireVersion({ transaction_id, version }: TransactionRecord, expected: number): void {
  if (version !== expected)
    throw problemError(
      'TRANSACTION_CHANGED',
      { transaction: transaction_id, expected, found: version },
      'version',
    )
}

async function tryEdit(trx: Transaction, transaction: TransactionRecord, edit: Edit, editor: Editor) {
  requireVersion(transaction, edit.version)
  const key = keyOf(transaction)
  const corrected = applyCorrection(await readVersion(trx, key, edit.version), edit)
  const version = await writeVersion(trx, {
    key,
    previous: edit.version,
    corrected,
    by: editor.userId,
    at: editor.at,
  })
  return { changes: corrected.changes, findings: await validateTransactions(trx, [key]), version }
}

/** The changes as the audit trail names them: `line 1 netAmount`, `header customerAccount`. */
function auditOf(changes: readonly FieldChange[]): Changes {
  return Object.fromEntries(
    changes.map(({ section, row, field, oldValue, newValue }) => [
      [section.table.replace('channel_transaction_', ''), row, fieldName(field)].filter(Boolean).join(' '),
      { from: oldValue, to: newValue },
    ]),
  )
}

/** Carries a preview out of the transaction that it rolls back. */
class NothingKept extends Error {
  readonly preview: EditPreview

  constructor(preview: EditPreview) {
    super('Rolled back: it was a preview')
    this.preview = preview
  }
}
