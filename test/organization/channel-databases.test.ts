import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import type { Instant } from '../../server/database/instant.ts'
import {
  type ChannelDatabaseGroupId,
  createChannelDatabaseGroup,
  updateChannelDatabaseGroup,
} from '../../server/organization/channel-database-groups.ts'
import {
  type ChannelDatabaseId,
  type NewChannelDatabase,
  readChannelDatabase,
  registerChannelDatabase,
  updateChannelDatabase,
} from '../../server/organization/channel-databases.ts'
import { channelDatabaseSource } from '../../server/organization/channel-source.ts'
import { channelsIn } from '../../server/organization/channels-in-databases.ts'
import {
  pauseChannelDatabase,
  resumeChannelDatabase,
} from '../../server/organization/pause-channel-database.ts'
import { recordContact } from '../../server/organization/record-contact.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { auditOf, createOrganization, deed, refusalOf, secret, usrt } from './organization.ts'

const surroundings = { secret, dataDirectory: '/srv/kontor' }

async function createGroup(database: Database): Promise<ChannelDatabaseGroupId> {
  await createOrganization(database)
  return inTransaction(database, (trx) =>
    createChannelDatabaseGroup(trx, { companyId: usrt, name: 'Nordics' }, deed),
  )
}

function aSqliteDatabase(groupId: ChannelDatabaseGroupId): NewChannelDatabase {
  const address = 'shops/nordics.sqlite'
  return { companyId: usrt, name: 'Nordics', groupId, kind: 'sqlite', address, channelNumbers: [1001, 1002] }
}

function aPostgresDatabase(groupId: ChannelDatabaseGroupId): NewChannelDatabase {
  return {
    companyId: usrt,
    name: 'Europe',
    groupId,
    kind: 'postgres',
    address: 'db.example.org/shop',
    userName: 'reader',
    password: 'correct horse',
    channelNumbers: [1003],
  }
}

function register(database: Database, input: NewChannelDatabase): Promise<ChannelDatabaseId> {
  return inTransaction(database, (trx) => registerChannelDatabase(trx, input, deed))
}

async function sourceOf(database: Database, id: ChannelDatabaseId) {
  return channelDatabaseSource(await readChannelDatabase(database.kysely, id), surroundings)
}

