import { z } from 'zod'
import { type AnyBatchTask, defineBatchTask, type TaskContext, TaskFailure } from '../batch/task.ts'
import type { Id } from '../database/identifiers.ts'
import { decimalFromMinor } from '../database/money.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import { channelsSelected, type OrganizationSelection, toldSelection } from './organization-selection.ts'
import { releaseOrderHoldsTask } from './release-holds.ts'
import { synchronizeOrders } from './run.ts'
import { synchronizeTransactionsTask } from './synchronize-transactions.ts'

/** Order synchronization for nodes of an organization hierarchy, for channels, or for both. */
export const synchronizeOrdersTask = defineBatchTask<OrganizationSelection>({
  name: 'synchronizeOrders',
  version: 1,
  description:
    'Validates staged channel transactions and posts them as sales orders, quotations and payments.',
  parameters: z.object({
    hierarchyId: z
      .string()
      .transform((id) => id as Id<'OrganizationHierarchy'>)
      .nullable(),
    nodeIds: z.array(z.string().transform((id) => id as Id<'OrganizationNode'>)),
    channelNumbers: z.array(z.int().transform((number) => number as ChannelNumber)),
  }),
  permission: 'orders.synchronize',
  tell: toldSelection,
  run: runSynchronizeOrders,
})

/** The batch tasks of order synchronization. */
export const synchronizationTasks: readonly AnyBatchTask[] = [
  synchronizeOrdersTask,
  synchronizeTransactionsTask,
  releaseOrderHoldsTask,
]

async function runSynchronizeOrders(
  context: TaskContext<OrganizationSelection>,
  selection: OrganizationSelection,
): Promise<void> {
  const { database, clock, companyId, runId, signal } = context
  const channelNumbers = await channelsOf(context, selection)
  const result = await synchronizeOrders({
    database,
    clock,
    scope: { companyId, channelNumbers },
    runId,
    signal,
    phase: (phase) => context.phase(phase),
    checkpoint: async (trx, progress, chunk) => {
      context.progress(progress.done, progress.total)
      context.count(
        'ordersPosted',
        chunk.posted.reduce((sum, { transactions }) => sum + transactions, 0),
      )
      context.count('transactionsFailed', chunk.failed)
      for (const [code, count] of Object.entries(chunk.failedByCode)) context.count(`failed.${code}`, count)
      await context.checkpoint(trx)
    },
  })
  for (const { channelNumber, currency, transactions, grossAmount } of result.postedByChannel) {
    context.message('information', 'ORDERS_POSTED', {
      channelNumber,
      transactions,
      grossAmount: decimalFromMinor(grossAmount, currency),
      currency,
    })
  }
  context.message('information', 'ORDERS_SYNCHRONIZED', { posted: result.posted, failed: result.failed })
}

/**
 * The selection's channels today. A node that the hierarchy in force no longer has is told of; when nothing is left the
 * run fails, because an empty scope is no success.
 */
async function channelsOf(
  context: TaskContext<OrganizationSelection>,
  selection: OrganizationSelection,
): Promise<readonly ChannelNumber[]> {
  const { database, companyId, clock } = context
  const { channelNumbers, missingNodeIds } = await channelsSelected(
    database.kysely,
    companyId,
    selection,
    clock(),
  )
  for (const nodeId of missingNodeIds) context.message('warning', 'ORGANIZATION_NODE_GONE', { nodeId })
  if (channelNumbers.length === 0)
    throw new TaskFailure('SYNCHRONIZATION_SCOPE_EMPTY', {}, { retryable: false })
  return channelNumbers
}
