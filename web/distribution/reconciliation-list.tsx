import type { ReactNode } from 'react'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type Column, type ListDefinition, toWholePage } from '../lists/list.ts'
import { dayOf, oneValueOf } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { digitsOfSums } from './control-sums.ts'
import styles from './distribution.module.css'
import { ReconciliationDocument, type ReconciliationQuery } from './reconciliation.generated.ts'

type Day = ReconciliationQuery['channelReconciliation'][number]

/**
 * Counts and control sums by day, currency and table, in the channel database and at headquarters, with the difference.
 * Which database and which days, the search parameters `channelDatabase`, `from` and `to` name; without them there are
 * none. `differences` leaves out what balances.
 */
export const reconciliationList: ListDefinition<Day> = {
  name: 'reconciliation',
  path: '/retail-and-commerce-it/reconciliation',
  title: ({ t }) => t('navigation:reconciliation.label'),
  columns: (ui) => reconciliationColumns(ui, []),
  key: ({ date, currency, channelTable }) => `${date} ${currency} ${channelTable}`,
  load: async (_ui, filters) => {
    const channelDatabase = oneValueOf(filters, 'channelDatabase')
    const from = dayOf(filters, 'from')
    const to = dayOf(filters, 'to')
    if (!channelDatabase || !from || !to) return toWholePage<Day>([])
    const differencesOnly = oneValueOf(filters, 'differences') === 'yes'
    const variables = { channelDatabase, from, to, differencesOnly }
    const { channelReconciliation } = await query(ReconciliationDocument, variables)
    return toWholePage(channelReconciliation)
  },
  empty: ({ t }, filters) => (
    <p>
      {oneValueOf(filters, 'differences') === 'yes'
        ? t('distribution:reconciliation.balanced')
        : t('distribution:reconciliation.none')}
    </p>
  ),
}

/**
 * The columns on the page. There the currency stands below the day and the summed column below its table, which leaves
 * the sums room, and all control sums have the digits of the longest.
 */
export function reconciliationColumns(ui: Ui, days: readonly Day[]): readonly Column<Day>[] {
  const { format } = ui
  const column = createColumns<Day>(ui, 'ReconciledDay')
  const digits = digitsOfSums(
    days.flatMap((day) => [day.channelAmount, day.headquartersAmount, day.amountDifference]),
  )
  const marked = (text: string, isOff: boolean) => (
    <span className={isOff ? styles.difference : undefined}>{text}</span>
  )
  const date = column.day('date', ({ date }) => date)
  const currency = column.text('currency', ({ currency }) => currency)
  const table = column.technical('channelTable', ({ channelTable }) => channelTable)
  const summed = column.technical('amountColumn', ({ amountColumn }) => amountColumn)
  return [
    {
      ...date,
      cell: (day) => <TwoInOne first={date.cell(day)} label={currency.header} then={currency.cell(day)} />,
    },
    { ...currency, isForFiles: true },
    {
      ...table,
      cell: (day) =>
        day.amountColumn === null ? (
          table.cell(day)
        ) : (
          <TwoInOne first={table.cell(day)} label={summed.header} then={summed.cell(day)} />
        ),
    },
    column.number('channelRows', ({ channelRows }) => channelRows),
    column.number('headquartersRows', ({ headquartersRows }) => headquartersRows),
    {
      ...column.number('rowDifference', ({ rowDifference }) => rowDifference),
      cell: ({ rowDifference }) => marked(format.number(rowDifference), rowDifference !== 0),
    },
    { ...summed, isForFiles: true },
    column.decimal('channelAmount', ({ channelAmount }) => channelAmount, digits),
    column.decimal('headquartersAmount', ({ headquartersAmount }) => headquartersAmount, digits),
    {
      ...column.decimal('amountDifference', ({ amountDifference }) => amountDifference, digits),
      cell: ({ amountDifference }) =>
        amountDifference === null
          ? '–'
          : marked(format.decimal(amountDifference, digits), Number(amountDifference) !== 0),
    },
  ]
}

/** Two columns in one cell, the second in a line of its own; its heading is told to who does not see the table. */
function TwoInOne({
  first,
  label,
  then,
}: {
  readonly first: ReactNode
  readonly label: string
  readonly then: ReactNode
}) {
  return (
    <>
      {first}
      <span className={styles.below}>
        <span className="visually-hidden">{label}: </span>
        {then}
      </span>
    </>
  )
}
