import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import type { ChannelNumber, CompanyId } from '../../organization/tables.ts'
import {
  countStagedRows,
  listStagedRows,
  placeFormOf,
  placeOfRow,
  type StagedRowOfChannel,
} from '../list-staged-rows.ts'
import { isShown, type Section, sectionOf } from '../sections.ts'
import { TransactionSectionEnum } from './enums.ts'
import { StagedValueType } from './sections.ts'
import { ChannelTransaction } from './types.ts'

interface RowOfTable {
  readonly section: Section
  readonly row: StagedRowOfChannel
}

const ChannelTableRow = builder.objectRef<RowOfTable>('ChannelTableRow').implement({
  description: 'A row of a table of the channel databases, as its channel sent it.',
  fields: (t) => ({
    transactionId: t.string({
      description: 'The shop’s id of its transaction.',
      resolve: ({ row }) => row.transaction_id,
    }),
    transaction: t.field({
      type: ChannelTransaction,
      nullable: true,
      description: 'Its transaction; null when its header has not come.',
      resolve: ({ row }) => row.channel_transaction_id,
    }),
    replicationCounter: t.field({
      type: 'BigInteger',
      description: 'The counter of its table that it came with.',
      resolve: ({ row }) => row.replication_counter,
    }),
    values: t.field({
      type: [StagedValueType],
      description:
        'Its values as text, decimals exact, in the order of the table’s own fields; without those that never leave ' +
        'the server, and of a card token the end.',
      resolve: ({ section, row }) =>
        section.fields.filter(isShown).map((column) => ({ column, record: row })),
    }),
  }),
})

builder.queryField('stagedRows', (t) =>
  t.connection(
    {
      type: ChannelTableRow,
      description:
        'The rows of one table that a channel has sent, by their transactions and keys. What operators have corrected is ' +
        'told by the transaction.',
      authScopes: { may: 'orders.read' },
      args: {
        companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
        section: t.arg({
          type: TransactionSectionEnum,
          required: true,
          description: 'The table, by what it is of a transaction.',
        }),
        channelNumber: t.arg({ type: 'BigInteger', required: true, description: 'The channel’s number.' }),
      },
      resolve: (_root, { companyId, section: table, channelNumber, ...page }, { caller, database }) => {
        caller.require('orders.read', companyId)
        const section = sectionOf(table)
        const scope = {
          companyId: companyId as CompanyId,
          channelNumber: channelNumber as ChannelNumber,
        }
        return resolvePage(page, {
          key: ({ row }: RowOfTable) => placeOfRow(section, row),
          keyForm: placeFormOf(section),
          rows: async (asked) =>
            (await listStagedRows(database.kysely, section, scope, asked)).map((row) => ({ section, row })),
          count: () => countStagedRows(database.kysely, section, scope),
        })
      },
    },
    ...connectionOf('ChannelTableRow'),
  ),
)
