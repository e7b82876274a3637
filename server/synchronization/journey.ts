import { type Selectable, sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Tables } from '../database/tables.ts'
import {
  type QuarantineRecord,
  readQuarantinedRows,
  readVersions,
  type VersionRecord,
} from '../transactions/transaction-history.ts'
import { readTransactions, type TransactionRecord } from '../transactions/transaction-records.ts'
import { type FailureRecord, readFailures } from './failures.ts'
import { orderSteps } from './journey-of-orders.ts'
import { inTime, type JourneyStep, type JourneyStepKind, type PlacedStep, step } from './journey-step.ts'

/**
 * Everything that happened to transactions, from the shop to the books, each transaction's in the order in which it
 * happened. A fixed number of statements, however many transactions.
 */
export async function readJourneys(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<ReadonlyMap<Id<'ChannelTransaction'>, readonly JourneyStep[]>> {
  const transactions = await readTransactions(queries, ids)
  const steps = [
    ...(await pulls(queries, transactions)),
    ...(await readQuarantinedRows(queries, ids)).flatMap(quarantines),
    ...attempts(await readFailures(queries, ids)),
    ...(await readVersions(queries, ids)).flatMap(corrections),
    ...(await edits(queries, ids)),
    ...(await notes(queries, ids)),
    ...(await orderSteps(queries, ids)),
  ]
  const byTransaction = Map.groupBy(steps, ({ id }) => id)
  return new Map(
    ids.map((id) => [id, (byTransaction.get(id) ?? []).map((placed) => placed.step).sort(inTime)]),
  )
}

async function pulls(queries: Queries, transactions: readonly TransactionRecord[]): Promise<PlacedStep[]> {
  const databases = await queries
    .selectFrom('channel_database')
    .select(['id', 'name'])
    .where(sql<boolean>`id in (${listOf([...new Set(transactions.map((one) => one.channel_database_id))])})`)
    .execute()
  const names = new Map(databases.map(({ id, name }) => [id, name]))
  const counters = await readCounters(
    queries,
    transactions.map(({ id }) => id),
  )
  return transactions.flatMap((transaction) => {
    const parameters = {
      channelDatabase: names.get(transaction.channel_database_id) ?? null,
      counter: counters.get(transaction.id) ?? null,
      isComplete: transaction.is_complete,
    }
    const pulled = { id: transaction.id, step: step(transaction.pulled_at, 'pulled', { parameters }) }
    if (transaction.began_at === null) return [pulled]
    const made = { reference: transaction.channel_reference_id, transaction: transaction.transaction_id }
    return [{ id: transaction.id, step: step(transaction.began_at, 'made', { parameters: made }) }, pulled]
  })
}

/** The counters under which the channel wrote the transactions' headers: those of what it sent, version 0. */
async function readCounters(
  queries: Queries,
  ids: readonly Id<'ChannelTransaction'>[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; replication_counter: number }>`
    select t.id, h.replication_counter
    from channel_transaction as t join channel_transaction_header as h on h.company_id = t.company_id
      and h.channel_number = t.channel_number and h.transaction_id = t.transaction_id and h.version = 0
    where t.id in (${listOf(ids)})
  `.execute(queries)
  return new Map(rows.map((row) => [row.id, row.replication_counter]))
}

function quarantines(row: QuarantineRecord): PlacedStep[] {
  const parameters = {
    table: row.channel_table,
    row: row.row_key,
    column: row.column_name,
    reason: row.reason,
  }
  const id = row.channel_transaction_id
  const steps = [{ id, step: step(row.quarantined_at, 'quarantined', { parameters }) }]
  return row.resolved_at === null
    ? steps
    : [...steps, { id, step: step(row.resolved_at, 'mended', { parameters }) }]
}

/** All causes of one attempt are one step. */
function attempts(failures: readonly FailureRecord[]): PlacedStep[] {
  const byAttempt = Map.groupBy(failures, (failure) =>
    [failure.channel_transaction_id, failure.attempt, failure.failed_at].join(' '),
  )
  return [...byAttempt.values()].flatMap((causes) => {
    const [first] = causes
    if (!first) return []
    const { channel_transaction_id: id, failed_at, run_id: runId, attempt, version } = first
    return [
      { id, step: step(failed_at, 'failed', { runId, failures: causes, parameters: { attempt, version } }) },
    ]
  })
}

function corrections(version: VersionRecord): PlacedStep[] {
  const id = version.channel_transaction_id
  const parameters = { version: version.version, previousVersion: version.previous_version }
  const corrected = step(version.created_at, 'corrected', { userId: version.created_by, version, parameters })
  if (version.undone_at === null) return [{ id, step: corrected }]
  const undone = step(version.undone_at, 'correctionUndone', {
    userId: version.undone_by,
    version,
    parameters,
  })
  return [
    { id, step: corrected },
    { id, step: undone },
  ]
}

const editActions: Readonly<Record<string, JourneyStepKind>> = {
  beginTransactionEdit: 'editBegun',
  endTransactionEdit: 'editEnded',
}

async function edits(queries: Queries, ids: readonly Id<'ChannelTransaction'>[]): Promise<PlacedStep[]> {
  const entries = await queries
    .selectFrom('audit_entry')
    .select(['subject_id', 'action', 'occurred_at', 'user_id'])
    .where('subject_type', '=', 'ChannelTransaction')
    .where(sql<boolean>`subject_id in (${listOf(ids)})`)
    .where('action', 'in', Object.keys(editActions))
    .orderBy('id')
    .execute()
  return entries.flatMap(({ subject_id, action, occurred_at, user_id: userId }) => {
    const kind = editActions[action]
    if (!kind) return []
    return [{ id: subject_id as Id<'ChannelTransaction'>, step: step(occurred_at, kind, { userId }) }]
  })
}

async function notes(queries: Queries, ids: readonly Id<'ChannelTransaction'>[]): Promise<PlacedStep[]> {
  type Note = Selectable<Tables['synchronization_note']> & { readonly id: Id<'ChannelTransaction'> }
  const { rows } = await sql<Note>`
    select t.id, n.* from channel_transaction as t
    join synchronization_note as n on n.company_id = t.company_id and n.channel_number = t.channel_number
      and n.transaction_id = t.transaction_id
    where t.id in (${listOf(ids)})
    order by n.sequence
  `.execute(queries)
  return rows.map(({ id, noted_at, code, line_number: line, parameters }) => ({
    id,
    step: step(noted_at, 'noted', { parameters: { ...parameters, code, line } }),
  }))
}
