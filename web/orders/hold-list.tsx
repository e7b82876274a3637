import { ConfirmAction } from '../forms/confirm-action.tsx'
import { TextField } from '../forms/field.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { JobName } from '../lists/job-name.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import { releaseHold, releaseHolds } from './actions.ts'
import { holdFilterOf } from './hold-filter.ts'
import {
  OrderHoldCountsDocument,
  OrderHoldListDocument,
  type OrderHoldListQuery,
} from './orders.generated.ts'

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
      column.words('placedBy', ({ placedBy }) => placedBy?.name),
      {
        ...column.money('amount', ({ salesOrder }) => salesOrder.grossAmount),
        header: ui.word.field('SalesOrder', 'grossAmount'),
      },
      {
        id: 'release',
        header: ui.t('orders:holds.action'),
        cell: (hold) =>
          hold.releasedAt ? ui.format.dateTime(hold.releasedAt) : <Release ui={ui} hold={hold} />,
        text: ({ releasedAt }) => (releasedAt ? ui.format.cell.dateTime(releasedAt) : ''),
      },
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ salesOrder }) => `/store-financials/orders/${encodeURIComponent(salesOrder.id)}`,
  load: async (ui, filters, page) => {
    const data = await query(OrderHoldListDocument, { ...holdFilterOf(ui, filters), ...page })
    return toListPage(data.orderHolds)
  },
  facets: async (ui, filters) => {
    const { orderHolds, released } = await query(OrderHoldCountsDocument, holdFilterOf(ui, filters))
    return [
      {
        name: 'released',
        label: ui.t('orders:holds.show'),
        options: [{ value: 'yes', label: ui.t('orders:holds.released'), count: released.totalCount }],
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
  bulk: (ui, filters) =>
    ui.may('ORDERS_EDIT') && holdFilterOf(ui, filters).isOpen
      ? {
          action: releaseHolds,
          takes: ({ releasedAt }) => releasedAt === null,
          nameOf: ({ salesOrder, holdCode }) => `${salesOrder.number} ${holdCode}`,
          words: {
            open: ui.t('orders:holds.releaseMany'),
            title: ui.t('orders:holds.releaseManyTitle'),
            text: ui.t('orders:holds.releaseManyText'),
            confirm: ui.t('orders:holds.releaseAll'),
          },
          inputs: (
            <>
              <TextField name="comment" label={ui.word.field('OrderHold', 'releaseComment')} />
              <JobName ui={ui} />
            </>
          ),
        }
      : undefined,
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
