import { inTransaction } from '../../database/database.ts'
import { secondsBetween } from '../../database/instant.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { textOfAtMost } from '../../graphql/maximum-length.ts'
import { mutation } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { User } from '../../identity/schema/types.ts'
import { companiesOf } from '../../organization/schema/companies-of.ts'
import type { CompanyId } from '../../organization/tables.ts'
import {
  countHolds,
  findHold,
  type HoldFilter,
  type HoldKeeper,
  listHolds,
  longestReleaseComment,
  type OrderHoldRecord,
  readHoldCodes,
  releaseHold,
  saveHoldCode,
} from '../order-holds.ts'
import { HoldCode, OrderHold, SalesOrder } from './types.ts'

const secondsPerDay = 86_400

builder.node(OrderHold, {
  description: 'An order that waits for a person before it is fulfilled.',
  id: { description: 'Global id of the hold.', resolve: ({ id }) => id },
  fields: (t) => ({
    salesOrder: t.field({
      type: SalesOrder,
      description: 'The order.',
      resolve: ({ sales_order_id }) => sales_order_id,
    }),
    companyId: t.string({ description: 'The company’s id.', resolve: ({ company_id }) => company_id }),
    holdCode: t.string({
      description: 'Why it is held: a code of the company.',
      resolve: ({ hold_code }) => hold_code,
    }),
    placedAt: t.field({
      type: 'Instant',
      description: 'Since when it is held.',
      resolve: ({ placed_at }) => placed_at,
    }),
    placedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who held it; null when the posting did.',
      resolve: ({ placed_by }) => placed_by,
    }),
    releasedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was released; null while it is held.',
      resolve: ({ released_at }) => released_at,
    }),
    releasedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who released it.',
      resolve: ({ released_by }) => released_by,
    }),
    releaseComment: t.string({
      nullable: true,
      description: 'What was said when it was released.',
      resolve: ({ release_comment }) => release_comment,
    }),
    daysOnHold: t.int({
      description: 'Whole days that it has been held, or was.',
      resolve: ({ placed_at, released_at }, _args, { clock }) =>
        Math.floor(secondsBetween(placed_at, released_at ?? clock()) / secondsPerDay),
    }),
  }),
})

HoldCode.implement({
  description: 'A reason for which a company holds orders.',
  fields: (t) => ({
    companyId: t.string({ description: 'The company’s id.', resolve: ({ company_id }) => company_id }),
    code: t.exposeString('code', { description: 'The code.' }),
    description: t.exposeString('description', { description: 'What it means.' }),
  }),
})

const HoldCodeCount = builder
  .objectRef<{ readonly hold_code: string; readonly count: number }>('HoldCodeCount')
  .implement({
    description: 'How many holds are of a code.',
    fields: (t) => ({
      holdCode: t.string({ description: 'The code.', resolve: ({ hold_code }) => hold_code }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

builder.queryField('orderHold', (t) =>
  t.field({
    type: OrderHold,
    nullable: true,
    description: 'One hold of an order, released or not; null when there is none of that id.',
    authScopes: { may: 'orders.read' },
    args: { id: t.arg.globalID({ required: true, for: OrderHold, description: 'The hold.' }) },
    resolve: async (_root, { id }, { database, caller }) => {
      const hold = await findHold(database.kysely, id.id as OrderHoldRecord['id'])
      if (hold) caller.require('orders.read', hold.company_id)
      return hold ?? null
    },
  }),
)

builder.queryField('orderHolds', (t) =>
  t.connection(
    {
      type: OrderHold,
      description: 'Holds of orders, the latest first: what is still held, unless all are asked for.',
      authScopes: { may: 'orders.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        holdCode: t.arg.string({ description: 'Only those of this code.' }),
        isOpen: t.arg.boolean({
          defaultValue: true,
          description: 'True: still held. False: released. Null: both.',
        }),
      },
      resolve: async (_root, args, { database, caller }) => {
        const filter: HoldFilter = {
          companies: companiesOf(caller, 'orders.read', args.companyId),
          isOpen: args.isOpen ?? undefined,
          holdCode: args.holdCode ?? undefined,
        }
        const page = await resolvePage(args, {
          key: ({ id }: OrderHoldRecord): string => id,
          keyForm: 'text',
          rows: (place) => listHolds(database.kysely, filter, place),
          count: async () => {
            const counts = await countHolds(database.kysely, filter)
            return counts.reduce((sum, { count }) => sum + count, 0)
          },
        })
        const { holdCode: _code, ...others } = filter
        return { ...page, holdCodes: () => countHolds(database.kysely, others) }
      },
    },
    {
      ...connectionOf('OrderHold')[0],
      fields: (fields) => ({
        holdCodes: fields.field({
          type: [HoldCodeCount],
          description: 'How many there are of each code, whatever code the list is narrowed to.',
          resolve: async (connection) => [...(await connection.holdCodes())],
        }),
      }),
    },
    connectionOf('OrderHold')[1],
  ),
)

builder.queryField('holdCodes', (t) =>
  t.field({
    type: [HoldCode],
    description: 'A company’s hold codes, by code.',
    authScopes: { may: 'orders.read' },
    args: { companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }) },
    resolve: async (_root, { companyId }, { database, caller }) => {
      caller.require('orders.read', companyId)
      return [...(await readHoldCodes(database.kysely, companyId as CompanyId))]
    },
  }),
)

mutation('releaseOrderHold', {
  description: 'Releases a held order, so that it can be fulfilled.',
  permission: 'orders.edit',
  input: (t) => ({
    id: t.globalID({ required: true, for: OrderHold, description: 'The hold.' }),
    comment: t.string({
      description: 'Why it may go, at most 500 characters.',
      extensions: textOfAtMost(longestReleaseComment),
    }),
  }),
  resolve: (input, context) =>
    inTransaction(context.database, async (trx) => {
      const id = input.id.id as OrderHoldRecord['id']
      const hold = await findHold(trx, id)
      if (!hold) throw problemError('ORDER_HOLD_NOT_FOUND', { id }, 'id')
      context.caller.require('orders.edit', hold.company_id)
      return releaseHold(trx, id, input.comment ?? null, keeperOf(context))
    }),
  payload: (t) => ({
    orderHold: t.field({
      type: OrderHold,
      nullable: true,
      description: 'The hold, released.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('saveHoldCode', {
  description: 'Makes a hold code, or describes one anew.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    code: t.string({ required: true, description: 'The code, at most ten characters.' }),
    description: t.string({ required: true, description: 'What it means, at most 60 characters.' }),
  }),
  resolve: ({ companyId, code, description }, context) => {
    context.caller.require('organization.manage', companyId)
    return inTransaction(context.database, (trx) =>
      saveHoldCode(trx, { companyId: companyId as CompanyId, code, description }, keeperOf(context)),
    )
  },
  payload: (t) => ({
    holdCode: t.field({
      type: HoldCode,
      nullable: true,
      description: 'The code as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

/** Who does it, and when. */
export function keeperOf({ caller, requestId, clock }: RequestContext): HoldKeeper {
  return { userId: caller.userId, requestId, at: clock() }
}
