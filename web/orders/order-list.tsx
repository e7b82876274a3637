import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { enumValuesOf, oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import { type ColumnSorting, orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import { boundsOf } from './bounds.ts'
import { channelFacet, channelNumbersOf } from './channel-facet.ts'
import {
  SalesOrderFacetsDocument,
  SalesOrderListDocument,
  type SalesOrderListQuery,
  type SalesOrderSort,
  SalesOrderSumsDocument,
} from './orders.generated.ts'
import { orderStatuses, toneOfOrder } from './status.ts'
import { sumInWords } from './sum-in-words.ts'

type Order = SalesOrderListQuery['salesOrders']['edges'][number]['node']

const kinds = ['ORDER', 'RETURN'] as const

const sorting: ColumnSorting = {
  ...sortedBy<keyof SalesOrderSort>('-channelTransaction', ['-number', '-orderedOn', 'customerAccount']),
  former: { NEWEST_FIRST: '-channelTransaction', OLDEST_FIRST: 'channelTransaction' },
}

/** The posted sales orders. */
export const orderList: ListDefinition<Order> = {
  name: 'sales-orders',
  path: '/store-financials/orders',
  title: ({ t }) => t('navigation:orders.label'),
  search: ({ t }) => t('orders:orders.search'),
  hasPeriod: true,
  sorting,
  columns: (ui) => {
    const column = createColumns<Order>(ui, 'SalesOrder')
    return [
      column.text('number', ({ number }) => number),
      column.status('status', 'SalesOrderStatus', toneOfOrder, ({ status }) => status),
      column.day('orderedOn', ({ orderedOn }) => orderedOn),
      column.money('grossAmount', ({ grossAmount }) => grossAmount),
      column.money('paidAmount', ({ paidAmount }) => paidAmount),
      column.text('isOnHold', ({ isOnHold }) => (isOnHold ? ui.t('yes') : ui.t('no'))),
      // On the page a return's number and amount tell it from an order.
      { ...column.value('kind', 'SalesOrderKind', ({ kind }) => kind), isForFiles: true },
      column.words('channel', ({ channel }) => channel?.name),
      {
        ...column.text('channelReferenceId', ({ channelReferenceId }) => channelReferenceId),
        header: ui.t('orders:columns.reference'),
      },
      column.text('customerAccount', ({ customerAccount }) => customerAccount),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/store-financials/orders/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(SalesOrderListDocument, {
      ...filterOf(ui, filters),
      orderBy: orderByOf<SalesOrderSort>(sorting, filters),
      ...page,
    })
    return toListPage(data.salesOrders)
  },
  facets: async (ui, filters) => {
    const { salesOrders, onHold, withDifference } = await query(
      SalesOrderFacetsDocument,
      filterOf(ui, filters),
    )
    const { statuses, kinds: counted, channels } = salesOrders.facets
    return [
      {
        name: 'status',
        label: ui.word.field('SalesOrder', 'status'),
        isMultiple: true,
        options: statuses.map(({ status, count }) => ({
          value: status,
          label: ui.word.enumValue('SalesOrderStatus', status),
          count,
        })),
      },
      {
        name: 'kind',
        label: ui.word.field('SalesOrder', 'kind'),
        options: counted.map(({ kind, count }) => ({
          value: kind,
          label: ui.word.enumValue('SalesOrderKind', kind),
          count,
        })),
      },
      {
        name: 'mark',
        label: ui.t('orders:orders.only'),
        options: [
          { value: 'hold', label: ui.t('orders:orders.onHold'), count: onHold.totalCount },
          {
            value: 'difference',
            label: ui.t('orders:orders.withDifference'),
            count: withDifference.totalCount,
          },
        ],
      },
      channelFacet(ui, 'SalesOrder', channels),
    ]
  },
  sum: async (ui, filters) => {
    const { salesOrders } = await query(SalesOrderSumsDocument, filterOf(ui, filters))
    return sumInWords(ui, 'orders:orders.sum', salesOrders.facets.grossAmounts)
  },
  empty: ({ t }) => <p>{t('orders:orders.none')}</p>,
}

function filterOf(ui: Ui, filters: SearchParameters) {
  const mark = oneValueOf(filters, 'mark')
  return {
    ...boundsOf(ui, filters),
    statuses: enumValuesOf(filters, 'status', orderStatuses) ?? null,
    kinds: enumValuesOf(filters, 'kind', kinds) ?? null,
    channelNumbers: channelNumbersOf(filters),
    isOnHold: mark === 'hold' ? true : null,
    hasPaymentDifference: mark === 'difference' ? true : null,
  }
}
