import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { channelScopeArguments, readChannelScope } from '../../organization/schema/channel-scope.ts'
import type { CompanyId } from '../../organization/tables.ts'
import {
  countOrders,
  listOrders,
  type OrderFilter,
  type OrderPlace,
  orderColumns,
  readOrders,
  type SalesOrderRecord,
} from '../list-orders.ts'
import { SalesOrderKindEnum, SalesOrderStatusEnum } from './enums.ts'
import { OrderFacets } from './facets.ts'
import { type OrderId, SalesOrder, SalesQuotation } from './types.ts'

const SalesOrderSort = sortInput<keyof typeof orderColumns>('SalesOrder', {
  channelTransaction: 'By when the transactions they are of were pulled.',
  number: 'By their numbers.',
  orderedOn: 'By the days on which they were made.',
  customerAccount: 'By the accounts of their customers.',
})

builder.queryField('salesOrders', (t) =>
  t.connection(
    {
      type: SalesOrder,
      description: 'Sales orders and returns.',
      authScopes: { may: 'orders.read' },
      args: {
        ...channelScopeArguments(t.arg),
        kinds: t.arg({ type: [SalesOrderKindEnum], description: 'Only orders, or only returns.' }),
        statuses: t.arg({ type: [SalesOrderStatusEnum], description: 'Only those that stand so.' }),
        from: t.arg({ type: 'CalendarDate', description: 'Only those made on this day or later.' }),
        to: t.arg({ type: 'CalendarDate', description: 'Only those made on this day or earlier.' }),
        customerAccount: t.arg.string({ description: 'Only those of this customer.' }),
        channelReferenceId: t.arg.string({ description: 'Only those of this order confirmation number.' }),
        text: t.arg.string({
          description:
            'Only those whose number or confirmation number begins so, or whose customer account or e-mail address it is.',
        }),
        isOnHold: t.arg.boolean({ description: 'Only those that are, or are not, held.' }),
        hasPaymentDifference: t.arg.boolean({
          description: 'Only those that are paid too much or too little, or exactly.',
        }),
        ...orderArgument(t.arg, SalesOrderSort, 'those of the latest transactions first'),
      },
      resolve: async (_root, args, context) => {
        const filter: OrderFilter = {
          ...(await readChannelScope(args, 'orders.read', context)),
          kinds: args.kinds ?? ['order', 'return'],
          statuses: args.statuses ?? undefined,
          from: args.from ?? undefined,
          to: args.to ?? undefined,
          customerAccount: args.customerAccount ?? undefined,
          channelReferenceId: args.channelReferenceId ?? undefined,
          text: args.text ?? undefined,
          isOnHold: args.isOnHold ?? undefined,
          hasPaymentDifference: args.hasPaymentDifference ?? undefined,
        }
        return pageOfOrders(args, filter, context)
      },
    },
    {
      ...connectionOf('SalesOrder')[0],
      fields: (fields) => ({
        facets: fields.field({
          type: OrderFacets,
          description: 'Counts to narrow the list by, and what the orders come to.',
          resolve: (connection) => connection.facets,
        }),
      }),
    },
    connectionOf('SalesOrder')[1],
  ),
)

builder.queryField('salesQuotations', (t) =>
  t.connection(
    {
      type: SalesQuotation,
      description: 'Quotations.',
      authScopes: { may: 'orders.read' },
      args: {
        ...channelScopeArguments(t.arg),
        statuses: t.arg({ type: [SalesOrderStatusEnum], description: 'Only those that stand so.' }),
        from: t.arg({ type: 'CalendarDate', description: 'Only those made on this day or later.' }),
        to: t.arg({ type: 'CalendarDate', description: 'Only those made on this day or earlier.' }),
        customerAccount: t.arg.string({ description: 'Only those of this customer.' }),
        text: t.arg.string({
          description:
            'Only those whose number or confirmation number begins so, or whose customer account or e-mail address it is.',
        }),
        ...orderArgument(t.arg, SalesOrderSort, 'those of the latest transactions first'),
      },
      resolve: async (_root, args, context) => {
        const filter: OrderFilter = {
          ...(await readChannelScope(args, 'orders.read', context)),
          kinds: ['quotation'],
          statuses: args.statuses ?? undefined,
          from: args.from ?? undefined,
          to: args.to ?? undefined,
          customerAccount: args.customerAccount ?? undefined,
          text: args.text ?? undefined,
        }
        return pageOfOrders(args, filter, context)
      },
    },
    {
      ...connectionOf('SalesQuotation')[0],
      fields: (fields) => ({
        facets: fields.field({
          type: OrderFacets,
          description: 'Counts to narrow the list by, and what the quotations come to.',
          resolve: (connection) => connection.facets,
        }),
      }),
    },
    connectionOf('SalesQuotation')[1],
  ),
)

builder.queryField('salesOrder', (t) =>
  t.field({
    type: SalesOrder,
    nullable: true,
    description: 'One sales order or return, by id or by number; null when there is none.',
    authScopes: { may: 'orders.read' },
    args: {
      id: t.arg.globalID({ for: SalesOrder, description: 'The order.' }),
      companyId: t.arg.string({ description: 'The company of the number, such as `USRT`.' }),
      number: t.arg.string({ description: 'The order’s number.' }),
    },
    resolve: (_root, args, context) => findDocument(args, context, ({ kind }) => kind !== 'quotation'),
  }),
)

builder.queryField('salesQuotation', (t) =>
  t.field({
    type: SalesQuotation,
    nullable: true,
    description: 'One quotation, by id or by number; null when there is none.',
    authScopes: { may: 'orders.read' },
    args: {
      id: t.arg.globalID({ for: SalesQuotation, description: 'The quotation.' }),
      companyId: t.arg.string({ description: 'The company of the number, such as `USRT`.' }),
      number: t.arg.string({ description: 'The quotation’s number.' }),
    },
    resolve: (_root, args, context) => findDocument(args, context, ({ kind }) => kind === 'quotation'),
  }),
)

async function pageOfOrders(
  args: Parameters<typeof resolvePage>[0] & Parameters<typeof readOrder<keyof typeof orderColumns>>[0],
  filter: OrderFilter,
  context: RequestContext,
) {
  const { kysely } = context.database
  const order = readOrder(args, { by: 'channelTransaction', isDescending: true }, context)
  const page = await resolvePage(args, {
    key: ({ sort_value, id }: SalesOrderRecord & Sorted): OrderPlace => [sort_value, id],
    keyForm: formsOf(orderColumns, order, 'text'),
    rows: (place) => listOrders(kysely, filter, order, place),
    count: async () => {
      const counts = await countOrders(kysely, filter)
      return counts.reduce((sum, { orders }) => sum + orders, 0)
    },
  })
  return { ...page, facets: { filter, context } }
}

interface DocumentName {
  readonly id?: { readonly id: string } | null | undefined
  readonly companyId?: string | null | undefined
  readonly number?: string | null | undefined
}

async function findDocument(
  { id, companyId, number }: DocumentName,
  { database, caller }: RequestContext,
  isMeant: (order: SalesOrderRecord) => boolean,
): Promise<SalesOrderRecord | null> {
  if (!id && companyId) caller.require('orders.read', companyId)
  const order = id
    ? (await readOrders(database.kysely, [id.id as OrderId]))[0]
    : companyId && number
      ? await database.kysely
          .selectFrom('sales_order')
          .selectAll()
          .where('company_id', '=', companyId as CompanyId)
          .where('number', '=', number)
          .executeTakeFirst()
      : undefined
  if (!order || !isMeant(order)) return null
  caller.require('orders.read', order.company_id)
  return order
}