describeOnBothDatabases('channel databases', (open) => {
  test('a SQLite file is found from the data folder, or by an absolute path', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const id = await register(database, aSqliteDatabase(groupId))
    expect(await sourceOf(database, id)).toEqual({ kind: 'sqlite', file: '/srv/kontor/shops/nordics.sqlite' })
    await inTransaction(database, (trx) =>
      updateChannelDatabase(trx, id, { address: '/mnt/shop.sqlite' }, deed),
    )
    expect(await sourceOf(database, id)).toEqual({ kind: 'sqlite', file: '/mnt/shop.sqlite' })
  })

  test('a PostgreSQL database is reached with its password, over a proven connection unless it is on this machine', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const id = await register(database, aPostgresDatabase(groupId))
    expect(await sourceOf(database, id)).toEqual({
      kind: 'postgres',
      url: 'postgres://reader:correct%20horse@db.example.org:5432/shop?sslmode=verify-full',
      schema: 'public',
    })
    await inTransaction(database, (trx) =>
      updateChannelDatabase(trx, id, { address: '[::1]:6543/shop', schemaName: 'ax', password: 'x' }, deed),
    )
    expect(await sourceOf(database, id)).toEqual({
      kind: 'postgres',
      url: 'postgres://reader:x@[::1]:6543/shop?sslmode=disable',
      schema: 'ax',
    })
  })

  test('a password is stored sealed, and opens with this installation’s secret alone', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const record = await readChannelDatabase(
      database.kysely,
      await register(database, aPostgresDatabase(groupId)),
    )
    expect(JSON.stringify(record)).not.toContain('correct')
    expect(() => channelDatabaseSource(record, { ...surroundings, secret: 'another secret' })).toThrow(
      'CHANNEL_DATABASE_PASSWORD_UNREADABLE',
    )
  })

  test('the audit trail tells that a password was set, never what it is', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const id = await register(database, aPostgresDatabase(groupId))
    await inTransaction(database, (trx) =>
      updateChannelDatabase(trx, id, { password: 'battery staple' }, deed),
    )
    const entries = await database.kysely.selectFrom('audit_entry').selectAll().execute()
    expect(JSON.stringify(entries)).not.toMatch(/correct|battery|kontor1\./)
    expect((await auditOf(database, 'updateChannelDatabase'))[0]?.changes).toEqual({
      password: { from: '•••', to: '•••' },
    })
  })

  test('all faults of an input are told together', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    await register(database, aSqliteDatabase(groupId))
    const input: NewChannelDatabase = {
      companyId: usrt,
      name: 'Nordics',
      groupId: 'elsewhere' as ChannelDatabaseGroupId,
      kind: 'postgres',
      address: 'db.example.org/shop?sslmode=disable',
      schemaName: 's'.repeat(64),
      channelNumbers: [1003, 1001, 2001, 77],
    }
    expect(await refusalOf(database, (trx) => registerChannelDatabase(trx, input, deed))).toEqual([
      'CHANNEL_DATABASE_ADDRESS_INVALID address',
      'VALUE_TOO_LONG schemaName',
      'VALUE_MISSING userName',
      'VALUE_MISSING password',
      'CHANNEL_DATABASE_NAME_TAKEN name',
      'GROUP_NOT_FOUND group',
      'CHANNEL_IN_OTHER_DATABASE channelNumbers.1',
      'CHANNEL_NOT_FOUND channelNumbers.2',
      'CHANNEL_NOT_FOUND channelNumbers.3',
    ])
  })

  test('a SQLite file has no account, schema or encryption', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const input: NewChannelDatabase = {
      ...aSqliteDatabase(groupId),
      address: 'shop\0.sqlite',
      schemaName: 'ax',
      tls: 'verified',
      userName: 'reader',
      password: 'correct horse',
    }
    expect(await refusalOf(database, (trx) => registerChannelDatabase(trx, input, deed))).toEqual([
      'CHANNEL_DATABASE_ADDRESS_INVALID address',
      'SCHEMA_NOT_APPLICABLE schemaName',
      'TLS_NOT_APPLICABLE tls',
      'CREDENTIALS_NOT_APPLICABLE userName',
      'CREDENTIALS_NOT_APPLICABLE password',
    ])
  })

  test('a channel lives in one channel database, and moves once it has left the other', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const first = await register(database, aSqliteDatabase(groupId))
    const second = await register(database, {
      ...aSqliteDatabase(groupId),
      name: 'South',
      channelNumbers: [1003],
    })
    const move = (id: ChannelDatabaseId, channelNumbers: readonly number[]) =>
      inTransaction(database, (trx) => updateChannelDatabase(trx, id, { channelNumbers }, deed))
    await expect(move(second, [1003, 1002])).rejects.toThrow('CHANNEL_IN_OTHER_DATABASE')
    await move(first, [1001])
    await move(second, [1003, 1002, 1002])
    expect(await channelsIn(database.kysely, first)).toEqual([1001])
    expect(await channelsIn(database.kysely, second)).toEqual([1002, 1003])
  })

  test('two who give the same channel a home at once do not both succeed', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const homes = ['A', 'B', 'C'].map((name) =>
      register(database, { ...aSqliteDatabase(groupId), name, channelNumbers: [1003] }),
    )
    const outcomes = await Promise.allSettled(homes)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await database.kysely.selectFrom('channel_database').select('id').execute()).toHaveLength(1)
  })

  test('a stored password is not sent to another server, account or over a weaker connection', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const id = await register(database, aPostgresDatabase(groupId))
    const change = (input: Parameters<typeof updateChannelDatabase>[2]) =>
      refusalOf(database, (trx) => updateChannelDatabase(trx, id, input, deed))
    expect(await change({ address: 'evil.example.org/shop' })).toEqual(['PASSWORD_REQUIRED password'])
    expect(await change({ userName: 'postgres' })).toEqual(['PASSWORD_REQUIRED password'])
    expect(await change({ tls: 'required' })).toEqual(['PASSWORD_REQUIRED password'])
    expect(await change({ password: null })).toEqual(['VALUE_MISSING password'])
    await inTransaction(database, (trx) =>
      updateChannelDatabase(trx, id, { name: 'EU', schemaName: 'ax' }, deed),
    )
    expect(await sourceOf(database, id)).toMatchObject({ schema: 'ax' })
  })

  test('another kind takes nothing over from the old connection', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const id = await register(database, aPostgresDatabase(groupId))
    await inTransaction(database, (trx) =>
      updateChannelDatabase(trx, id, { kind: 'sqlite', address: 'shop.sqlite' }, deed),
    )
    expect(await readChannelDatabase(database.kysely, id)).toMatchObject({
      kind: 'sqlite',
      schema_name: 'main',
      tls: 'off',
      user_name: null,
      encrypted_password: null,
    })
  })

  test('it is paused and resumed, and each is audited once', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const id = await register(database, aSqliteDatabase(groupId))
    await inTransaction(database, async (trx) => {
      await pauseChannelDatabase(trx, id, deed)
      await pauseChannelDatabase(trx, id, deed)
    })
    expect(await readChannelDatabase(database.kysely, id)).toMatchObject({ is_paused: true })
    await inTransaction(database, (trx) => resumeChannelDatabase(trx, id, deed))
    expect(await readChannelDatabase(database.kysely, id)).toMatchObject({ is_paused: false })
    expect(await auditOf(database, 'pauseChannelDatabase')).toHaveLength(1)
    expect(await auditOf(database, 'resumeChannelDatabase')).toMatchObject([
      { changes: { isPaused: { from: true, to: false } } },
    ])
  })

  test('the last contact stays known while later ones fail', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const id = await register(database, aSqliteDatabase(groupId))
    const reached = '2026-11-21T09:00:00.000Z' as Instant
    const missed = '2026-11-21T09:05:00.000Z' as Instant
    const problem = { code: 'CHANNEL_DATABASE_FILE_MISSING', parameters: { address: 'shop.sqlite' } }
    await recordContact(database.kysely, id, { at: reached, problem: null })
    await recordContact(database.kysely, id, { at: missed, problem })
    expect(await readChannelDatabase(database.kysely, id)).toMatchObject({
      last_contact_at: reached,
      last_contact_problem: problem,
    })
    await recordContact(database.kysely, id, { at: missed, problem: null })
    expect(await readChannelDatabase(database.kysely, id)).toMatchObject({
      last_contact_at: missed,
      last_contact_problem: null,
    })
  })

  test('groups have names of their own in a company', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const create = (companyId: string, name: string) =>
      refusalOf(database, (trx) =>
        createChannelDatabaseGroup(trx, { companyId: companyId as CompanyId, name }, deed),
      )
    expect(await create('USRT', ' Nordics ')).toEqual(['GROUP_NAME_TAKEN name'])
    expect(await create('USRT', '')).toEqual(['VALUE_MISSING name'])
    expect(await create('NONE', 'Nordics')).toEqual(['COMPANY_NOT_FOUND companyId'])
    await inTransaction(database, (trx) =>
      updateChannelDatabaseGroup(trx, groupId, { description: 'Day' }, deed),
    )
    expect(await auditOf(database, 'updateChannelDatabaseGroup')).toMatchObject([
      { changes: { description: { from: '', to: 'Day' } } },
    ])
  })

  test('a group of another company is none', async () => {
    const database = await open()
    const groupId = await createGroup(database)
    const input = { ...aSqliteDatabase(groupId), companyId: 'DEMF' as CompanyId, channelNumbers: [2001] }
    expect(await refusalOf(database, (trx) => registerChannelDatabase(trx, input, deed))).toEqual([
      'GROUP_NOT_FOUND group',
    ])
  })
})
