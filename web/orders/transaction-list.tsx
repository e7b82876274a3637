import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { JobName } from '../lists/job-name.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { type ColumnSorting, orderByOf, sortedBy } from '../lists/sorting.ts'
import { retryTransactions } from './actions.ts'
import { channelFacet } from './channel-facet.ts'
import { toneOfSynchronization } from './status.ts'
import { transactionFilterOf } from './transaction-filter.ts'
import {
  type ChannelTransactionSort,
  TransactionFacetsDocument,
  TransactionListDocument,
  type TransactionListQuery,
} from './transactions.generated.ts'

type Transaction = TransactionListQuery['channelTransactions']['edges'][number]['node']

const sorting: ColumnSorting = {
  ...sortedBy<keyof ChannelTransactionSort>('-pulledAt', ['transactionId', '-transactionDate']),
  former: {
    NEWEST_FIRST: '-pulledAt',
    OLDEST_FIRST: 'pulledAt',
    LATEST_DATE_FIRST: '-transactionDate',
    EARLIEST_DATE_FIRST: 'transactionDate',
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
  columns: (ui) => {
    const column = createColumns<Transaction>(ui, 'ChannelTransaction')
    return [
      column.text('transactionId', ({ transactionId }) => transactionId),
      column.status('status', 'SynchronizationStatus', toneOfSynchronization, ({ status }) => status),
      {
        ...column.day('transactionDate', ({ transactionDate }) => transactionDate),
        header: ui.t('orders:columns.date'),
      },
      column.money('total', ({ total }) => total),
      {
        ...column.text('openFailures', ({ openFailures }) =>
          ui.format.list([...new Set(openFailures.map(({ code }) => ui.word.cause(code, null).title))]),
        ),
        wraps: 'words',
      },
      // On the page the filters say how many are of which type, and a transaction's own page says its.
      { ...column.value('type', 'ChannelTransactionType', ({ type }) => type), isForFiles: true },
      column.words('channel', ({ channel, channelNumber }) => channel?.name ?? String(channelNumber)),
      {
        ...column.text('channelReferenceId', ({ channelReferenceId }) => channelReferenceId),
        header: ui.t('orders:columns.reference'),
      },
      {
        ...column.text('salesOrder', ({ salesOrder }) => salesOrder?.number),
        header: ui.t('orders:columns.order'),
      },
      column.number('retryCount', ({ retryCount }) => retryCount),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/store-financials/transactions/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(TransactionListDocument, {
      ...transactionFilterOf(ui, filters),
      orderBy: orderByOf<ChannelTransactionSort>(sorting, filters),
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
