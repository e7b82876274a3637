import { Empty } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { digitsOfSums } from './control-sums.ts'
import styles from './distribution.module.css'
import { ReconciliationDocument, type ReconciliationQuery } from './reconciliation.generated.ts'

type Day = ReconciliationQuery['channelReconciliation'][number]

/** Counts and control sums by day, currency and table, in the channel database and at headquarters, with the difference. */
export async function ReconciledDays({
  ui,
  variables,
}: {
  readonly ui: Ui
  readonly variables: {
    readonly channelDatabase: string
    readonly from: string
    readonly to: string
    readonly differencesOnly: boolean
  }
}) {
  const { t, format } = ui
  const { channelReconciliation: days } = await query(ReconciliationDocument, variables)
  if (days.length === 0) {
    return (
      <Empty>
        <p>
          {variables.differencesOnly
            ? t('distribution:reconciliation.balanced')
            : t('distribution:reconciliation.none')}
        </p>
      </Empty>
    )
  }
  const column = createColumns<Day>(ui, 'ReconciledDay')
  const digits = digitsOfSums(
    days.flatMap((day) => [day.channelAmount, day.headquartersAmount, day.amountDifference]),
  )
  const marked = (text: string, isOff: boolean) => (
    <span className={isOff ? styles.difference : undefined}>{text}</span>
  )
  return (
    <Table
      ui={ui}
      caption={t('navigation:reconciliation.label')}
      columns={[
        column.day('date', ({ date }) => date),
        column.text('currency', ({ currency }) => currency),
        column.technical('channelTable', ({ channelTable }) => channelTable),
        column.number('channelRows', ({ channelRows }) => channelRows),
        column.number('headquartersRows', ({ headquartersRows }) => headquartersRows),
        {
          ...column.number('rowDifference', ({ rowDifference }) => rowDifference),
          cell: ({ rowDifference }) => marked(format.number(rowDifference), rowDifference !== 0),
        },
        column.technical('amountColumn', ({ amountColumn }) => amountColumn),
        column.decimal('channelAmount', ({ channelAmount }) => channelAmount, digits),
        column.decimal('headquartersAmount', ({ headquartersAmount }) => headquartersAmount, digits),
        {
          ...column.decimal('amountDifference', ({ amountDifference }) => amountDifference, digits),
          cell: ({ amountDifference }) =>
            amountDifference === null
              ? '–'
              : marked(format.decimal(amountDifference, digits), Number(amountDifference) !== 0),
        },
      ]}
      rows={days}
      rowKey={({ date, currency, channelTable }) => `${date} ${currency} ${channelTable}`}
    />
  )
}
