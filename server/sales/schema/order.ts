import { Money } from '../../graphql/scalars.ts'
import { documentFields } from './document-fields.ts'
import { SalesOrderKindEnum } from './enums.ts'
import {
  holdsLoader,
  journalLinesLoader,
  money,
  OrderHold,
  OrderPayment,
  orderRowsLoader,
  PaymentJournalLine,
  SalesOrder,
  SalesQuotation,
} from './types.ts'

const paymentsOf = orderRowsLoader('order_payment')

SalesOrder.implement({
  description:
    'What a customer ordered, or sends back. From here on a sale is positive and a return negative.',
  fields: (t) => ({
    ...documentFields(t),
    kind: t.field({
      type: SalesOrderKindEnum,
      description: 'Whether it is an order or a return.',
      resolve: ({ kind }) => (kind === 'return' ? 'return' : 'order'),
    }),
    paidAmount: t.field({
      type: Money,
      description: 'What was paid, or authorized to be paid.',
      resolve: ({ paid_amount, currency }) => money(paid_amount, currency),
    }),
    paymentDifference: t.field({
      type: Money,
      description: 'The gross amount less what was paid.',
      resolve: ({ payment_difference, currency }) => money(payment_difference, currency),
    }),
    canceledAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was cancelled; null while it was not.',
      resolve: ({ canceled_at }) => canceled_at,
    }),
    payments: t.field({
      type: [OrderPayment],
      description: 'Its payments, by line.',
      resolve: ({ id }, _args, context) => paymentsOf(context).load(id),
    }),
    journalLines: t.field({
      type: [PaymentJournalLine],
      description: 'The vouchers of its captured and refunded payments.',
      resolve: ({ id }, _args, context) => journalLinesLoader(context).load(id),
    }),
    isOnHold: t.boolean({
      description: 'Whether it waits for a person.',
      resolve: async ({ id }, _args, context) => {
        const holds = await holdsLoader(context).load(id)
        return holds.some(({ released_at }) => released_at === null)
      },
    }),
    holds: t.field({
      type: [OrderHold],
      description: 'Its holds, released ones included, the first first.',
      resolve: ({ id }, _args, context) => holdsLoader(context).load(id),
    }),
  }),
})

SalesQuotation.implement({
  description: 'An offer to a customer, who has not ordered yet.',
  fields: (t) => ({
    ...documentFields(t),
    expiresOn: t.field({
      type: 'CalendarDate',
      nullable: true,
      description: 'The last day on which it holds.',
      resolve: ({ expires_on }) => expires_on,
    }),
  }),
})
