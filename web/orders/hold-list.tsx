import { ConfirmAction } from '../forms/confirm-action.tsx'
import { TextField } from '../forms/field.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, oneValueOf, toListPage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import { releaseHold } from './actions.ts'
import { OrderHoldListDocument, type OrderHoldListQuery } from './orders.generated.ts'

type Hold = OrderHoldListQuery['orderHolds']['edges'][number]['node']

/** Orders that wait for a person before they may be fulfilled. */
export const holdList: ListDefinition<Hold> = {
  name: 'order-holds',
  path: '/store-financials/holds',
  title: ({ t }) => t('navigation:holds.label'),
  columns: (ui) => {
    const column = createColumns<Hold>(ui, 'OrderHold')
    return [
      column.text('salesOrder', ({ salesOrder }) => salesOrder.number),
      column.text('holdCode', ({ holdCode }) => holdCode),
      column.moment('placedAt', ({ placedAt }) => placedAt),
      column.number('daysOnHold', ({ daysOnHold }) => daysOnHold),
      column.text('placedBy', ({ placedBy }) => placedBy?.name),
      {
        ...column.money('amount', ({ salesOrder }) => salesOrder.grossAmount),
        header: ui.word.field('SalesOrder', 'grossAmount'),
      },
      {
        id: 'release',
        header: ui.t('orders:holds.action'),
        cell: (hold) =>
          hold.releasedAt ? ui.format.dateTime(hold.releasedAt) : <Release ui={ui} hold={hold} />,
        text: ({ releasedAt }) => (releasedAt ? ui.format.dateTime(releasedAt) : ''),
      },
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ salesOrder }) => `/store-financials/orders/${encodeURIComponent(salesOrder.id)}`,
  load: async (ui, filters, page) => {
    const data = await query(OrderHoldListDocument, {
      companyId: ui.company.companyId,
      isOpen: oneValueOf(filters, 'released') !== 'yes',
      holdCode: oneValueOf(filters, 'code') ?? null,
      ...page,
    })
    return toListPage(data.orderHolds)
  },
  facets: async (ui, filters) => {
    const isOpen = oneValueOf(filters, 'released') !== 'yes'
    const { orderHolds } = await query(OrderHoldListDocument, {
      companyId: ui.company.companyId,
      isOpen,
      first: 1,
    })
    return [
      {
        name: 'released',
        label: ui.t('orders:holds.show'),
        options: [{ value: 'yes', label: ui.t('orders:holds.released') }],
      },
      {
        name: 'code',
        label: ui.word.field('OrderHold', 'holdCode'),
        options: orderHolds.holdCodes.map(({ holdCode, count }) => ({
          value: holdCode,
          label: holdCode,
          count,
        })),
      },
    ]
  },
  empty: ({ t }) => <p>{t('orders:holds.none')}</p>,
}

function Release({ ui, hold }: { readonly ui: Ui; readonly hold: Hold }) {
  const { t, locale } = ui
  if (!ui.may('ORDERS_EDIT')) return null
  return (
    <ConfirmAction
      action={releaseHold}
      locale={locale}
      values={{ hold: hold.id }}
      words={{
        open: t('orders:holds.release'),
        title: t('orders:holds.releaseTitle', { order: hold.salesOrder.number }),
        text: t('orders:holds.releaseText'),
        confirm: t('orders:holds.release'),
        cancel: t('cancel'),
        problem: t('problem'),
      }}
    >
      <TextField name="comment" label={ui.word.field('OrderHold', 'releaseComment')} />
    </ConfirmAction>
  )
}
