import { type RawBuilder, sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { causeParameters } from './cause.ts'
import { transactionOfFailure } from './failures.ts'
import type { RuleCode } from './rules.ts'
import type { FindingParameters } from './tables.ts'

/** What became of transactions that were tried again, as their own records say it now. */
export interface RetryOutcome {
  /** How many transactions were to be tried again. */
  readonly total: number
  readonly posted: number
  /** Transactions that failed, and still for what they had failed for when they were tried again. */
  readonly failedAsBefore: number
  /** Transactions that failed for nothing that they had failed for then. */
  readonly failedOtherwise: number
  /** The others: they wait for their turn, or somebody edits them. */
  readonly unsettled: number
  readonly causes: readonly RemainingCause[]
}

/** A cause for which transactions of a retry fail now; one of several causes is counted under each. */
export interface RemainingCause {
  readonly cause: string
  readonly code: RuleCode
  /** What the cause names, such as an item. */
  readonly parameters: FindingParameters
  /** Whether they had failed for it when they were tried again. */
  readonly isAsBefore: boolean
  /** How many transactions. */
  readonly count: number
}

/** Transactions that were selected to be tried again. */
export interface Retry {
  readonly selectionId: Id<'BatchSelection'>
  /** The cause that all of them had failed for, when they were a failure group. */
  readonly cause: string | null
  /** When they were tried again: what they had failed for is what their last attempt before broke. */
  readonly at: Instant
}

/** Compares what a retry set out with to what stands now; undefined when its selection is no longer kept. */
export async function readRetryOutcome(queries: Queries, retry: Retry): Promise<RetryOutcome | undefined> {
  const [standing, failed, causes] = await Promise.all([
    countByStatus(queries, retry.selectionId),
    countFailed(queries, retry),
    readRemainingCauses(queries, retry),
  ])
  const total = standing.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return undefined
  const posted = standing.find(({ status }) => status === 'succeeded')?.count ?? 0
  const failedAsBefore = failed.find(({ is_as_before }) => is_as_before === 1)?.count ?? 0
  const failedOtherwise = failed.find(({ is_as_before }) => is_as_before === 0)?.count ?? 0
  const unsettled = total - posted - failedAsBefore - failedOtherwise
  return { total, posted, failedAsBefore, failedOtherwise, unsettled, causes }
}

async function countByStatus(queries: Queries, selectionId: Id<'BatchSelection'>) {
  const { rows } = await sql<{ status: string; count: number }>`
    select t.status, count(*) as count
    from batch_selection as selected join channel_transaction as t on t.id = selected.record_id
    where selected.id = ${selectionId}
    group by t.status
  `.execute(queries)
  return rows
}

async function countFailed(queries: Queries, retry: Retry) {
  const { rows } = await sql<{ is_as_before: number; count: number }>`
    select is_as_before, count(*) as count
    from (
      select failing.id, max(failing.is_as_before) as is_as_before
      from (${failing(retry)}) as failing group by failing.id
    ) as transactions
    group by is_as_before
  `.execute(queries)
  return rows
}

async function readRemainingCauses(queries: Queries, retry: Retry): Promise<readonly RemainingCause[]> {
  const { rows } = await sql<{
    cause: string
    code: RuleCode
    is_as_before: number
    count: number
    parameters: FindingParameters
  }>`
    select remaining.cause, remaining.is_as_before, remaining.count, f.code, f.parameters
    from (
      select cause, is_as_before, count(distinct id) as count, min(sequence) as sequence
      from (${failing(retry)}) as failing
      group by cause, is_as_before
    ) as remaining
    join synchronization_failure as f on f.sequence = remaining.sequence
    order by remaining.is_as_before desc, remaining.count desc, remaining.cause
  `.execute(queries)
  return rows.map(({ cause, code, parameters, is_as_before, count }) => ({
    cause,
    code,
    parameters: causeParameters(code, parameters),
    isAsBefore: is_as_before === 1,
    count,
  }))
}

/** The selected transactions that stand at failed, with each failure of theirs and whether it is of a cause from before. */
function failing({ selectionId, cause, at }: Retry): RawBuilder<unknown> {
  const isAsBefore =
    cause === null
      ? sql`exists (
          select 1 from synchronization_failure as earlier
          where earlier.company_id = t.company_id and earlier.channel_number = t.channel_number
            and earlier.transaction_id = t.transaction_id and earlier.cause = f.cause
            and earlier.attempt = (
              select max(last.attempt) from synchronization_failure as last
              where last.company_id = t.company_id and last.channel_number = t.channel_number
                and last.transaction_id = t.transaction_id and last.failed_at <= ${at}
            )
        )`
      : sql`f.cause = ${cause}`
  return sql`
    select t.id, f.cause, f.sequence, case when ${isAsBefore} then 1 else 0 end as is_as_before
    from batch_selection as selected
    join channel_transaction as t on t.id = selected.record_id
    join synchronization_failure as f on ${transactionOfFailure}
    where selected.id = ${selectionId} and t.status = 'failed' and f.is_open = true`
}
