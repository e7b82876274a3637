import { type RawBuilder, sql } from 'kysely'
import { type CreatedBatchJob, createBatchJob } from '../batch/jobs.ts'
import { runOnceNow } from '../batch/run-in-background.ts'
import { listOf } from '../database/conditions.ts'
import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { problemError } from '../graphql/problems.ts'
import { recordAudit } from '../identity/audit.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import { unfinishedIds } from '../transactions/candidates.ts'
import { statusesBefore } from '../transactions/statuses.ts'
import type { TransactionFilter } from '../transactions/transaction-filter.ts'
import { openFailures } from './failure-groups.ts'
import { transactionOfFailure } from './failures.ts'
import { synchronizeTransactionsTask } from './synchronize-transactions.ts'

/** Whoever has transactions tried again. */
export interface Retrier {
  readonly userId: string | null
  readonly requestId?: string | null | undefined
  readonly at: Instant
}

/** What came of it: the run that tries them, and how many there are. */
export interface Retry extends CreatedBatchJob {
  readonly count: number
}

/**
 * Has all of a failure group tried again: marks its transactions to be taken, and starts one run over exactly them, as a
 * batch job that bears the cause's name.
 * @throws ProblemError FAILURE_GROUP_EMPTY when nothing that failed is of the cause (any more).
 */
export async function retryFailureGroup(
  trx: Transaction,
  group: {
    readonly companyId: CompanyId
    readonly cause: string
    readonly channelNumbers?: readonly ChannelNumber[] | undefined
    readonly description?: string | undefined
  },
  retrier: Retrier,
): Promise<Retry> {
  const { companyId, cause, channelNumbers, description } = group
  const filter = { companies: [companyId], channelNumbers, cause }
  const selected = sql`
    select distinct t.id
    from synchronization_failure as f cross join channel_transaction as t
    where ${transactionOfFailure} and ${openFailures(filter)}`
  const retry = await retrySelected(
    trx,
    {
      action: 'retryFailureGroup',
      companyId,
      selected,
      cause,
      description: nameOf(description, cause),
      asked: { cause },
    },
    retrier,
  )
  if (!retry) throw problemError('FAILURE_GROUP_EMPTY', { cause })
  return retry
}

/**
 * Has transactions tried again, by one run over exactly them. Those that have been posted meanwhile, that are not whole,
 * or that somebody edits, are left out.
 * @throws ProblemError NOTHING_TO_RETRY when none is left.
 */
export async function retryTransactions(
  trx: Transaction,
  input: {
    readonly companyId: CompanyId
    readonly ids: readonly Id<'ChannelTransaction'>[]
    readonly description?: string | undefined
  },
  retrier: Retrier,
): Promise<Retry> {
  const { companyId, ids } = input
  const description = nameOf(input.description, `${ids.length} × ${synchronizeTransactionsTask.name}`)
  const selected = sql`
    select t.id from channel_transaction as t
    where t.company_id = ${companyId} and t.id in (${listOf(ids)}) and ${canBeRetried}`
  const retry = await retrySelected(
    trx,
    { action: 'retryTransactions', companyId, selected, cause: null, description, asked: {} },
    retrier,
  )
  if (!retry) throw problemError('NOTHING_TO_RETRY', {}, 'ids')
  return retry
}

/**
 * Has all transactions of a list tried again, by one run over exactly those that it holds now. What `retryTransactions`
 * leaves out is left out here, too.
 * @throws ProblemError NOTHING_TO_RETRY when none is left.
 */
export async function retryMatchingTransactions(
  trx: Transaction,
  input: {
    readonly companyId: CompanyId
    readonly filter: Omit<TransactionFilter, 'companies'>
    readonly description?: string | undefined
  },
  retrier: Retrier,
): Promise<Retry> {
  const { companyId, filter } = input
  const selected = sql`
    select t.id from channel_transaction as t
    where t.id in (${unfinishedIds({ ...filter, companies: [companyId] })}) and ${canBeRetried}`
  const description = nameOf(input.description, synchronizeTransactionsTask.name)
  const asked = { description, ...filter }
  const retry = await retrySelected(
    trx,
    { action: 'retryMatchingTransactions', companyId, selected, cause: null, description, asked },
    retrier,
  )
  if (!retry) throw problemError('NOTHING_TO_RETRY', {})
  return retry
}

/** Holds for transactions (`t`) that are whole, and that nobody has posted or edits. */
const canBeRetried = sql<boolean>`t.is_complete = true and t.status in (${listOf(statusesBefore('retry'))})`

/** What a batch job’s description has room for. */
const longestDescription = 200

/** What a batch job is called: as somebody said, or else by itself. */
function nameOf(said: string | undefined, otherwise: string): string {
  return (said?.trim() || otherwise).slice(0, longestDescription)
}

interface Selection {
  readonly companyId: CompanyId
  /** A query of transactions' ids. */
  readonly selected: RawBuilder<unknown>
  readonly cause: string | null
  readonly description: string
  /** The mutation, for the audit trail, and what it was asked for beside the transactions. */
  readonly action: string
  readonly asked: Readonly<Record<string, unknown>>
}

/** One run over exactly the selected transactions, with its audit entry; undefined when none is selected. */
async function retrySelected(
  trx: Transaction,
  { companyId, selected, cause, description, action, asked }: Selection,
  { userId, requestId, at }: Retrier,
): Promise<Retry | undefined> {
  const selectionId = newId<'TransactionSelection'>()
  await forgetOldSelections(trx, at)
  const { numAffectedRows } = await sql`
    insert into transaction_selection (id, channel_transaction_id)
    select cast(${selectionId} as text), selected.id from (${selected}) as selected
  `.execute(trx)
  const count = Number(numAffectedRows ?? 0)
  if (count === 0) return undefined
  await sql`
    update channel_transaction set status = 'pendingSynchronization', next_attempt_at = ${at}
    where status = 'failed'
      and id in (select channel_transaction_id from transaction_selection where id = ${selectionId})
  `.execute(trx)
  const created = await createBatchJob(
    trx,
    {
      task: synchronizeTransactionsTask,
      parameters: { selectionId, cause },
      companyId,
      userId,
      description,
      background: runOnceNow,
    },
    at,
  )
  const told = Object.entries({ ...asked, transactions: count }).filter(([, value]) => value !== undefined)
  await recordAudit(trx, {
    userId,
    requestId: requestId ?? null,
    at,
    companyId,
    action,
    subjectType: 'BatchJob',
    subjectId: created.jobId,
    changes: Object.fromEntries(told.map(([name, value]) => [name, { from: null, to: value }])),
  })
  return { ...created, count }
}

/** A run, and a rerun of it, is kept for 90 days unless somebody wants it longer; then its selection is of no use. */
const keptForSeconds = 400 * 86_400

async function forgetOldSelections(trx: Transaction, at: Instant): Promise<void> {
  // Ids begin with their time: 48 bits of milliseconds.
  const oldest = Date.parse(addSeconds(at, -keptForSeconds))
  const hex = Math.max(0, oldest).toString(16).padStart(12, '0')
  await sql`delete from transaction_selection where id < ${`${hex.slice(0, 8)}-${hex.slice(8)}`}`.execute(trx)
}
