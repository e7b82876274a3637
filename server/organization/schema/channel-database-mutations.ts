import type { Transaction } from '../../database/database.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { textOfAtMost } from '../../graphql/maximum-length.ts'
import { mutation } from '../../graphql/mutation.ts'
import { longestInConnection } from '../channel-database-connection.ts'
import type { ChannelDatabaseGroupId } from '../channel-database-groups.ts'
import {
  type ChannelDatabaseId,
  longestChannelDatabaseName,
  readChannelDatabase,
  registerChannelDatabase,
  type ShownChannelDatabase,
  updateChannelDatabase,
  withoutPassword,
} from '../channel-databases.ts'
import type { SealingDeed } from '../deed.ts'
import { pauseChannelDatabase, resumeChannelDatabase } from '../pause-channel-database.ts'
import type { CompanyId } from '../tables.ts'
import { kept, perform } from './deed-of.ts'
import { ChannelDatabaseKindType, ConnectionEncryptionType } from './enums.ts'
import { ChannelDatabase, ChannelDatabaseGroup } from './types.ts'

mutation('registerChannelDatabase', {
  description:
    'Registers a database that shops write into. It is not contacted: testChannelDatabase says whether it can be pulled from.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    name: t.string({
      required: true,
      description: 'Unique in the company, at most 60 characters.',
      extensions: textOfAtMost(longestChannelDatabaseName),
    }),
    group: t.globalID({
      required: true,
      for: ChannelDatabaseGroup,
      description: 'The group that it belongs to.',
    }),
    kind: t.field({ type: ChannelDatabaseKindType, required: true, description: 'What database it is.' }),
    address: t.string({
      required: true,
      description: 'A file’s path, absolute or from the data folder, or `host[:port]/database`.',
      extensions: textOfAtMost(longestInConnection.address),
    }),
    schemaName: t.string({
      description: 'PostgreSQL schema of the contract’s tables; `public` when left out.',
      extensions: textOfAtMost(longestInConnection.schemaName),
    }),
    tls: t.field({
      type: ConnectionEncryptionType,
      description: 'PostgreSQL only. Left out: OFF on this machine, VERIFIED across a network.',
    }),
    userName: t.string({
      description: 'PostgreSQL account, which needs to read the tables and nothing else.',
      extensions: textOfAtMost(longestInConnection.userName),
    }),
    password: t.string({
      description: 'Its password. It is stored encrypted and never shown.',
      extensions: textOfAtMost(longestInConnection.password),
    }),
    channelNumbers: t.field({
      type: ['BigInteger'],
      required: true,
      description: 'Numbers of the channels that live in it; a channel lives in one channel database.',
    }),
  }),
  resolve: ({ companyId, group, ...input }, context) => {
    context.caller.require('organization.manage', companyId)
    return perform(context, async (trx, deed) => {
      const id = await registerChannelDatabase(
        trx,
        { ...input, companyId: companyId as CompanyId, groupId: group.id as ChannelDatabaseGroupId },
        deed,
      )
      return withoutPassword(await readChannelDatabase(trx, id))
    })
  },
  payload: (t) => ({
    channelDatabase: t.field({
      type: ChannelDatabase,
      nullable: true,
      description: 'The channel database as it is registered.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateChannelDatabase', {
  description:
    'Changes a channel database; what is left out stays. Another address, account or weaker encryption needs the password ' +
    'again, so that a stored one cannot be sent elsewhere.',
  permission: 'organization.manage',
  input: (t) => ({
    channelDatabase: t.globalID({
      required: true,
      for: ChannelDatabase,
      description: 'The channel database.',
    }),
    name: t.string({ description: 'Unique in the company, at most 60 characters.' }),
    group: t.globalID({ for: ChannelDatabaseGroup, description: 'The group that it belongs to.' }),
    kind: t.field({
      type: ChannelDatabaseKindType,
      description: 'What database it is; another kind takes nothing over from the old connection.',
    }),
    address: t.string({
      description: 'A file’s path, absolute or from the data folder, or `host[:port]/database`.',
    }),
    schemaName: t.string({ description: 'PostgreSQL schema of the contract’s tables.' }),
    tls: t.field({ type: ConnectionEncryptionType, description: 'How the connection is protected.' }),
    userName: t.string({ description: 'PostgreSQL account; null for none.' }),
    password: t.string({ description: 'Its password; null for none, left out to keep the stored one.' }),
    channelNumbers: t.field({
      type: ['BigInteger'],
      description: 'Numbers of all channels that live in it.',
    }),
  }),
  resolve: (input, context) =>
    change(input.channelDatabase.id, context, (trx, id, deed) =>
      updateChannelDatabase(
        trx,
        id,
        {
          name: kept(input.name),
          groupId: kept(input.group?.id as ChannelDatabaseGroupId | undefined),
          kind: kept(input.kind),
          address: kept(input.address),
          schemaName: kept(input.schemaName),
          tls: kept(input.tls),
          userName: input.userName,
          password: input.password,
          channelNumbers: kept(input.channelNumbers),
        },
        deed,
      ),
    ),
  payload: (t) => ({
    channelDatabase: t.field({
      type: ChannelDatabase,
      nullable: true,
      description: 'The channel database as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('pauseChannelDatabase', {
  description: 'Pauses a channel database: no run pulls from it until it is resumed.',
  permission: 'organization.manage',
  input: (t) => ({
    channelDatabase: t.globalID({
      required: true,
      for: ChannelDatabase,
      description: 'The channel database.',
    }),
  }),
  resolve: ({ channelDatabase }, context) => change(channelDatabase.id, context, pauseChannelDatabase),
  payload: (t) => ({
    channelDatabase: t.field({
      type: ChannelDatabase,
      nullable: true,
      description: 'The channel database as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('resumeChannelDatabase', {
  description:
    'Lets runs pull from a paused channel database again; what came meanwhile is pulled by the next.',
  permission: 'organization.manage',
  input: (t) => ({
    channelDatabase: t.globalID({
      required: true,
      for: ChannelDatabase,
      description: 'The channel database.',
    }),
  }),
  resolve: ({ channelDatabase }, context) => change(channelDatabase.id, context, resumeChannelDatabase),
  payload: (t) => ({
    channelDatabase: t.field({
      type: ChannelDatabase,
      nullable: true,
      description: 'The channel database as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

async function change(
  id: string,
  context: RequestContext,
  work: (trx: Transaction, id: ChannelDatabaseId, deed: SealingDeed) => Promise<unknown>,
): Promise<ShownChannelDatabase> {
  return perform(context, async (trx, deed) => {
    const record = await readChannelDatabase(trx, id as ChannelDatabaseId)
    context.caller.require('organization.manage', record.company_id)
    await work(trx, record.id, deed)
    return withoutPassword(await readChannelDatabase(trx, record.id))
  })
}
