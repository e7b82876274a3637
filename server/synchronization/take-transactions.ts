import { type RawBuilder, sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { takingFreeRows } from '../database/working-tables.ts'
import type { TransactionKey } from '../transactions/tables.ts'
import { layOutTransactions, takenColumns } from './lay-out-transactions.ts'
import type { SynchronizationScope } from './scope.ts'
import type { SynchronizationSettings } from './settings.ts'

/** The statuses that a run takes transactions from, in this order: new ones first. */
export const takenStatuses = ['pendingSynchronization', 'failed'] as const
export type TakenStatus = (typeof takenStatuses)[number]

/** Which transactions of its scope a run may take. */
export interface Taking {
  readonly scope: SynchronizationScope
  readonly settings: SynchronizationSettings
  /** When the run, or its present attempt, began: what failed since is left for the next one. */
  readonly begunAt: Instant
  /** The run, so that what failed in an earlier attempt of it is left for the next one too. */
  readonly runId?: Id<'BatchJobRun'> | undefined
}

/** Where a run stands in its scope: it goes through it in the order in which the transactions were pulled. */
export interface Cursor {
  readonly status: TakenStatus
  /** The last transaction taken; empty before the first. */
  readonly after: string
}

/**
 * Takes the next transactions for this database transaction and lays them out. Rows that another run holds are passed
 * over, except in a preview, which takes nothing for itself; what an operator edits and what is not whole is never
 * taken (commerce 3.3).
 * @returns how many, and where the next ones begin.
 */
export async function takeTransactions(
  trx: Transaction,
  taking: Taking,
  cursor: Cursor,
  limit: number,
  { isPreview = false }: { readonly isPreview?: boolean } = {},
): Promise<{ readonly count: number; readonly after: string }> {
  const { scope } = taking
  const count = await layOutTransactions(
    trx,
    scope.companyId,
    sql`
      select ${takenColumns} from channel_transaction
      where company_id = ${scope.companyId} and ${stands(cursor.status)} and id > ${cursor.after}
        and ${inScope(scope)} and is_complete = true and ${isDue(taking, cursor.status)}
      order by id limit ${limit} ${isPreview ? sql`` : takingFreeRows(trx)}`,
  )
  const { rows } = await sql<{
    after: string | null
  }>`select max(id) as after from working_transaction`.execute(trx)
  return { count, after: rows[0]?.after ?? cursor.after }
}

/** How many transactions of its scope a run finds to take. */
export async function countTakeable(queries: Queries, taking: Taking): Promise<number> {
  const { scope } = taking
  let total = 0
  for (const status of takenStatuses) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from channel_transaction
      where company_id = ${scope.companyId} and ${stands(status)} and ${inScope(scope)}
        and ${isDue(taking, status)}`.execute(queries)
    total += rows[0]?.count ?? 0
  }
  return total
}

/** Lays out transactions by their keys, whatever their status, without taking them. */
export async function layOutByKeys(trx: Transaction, keys: readonly TransactionKey[]): Promise<void> {
  const [first] = keys
  if (!first) return
  await layOutTransactions(
    trx,
    first.company_id,
    sql`
      select ${takenColumns} from channel_transaction
      where (company_id, channel_number, transaction_id) in (${sql.join(
        keys.map(
          (key) =>
            sql`select cast(${key.company_id} as text), cast(${key.channel_number} as bigint), cast(${key.transaction_id} as text)`,
        ),
        sql` union all `,
      )})`,
  )
}

function inScope({ channelNumbers, transactionIds }: SynchronizationScope): RawBuilder<boolean> {
  if (transactionIds) return isOneOf('id', transactionIds)
  return isOneOf('channel_number', channelNumbers)
}

function isOneOf(
  column: string,
  values: readonly (number | Id<'ChannelTransaction'>)[],
): RawBuilder<boolean> {
  if (values.length === 0) return sql<boolean>`1 = 0`
  return sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`
}

/** The second condition says nothing new, but by it SQLite knows that the index of what is unfinished holds them all. */
function stands(status: TakenStatus): RawBuilder<boolean> {
  return sql<boolean>`status = ${sql.lit(status)} and status <> 'succeeded'`
}

/** A failed transaction is due when its pause is over and tries are left; one that somebody names is due at once. */
function isDue({ scope, settings, begunAt, runId }: Taking, status: TakenStatus): RawBuilder<boolean> {
  if (status === 'pendingSynchronization') return sql<boolean>`1 = 1`
  const ofOtherRun = runId ? sql`and (run_id is null or run_id <> ${runId})` : sql``
  const notSince = sql<boolean>`(failed_at is null or failed_at < ${begunAt}) ${ofOtherRun}`
  if (scope.transactionIds) return notSince
  const { retryLimit } = settings
  return sql<boolean>`next_attempt_at <= ${begunAt} and retry_count < ${retryLimit} and ${notSince}`
}
