import { builder } from '../../graphql/builder.ts'
import { channelFields } from '../../organization/schema/channel-fields.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { fieldName, rowTypeOf, type Section, sections } from '../sections.ts'
import { readTableCounts, type TableCount } from '../table-tally.ts'
import { TransactionSectionEnum } from './enums.ts'
import { StagedField } from './sections.ts'

interface ChannelTable {
  readonly section: Section
  readonly counts: readonly TableCount[]
}

const ChannelTableCount = builder.objectRef<TableCount>('ChannelTableCount').implement({
  description: 'How many rows of a table a channel has sent.',
  fields: (t) => ({
    ...channelFields(t, ({ channel_number }) => channel_number),
    rows: t.field({
      type: 'BigInteger',
      description: 'How many rows.',
      resolve: ({ row_count }) => row_count,
    }),
  }),
})

const ChannelTableType = builder.objectRef<ChannelTable>('ChannelTable').implement({
  description: 'A table of the channel databases: what its columns are, and what has come of it.',
  fields: (t) => ({
    name: t.string({
      description: 'Its name in a channel database, such as `RetailTransactionTable`.',
      resolve: ({ section }) => section.contract.channelTable,
    }),
    section: t.field({
      type: TransactionSectionEnum,
      description: 'What it is of a transaction.',
      resolve: ({ section }) => section.table,
    }),
    type: t.string({
      description:
        'The GraphQL type of its rows, such as `ChannelTransactionLine`: with a column’s name it is the key of the column’s words.',
      resolve: ({ section }) => rowTypeOf(section),
    }),
    isOptional: t.boolean({
      description: 'Whether a channel database may be without it.',
      resolve: ({ section }) => section.contract.optional === true,
    }),
    key: t.stringList({
      description:
        'The columns, by their names here, that tell a row from the others of its transaction; none for the header.',
      resolve: ({ section }) => section.contract.key.map(fieldName),
    }),
    columns: t.field({
      type: [StagedField],
      description: 'All of its columns, in the contract’s order.',
      resolve: ({ section }) => section.contract.columns.map((column) => ({ section, column })),
    }),
    counts: t.field({
      type: [ChannelTableCount],
      description:
        'How many rows have come of it, by channel, as the shops sent them. Kept, never counted out.',
      resolve: ({ counts }) => [...counts],
    }),
    rows: t.field({
      type: 'BigInteger',
      description: 'How many rows have come of it in all.',
      resolve: ({ counts }) => counts.reduce((sum, { row_count }) => sum + row_count, 0),
    }),
  }),
})

builder.queryField('channelTables', (t) =>
  t.field({
    type: [ChannelTableType],
    description: 'The tables that online shops write and the P-job pulls, with what a company has of each.',
    authScopes: { may: 'orders.read' },
    complexity: { field: 1, multiplier: 12 },
    args: {
      companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    },
    resolve: async (_root, { companyId }, { caller, database }) => {
      caller.require('orders.read', companyId)
      const counts = await readTableCounts(database.kysely, companyId as CompanyId)
      return sections.map((section) => ({
        section,
        counts: counts.filter(({ staged_table }) => staged_table === section.table),
      }))
    },
  }),
)
