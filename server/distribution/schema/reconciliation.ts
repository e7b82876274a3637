import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import { readChannelDatabase } from '../../organization/channel-databases.ts'
import { ChannelDatabase } from '../../organization/schema/types.ts'
import { type ReconciledDay, reconcile } from '../reconcile.ts'

const ReconciledDayType = builder.objectRef<ReconciledDay>('ReconciledDay').implement({
  description:
    'One table of a channel database on one day and in one currency of the transactions: what the channel has, what headquarters has of it, and the difference.',
  fields: (t) => ({
    date: t.field({
      type: 'CalendarDate',
      description: 'The day of the transactions’ headers, in the channel’s time zone.',
      resolve: ({ date }) => date,
    }),
    currency: t.exposeString('currency', {
      description: 'The currency of the transactions’ headers, as the shop writes it.',
    }),
    channelTable: t.exposeString('channelTable', { description: 'The table in the channel database.' }),
    amountColumn: t.exposeString('amountColumn', {
      nullable: true,
      description: 'The channel’s column that is summed; null for a table without amounts.',
    }),
    channelRows: t.exposeInt('channelRows', { description: 'Rows in the channel database.' }),
    headquartersRows: t.exposeInt('headquartersRows', { description: 'Rows of it that are staged.' }),
    rowDifference: t.exposeInt('rowDifference', { description: 'Rows that headquarters lacks.' }),
    channelAmount: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Control sum in the channel database: exact, in its sign.',
      resolve: ({ channelAmount }) => channelAmount,
    }),
    headquartersAmount: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Control sum of what is staged: exact, in the channel’s sign.',
      resolve: ({ headquartersAmount }) => headquartersAmount,
    }),
    amountDifference: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What headquarters lacks of the channel’s control sum.',
      resolve: ({ amountDifference }) => amountDifference,
    }),
  }),
})

builder.queryField('channelReconciliation', (t) =>
  t.field({
    type: [ReconciledDayType],
    description:
      'Compares a channel database, as it stands now, with what of it is staged: by day, currency and table, at most 92 days.',
    authScopes: { may: 'distribution.read' },
    args: {
      channelDatabase: t.arg.globalID({
        required: true,
        for: ChannelDatabase,
        description: 'The channel database.',
      }),
      from: t.arg({ type: 'CalendarDate', required: true, description: 'The first day.' }),
      to: t.arg({ type: 'CalendarDate', required: true, description: 'The last day, included.' }),
      differencesOnly: t.arg.boolean({ description: 'Only where the two sides differ.' }),
    },
    resolve: async (_root, { channelDatabase: { id }, from, to, differencesOnly }, context) => {
      const { database, caller } = context
      const channelDatabase = await readChannelDatabase(database.kysely, id as Id<'ChannelDatabase'>)
      caller.require('distribution.read', channelDatabase.company_id)
      const days = await reconcile(database, { channelDatabase, from, to }, context)
      if (!differencesOnly) return [...days]
      return days.filter(
        ({ rowDifference, amountDifference }) =>
          rowDifference !== 0 || (amountDifference !== null && Number(amountDifference) !== 0),
      )
    },
  }),
)
