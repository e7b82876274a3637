import { builder } from '../../graphql/builder.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import { Channel } from '../../organization/schema/types.ts'
import { readWaitingTransactions, type WaitingTransactions } from '../waiting-transactions.ts'

const waitingOf = groupLoader(
  (numbers: Parameters<typeof readWaitingTransactions>[1], { database }) =>
    readWaitingTransactions(database.kysely, numbers),
  (waiting) => waiting.channel_number,
)

const WaitingTransactionsType = builder.objectRef<WaitingTransactions>('WaitingTransactions').implement({
  description: 'What a channel has sent and order synchronization has not posted yet.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many; what failed or is being edited does not count.' }),
    oldestReceivedAt: t.field({
      type: 'Instant',
      description: 'When the one that has waited longest was pulled.',
      resolve: ({ oldest_pulled_at }) => oldest_pulled_at,
    }),
  }),
})

builder.objectField(Channel, 'waitingTransactions', (t) =>
  t.field({
    type: WaitingTransactionsType,
    nullable: true,
    description:
      'What it has sent and order synchronization has not posted yet; null when nothing waits, and for a caller who may not read orders.',
    resolve: async ({ number, company_id }, _args, context) => {
      if (!context.caller.may('orders.read', company_id)) return null
      const [waiting] = await waitingOf(context).load(number)
      return waiting ?? null
    },
  }),
)
