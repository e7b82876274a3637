import { join } from 'node:path'
import { getNamedType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { createChannelDatabase } from '../../server/demo/channel-database.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases, temporaryDirectory } from '../support/databases.ts'
import { operate } from '../support/graphql.ts'
import { createGroup, mutate, present, registerPostgres } from './mutate.ts'
import { createOrganization } from './organization.ts'

describeOnBothDatabases('channel databases over GraphQL', (open) => {
  test('a channel database is registered, changed, paused and read', async () => {
    const database = await open()
    await createOrganization(database)
    const id = await registerPostgres(database)
    const renamed = await mutate(
      database,
      'updateChannelDatabase',
      { channelDatabase: id, name: 'EU', channelNumbers: [1002, 1003] },
      'channelDatabase { name tls hasPassword channels { number } }',
    )
    expect(renamed.channelDatabase).toEqual({
      name: 'EU',
      tls: 'VERIFIED',
      hasPassword: true,
      channels: [{ number: 1002 }, { number: 1003 }],
    })
    await mutate(database, 'pauseChannelDatabase', { channelDatabase: id }, 'channelDatabase { id }')
    const { channelDatabases } = await operate(
      schema,
      database,
      `{ channelDatabases(isPaused: true) { totalCount edges { node {
        name kind address schemaName userName isPaused lastContactAt lastContactProblem { code }
        group { name channelDatabases { name } } company { companyId }
      } } } }`,
    )
    expect(channelDatabases).toEqual({
      totalCount: 1,
      edges: [
        {
          node: {
            name: 'EU',
            kind: 'POSTGRESQL',
            address: 'db.example.org/shop',
            schemaName: 'public',
            userName: 'reader',
            isPaused: true,
            lastContactAt: null,
            lastContactProblem: null,
            group: { name: 'Nordics', channelDatabases: [{ name: 'EU' }] },
            company: { companyId: 'USRT' },
          },
        },
      ],
    })
    const resumed = await mutate(
      database,
      'resumeChannelDatabase',
      { channelDatabase: id },
      'channelDatabase { isPaused }',
    )
    expect(resumed.channelDatabase).toEqual({ isPaused: false })
  })

  test('a registered channel database is tested: what it lacks, and when it was reached', async () => {
    const database = await open()
    await createOrganization(database)
    const directory = await temporaryDirectory()
    try {
      createChannelDatabase(join(directory.path, 'shop.sqlite'))
      const input = {
        companyId: 'USRT',
        name: 'Nordics',
        group: await createGroup(database),
        kind: 'SQLITE',
        address: 'shop.sqlite',
        channelNumbers: [1001],
      }
      const { channelDatabase } = await mutate<{ channelDatabase: { id: string } }>(
        database,
        'registerChannelDatabase',
        input,
        'channelDatabase { id }',
      )
      const tested = (dataDirectory: string) =>
        mutate(
          database,
          'testChannelDatabase',
          { channelDatabase: channelDatabase.id },
          `test { isReachable isUsable journalMode problem { code } tables { name rowCount } }
           channelDatabase { lastContactAt lastContactProblem { code } }`,
          { dataDirectory },
        )
      const reached = await tested(directory.path)
      expect(reached.test).toMatchObject({
        isReachable: true,
        isUsable: true,
        journalMode: 'wal',
        problem: null,
        tables: expect.arrayContaining([{ name: 'RetailTransactionTable', rowCount: 0 }]),
      })
      expect(reached.channelDatabase).toEqual({ lastContactAt: present, lastContactProblem: null })
      const missed = await tested(join(directory.path, 'elsewhere'))
      expect(missed.test).toMatchObject({
        isReachable: false,
        problem: { code: 'CHANNEL_DATABASE_FILE_MISSING' },
      })
      expect(missed.channelDatabase).toEqual({
        lastContactAt: present,
        lastContactProblem: { code: 'CHANNEL_DATABASE_FILE_MISSING' },
      })
    } finally {
      await directory.remove()
    }
  })

  test('a connection is tested before it is registered, and is not kept', async () => {
    const database = await open()
    await createOrganization(database)
    const connection = { companyId: 'USRT', kind: 'SQLITE', address: '/nowhere/shop.sqlite' }
    const { test: result } = await mutate(
      database,
      'testChannelDatabase',
      { connection },
      'test { isReachable problem { code parameters } }',
    )
    expect(result).toMatchObject({ isReachable: false, problem: { code: 'CHANNEL_DATABASE_FILE_MISSING' } })
    const deed = await database.kysely
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'testChannelDatabase')
      .executeTakeFirst()
    expect(deed).toMatchObject({
      user_id: 'user-1',
      company_id: 'USRT',
      subject_type: 'Company',
      changes: {
        address: { from: null, to: '/nowhere/shop.sqlite' },
        isReachable: { from: null, to: false },
      },
    })
    const smuggled = {
      ...connection,
      kind: 'POSTGRESQL',
      address: 'db/shop?host=/tmp',
      userName: 'a',
      password: 'b',
    }
    const { problems } = await mutate(
      database,
      'testChannelDatabase',
      { connection: smuggled },
      'test { isReachable }',
    )
    expect(problems).toMatchObject([{ code: 'CHANNEL_DATABASE_ADDRESS_INVALID', field: 'address' }])
    const { problems: both } = await mutate(database, 'testChannelDatabase', {}, 'test { isReachable }')
    expect(both).toMatchObject([{ code: 'CHANNEL_DATABASE_OR_CONNECTION_REQUIRED' }])
    expect(await database.kysely.selectFrom('channel_database').select('id').execute()).toEqual([])
  })

  test('no query returns a password, sealed or open', async () => {
    const database = await open()
    await createOrganization(database)
    await registerPostgres(database)
    const shown = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    expect(
      shown.filter((field) => /password|credential|secret|encrypted|sealed/i.test(field)).sort(),
    ).toEqual([
      'ChangePasswordPayload.problems',
      'ChangePasswordPayload.user',
      'ChannelDatabase.hasPassword',
      'GuideControl.isSecret',
      'Mutation.changePassword',
    ])
    const everything = await operate(schema, database, everyFieldBehind('channelDatabases { edges { node'))
    const text = JSON.stringify(everything)
    expect(text).toContain('db.example.org/shop')
    expect(text).not.toMatch(/correct|horse|kontor1\./)
  })
})

/** A query of every field of a channel database; of those that are records, their types. */
function everyFieldBehind(opening: string): string {
  const type = schema.getType('ChannelDatabase')
  if (!isObjectType(type)) throw new Error('ChannelDatabase is no object')
  const fields = Object.values(type.getFields()).map(({ name, type: fieldType }) =>
    isObjectType(getNamedType(fieldType)) ? `${name} { __typename }` : name,
  )
  return `{ ${opening} { ${fields.join(' ')} }${' }'.repeat(opening.split('{').length)}`
}
