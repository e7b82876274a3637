import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { JobName } from '../lists/job-name.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { enumValuesOf } from '../lists/search-parameters.ts'
import type { ColumnSorting } from '../lists/sorting.ts'
import { retryTransactions } from './actions.ts'
import { channelFacet } from './channel-facet.ts'
import { toneOfSynchronization } from './status.ts'
import { transactionFilterOf } from './transaction-filter.ts'
import {
  TransactionFacetsDocument,
  TransactionListDocument,
  type TransactionListQuery,
} from './transactions.generated.ts'

type Transaction = TransactionListQuery['channelTransactions']['edges'][number]['node']

const orders = ['NEWEST_FIRST', 'OLDEST_FIRST', 'LATEST_DATE_FIRST', 'EARLIEST_DATE_FIRST'] as const

const sorting: ColumnSorting = {
  usual: 'NEWEST_FIRST',
  columns: {
    transactionDate: {
      ascending: 'EARLIEST_DATE_FIRST',
      descending: 'LATEST_DATE_FIRST',
      first: 'descending',
    },
  },
}

/** What the shops sent, with what became of it. */
export const transactionList: ListDefinition<Transaction> = {
  name: 'channel-transactions',
  path: '/store-financials/transactions',
  title: ({ t }) => t('navigation:transactions.label'),
  search: ({ t }) => t('orders:transactions.search'),
  hasPeriod: true,
  sorting,
  sorts: ({ word }) =>
    orders.map((value) => ({ value, label: word.enumValue('ChannelTransactionOrder', value) })),
  columns: (ui) => {
    const column = createColumns<Transaction>(ui, 'ChannelTransaction')
    return [
      column.text('transactionId', ({ transactionId }) => transactionId),
      column.status('status', 'SynchronizationStatus', toneOfSynchronization, ({ status }) => status),
      column.day('transactionDate', ({ transactionDate }) => transactionDate),
      column.money('total', ({ total }) => total),
      {
        ...column.text('openFailures', ({ openFailures }) =>
          ui.format.list([...new Set(openFailures.map(({ code }) => ui.word.cause(code, null).title))]),
        ),
        wraps: 'words',
      },
      column.value('type', 'ChannelTransactionType', ({ type }) => type),
      column.text('channel', ({ channel, channelNumber }) => channel?.name ?? String(channelNumber)),
      column.text('channelReferenceId', ({ channelReferenceId }) => channelReferenceId),
      column.text('salesOrder', ({ salesOrder }) => salesOrder?.number),
      column.number('retryCount', ({ retryCount }) => retryCount),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/store-financials/transactions/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(TransactionListDocument, {
      ...transactionFilterOf(ui, filters),
      orderBy: enumValuesOf(filters, 'sort', orders)?.[0] ?? null,
      ...page,
    })
    return toListPage(data.channelTransactions)
  },
  facets: async (ui, filters) => {
    const { channelTransactions } = await query(TransactionFacetsDocument, transactionFilterOf(ui, filters))
    const { statuses, types, channels } = channelTransactions.facets
    return [
      {
        name: 'status',
        label: ui.word.field('ChannelTransaction', 'status'),
        isMultiple: true,
        options: statuses.map(({ status, count }) => ({
          value: status,
          label: ui.word.enumValue('SynchronizationStatus', status),
          count,
        })),
      },
      {
        name: 'type',
        label: ui.word.field('ChannelTransaction', 'type'),
        isMultiple: true,
        options: types.map(({ type, count }) => ({
          value: type,
          label: ui.word.enumValue('ChannelTransactionType', type),
          count,
        })),
      },
      channelFacet(ui, 'ChannelTransaction', channels),
    ]
  },
  bulk: (ui) =>
    ui.may('ORDERS_SYNCHRONIZE')
      ? {
          action: retryTransactions,
          takes: ({ status }) => status === 'FAILED' || status === 'PENDING_SYNCHRONIZATION',
          nameOf: ({ transactionId }) => transactionId,
          words: {
            open: ui.t('orders:retry.open'),
            title: ui.t('orders:retry.title'),
            text: ui.t('orders:retry.text'),
            confirm: ui.t('orders:failures.retry'),
          },
          inputs: <JobName ui={ui} />,
        }
      : undefined,
  empty: ({ t }) => <p>{t('orders:transactions.none')}</p>,
}
