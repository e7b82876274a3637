import { builder } from '../../graphql/builder.ts'
import { problem, throwProblems } from '../../graphql/problems.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { type OrdersOfHour, readOrdersPerHour } from '../orders-per-hour.ts'

const mostHours = 168

const OrdersOfHourType = builder.objectRef<OrdersOfHour>('OrdersOfHour').implement({
  description: 'How many sales orders were posted in an hour.',
  fields: (t) => ({
    hour: t.field({ type: 'Instant', description: 'When the hour begins.', resolve: ({ hour }) => hour }),
    orders: t.exposeInt('orders', { description: 'How many orders; returns and quotations do not count.' }),
  }),
})

builder.queryField('ordersPerHour', (t) =>
  t.field({
    type: [OrdersOfHourType],
    description: 'How many sales orders a company posted in each of the last hours, the oldest first.',
    authScopes: { may: 'orders.read' },
    complexity: { field: 1, multiplier: 24 },
    args: {
      companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
      hours: t.arg.int({
        required: true,
        defaultValue: 24,
        description: `How many hours, the one that runs among them; at most ${mostHours}.`,
      }),
    },
    resolve: async (_root, { companyId, hours }, { caller, clock, database }) => {
      caller.require('orders.read', companyId)
      throwProblems(
        hours < 1 || hours > mostHours
          ? [
              problem(
                'NUMBER_OUT_OF_RANGE',
                { field: 'hours', value: hours, least: 1, most: mostHours },
                'hours',
              ),
            ]
          : [],
      )
      const counted = await readOrdersPerHour(database.kysely, companyId as CompanyId, {
        now: clock(),
        hours,
      })
      return [...counted]
    },
  }),
)
