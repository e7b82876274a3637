import { cache } from 'react'
import { Link } from '../components/link.tsx'
import { query } from '../graphql/request-client.ts'
import { columnWords } from '../guides/column-words.ts'
import { type Column, type ListDefinition, toWholePage } from '../lists/list.ts'
import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import {
  StagedRowsDocument,
  type StagedRowsQuery,
  StagedRowTablesDocument,
  type StagedRowTablesQuery,
} from './staged-rows.generated.ts'
import { stagedValueInWords } from './staged-value.ts'

type Row = StagedRowsQuery['stagedRows']['edges'][number]
type StagedTable = StagedRowTablesQuery['channelTables'][number]
type TableColumn = StagedTable['columns'][number]

/** The page that lists what a channel has sent of a table, without the language. */
export const stagedRowsPath = '/store-financials/rows'

/** The tables of a company with how many rows each channel has sent. Read once a request. */
const readTables = cache(async (companyId: string): Promise<readonly StagedTable[]> => {
  return (await query(StagedRowTablesDocument, { companyId })).channelTables
})

/** The table and the channel that an address names; else the first of which, or from which, something has come. */
async function chosen(ui: Ui, filters: SearchParameters) {
  const tables = await readTables(ui.company.companyId)
  const named = oneValueOf(filters, 'table')
  const table = tables.find(({ name }) => name === named) ?? tables.find(({ rows }) => rows > 0) ?? tables[0]
  const number = Number(oneValueOf(filters, 'channel'))
  const channel = table?.counts.find(({ channelNumber }) => channelNumber === number) ?? table?.counts[0]
  return { tables, table, channel }
}

/** The rows of one table as one channel sent them, column by column as the contract has them. */
export const stagedRowList: ListDefinition<Row> = {
  name: 'staged-rows',
  path: stagedRowsPath,
  title: ({ t }) => t('orders:stagedRows.title'),
  columns: async (ui, filters) => {
    const { table } = await chosen(ui, filters)
    const shown = table?.columns.filter(({ isShown }) => isShown) ?? []
    return [
      transactionColumn(ui),
      ...shown.map((column) => valueColumn(ui, table?.type ?? '', column)),
      counterColumn(ui),
    ]
  },
  key: ({ cursor }) => cursor,
  load: async (ui, filters, page) => {
    const { table, channel } = await chosen(ui, filters)
    if (!table || !channel) return toWholePage([])
    const { stagedRows } = await query(StagedRowsDocument, {
      companyId: ui.company.companyId,
      section: table.section,
      channelNumber: channel.channelNumber,
      ...page,
    })
    const { edges, totalCount, pageInfo } = stagedRows
    return { rows: edges, totalCount, pageInfo }
  },
  facets: async (ui, filters) => {
    const { tables, table } = await chosen(ui, filters)
    return [
      {
        name: 'table',
        label: ui.t('orders:stagedRows.table'),
        options: tables
          .filter(({ rows }) => rows > 0)
          .map(({ name, rows }) => ({ value: name, label: name, count: rows })),
      },
      {
        name: 'channel',
        label: ui.word.field('ChannelTransaction', 'channel'),
        options: (table?.counts ?? []).map(({ channelNumber, channel, rows }) => ({
          value: String(channelNumber),
          label: channel?.name ?? String(channelNumber),
          count: rows,
        })),
      },
    ]
  },
  empty: ({ t }) => <p>{t('orders:transactions.none')}</p>,
}

function transactionColumn({ href, word }: Ui): Column<Row> {
  return {
    id: 'transactionId',
    header: word.field('ChannelTransaction', 'transactionId'),
    cell: ({ node: { transactionId, transaction } }) =>
      transaction ? (
        <Link
          href={href(`/store-financials/transactions/${encodeURIComponent(transaction.id)}`)}
          prefetch={false}
        >
          {transactionId}
        </Link>
      ) : (
        transactionId
      ),
    text: ({ node }) => node.transactionId,
  }
}

function valueColumn(ui: Ui, type: string, column: TableColumn): Column<Row> {
  const { name, kind, isAmount } = column
  const valueIn = ({ node }: Row) => node.values.find(({ field }) => field === name)
  const isDecimal = kind === 'DECIMAL'
  return {
    id: name,
    header: columnWords(ui.word, type, name),
    ...(isDecimal ? { align: 'end' } : {}),
    cell: (row) => {
      const { value, currency } = valueIn(row) ?? {}
      return value ? stagedValueInWords(ui, { type, name, kind, currency }, value) : '–'
    },
    text: (row) => {
      const value = valueIn(row)?.value ?? ''
      return isDecimal && value !== '' ? ui.format.cell.decimal(value) : value
    },
    ...(isAmount
      ? { currency: (row: Row) => (valueIn(row)?.value ? (valueIn(row)?.currency ?? '') : '') }
      : {}),
  }
}

function counterColumn({ format, word }: Ui): Column<Row> {
  return {
    id: 'replicationCounter',
    header: word.field('ChannelTransaction', 'replicationCounter'),
    align: 'end',
    cell: ({ node }) => format.number(node.replicationCounter),
    text: ({ node }) => format.cell.number(node.replicationCounter),
  }
}
