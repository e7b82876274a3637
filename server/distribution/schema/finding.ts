import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { ChannelDatabase } from '../../organization/schema/types.ts'
import { countFindings, type DistributionFinding as FindingRow, listFindings } from '../lists.ts'
import { companiesOf } from './session.ts'
import { DistributionFinding, FindingKindEnum, remainingSession, UploadSession } from './types.ts'

DistributionFinding.implement({
  description: 'Something that a pull noticed in a channel database, and that a person should know of.',
  fields: (t) => ({
    kind: t.field({ type: FindingKindEnum, description: 'What it is.', resolve: ({ kind }) => kind }),
    channelDatabase: t.field({
      type: ChannelDatabase,
      description: 'The channel database.',
      resolve: ({ channel_database_id }) => channel_database_id,
    }),
    uploadSession: t.field({
      type: UploadSession,
      nullable: true,
      description: 'The session that saw it last; null when its history has been cleared.',
      resolve: async ({ upload_session_id }, _args, context) =>
        (await remainingSession(context).load(upload_session_id))[0] ?? null,
    }),
    channelTable: t.string({
      nullable: true,
      description: 'The table in the channel database; null when it is about no single one.',
      resolve: ({ channel_table }) => channel_table,
    }),
    channelNumber: t.field({
      type: 'BigInteger',
      nullable: true,
      description: 'The channel’s number, where it is about one.',
      resolve: ({ channel_number }) => channel_number,
    }),
    transactionId: t.string({
      nullable: true,
      description: 'The shop’s id of the transaction that it is about, or of an example.',
      resolve: ({ transaction_id }) => transaction_id,
    }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the words need: counters, keys and stores by name.',
      resolve: ({ parameters }) => parameters,
    }),
    occurrences: t.field({
      type: 'BigInteger',
      description: 'How often it was seen, or how many things it stands for.',
      resolve: ({ occurrences }) => occurrences,
    }),
    firstSeenAt: t.field({
      type: 'Instant',
      description: 'When it was first seen.',
      resolve: ({ first_seen_at }) => first_seen_at,
    }),
    lastSeenAt: t.field({
      type: 'Instant',
      description: 'When it was last seen.',
      resolve: ({ last_seen_at }) => last_seen_at,
    }),
    resolvedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it settled itself, or a person marked it as dealt with.',
      resolve: ({ resolved_at }) => resolved_at,
    }),
  }),
})

builder.queryField('distributionFindings', (t) =>
  t.connection(
    {
      type: DistributionFinding,
      description: 'What pulls noticed in channel databases, the newest first.',
      authScopes: { may: 'distribution.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        channelDatabase: t.arg.globalID({
          for: ChannelDatabase,
          description: 'Only those of this channel database.',
        }),
        kinds: t.arg({ type: [FindingKindEnum], description: 'Only these kinds.' }),
        isResolved: t.arg.boolean({ description: 'Only those that are, or are not, settled.' }),
      },
      resolve: (_root, args, { database, caller }) => {
        const filter = {
          companies: companiesOf(args.companyId, caller),
          channelDatabaseId: args.channelDatabase?.id,
          kinds: args.kinds,
          isResolved: args.isResolved,
        }
        return resolvePage(args, {
          key: ({ sequence }: FindingRow) => sequence,
          keyForm: 'number',
          rows: (page) => listFindings(database.kysely, filter, page),
          count: () => countFindings(database.kysely, filter),
        })
      },
    },
    ...connectionOf('DistributionFinding'),
  ),
)
