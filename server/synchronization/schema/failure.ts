import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { Money } from '../../graphql/scalars.ts'
import { channelScopeArguments, readChannelScope } from '../../organization/schema/channel-scope.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import { Channel } from '../../organization/schema/types.ts'
import { ChannelTransaction, type TransactionId } from '../../transactions/schema/types.ts'
import {
  countFailures,
  type FailureFilter,
  type FailureRecord,
  listFailures,
  readFailures,
} from '../failures.ts'
import type { RuleCode } from '../rules.ts'
import { ValidationRuleCodeEnum } from './enums.ts'

/** GraphQL type of a broken rule. */
export const SynchronizationFailure = builder.objectRef<FailureRecord>('SynchronizationFailure')

/** The failures of transactions: one query for all transactions of a level. */
export const failuresLoader = groupLoader(
  (ids: readonly TransactionId[], { database }) => readFailures(database.kysely, ids),
  (failure) => failure.channel_transaction_id,
)

builder.node(SynchronizationFailure, {
  description: 'A rule that a transaction broke at one attempt to post it.',
  id: { description: 'Global id of the failure.', resolve: ({ sequence }) => String(sequence) },
  fields: (t) => ({
    channelTransaction: t.field({
      type: ChannelTransaction,
      description: 'The transaction.',
      resolve: ({ channel_transaction_id }) => channel_transaction_id,
    }),
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The transaction’s channel; null when headquarters does not know the number.',
      resolve: ({ channel_number }) => String(channel_number),
    }),
    code: t.field({ type: ValidationRuleCodeEnum, description: 'The rule.', resolve: ({ code }) => code }),
    lineNumber: t.int({
      nullable: true,
      description: 'The line or payment that broke it; null for the transaction as a whole.',
      resolve: ({ line_number }) => line_number,
    }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words for it need.',
      resolve: ({ parameters }) => parameters,
    }),
    cause: t.exposeString('cause', {
      description: 'What failures share that are mended together: the name of their group.',
    }),
    total: t.field({
      type: Money,
      description: 'The transaction’s gross amount in business sign.',
      resolve: ({ gross_amount, currency }) => ({ micros: gross_amount, currency }),
    }),
    version: t.exposeInt('version', { description: 'The version of the transaction that broke it.' }),
    attempt: t.exposeInt('attempt', { description: 'The attempt at which it broke it, counted from 1.' }),
    failedAt: t.field({
      type: 'Instant',
      description: 'When.',
      resolve: ({ failed_at }) => failed_at,
    }),
    runId: t.id({
      nullable: true,
      description: 'Global id of the batch job run that tried; null when somebody tried this one by itself.',
      resolve: ({ run_id }) => (run_id === null ? null : encodeGlobalID('BatchJobRun', run_id)),
    }),
    isOpen: t.boolean({
      description: 'Whether it belongs to the last attempt and has not been overcome.',
      resolve: ({ is_open }) => is_open,
    }),
  }),
})

const FailureCodeCount = builder
  .objectRef<{ readonly code: RuleCode; readonly count: number }>('SynchronizationFailureCount')
  .implement({
    description: 'How many failures are of a rule.',
    fields: (t) => ({
      code: t.field({ type: ValidationRuleCodeEnum, description: 'The rule.', resolve: ({ code }) => code }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

builder.queryField('synchronizationFailures', (t) =>
  t.connection(
    {
      type: SynchronizationFailure,
      description: 'Rules that transactions broke, the latest first: what is open, unless all are asked for.',
      authScopes: { may: 'orders.read' },
      args: {
        ...channelScopeArguments(t.arg),
        codes: t.arg({ type: [ValidationRuleCodeEnum], description: 'Only breaches of these rules.' }),
        cause: t.arg.string({ description: 'Only those of this cause, the name of a failure group.' }),
        includeOvercome: t.arg.boolean({
          defaultValue: false,
          description: 'Also those of earlier attempts and of transactions that have been posted since.',
        }),
      },
      resolve: async (_root, args, context) => {
        const filter: FailureFilter = {
          ...(await readChannelScope(args, 'orders.read', context)),
          codes: args.codes ?? undefined,
          cause: args.cause ?? undefined,
          isOpen: !args.includeOvercome,
        }
        const { kysely } = context.database
        const page = await resolvePage(args, {
          key: ({ sequence }: FailureRecord): number => sequence,
          keyForm: 'number',
          rows: (place) => listFailures(kysely, filter, place),
          count: async () => {
            const counts = await countFailures(kysely, filter)
            return counts.reduce((sum, { count }) => sum + count, 0)
          },
        })
        const { codes: _codes, ...others } = filter
        return { ...page, codes: () => countFailures(kysely, others) }
      },
    },
    {
      ...connectionOf('SynchronizationFailure')[0],
      fields: (fields) => ({
        codes: fields.field({
          type: [FailureCodeCount],
          description: 'How many there are of each rule, whatever rules the list is narrowed to.',
          resolve: async (connection) => [...(await connection.codes())],
        }),
      }),
    },
    connectionOf('SynchronizationFailure')[1],
  ),
)
