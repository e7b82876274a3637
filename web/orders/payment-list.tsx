import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { enumValuesOf, type SearchParameters } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import { periodOf } from './bounds.ts'
import {
  type OrderPaymentSort,
  PaymentFacetsDocument,
  PaymentListDocument,
  type PaymentListQuery,
  PaymentSumsDocument,
  type TenderFunction,
} from './orders.generated.ts'
import { paymentStatuses, toneOfPayment } from './status.ts'
import { sumInWords } from './sum-in-words.ts'

type Payment = PaymentListQuery['payments']['edges'][number]['node']

const tenderFunctions: readonly TenderFunction[] = [
  'CARD',
  'CHECK',
  'CREDIT_VOUCHER',
  'CUSTOMER_ACCOUNT',
  'GIFT_CARD',
  'LOYALTY',
  'NORMAL',
  'WALLET',
]

const sorting = sortedBy<keyof OrderPaymentSort>('-salesOrder', ['-salesOrder', '-paidOn'])

/** The payments of the posted orders. */
export const paymentList: ListDefinition<Payment> = {
  name: 'payments',
  path: '/store-financials/payments',
  title: ({ t }) => t('navigation:payments.label'),
  hasPeriod: true,
  sorting,
  columns: (ui) => {
    const column = createColumns<Payment>(ui, 'OrderPayment')
    return [
      {
        ...column.text('salesOrder', ({ salesOrder }) => salesOrder.number),
        header: ui.t('orders:columns.order'),
      },
      column.number('lineNumber', ({ lineNumber }) => lineNumber),
      column.status('status', 'OrderPaymentStatus', toneOfPayment, ({ status }) => status),
      { ...column.day('paidOn', ({ paidOn }) => paidOn), header: ui.t('orders:columns.date') },
      column.money('amount', ({ amount }) => amount),
      column.value('tenderFunction', 'TenderFunction', ({ tenderFunction }) => tenderFunction),
      { ...column.text('tenderType', ({ tenderType }) => tenderType), header: ui.t('orders:columns.method') },
      column.text('maskedCardNumber', ({ maskedCardNumber }) => maskedCardNumber),
      {
        ...column.text('postingAccount', ({ postingAccount }) => postingAccount),
        header: ui.t('orders:columns.account'),
      },
    ]
  },
  key: ({ salesOrder, lineNumber }) => `${salesOrder.id} ${lineNumber}`,
  pathOf: ({ salesOrder }) => `/store-financials/orders/${encodeURIComponent(salesOrder.id)}`,
  load: async (ui, filters, page) => {
    const data = await query(PaymentListDocument, {
      ...filterOf(ui, filters),
      orderBy: orderByOf<OrderPaymentSort>(sorting, filters),
      ...page,
    })
    return toListPage(data.payments)
  },
  facets: async (ui, filters) => {
    const { payments } = await query(PaymentFacetsDocument, filterOf(ui, filters))
    return [
      {
        name: 'status',
        label: ui.word.field('OrderPayment', 'status'),
        isMultiple: true,
        options: payments.facets.statuses.map(({ status, count }) => ({
          value: status,
          label: ui.word.enumValue('OrderPaymentStatus', status),
          count,
        })),
      },
      {
        name: 'tender',
        label: ui.word.field('OrderPayment', 'tenderFunction'),
        isMultiple: true,
        options: payments.facets.tenderFunctions.map(({ tenderFunction, count }) => ({
          value: tenderFunction,
          label: ui.word.enumValue('TenderFunction', tenderFunction),
          count,
        })),
      },
    ]
  },
  sum: async (ui, filters) => {
    const { payments } = await query(PaymentSumsDocument, filterOf(ui, filters))
    return sumInWords(ui, 'orders:payments.sum', payments.facets.amounts)
  },
  empty: ({ t }) => <p>{t('orders:payments.none')}</p>,
}

function filterOf(ui: Ui, filters: SearchParameters) {
  return {
    ...periodOf(ui, filters),
    statuses: enumValuesOf(filters, 'status', paymentStatuses) ?? null,
    tenderFunctions: enumValuesOf(filters, 'tender', tenderFunctions) ?? null,
  }
}
