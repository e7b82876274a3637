import { User } from '../../identity/schema/types.ts'
import type { StagedTable } from '../../organization/channel-contract.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import { fieldName } from '../sections.ts'
import { readChanges, readQuarantinedRows, readVersions } from '../transaction-history.ts'
import { TransactionSectionEnum } from './enums.ts'
import {
  ChannelTransactionChange,
  ChannelTransactionVersion,
  QuarantinedRow,
  type TransactionId,
} from './types.ts'

/** The corrections of transactions. */
export const versionsLoader = groupLoader(
  (ids: readonly TransactionId[], { database }) => readVersions(database.kysely, ids),
  (version) => version.channel_transaction_id,
)

/** What the corrections of transactions changed. */
export const changesLoader = groupLoader(
  (ids: readonly TransactionId[], { database }) => readChanges(database.kysely, ids),
  (change) => change.channel_transaction_id,
)

/** The quarantined rows of transactions. */
export const quarantineLoader = groupLoader(
  (ids: readonly TransactionId[], { database }) => readQuarantinedRows(database.kysely, ids),
  (row) => row.channel_transaction_id,
)

ChannelTransactionChange.implement({
  description: 'A field that a correction changed.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'The correction’s version.' }),
    section: t.field({
      type: TransactionSectionEnum,
      description: 'The table of the row.',
      // The column holds nothing but names of staged tables.
      resolve: ({ staged_table }) => staged_table as StagedTable,
    }),
    row: t.string({
      description: 'The row’s key below its transaction; empty for the header.',
      resolve: ({ row_key }) => row_key,
    }),
    field: t.string({ description: 'The field’s name.', resolve: ({ field }) => fieldName(field) }),
    oldValue: t.string({
      nullable: true,
      description: 'What it was, as text; null for nothing, and in a row that was added.',
      resolve: ({ old_value }) => old_value,
    }),
    newValue: t.string({
      nullable: true,
      description: 'What it became, as text; null for nothing, and in a row that was removed.',
      resolve: ({ new_value }) => new_value,
    }),
  }),
})

ChannelTransactionVersion.implement({
  description: 'An operator’s correction of a transaction: complete in itself, beside what the channel sent.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Its number; what the channel sent is version 0.' }),
    previousVersion: t.int({
      description: 'The version that was corrected.',
      resolve: ({ previous_version }) => previous_version,
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was saved.',
      resolve: ({ created_at }) => created_at,
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'Who corrected it.',
      resolve: ({ created_by }) => created_by,
    }),
    undoneAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was undone; null while it was not.',
      resolve: ({ undone_at }) => undone_at,
    }),
    undoneBy: t.field({
      type: User,
      nullable: true,
      description: 'Who undid it.',
      resolve: ({ undone_by }) => undone_by,
    }),
    changes: t.field({
      type: [ChannelTransactionChange],
      description: 'Field by field what it changed.',
      resolve: async ({ channel_transaction_id, version }, _args, context) => {
        const changes = await changesLoader(context).load(channel_transaction_id)
        return changes.filter((change) => change.version === version)
      },
    }),
  }),
})

QuarantinedRow.implement({
  description:
    'A row of a transaction that broke the contract between shop and headquarters; the transaction waits for it.',
  fields: (t) => ({
    channelTable: t.string({
      description: 'Its table in the channel database.',
      resolve: ({ channel_table }) => channel_table,
    }),
    row: t.string({
      description: 'Its key below the transaction, as far as it can be told.',
      resolve: ({ row_key }) => row_key,
    }),
    column: t.string({
      description: 'The column that broke the contract.',
      resolve: ({ column_name }) => column_name,
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'What stood there, shortened; a card number is masked.',
    }),
    reason: t.exposeString('reason', { description: 'Why it was refused: a stable code.' }),
    replicationCounter: t.field({
      type: 'BigInteger',
      nullable: true,
      description: 'The row’s replication counter, where it had one.',
      resolve: ({ replication_counter }) => replication_counter,
    }),
    quarantinedAt: t.field({
      type: 'Instant',
      description: 'When it was refused.',
      resolve: ({ quarantined_at }) => quarantined_at,
    }),
    resolvedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When a mended row came through; null while it has not.',
      resolve: ({ resolved_at }) => resolved_at,
    }),
  }),
})
