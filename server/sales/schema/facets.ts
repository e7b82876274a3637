import type { MinorUnits } from '../../database/money.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { Money, type MoneyValue } from '../../graphql/scalars.ts'
import { channelFields } from '../../organization/schema/channel-fields.ts'
import { TenderFunctionType } from '../../organization/schema/enums.ts'
import type { ChannelNumber, TenderFunction } from '../../organization/tables.ts'
import { countOrders, type OrderCount, type OrderFilter } from '../list-orders.ts'
import { countPayments, type PaymentCount, type PaymentFilter } from '../list-payments.ts'
import type { OrderPaymentStatus, SalesOrderKind, SalesOrderStatus } from '../tables.ts'
import { OrderPaymentStatusEnum, SalesOrderKindEnum, SalesOrderStatusEnum } from './enums.ts'

interface Facets<Filter> {
  readonly filter: Filter
  readonly context: RequestContext
}

interface Counted<Value> {
  readonly value: Value
  readonly count: number
}

const OrderStatusCount = builder.objectRef<Counted<SalesOrderStatus>>('SalesOrderStatusCount').implement({
  description: 'How many documents stand so.',
  fields: (t) => ({
    status: t.field({
      type: SalesOrderStatusEnum,
      description: 'The status.',
      resolve: ({ value }) => value,
    }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
})

const OrderKindCount = builder
  .objectRef<Counted<Exclude<SalesOrderKind, 'quotation'>>>('SalesOrderKindCount')
  .implement({
    description: 'How many orders, or returns.',
    fields: (t) => ({
      kind: t.field({ type: SalesOrderKindEnum, description: 'The kind.', resolve: ({ value }) => value }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

const OrderChannelCount = builder.objectRef<Counted<ChannelNumber>>('SalesOrderChannelCount').implement({
  description: 'How many documents came from a channel.',
  fields: (t) => ({
    ...channelFields(t, ({ value }) => value),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
})

const PaymentStatusCount = builder
  .objectRef<Counted<OrderPaymentStatus>>('OrderPaymentStatusCount')
  .implement({
    description: 'How many payments stand so.',
    fields: (t) => ({
      status: t.field({
        type: OrderPaymentStatusEnum,
        description: 'The status.',
        resolve: ({ value }) => value,
      }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

const TenderFunctionCount = builder.objectRef<Counted<TenderFunction>>('TenderFunctionCount').implement({
  description: 'How many payments are of a kind.',
  fields: (t) => ({
    tenderFunction: t.field({
      type: TenderFunctionType,
      description: 'The kind.',
      resolve: ({ value }) => value,
    }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
})

/** GraphQL type of the counts of a list of orders or quotations. */
export const OrderFacets = builder.objectRef<Facets<OrderFilter>>('SalesOrderFacets').implement({
  description:
    'How many documents there are by status, kind and channel, each under the list’s filter save for the filter by that ' +
    'very thing; and what those in the list come to.',
  fields: (t) => ({
    statuses: t.field({
      type: [OrderStatusCount],
      description: 'By status.',
      resolve: async ({ filter: { statuses: _, ...filter }, context }) =>
        summed(await countOrders(context.database.kysely, filter), ({ status }) => status, ordersOf),
    }),
    kinds: t.field({
      type: [OrderKindCount],
      description: 'By kind; none of a list of quotations.',
      resolve: async ({ filter, context }) => {
        const isOfQuotations = filter.kinds?.includes('quotation')
        if (isOfQuotations) return []
        const counts = await countOrders(context.database.kysely, { ...filter, kinds: ['order', 'return'] })
        return summed(counts, ({ kind }) => (kind === 'return' ? 'return' : 'order'), ordersOf)
      },
    }),
    channels: t.field({
      type: [OrderChannelCount],
      description: 'By channel; documents of no channel are left out.',
      resolve: async ({ filter: { channelNumbers: _, ...filter }, context }) => {
        const counts = await countOrders(context.database.kysely, filter)
        const ofChannels = counts.filter(({ channel_number }) => channel_number !== 0)
        return summed(ofChannels, ({ channel_number }) => channel_number as ChannelNumber, ordersOf)
      },
    }),
    grossAmounts: t.field({
      type: [Money],
      description: 'What the list comes to, by currency; what is cancelled is left out.',
      resolve: async ({ filter, context }) => {
        const counts = await countOrders(context.database.kysely, filter)
        return sums(counts.filter(({ status }) => status !== 'canceled').map(grossOf))
      },
    }),
  }),
})

/** GraphQL type of the counts of a list of payments. */
export const PaymentFacets = builder.objectRef<Facets<PaymentFilter>>('OrderPaymentFacets').implement({
  description:
    'How many payments there are by status and kind, each under the list’s filter save for the filter by that very ' +
    'thing; and what those in the list come to.',
  fields: (t) => ({
    statuses: t.field({
      type: [PaymentStatusCount],
      description: 'By status.',
      resolve: async ({ filter: { statuses: _, ...filter }, context }) =>
        summed(await countPayments(context.database.kysely, filter), ({ status }) => status, paymentsOf),
    }),
    tenderFunctions: t.field({
      type: [TenderFunctionCount],
      description: 'By kind.',
      resolve: async ({ filter: { tenderFunctions: _, ...filter }, context }) =>
        summed(
          await countPayments(context.database.kysely, filter),
          (count) => count.tender_function,
          paymentsOf,
        ),
    }),
    amounts: t.field({
      type: [Money],
      description: 'What the list comes to, by currency; what is voided is left out.',
      resolve: async ({ filter, context }) => {
        const counts = await countPayments(context.database.kysely, filter)
        return sums(
          counts
            .filter(({ status }) => status !== 'voided')
            .map(({ amount, currency }) => ({ amount, currency })),
        )
      },
    }),
  }),
})

const ordersOf = ({ orders }: OrderCount): number => orders
const paymentsOf = ({ payments }: PaymentCount): number => payments
const grossOf = ({ gross_amount, currency }: OrderCount) => ({ amount: gross_amount, currency })

function summed<Count, Value>(
  counts: readonly Count[],
  traitOf: (count: Count) => Value,
  numberOf: (count: Count) => number,
): Counted<Value>[] {
  return [...Map.groupBy(counts, traitOf)].map(([value, group]) => ({
    value,
    count: group.reduce((sum, count) => sum + numberOf(count), 0),
  }))
}

function sums(amounts: readonly { readonly amount: MinorUnits; readonly currency: string }[]): MoneyValue[] {
  return [...Map.groupBy(amounts, ({ currency }) => currency)]
    .map(([currency, group]) => ({
      currency,
      amount: group.reduce((sum, { amount }) => sum + amount, 0) as MinorUnits,
    }))
    .sort((left, right) => (left.currency < right.currency ? -1 : 1))
}
