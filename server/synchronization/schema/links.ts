import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { sql } from 'kysely'
import { listOf } from '../../database/conditions.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { clearGroupLoaders } from '../../organization/schema/group-loader.ts'
import { readOrders, type SalesOrderRecord } from '../../sales/list-orders.ts'
import { type OrderId, SalesOrder, SalesQuotation } from '../../sales/schema/types.ts'
import { ChannelTransaction, type TransactionId } from '../../transactions/schema/types.ts'
import { readTransactions, type TransactionRecord } from '../../transactions/transaction-records.ts'
import { lockEndsAt } from '../lock.ts'
import { failuresLoader, SynchronizationFailure } from './failure.ts'
import { JourneyStepType, journeyLoader } from './journey.ts'

/**
 * What transactions and orders are to each other. Neither of their modules knows of the other: synchronization, which
 * makes the one of the other, says so here. An order from a channel bears its transaction's id.
 */

const orderLoader = createContextCache(
  ({ database }: RequestContext) =>
    new DataLoader<OrderId, SalesOrderRecord | null>(async (ids) => {
      const orders = new Map((await readOrders(database.kysely, ids)).map((order) => [order.id, order]))
      return ids.map((id) => orders.get(id) ?? null)
    }),
)

const canceledOrderLoader = createContextCache(
  ({ database }: RequestContext) =>
    new DataLoader<TransactionId, SalesOrderRecord | null>(async (ids) => {
      const orders = await database.kysely
        .selectFrom('sales_order')
        .selectAll()
        .where(sql<boolean>`canceled_by_transaction_id in (${listOf(ids)})`)
        .execute()
      const byCanceller = new Map(orders.map((order) => [order.canceled_by_transaction_id, order]))
      return ids.map((id) => byCanceller.get(id) ?? null)
    }),
)

const transactionLoader = createContextCache(
  ({ database }: RequestContext) =>
    new DataLoader<TransactionId, TransactionRecord | null>(async (ids) => {
      const transactions = await readTransactions(database.kysely, ids)
      const byId = new Map(transactions.map((transaction) => [transaction.id, transaction]))
      return ids.map((id) => byId.get(id) ?? null)
    }),
)

/** Makes the request's loaders read again, after something was changed. */
export function forgetTransactions(context: RequestContext): void {
  for (const type of [ChannelTransaction, SalesOrder, SalesQuotation]) type.getDataloader(context).clearAll()
  for (const loaderOf of [orderLoader, canceledOrderLoader, transactionLoader, journeyLoader])
    loaderOf(context).clearAll()
  clearGroupLoaders(context)
}

function orderOf(
  { id, status }: TransactionRecord,
  context: RequestContext,
): Promise<SalesOrderRecord | null> {
  if (status !== 'succeeded') return Promise.resolve(null)
  return orderLoader(context).load(id as string as OrderId)
}

builder.objectFields(ChannelTransaction, (t) => ({
  salesOrder: t.field({
    type: SalesOrder,
    nullable: true,
    description: 'The order or return that was posted from it.',
    resolve: async (transaction, _args, context) => {
      const order = await orderOf(transaction, context)
      return order?.kind === 'quotation' ? null : order
    },
  }),
  salesQuotation: t.field({
    type: SalesQuotation,
    nullable: true,
    description: 'The quotation that was posted from it.',
    resolve: async (transaction, _args, context) => {
      const order = await orderOf(transaction, context)
      return order?.kind === 'quotation' ? order : null
    },
  }),
  canceledOrder: t.field({
    type: SalesOrder,
    nullable: true,
    description: 'The order that it cancelled.',
    resolve: ({ id }, _args, context) => canceledOrderLoader(context).load(id),
  }),
  lockedUntil: t.field({
    type: 'Instant',
    nullable: true,
    description:
      'From when anybody who may edit it may take it over from whoever does; an administrator may at any time.',
    resolve: ({ locked_at }) => lockEndsAt(locked_at),
  }),
  failures: t.field({
    type: [SynchronizationFailure],
    description: 'What it broke at each attempt to post it, overcome breaches included, the first first.',
    resolve: ({ id }, _args, context) => failuresLoader(context).load(id),
  }),
  openFailures: t.field({
    type: [SynchronizationFailure],
    description: 'What it broke at the last attempt; empty once it is posted.',
    resolve: async ({ id }, _args, context) => {
      const failures = await failuresLoader(context).load(id)
      return failures.filter((failure) => failure.is_open)
    },
  }),
  journey: t.field({
    type: [JourneyStepType],
    description:
      'Everything that happened to it from the shop to the books, in the order in which it happened.',
    resolve: ({ id }, _args, context) => journeyLoader(context).load(id),
  }),
}))

for (const document of [SalesOrder, SalesQuotation]) {
  builder.objectFields(document, (t) => ({
    channelTransaction: t.field({
      type: ChannelTransaction,
      nullable: true,
      description: 'The channel transaction that it was posted from; null for one of another source.',
      resolve: ({ id }, _args, context) => transactionLoader(context).load(id as string as TransactionId),
    }),
  }))
}

builder.objectField(SalesOrder, 'canceledBy', (t) =>
  t.field({
    type: ChannelTransaction,
    nullable: true,
    description: 'The channel transaction that cancelled it.',
    resolve: ({ canceled_by_transaction_id }) => canceled_by_transaction_id,
  }),
)
