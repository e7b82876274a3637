import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { ProblemType } from '../../graphql/mutation.ts'
import { alphabetArgument, formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import type { ChannelDatabaseGroupId } from '../channel-database-groups.ts'
import { type ChannelDatabaseId, type ShownChannelDatabase, withoutPassword } from '../channel-databases.ts'
import {
  type ChannelDatabasePlace,
  channelDatabaseColumns,
  countChannelDatabases,
  listChannelDatabases,
} from '../list-channel-databases.ts'
import type { CompanyId } from '../tables.ts'
import { ChannelDatabaseKindType, ConnectionEncryptionType } from './enums.ts'
import { groupLoader } from './group-loader.ts'
import { Channel, ChannelDatabase, ChannelDatabaseGroup, Company } from './types.ts'

const databasesOf = groupLoader<ChannelDatabaseGroupId, ShownChannelDatabase>(
  async (ids, { database }) => {
    const rows = await database.kysely
      .selectFrom('channel_database')
      .selectAll()
      .where('group_id', 'in', ids)
      .orderBy('name')
      .execute()
    return rows.map(withoutPassword)
  },
  (channelDatabase) => channelDatabase.group_id,
)

const channelsIn = groupLoader(
  (ids: readonly ChannelDatabaseId[], { database }) =>
    database.kysely
      .selectFrom('channel_database_channel')
      .selectAll()
      .where('channel_database_id', 'in', ids)
      .orderBy('channel_number')
      .execute(),
  (row) => row.channel_database_id,
)

ChannelDatabaseGroup.implement({
  description: 'Channel databases that distribution schedules pull from together.',
  fields: (t) => ({
    company: t.field({
      type: Company,
      description: 'The company whose group it is.',
      resolve: ({ company_id }) => company_id,
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    description: t.exposeString('description', { description: 'What it is for.' }),
    channelDatabases: t.field({
      type: [ChannelDatabase],
      description: 'Its channel databases, by name.',
      resolve: ({ id }, _args, context) => databasesOf(context).load(id),
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was created.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When it was last changed.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

ChannelDatabase.implement({
  description:
    'A database that shops write their sales into and the P-job pulls from. Its password is never shown.',
  fields: (t) => ({
    company: t.field({
      type: Company,
      description: 'The company whose shops write into it.',
      resolve: ({ company_id }) => company_id,
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    group: t.field({
      type: ChannelDatabaseGroup,
      description: 'The group that it belongs to.',
      resolve: ({ group_id }) => group_id,
    }),
    kind: t.field({
      type: ChannelDatabaseKindType,
      description: 'What database it is.',
      resolve: ({ kind }) => kind,
    }),
    address: t.exposeString('address', {
      description: 'A file’s path, from the data folder when it is relative, or `host:port/database`.',
    }),
    schemaName: t.string({
      description: 'PostgreSQL schema of the contract’s tables; `main` for SQLite.',
      resolve: ({ schema_name }) => schema_name,
    }),
    tls: t.field({
      type: ConnectionEncryptionType,
      description: 'How the connection is protected.',
      resolve: ({ tls }) => tls,
    }),
    userName: t.string({
      nullable: true,
      description: 'The account that headquarters signs in with.',
      resolve: ({ user_name }) => user_name,
    }),
    hasPassword: t.boolean({
      description: 'Whether a password is stored.',
      resolve: ({ has_password }) => has_password,
    }),
    channels: t.field({
      type: [Channel],
      description: 'The channels that live in it, by number.',
      resolve: async ({ id }, _args, context) => {
        const rows = await channelsIn(context).load(id)
        return rows.map((row) => String(row.channel_number))
      },
    }),
    isPaused: t.boolean({
      description: 'Whether it is paused: no run pulls from it until it is resumed.',
      resolve: ({ is_paused }) => is_paused,
    }),
    lastContactAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When headquarters last reached it; null when it never has.',
      resolve: ({ last_contact_at }) => last_contact_at,
    }),
    lastContactProblem: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why it was not reached the last time; null when it was.',
      resolve: ({ last_contact_problem }) => last_contact_problem,
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was registered.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When its registration was last changed.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

builder.queryField('channelDatabaseGroups', (t) =>
  t.field({
    type: [ChannelDatabaseGroup],
    description: 'A company’s channel database groups, by name.',
    authScopes: { may: 'organization.read' },
    args: { companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }) },
    resolve: (_root, { companyId }, { database, caller }) => {
      caller.require('organization.read', companyId)
      return database.kysely
        .selectFrom('channel_database_group')
        .selectAll()
        .where('company_id', '=', companyId as CompanyId)
        .orderBy('name')
        .execute()
    },
  }),
)

const ChannelDatabaseSort = sortInput<keyof typeof channelDatabaseColumns>('ChannelDatabase', {
  name: 'By name.',
  lastContactAt: 'By when headquarters last reached them.',
})

builder.queryField('channelDatabases', (t) =>
  t.connection(
    {
      type: ChannelDatabase,
      description: 'Channel databases, of one company or of all that the caller may see.',
      authScopes: { may: 'organization.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        group: t.arg.globalID({ for: ChannelDatabaseGroup, description: 'Only those of this group.' }),
        isPaused: t.arg.boolean({ description: 'Only those that are, or are not, paused.' }),
        ...orderArgument(t.arg, ChannelDatabaseSort, 'by name'),
        ...alphabetArgument(t.arg),
      },
      resolve: (_root, args, { database, caller }) => {
        const order = readOrder(args, { by: 'name' }, { database })
        if (args.companyId) caller.require('organization.read', args.companyId)
        const filter = {
          companies: caller.companiesFor('organization.read'),
          companyId: args.companyId,
          groupId: args.group?.id,
          isPaused: args.isPaused,
        }
        return resolvePage(args, {
          key: ({ sort_value, id }: ShownChannelDatabase & Sorted): ChannelDatabasePlace => [sort_value, id],
          keyForm: formsOf(channelDatabaseColumns, order, 'text'),
          rows: (page) => listChannelDatabases(database.kysely, filter, order, page),
          count: () => countChannelDatabases(database.kysely, filter),
        })
      },
    },
    ...connectionOf('ChannelDatabase'),
  ),
)

builder.queryField('channelDatabase', (t) =>
  t.field({
    type: ChannelDatabase,
    nullable: true,
    description: 'One channel database; null when there is none of that id.',
    authScopes: { may: 'organization.read' },
    args: {
      id: t.arg.globalID({ required: true, for: ChannelDatabase, description: 'The channel database.' }),
    },
    resolve: async (_root, { id }, { database, caller }) => {
      const record = await database.kysely
        .selectFrom('channel_database')
        .selectAll()
        .where('id', '=', id.id as ChannelDatabaseId)
        .executeTakeFirst()
      if (!record) return null
      caller.require('organization.read', record.company_id)
      return withoutPassword(record)
    },
  }),
)
