import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { channelScopeArguments, readChannelScope } from '../../organization/schema/channel-scope.ts'
import { companiesOf } from '../../organization/schema/companies-of.ts'
import { TenderFunctionType } from '../../organization/schema/enums.ts'
import { countJournals, type JournalFilter, type JournalRecord, listJournals } from '../list-journals.ts'
import {
  countPayments,
  listPayments,
  type PaymentFilter,
  type PaymentPlace,
  type PaymentRecord,
  paymentColumns,
} from '../list-payments.ts'
import { OrderPaymentStatusEnum } from './enums.ts'
import { PaymentFacets } from './facets.ts'
import { OrderPayment, PaymentJournal } from './types.ts'

const OrderPaymentSort = sortInput<keyof typeof paymentColumns>('OrderPayment', {
  salesOrder: 'By when their orders were posted.',
  paidOn: 'By the day on which they were paid.',
})

builder.queryField('payments', (t) =>
  t.connection(
    {
      type: OrderPayment,
      description: 'Payments of orders.',
      authScopes: { may: 'orders.read' },
      args: {
        ...channelScopeArguments(t.arg),
        statuses: t.arg({ type: [OrderPaymentStatusEnum], description: 'Only those that stand so.' }),
        tenderFunctions: t.arg({ type: [TenderFunctionType], description: 'Only those of these kinds.' }),
        customerAccount: t.arg.string({ description: 'Only those of this customer’s orders.' }),
        from: t.arg({ type: 'CalendarDate', description: 'Only those of orders made on this day or later.' }),
        to: t.arg({ type: 'CalendarDate', description: 'Only those of orders made on this day or earlier.' }),
        ...orderArgument(t.arg, OrderPaymentSort, 'those of the latest orders first'),
      },
      resolve: async (_root, args, context) => {
        const filter: PaymentFilter = {
          ...(await readChannelScope(args, 'orders.read', context)),
          statuses: args.statuses ?? undefined,
          tenderFunctions: args.tenderFunctions ?? undefined,
          customerAccount: args.customerAccount ?? undefined,
          from: args.from ?? undefined,
          to: args.to ?? undefined,
        }
        const { kysely } = context.database
        const order = readOrder(args, { by: 'salesOrder', isDescending: true }, context)
        const page = await resolvePage(args, {
          key: ({ sort_value, sales_order_id, line_number }: PaymentRecord & Sorted): PaymentPlace => [
            sort_value,
            sales_order_id,
            line_number,
          ],
          keyForm: formsOf(paymentColumns, order, 'text', 'number'),
          rows: (place) => listPayments(kysely, filter, order, place),
          count: async () => {
            const counts = await countPayments(kysely, filter)
            return counts.reduce((sum, { payments }) => sum + payments, 0)
          },
        })
        return { ...page, facets: { filter, context } }
      },
    },
    {
      ...connectionOf('OrderPayment')[0],
      fields: (fields) => ({
        facets: fields.field({
          type: PaymentFacets,
          description: 'Counts to narrow the list by, and what the payments come to.',
          resolve: (connection) => connection.facets,
        }),
      }),
    },
    connectionOf('OrderPayment')[1],
  ),
)

builder.queryField('paymentJournals', (t) =>
  t.connection(
    {
      type: PaymentJournal,
      description: 'Customer payment journals, the latest first.',
      authScopes: { may: 'orders.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        currency: t.arg({ type: 'Currency', description: 'Only those in this currency.' }),
      },
      resolve: (_root, args, { database, caller }) => {
        const filter: JournalFilter = {
          companies: companiesOf(caller, 'orders.read', args.companyId),
          currency: args.currency,
        }
        return resolvePage(args, {
          key: ({ id }: JournalRecord): string => id,
          keyForm: 'text',
          rows: (page) => listJournals(database.kysely, filter, page),
          count: () => countJournals(database.kysely, filter),
        })
      },
    },
    ...connectionOf('PaymentJournal'),
  ),
)

builder.queryField('paymentJournal', (t) =>
  t.field({
    type: PaymentJournal,
    nullable: true,
    description: 'One payment journal; null when there is none of that id.',
    authScopes: { may: 'orders.read' },
    args: { id: t.arg.globalID({ required: true, for: PaymentJournal, description: 'The journal.' }) },
    resolve: async (_root, { id }, { database, caller }) => {
      const journal = await database.kysely
        .selectFrom('customer_payment_journal')
        .selectAll()
        .where('id', '=', id.id as JournalRecord['id'])
        .executeTakeFirst()
      if (!journal) return null
      caller.require('orders.read', journal.company_id)
      return journal
    },
  }),
)
