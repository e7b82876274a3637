import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { mutation, ProblemType } from '../../graphql/mutation.ts'
import { problemError } from '../../graphql/problems.ts'
import { type ChannelDatabaseId, readChannelDatabase } from '../channel-databases.ts'
import type { ChannelNumber, CompanyId } from '../tables.ts'
import type { ChannelDatabaseTest, TestedChannel, TestedTable } from '../test-channel-database.ts'
import { tryConnection, tryRegisteredChannelDatabase } from '../try-channel-database.ts'
import { clearLoaders, deedOf } from './deed-of.ts'
import { ChannelDatabaseKindType, ConnectionEncryptionType } from './enums.ts'
import { ChannelDatabase } from './types.ts'

const TestedTableType = builder.objectRef<TestedTable>('TestedChannelTable').implement({
  description: 'What a test found of one of the contract’s tables.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name in the contract.' }),
    isOptional: t.exposeBoolean('isOptional', { description: 'Whether a channel database may lack it.' }),
    isPresent: t.exposeBoolean('isPresent', { description: 'Whether it is there.' }),
    isReadable: t.exposeBoolean('isReadable', { description: 'Whether the account may read it.' }),
    missingColumns: t.exposeStringList('missingColumns', {
      description: 'Columns of the contract that it lacks.',
    }),
    rowCount: t.field({
      type: 'BigInteger',
      nullable: true,
      description: 'How many rows it has; null when it is not there or not readable.',
      resolve: ({ rowCount }) => rowCount,
    }),
    isCounterIndexed: t.exposeBoolean('isCounterIndexed', {
      description: 'Whether its replication counter is indexed: if not, every pull reads the whole table.',
    }),
  }),
})

const TestedChannelType = builder.objectRef<TestedChannel>('TestedChannel').implement({
  description: 'A company and channel that transactions in a channel database name.',
  fields: (t) => ({
    company: t.exposeString('company', { nullable: true, description: 'The company (`DataAreaId`).' }),
    channel: t.exposeString('channel', { nullable: true, description: 'The channel’s number (`Channel`).' }),
    transactionCount: t.field({
      type: 'BigInteger',
      description: 'How many transactions name them.',
      resolve: ({ transactionCount }) => transactionCount,
    }),
    isRegistered: t.exposeBoolean('isRegistered', {
      description: 'Whether it is a channel of the company that is registered to live there.',
    }),
  }),
})

const ChannelDatabaseTestType = builder.objectRef<ChannelDatabaseTest>('ChannelDatabaseTest').implement({
  description: 'What a test of a channel database found. Nothing in the channel database was changed by it.',
  fields: (t) => ({
    isReachable: t.exposeBoolean('isReachable', { description: 'Whether it could be read at all.' }),
    isUsable: t.exposeBoolean('isUsable', {
      description: 'Whether the P-job can pull from it: reachable, and nothing of the contract missing.',
    }),
    problem: t.field({
      type: ProblemType,
      nullable: true,
      description: 'Why it is not reachable; null when it is.',
      resolve: ({ problem }) => problem,
    }),
    journalMode: t.exposeString('journalMode', {
      nullable: true,
      description: 'SQLite’s journal mode, such as `wal`; null for PostgreSQL.',
    }),
    tables: t.field({
      type: [TestedTableType],
      description: 'The contract’s tables, the header’s first; empty when it is not reachable.',
      resolve: ({ tables }) => tables,
    }),
    channels: t.field({
      type: [TestedChannelType],
      description: 'The companies and channels that its transactions name.',
      resolve: ({ channels }) => channels,
    }),
  }),
})

const ConnectionInput = builder.inputType('ChannelDatabaseConnectionInput', {
  description: 'A connection to try before it is registered.',
  fields: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    kind: t.field({ type: ChannelDatabaseKindType, required: true, description: 'What database it is.' }),
    address: t.string({
      required: true,
      description: 'A file’s path, absolute or from the data folder, or `host[:port]/database`.',
    }),
    schemaName: t.string({ description: 'PostgreSQL schema; `public` when left out.' }),
    tls: t.field({ type: ConnectionEncryptionType, description: 'How the connection is protected.' }),
    userName: t.string({ description: 'PostgreSQL account.' }),
    password: t.string({ description: 'Its password.' }),
    channelNumbers: t.field({
      type: ['BigInteger'],
      description: 'Numbers of the channels that are to live in it.',
    }),
  }),
})

mutation('testChannelDatabase', {
  description:
    'Tries a registered channel database, or a connection before it is registered: whether it can be reached, which tables ' +
    'and columns of the contract it lacks, and whose transactions it holds.',
  permission: 'organization.manage',
  input: (t) => ({
    channelDatabase: t.globalID({ for: ChannelDatabase, description: 'A registered channel database.' }),
    connection: t.field({
      type: ConnectionInput,
      description: 'A connection that is not registered. Give it or channelDatabase, not both.',
    }),
  }),
  resolve: async ({ channelDatabase, connection }, context) => {
    if (channelDatabase && !connection)
      return testRegistered(channelDatabase.id as ChannelDatabaseId, context)
    if (!channelDatabase && connection) return testUnregistered(connection, context)
    throw problemError('CHANNEL_DATABASE_OR_CONNECTION_REQUIRED', {}, 'channelDatabase')
  },
  payload: (t) => ({
    test: t.field({
      type: ChannelDatabaseTestType,
      nullable: true,
      description: 'What the test found.',
      resolve: ({ result }) => result?.test ?? null,
    }),
    channelDatabase: t.field({
      type: ChannelDatabase,
      nullable: true,
      description: 'The channel database, when it is registered.',
      resolve: ({ result }) => result?.id ?? null,
    }),
  }),
})

interface Tested {
  readonly id: ChannelDatabaseId | null
  readonly test: ChannelDatabaseTest
}

async function testRegistered(id: ChannelDatabaseId, context: RequestContext): Promise<Tested> {
  const record = await readChannelDatabase(context.database.kysely, id)
  context.caller.require('organization.manage', record.company_id)
  const deed = { ...deedOf(context), clock: context.clock }
  const test = await tryRegisteredChannelDatabase(context.database, id, context, deed)
  clearLoaders(context)
  return { id, test }
}

async function testUnregistered(
  { companyId, channelNumbers, ...connection }: typeof ConnectionInput.$inferInput,
  context: RequestContext,
): Promise<Tested> {
  context.caller.require('organization.manage', companyId)
  const registration = {
    companyId: companyId as CompanyId,
    channelNumbers: (channelNumbers ?? []) as ChannelNumber[],
  }
  const test = await tryConnection(context.database, connection, registration, context, deedOf(context))
  return { id: null, test }
}
