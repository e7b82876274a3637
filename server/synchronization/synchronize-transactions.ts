import { z } from 'zod'
import { countSelected, readSelected } from '../batch/selected-records.ts'
import { defineBatchTask, type TaskContext } from '../batch/task.ts'
import type { Id } from '../database/identifiers.ts'
import { synchronizeOrders } from './run.ts'

/** Transactions are handed to the posting so many at a time. */
const slice = 1000

/** Posts transactions that somebody selected: what failed for one cause, or what was picked from a list. */
export const synchronizeTransactionsTask = defineBatchTask({
  name: 'synchronizeTransactions',
  version: 1,
  description: 'Posts chosen channel transactions, whatever their next attempt.',
  parameters: z.object({
    /** The selection that names them. */
    selectionId: z.string().transform((id) => id as Id<'BatchSelection'>),
    /** The cause that they had failed for, when they are a failure group. */
    cause: z.string().nullable(),
  }),
  permission: 'orders.synchronize',
  tell: async (queries, { selectionId, cause }) => ({
    cause,
    transactions: await countSelected(queries, selectionId),
  }),
  run: (context, { selectionId }) => synchronizeSelection(context, selectionId),
})

async function synchronizeSelection(context: TaskContext, selectionId: Id<'BatchSelection'>): Promise<void> {
  const { database, clock, companyId, runId, signal } = context
  const total = await countSelected(database.kysely, selectionId)
  let done = 0
  let posted = 0
  let failed = 0
  let after = ''
  for (;;) {
    signal.throwIfAborted()
    const transactionIds = await readSelected<'ChannelTransaction'>(
      database.kysely,
      selectionId,
      after,
      slice,
    )
    const last = transactionIds.at(-1)
    if (last === undefined) break
    after = last
    const before = done
    const result = await synchronizeOrders({
      database,
      clock,
      scope: { companyId, channelNumbers: [], transactionIds },
      runId,
      signal,
      phase: (phase) => context.phase(phase),
      checkpoint: async (trx, progress, chunk) => {
        context.progress(before + progress.done, total)
        context.count(
          'ordersPosted',
          chunk.posted.reduce((sum, { transactions }) => sum + transactions, 0),
        )
        context.count('transactionsFailed', chunk.failed)
        for (const [code, count] of Object.entries(chunk.failedByCode)) context.count(`failed.${code}`, count)
        await context.checkpoint(trx)
      },
    })
    posted += result.posted
    failed += result.failed
    done += transactionIds.length
  }
  context.message('information', 'ORDERS_SYNCHRONIZED', { posted, failed })
}
