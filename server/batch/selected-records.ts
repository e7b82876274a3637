import { inTransaction, type Queries, type Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { CanceledError, type TaskContext } from './task.ts'

/** How many records a selection holds. */
export async function countSelected(queries: Queries, selectionId: Id<'BatchSelection'>): Promise<number> {
  const { count } = await queries
    .selectFrom('batch_selection')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('id', '=', selectionId)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * The ids of so many records of a selection, in their order.
 * @param after the last one of those before; empty for the first.
 */
export async function readSelected<Kind extends string>(
  queries: Queries,
  selectionId: Id<'BatchSelection'>,
  after: string,
  limit: number,
): Promise<readonly Id<Kind>[]> {
  const rows = await queries
    .selectFrom('batch_selection')
    .select('record_id')
    .where('id', '=', selectionId)
    .where('record_id', '>', after)
    .orderBy('record_id')
    .limit(limit)
    .execute()
  return rows.map(({ record_id }) => record_id as Id<Kind>)
}

/** Records that one transaction takes: few, so that a cancel waits for little. */
const chunk = 100

/**
 * Goes through what is selected, a chunk a transaction. It begins at the first record again when the run is tried again:
 * the work leaves alone what is done already.
 * @param work does it with a chunk; the run's checkpoint follows it in the same transaction.
 */
export async function goThroughSelected<Kind extends string>(
  context: SelectionContext,
  selectionId: Id<'BatchSelection'>,
  work: (trx: Transaction, ids: readonly Id<Kind>[]) => Promise<void>,
): Promise<void> {
  const { database, signal } = context
  const total = await countSelected(database.kysely, selectionId)
  let done = 0
  let after = ''
  for (;;) {
    signal.throwIfAborted()
    const ids = await readSelected<Kind>(database.kysely, selectionId, after, chunk)
    const last = ids.at(-1)
    if (last === undefined) return
    after = last
    done += ids.length
    await inTransaction(database, async (trx) => {
      await work(trx, ids)
      context.progress(done, total)
      await context.checkpoint(trx)
    })
  }
}

type SelectionContext = Pick<TaskContext, 'database' | 'signal' | 'progress' | 'checkpoint'>

/** Does a run's work and then says what came of it, also when the run was cancelled half-way: what is done stays done. */
export async function tellingWhatWasDone(
  work: () => Promise<void>,
  tell: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof CanceledError) await tell()
    throw error
  }
  await tell()
}
