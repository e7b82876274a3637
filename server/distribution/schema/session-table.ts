import type { FieldMap } from '@pothos/core'
import type { Selectable } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import type { Tables } from '../../database/tables.ts'
import { builder, type Types } from '../../graphql/builder.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'

type SessionTable = Selectable<Tables['upload_session_table']>

type RowCounts = Pick<
  SessionTable,
  'rows_read' | 'rows_applied' | 'rows_already_received' | 'rows_quarantined'
>

/** What sessions brought of each table, in the order in which the tables are pulled. */
export const tablesOf = groupLoader<Id<'UploadSession'>, SessionTable>(
  (ids, { database }) =>
    database.kysely
      .selectFrom('upload_session_table')
      .selectAll()
      .where('upload_session_id', 'in', ids)
      .orderBy('position')
      .execute(),
  (table) => table.upload_session_id,
)

/** What became of the rows that were read: fields of a session, and of each of its tables. */
export function rowCountFields<Counted extends RowCounts>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Counted>,
): FieldMap {
  return {
    rowsRead: t.field({
      type: 'BigInteger',
      description: 'Rows read: applied, already received and newly quarantined ones.',
      resolve: ({ rows_read }) => rows_read,
    }),
    rowsApplied: t.field({
      type: 'BigInteger',
      description: 'Rows that were new and are staged.',
      resolve: ({ rows_applied }) => rows_applied,
    }),
    rowsAlreadyReceived: t.field({
      type: 'BigInteger',
      description: 'Rows whose key was staged already.',
      resolve: ({ rows_already_received }) => rows_already_received,
    }),
    rowsQuarantined: t.field({
      type: 'BigInteger',
      description: 'Rows that broke the contract.',
      resolve: ({ rows_quarantined }) => rows_quarantined,
    }),
  }
}

export const SessionTableType = builder.objectRef<SessionTable>('UploadSessionTable').implement({
  description: 'What a session brought of one table.',
  fields: (t) => ({
    channelTable: t.string({
      description: 'The table in the channel database.',
      resolve: ({ channel_table }) => channel_table,
    }),
    ...rowCountFields(t),
    firstCounter: t.field({
      type: 'BigInteger',
      nullable: true,
      description: 'The least counter that was read; null when nothing was.',
      resolve: ({ first_counter }) => first_counter,
    }),
    lastCounter: t.field({
      type: 'BigInteger',
      nullable: true,
      description: 'The greatest counter that was read; null when nothing was.',
      resolve: ({ last_counter }) => last_counter,
    }),
    amountColumn: t.string({
      nullable: true,
      description: 'The channel’s column that is summed; null for a table without amounts.',
      resolve: ({ amount_column }) => amount_column,
    }),
    amount: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Its control sum: exact, over the rows that keep to the contract, in the channel’s sign, over all currencies.',
      resolve: ({ amount }) => amount,
    }),
  }),
})
