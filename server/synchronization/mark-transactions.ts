import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import type { Micros } from '../database/money.ts'
import { json } from '../database/values.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import type { TransactionKey } from '../transactions/tables.ts'
import { causeOf } from './cause.ts'
import type { WorkingFinding } from './find-breaches.ts'
import type { SynchronizationSettings } from './settings.ts'

/** When, and by which run, transactions are marked. */
export interface Marking {
  readonly settings: SynchronizationSettings
  readonly now: Instant
  readonly runId: Id<'BatchJobRun'> | null
}

const rowsAtOnce = 500

/** The longest pause between two tries. */
const longestPauseSeconds = 24 * 60 * 60

/**
 * Marks the working transactions that broke rules as failed, keeps all their causes, and takes them from the working
 * transactions. The causes of earlier attempts stay, no longer open.
 * @returns how many transactions failed.
 */
export async function refuseTransactions(
  trx: Transaction,
  findings: readonly WorkingFinding[],
  marking: Marking,
): Promise<number> {
  if (findings.length === 0) return 0
  const positions = [...new Set(findings.map(({ position }) => position))]
  await layOutPositions(trx, positions)
  await keepFailures(trx, findings, marking)
  await markFailed(trx, marking)
  await removeLaidOut(trx)
  return positions.length
}

/** Takes transactions from the working ones and leaves them as they are, for a later round. */
export async function setAside(trx: Transaction, positions: ReadonlySet<number>): Promise<void> {
  if (positions.size === 0) return
  await layOutPositions(trx, [...positions])
  await removeLaidOut(trx)
}

async function layOutPositions(trx: Transaction, positions: readonly number[]): Promise<void> {
  await createWorkingTable(trx, 'working_position', ({ key }) => `position ${key}`)
  for (let first = 0; first < positions.length; first += rowsAtOnce) {
    const values = positions.slice(first, first + rowsAtOnce).map((position) => sql`(${position})`)
    await sql`insert into working_position (position) values ${sql.join(values)}`.execute(trx)
  }
}

async function removeLaidOut(trx: Transaction): Promise<void> {
  await sql`delete from working_transaction where position in (select position from working_position)`.execute(
    trx,
  )
}

interface FailingTransaction extends TransactionKey {
  readonly position: number
  readonly version: number
  readonly gross: Micros
  readonly currency: string
  readonly attempts: number
}

async function keepFailures(
  trx: Transaction,
  findings: readonly WorkingFinding[],
  { now, runId }: Marking,
): Promise<void> {
  const { rows } = await sql<FailingTransaction>`
    select t.position, t.company_id, t.channel_number, t.transaction_id, t.version, t.gross, t.currency,
      coalesce((select max(failure.attempt) from synchronization_failure as failure
        where t.has_failed_before = true and failure.company_id = t.company_id
          and failure.channel_number = t.channel_number and failure.transaction_id = t.transaction_id), 0) as attempts
    from working_position as failing cross join working_transaction as t
    where t.position = failing.position`.execute(trx)
  await closeFailures(trx, true)
  const failing = new Map(rows.map((row) => [row.position, row]))
  const failures = findings.flatMap(({ position, code, line_number, parameters }) => {
    const transaction = failing.get(position)
    if (!transaction) return []
    const { position: _, gross, attempts, ...kept } = transaction
    return [
      {
        ...kept,
        attempt: attempts + 1,
        code,
        line_number,
        parameters: json(parameters),
        cause: causeOf(code, parameters),
        gross_amount: gross,
        run_id: runId,
        failed_at: now,
        is_open: true,
      },
    ]
  })
  for (let first = 0; first < failures.length; first += rowsAtOnce) {
    await trx
      .insertInto('synchronization_failure')
      .values(failures.slice(first, first + rowsAtOnce))
      .execute()
  }
}

/** One statement for each number of tries so far, because the pause before the next one doubles with each. */
async function markFailed(trx: Transaction, { settings, now, runId }: Marking): Promise<void> {
  const { rows } = await sql<{ retry_count: number }>`
    select distinct t.retry_count from working_position as failing cross join working_transaction as t
    where t.position = failing.position`.execute(trx)
  for (const { retry_count: tries } of rows) {
    await sql`
      update channel_transaction set status = 'failed', retry_count = ${tries + 1}, failed_at = ${now},
        next_attempt_at = ${nextAttempt(tries, settings, now)}, run_id = ${runId}
      where id in (
        select t.id from working_position as failing cross join working_transaction as t
        where t.position = failing.position and t.retry_count = ${tries})`.execute(trx)
  }
}

/** When a transaction that has failed after `tries` earlier failures is taken again by itself; null: never. */
export function nextAttempt(
  tries: number,
  { retryLimit, retryBaseSeconds }: SynchronizationSettings,
  now: Instant,
): Instant | null {
  if (tries + 1 >= retryLimit) return null
  return addSeconds(now, Math.min(retryBaseSeconds * 2 ** tries, longestPauseSeconds))
}

/** Marks all working transactions as posted. */
export async function markSucceeded(trx: Transaction, { now, runId }: Marking): Promise<void> {
  await closeFailures(trx, false)
  await sql`
    update channel_transaction set status = 'succeeded', synchronized_at = ${now}, next_attempt_at = null,
      run_id = ${runId}
    from working_transaction as t
    where channel_transaction.company_id = t.company_id and channel_transaction.channel_number = t.channel_number
      and channel_transaction.transaction_id = t.transaction_id`.execute(trx)
}

/** Closes what is open of earlier attempts: of the transactions in `working_position`, or of all working ones. */
async function closeFailures(trx: Transaction, ofPositions: boolean): Promise<void> {
  const meant = ofPositions ? sql`t.position in (select position from working_position)` : sql`1 = 1`
  await sql`
    update synchronization_failure set is_open = false
    where is_open = true and sequence in (
      select failure.sequence from working_transaction as t cross join synchronization_failure as failure
      where t.has_failed_before = true and ${meant} and failure.company_id = t.company_id
        and failure.channel_number = t.channel_number and failure.transaction_id = t.transaction_id)`.execute(
    trx,
  )
}
