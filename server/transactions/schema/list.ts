import { createContextCache } from '@pothos/core'
import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { channelFields } from '../../organization/schema/channel-fields.ts'
import { channelScopeArguments, readChannelScope } from '../../organization/schema/channel-scope.ts'
import type { ChannelNumber, CompanyId } from '../../organization/tables.ts'
import { countTransactions, sumOf, type TransactionCount } from '../count-transactions.ts'
import { listTransactions, type TransactionPlace, transactionColumns } from '../list-transactions.ts'
import { synchronizationStatuses } from '../statuses.ts'
import type { SynchronizationStatus } from '../tables.ts'
import type { TransactionFilter } from '../transaction-filter.ts'
import { findTransaction, readTransaction, type TransactionRecord } from '../transaction-records.ts'
import { ChannelTransactionTypeEnum, SynchronizationStatusType } from './enums.ts'
import { ChannelTransaction, type TransactionId } from './types.ts'

interface Facets {
  readonly filter: TransactionFilter
  readonly context: RequestContext
}

const StatusCount = builder
  .objectRef<{ readonly status: SynchronizationStatus; readonly count: number }>('SynchronizationStatusCount')
  .implement({
    description: 'How many transactions stand so.',
    fields: (t) => ({
      status: t.field({
        type: SynchronizationStatusType,
        description: 'The status.',
        resolve: ({ status }) => status,
      }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

const ChannelCount = builder
  .objectRef<{ readonly channelNumber: ChannelNumber; readonly count: number }>(
    'ChannelTransactionChannelCount',
  )
  .implement({
    description: 'How many transactions a channel has.',
    fields: (t) => ({
      ...channelFields(t, ({ channelNumber }) => channelNumber),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

const TypeCount = builder
  .objectRef<{ readonly type: number; readonly count: number }>('ChannelTransactionTypeCount')
  .implement({
    description: 'How many transactions are of a type.',
    fields: (t) => ({
      type: t.field({
        type: ChannelTransactionTypeEnum,
        description: 'The type.',
        resolve: ({ type }) => type,
      }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

const FacetsType = builder.objectRef<Facets>('ChannelTransactionFacets').implement({
  description:
    'How many transactions there are by status, channel and type, each under the list’s filter save for the filter by ' +
    'that very thing.',
  fields: (t) => ({
    statuses: t.field({
      type: [StatusCount],
      description: 'By status, those of which there are none included.',
      resolve: async ({ filter, context }) => {
        const { statuses: _, ...others } = filter
        const counts = await counted(context, others)
        return synchronizationStatuses.map((status) => ({
          status,
          count: sumOf(counts, (count) => count.status === status),
        }))
      },
    }),
    channels: t.field({
      type: [ChannelCount],
      description: 'By channel, by number.',
      resolve: async ({ filter, context }) => {
        const { channelNumbers: _, ...others } = filter
        const counts = await countTransactions(context.database.kysely, others, { byChannel: true })
        return summed(counts, ({ channel_number }) => (channel_number ?? 0) as ChannelNumber).map(
          ([channelNumber, count]) => ({
            channelNumber,
            count,
          }),
        )
      },
    }),
    types: t.field({
      type: [TypeCount],
      description: 'By type.',
      resolve: async ({ filter, context }) => {
        const { types: _, ...others } = filter
        const counts = await countTransactions(context.database.kysely, others, { byType: true })
        return summed(counts, ({ type }) => type ?? 0).map(([type, count]) => ({ type, count }))
      },
    }),
  }),
})

const ChannelTransactionSort = sortInput<keyof typeof transactionColumns>('ChannelTransaction', {
  pulledAt: 'By when they were pulled.',
  transactionId: 'By the shop’s own ids.',
  transactionDate: 'By the days on which they were made in the shop.',
})

builder.queryField('channelTransactions', (t) =>
  t.connection(
    {
      type: ChannelTransaction,
      description: 'What the shops sold, as it was pulled.',
      authScopes: { may: 'orders.read' },
      args: {
        ...channelScopeArguments(t.arg),
        statuses: t.arg({ type: [SynchronizationStatusType], description: 'Only those that stand so.' }),
        types: t.arg({ type: [ChannelTransactionTypeEnum], description: 'Only those of these types.' }),
        from: t.arg({
          type: 'CalendarDate',
          description: 'Only those made on this day or later, in the channel’s time zone.',
        }),
        to: t.arg({ type: 'CalendarDate', description: 'Only those made on this day or earlier.' }),
        customerAccount: t.arg.string({ description: 'Only those of this customer.' }),
        channelReferenceId: t.arg.string({ description: 'Only those of this order confirmation number.' }),
        text: t.arg.string({
          description:
            'Only those whose confirmation number or transaction id begins so, or whose customer account or e-mail ' +
            'address it is.',
        }),
        ...orderArgument(t.arg, ChannelTransactionSort, 'the latest pulled first'),
      },
      resolve: async (_root, args, context) => {
        const { statuses, types, from, to, customerAccount, channelReferenceId, text } = args
        const filter: TransactionFilter = {
          ...(await readChannelScope(args, 'orders.read', context)),
          statuses: statuses ?? undefined,
          types: types ?? undefined,
          from: from ?? undefined,
          to: to ?? undefined,
          customerAccount: customerAccount ?? undefined,
          channelReferenceId: channelReferenceId ?? undefined,
          text: text ?? undefined,
        }
        const { kysely } = context.database
        const order = readOrder(args, { by: 'pulledAt', isDescending: true }, context)
        const page = await resolvePage(args, {
          key: ({ sort_value, id }: TransactionRecord & Sorted): TransactionPlace => [sort_value, id],
          keyForm: formsOf(transactionColumns, order, 'text'),
          rows: (place) => listTransactions(kysely, filter, order, place),
          count: async () => sumOf(await counted(context, filter)),
        })
        return { ...page, facets: { filter, context } }
      },
    },
    {
      ...connectionOf('ChannelTransaction')[0],
      fields: (fields) => ({
        facets: fields.field({
          type: FacetsType,
          description: 'Counts to narrow the list by.',
          resolve: (connection) => connection.facets,
        }),
      }),
    },
    connectionOf('ChannelTransaction')[1],
  ),
)

builder.queryField('channelTransaction', (t) =>
  t.field({
    type: ChannelTransaction,
    nullable: true,
    description: 'One transaction; null when there is none of that id.',
    authScopes: { may: 'orders.read' },
    args: {
      id: t.arg.globalID({ required: true, for: ChannelTransaction, description: 'The transaction.' }),
    },
    resolve: async (_root, { id }, { database, caller }) => {
      const transaction = await readTransaction(database.kysely, id.id as TransactionId)
      if (!transaction) return null
      caller.require('orders.read', transaction.company_id)
      return transaction
    },
  }),
)

builder.queryField('channelTransactionByKey', (t) =>
  t.field({
    type: ChannelTransaction,
    nullable: true,
    description:
      'One transaction by the key that company, channel and shop give it; null when there is none.',
    authScopes: { may: 'orders.read' },
    args: {
      companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
      channelNumber: t.arg({ type: 'BigInteger', required: true, description: 'The channel’s number.' }),
      transactionId: t.arg.string({ required: true, description: 'The shop’s own id of the transaction.' }),
    },
    resolve: async (_root, { companyId, channelNumber, transactionId }, { database, caller }) => {
      caller.require('orders.read', companyId)
      const transaction = await findTransaction(database.kysely, {
        company_id: companyId as CompanyId,
        channel_number: channelNumber as ChannelNumber,
        transaction_id: transactionId,
      })
      return transaction ?? null
    },
  }),
)

const countsOfRequest = createContextCache(() => new Map<string, Promise<readonly TransactionCount[]>>())

/** Counts once what a request asks for several times: the total and the facets of a list that nothing narrows are one. */
function counted(context: RequestContext, filter: TransactionFilter): Promise<readonly TransactionCount[]> {
  const counts = countsOfRequest(context)
  const key = JSON.stringify(filter)
  const known = counts.get(key) ?? countTransactions(context.database.kysely, filter)
  counts.set(key, known)
  return known
}

/** Counts summed by something of theirs, in its order. */
function summed<Key extends number>(
  counts: readonly TransactionCount[],
  keyOf: (count: TransactionCount) => Key,
): [Key, number][] {
  return [...Map.groupBy(counts, keyOf)]
    .map(([key, group]): [Key, number] => [key, sumOf(group)])
    .sort(([left], [right]) => left - right)
}
