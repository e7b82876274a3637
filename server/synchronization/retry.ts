import { type RawBuilder, sql } from 'kysely'
import { createSelectionJob, readJobName, type SelectionJob, type Selector } from '../batch/select-records.ts'
import { listOf } from '../database/conditions.ts'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { problemError } from '../graphql/problems.ts'
import type { AuditValue } from '../identity/audit.ts'
import type { AuditedAction } from '../identity/audited.ts'
import { namesOfChannels } from '../organization/channels.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'
import { unfinishedIds } from '../transactions/candidates.ts'
import { statusesBefore } from '../transactions/statuses.ts'
import type { TransactionFilter } from '../transactions/transaction-filter.ts'
import { openFailures } from './failure-groups.ts'
import { transactionOfFailure } from './failures.ts'
import { synchronizeTransactionsTask } from './synchronize-transactions.ts'

/**
 * Has all of a failure group tried again: marks its transactions to be taken, and starts one run over exactly them, as a
 * batch job that bears the cause's name unless somebody names it.
 * @throws ProblemError FAILURE_GROUP_EMPTY when nothing that failed is of the cause (any more); VALUE_TOO_LONG.
 */
export async function retryFailureGroup(
  trx: Transaction,
  group: {
    readonly companyId: CompanyId
    readonly cause: string
    readonly channelNumbers?: readonly ChannelNumber[] | undefined
    readonly description?: string | undefined
  },
  retrier: Selector,
): Promise<SelectionJob> {
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
      description: readJobName(description),
      asked: { channels: channelNumbers && (await namesOfChannels(trx, channelNumbers)), cause },
    },
    retrier,
  )
  if (!retry) throw problemError('FAILURE_GROUP_EMPTY', { cause })
  return retry
}

/**
 * Has transactions tried again, by one run over exactly them. Those that have been posted meanwhile, that are not whole,
 * or that somebody edits, are left out.
 * @throws ProblemError NOTHING_TO_RETRY when none is left; VALUE_TOO_LONG.
 */
export async function retryTransactions(
  trx: Transaction,
  input: {
    readonly companyId: CompanyId
    readonly ids: readonly Id<'ChannelTransaction'>[]
    readonly description?: string | undefined
  },
  retrier: Selector,
): Promise<SelectionJob> {
  const { companyId, ids } = input
  const description = readJobName(input.description)
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
 * @throws ProblemError NOTHING_TO_RETRY when none is left; VALUE_TOO_LONG.
 */
export async function retryMatchingTransactions(
  trx: Transaction,
  input: {
    readonly companyId: CompanyId
    readonly filter: Omit<TransactionFilter, 'companies'>
    readonly description?: string | undefined
  },
  retrier: Selector,
): Promise<SelectionJob> {
  const { companyId, filter } = input
  const selected = sql`
    select t.id from channel_transaction as t
    where t.id in (${unfinishedIds({ ...filter, companies: [companyId] })}) and ${canBeRetried}`
  const description = readJobName(input.description)
  const { channelNumbers, ...others } = filter
  const channels = channelNumbers && (await namesOfChannels(trx, channelNumbers))
  const asked = { description: description ?? undefined, channels, ...others }
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

interface SelectedTransactions {
  readonly companyId: CompanyId
  /** A query of transactions' ids. */
  readonly selected: RawBuilder<unknown>
  readonly cause: string | null
  readonly description: string | null
  /** The mutation, for the audit trail, and what it was asked for beside the transactions. */
  readonly action: AuditedAction
  readonly asked: Readonly<Record<string, AuditValue | undefined>>
}

/** One run over exactly the selected transactions, with its audit entry; undefined when none is selected. */
async function retrySelected(
  trx: Transaction,
  { cause, ...selection }: SelectedTransactions,
  retrier: Selector,
): Promise<SelectionJob | undefined> {
  const retry = await createSelectionJob(
    trx,
    {
      ...selection,
      ...(cause === null ? {} : { subject: cause }),
      task: synchronizeTransactionsTask,
      parametersFor: (selectionId) => ({ selectionId, cause }),
      counted: 'transactions',
    },
    retrier,
  )
  if (!retry) return undefined
  await sql`
    update channel_transaction set status = 'pendingSynchronization', next_attempt_at = ${retrier.at}
    where status = 'failed' and id in (select record_id from batch_selection where id = ${retry.selectionId})
  `.execute(trx)
  return retry
}
