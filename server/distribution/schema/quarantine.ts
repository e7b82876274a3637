import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { ChannelDatabase } from '../../organization/schema/types.ts'
import { ChannelTransaction, QuarantinedRow } from '../../transactions/schema/types.ts'
import type { QuarantineRecord } from '../../transactions/transaction-history.ts'
import { countQuarantinedRows, listQuarantinedRows, type QuarantineFilter } from '../lists.ts'
import { companiesOf } from './session.ts'
import { remainingSession, UploadSession } from './types.ts'

/** Where a quarantined row came from and who waits for it: what the transactions' module does not know. */
builder.objectFields(QuarantinedRow, (t) => ({
  id: t.id({
    description: 'Id of the entry, to dismiss it by.',
    resolve: ({ id }) => encodeGlobalID('QuarantinedRow', id),
  }),
  channelDatabase: t.field({
    type: ChannelDatabase,
    description: 'The channel database that it came from.',
    resolve: ({ channel_database_id }) => channel_database_id,
  }),
  uploadSession: t.field({
    type: UploadSession,
    nullable: true,
    description: 'The session that brought it; null when its history has been cleared.',
    resolve: async ({ upload_session_id }, _args, context) =>
      (await remainingSession(context).load(upload_session_id))[0] ?? null,
  }),
  channelNumber: t.field({
    type: 'BigInteger',
    nullable: true,
    description: 'The channel’s number; null when it cannot be told.',
    resolve: ({ channel_number }) => channel_number,
  }),
  transactionId: t.string({
    nullable: true,
    description: 'The shop’s id of its transaction; null when it cannot be told.',
    resolve: ({ transaction_id }) => transaction_id,
  }),
  transaction: t.field({
    type: ChannelTransaction,
    nullable: true,
    description: 'The transaction that waits for it; null when its header has not come.',
    resolve: ({ channel_transaction_id }) => channel_transaction_id,
  }),
}))

builder.queryField('quarantinedRows', (t) =>
  t.connection(
    {
      type: QuarantinedRow,
      description:
        'Rows that broke the contract between shop and headquarters, the newest first: one entry for each column that does.',
      authScopes: { may: 'distribution.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        channelDatabase: t.arg.globalID({
          for: ChannelDatabase,
          description: 'Only those from this channel database.',
        }),
        uploadSession: t.arg.globalID({ for: UploadSession, description: 'Only those of this session.' }),
        channelTable: t.arg.string({ description: 'Only those of this table in the channel database.' }),
        transactionId: t.arg.string({ description: 'Only those of this transaction, by the shop’s id.' }),
        reason: t.arg.string({ description: 'Only those refused for this reason, a stable code.' }),
        isResolved: t.arg.boolean({ description: 'Only those that are, or are not, settled.' }),
      },
      resolve: (_root, args, { database, caller }) => {
        const filter: QuarantineFilter = {
          companies: companiesOf(args.companyId, caller),
          channelDatabaseId: args.channelDatabase?.id,
          sessionId: args.uploadSession?.id,
          channelTable: args.channelTable,
          transactionId: args.transactionId,
          reason: args.reason,
          isResolved: args.isResolved,
        }
        return resolvePage(args, {
          key: ({ sequence }: QuarantineRecord) => sequence,
          keyForm: 'number',
          rows: (page) => listQuarantinedRows(database.kysely, filter, page),
          count: () => countQuarantinedRows(database.kysely, filter),
        })
      },
    },
    ...connectionOf('QuarantinedRow'),
  ),
)
