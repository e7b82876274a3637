import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import type { MessageLevel, MessageParameters } from './task.ts'
import { messageLevels } from './task.ts'

/** A line for a run's log. */
export interface NewMessage {
  readonly at: Instant
  readonly attempt: number
  readonly level: MessageLevel
  readonly code: string
  readonly parameters: MessageParameters
}

/** A run keeps this many lines; a task that says more in one run says it for nobody. Errors are kept beyond it. */
const mostMessages = 5_000

/** Whether a line of this level is kept by a job of that log level. */
export function isKept(level: MessageLevel, logLevel: MessageLevel): boolean {
  return messageLevels.indexOf(level) >= messageLevels.indexOf(logLevel)
}

/** Adds lines to the log of a run whose row the transaction has locked: numbers rise without a gap. */
export async function appendMessages(
  trx: Transaction,
  runId: Id<'BatchJobRun'>,
  messages: readonly NewMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const { last } = await trx
    .selectFrom('batch_run_message')
    .select(sql<number>`cast(coalesce(max(number), 0) as bigint)`.as('last'))
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow()
  const kept = messages.filter(({ level }, index) => last + index < mostMessages || level === 'error')
  const rows = kept.map((message, index) => ({
    run_id: runId,
    number: last + index + 1,
    attempt: message.attempt,
    logged_at: message.at,
    level: message.level,
    code: message.code,
    parameters: json(message.parameters),
  }))
  // SQLite takes at most 32,766 parameters a statement; a row has seven.
  for (let first = 0; first < rows.length; first += 1_000) {
    await trx
      .insertInto('batch_run_message')
      .values(rows.slice(first, first + 1_000))
      .execute()
  }
}

/** Adds to a run's named counters. */
export async function addToCounters(
  trx: Transaction,
  runId: Id<'BatchJobRun'>,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  if (counts.size === 0) return
  await trx
    .insertInto('batch_run_counter')
    .values([...counts].sort().map(([name, value]) => ({ run_id: runId, name, value })))
    .onConflict((conflict) =>
      conflict.columns(['run_id', 'name']).doUpdateSet({
        value: sql<number>`batch_run_counter.value + excluded.value`,
      }),
    )
    .execute()
}

/** What a run has counted so far under a name, in all of its attempts; what it has yet to write is left out. */
export async function readCounter(queries: Queries, runId: Id<'BatchJobRun'>, name: string): Promise<number> {
  const counter = await queries
    .selectFrom('batch_run_counter')
    .select('value')
    .where('run_id', '=', runId)
    .where('name', '=', name)
    .executeTakeFirst()
  return counter?.value ?? 0
}
