import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { Money } from '../../graphql/scalars.ts'
import { orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { channelFields } from '../../organization/schema/channel-fields.ts'
import { channelScopeArguments, readChannelScope } from '../../organization/schema/channel-scope.ts'
import { Channel } from '../../organization/schema/types.ts'
import type { ChannelNumber } from '../../organization/tables.ts'
import { ChannelTransaction } from '../../transactions/schema/types.ts'
import { countGroupsByChannel, type FailureGroup, groupFailures } from '../failure-groups.ts'
import { ValidationRuleCodeEnum } from './enums.ts'

/** GraphQL type of failures that are mended together. */
export const FailureGroupType = builder.objectRef<FailureGroup>('FailureGroup').implement({
  description: 'Failed transactions that broke the same rule over the same thing: they are mended together.',
  fields: (t) => ({
    companyId: t.exposeString('companyId', { description: 'The company’s id.' }),
    cause: t.exposeString('cause', { description: 'The group’s name: what its failures share.' }),
    code: t.field({ type: ValidationRuleCodeEnum, description: 'The rule.', resolve: ({ code }) => code }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the cause names, such as an item or a tender type.',
      resolve: ({ parameters }) => parameters,
    }),
    count: t.exposeInt('count', { description: 'How many transactions wait for it to be mended.' }),
    firstSeenAt: t.field({
      type: 'Instant',
      description: 'When the first of them first failed so.',
      resolve: ({ firstSeenAt }) => firstSeenAt,
    }),
    lastSeenAt: t.field({
      type: 'Instant',
      description: 'When the latest of them last failed so.',
      resolve: ({ lastSeenAt }) => lastSeenAt,
    }),
    amountsAtStake: t.field({
      type: [Money],
      description: 'Their gross amounts in business sign, summed by currency.',
      resolve: ({ amounts }) => [...amounts],
    }),
    channels: t.field({
      type: [Channel],
      nullable: { list: false, items: true },
      description: 'The channels that it hits, by number; null for a number that headquarters does not know.',
      resolve: ({ channelNumbers }) => channelNumbers.map(String),
    }),
    channelNumbers: t.field({
      type: ['BigInteger'],
      description: 'The numbers of the channels that it hits.',
      resolve: ({ channelNumbers }) => [...channelNumbers],
    }),
    sample: t.field({
      type: ChannelTransaction,
      description: 'One of the transactions.',
      resolve: ({ sampleId }) => sampleId,
    }),
  }),
})

const ChannelCount = builder
  .objectRef<{ readonly channelNumber: ChannelNumber; readonly count: number }>('FailureGroupChannelCount')
  .implement({
    description: 'How many failure groups hit a channel.',
    fields: (t) => ({
      ...channelFields(t, ({ channelNumber }) => channelNumber),
      count: t.exposeInt('count', { description: 'How many groups.' }),
    }),
  })

const FailureGroupSort = sortInput<'count' | 'firstSeenAt' | 'lastSeenAt'>('FailureGroup', {
  count: 'By how many transactions wait for it.',
  firstSeenAt: 'By when the first of them first failed so.',
  lastSeenAt: 'By when the latest of them last failed so.',
})

builder.queryField('failureGroups', (t) =>
  t.connection(
    {
      type: FailureGroupType,
      description: 'What failed, grouped by cause.',
      authScopes: { may: 'orders.read' },
      args: {
        ...channelScopeArguments(t.arg),
        codes: t.arg({ type: [ValidationRuleCodeEnum], description: 'Only groups of these rules.' }),
        cause: t.arg.string({ description: 'Only the group of this name; of each company, without one.' }),
        ...orderArgument(t.arg, FailureGroupSort, 'the cause of most transactions first'),
      },
      resolve: async (_root, args, context) => {
        const filter = {
          ...(await readChannelScope(args, 'orders.read', context)),
          codes: args.codes ?? undefined,
          cause: args.cause ?? undefined,
        }
        // There are as many groups as causes, a few dozen: they are grouped whole, and a page is cut from them.
        const { by, isDescending } = readOrder(args, { by: 'count', isDescending: true }, context)
        const behind = isDescending ? -1 : 1
        const groups = (await groupFailures(context.database.kysely, filter)).toSorted((one, other) =>
          one[by] === other[by] ? 0 : one[by] > other[by] ? behind : -behind,
        )
        const placeOf = (group: FailureGroup) => `${group.companyId} ${group.cause}`
        const places = groups.map(placeOf)
        const page = await resolvePage(args, {
          key: placeOf,
          keyForm: 'text',
          rows: async ({ after, before, limit, inverted }) => {
            const from = after === undefined ? 0 : places.indexOf(after) + 1
            const to = before === undefined ? groups.length : places.indexOf(before)
            const between = groups.slice(from, Math.max(from, to))
            return inverted ? between.reverse().slice(0, limit) : between.slice(0, limit)
          },
          count: async () => groups.length,
        })
        const { channelNumbers: _, ...others } = filter
        return { ...page, channels: () => groupFailures(context.database.kysely, others) }
      },
    },
    {
      ...connectionOf('FailureGroup')[0],
      fields: (fields) => ({
        channels: fields.field({
          type: [ChannelCount],
          description: 'How many there are of each channel, whatever channels the list is narrowed to.',
          resolve: async (connection) => [...countGroupsByChannel(await connection.channels())],
        }),
      }),
    },
    connectionOf('FailureGroup')[1],
  ),
)
