import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { addSeconds, type Instant, now } from '../../server/database/instant.ts'
import type { Caller } from '../../server/graphql/access.ts'
import { recordAudit } from '../../server/identity/audit.ts'
import { disableUser } from '../../server/identity/users.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { operate, operateWithErrors } from '../support/graphql.ts'
import { addCompanies, addUser, callerOfUser, goodPassword } from './people.ts'
import { openTestIdentity, visit } from './visitor.ts'

interface Payload {
  readonly problems: readonly { readonly code: string; readonly field: string | null }[]
}

async function administratorOf(database: Database): Promise<Caller> {
  const userId = await addUser(database, {
    email: 'admin@example.com',
    name: 'Astrid',
    roles: [['administrator', null]],
  })
  return callerOfUser(database, userId)
}

const userId = (id: string) => encodeGlobalID('User', id)

describeOnBothDatabases('the viewer', (open) => {
  const query = '{ viewer { user { id name email } permissions { companyId permissions } } }'

  test('sees themselves and what they may do where', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'NORW')
    const id = await addUser(database, {
      email: 'kari@example.com',
      name: 'Kari',
      roles: [
        ['viewer', 'USRT'],
        ['storeAccountant', 'NORW'],
      ],
    })
    const caller = await callerOfUser(database, id)
    expect(await operate(schema, database, query, { caller })).toEqual({
      viewer: {
        user: { id: userId(id), name: 'Kari', email: 'kari@example.com' },
        permissions: [
          {
            companyId: 'NORW',
            permissions: [
              'ORGANIZATION_READ',
              'DISTRIBUTION_READ',
              'BATCH_READ',
              'ORDERS_READ',
              'ORDERS_SYNCHRONIZE',
              'ORDERS_EDIT',
              'AUDIT_READ',
            ],
          },
          {
            companyId: 'USRT',
            permissions: ['ORGANIZATION_READ', 'DISTRIBUTION_READ', 'BATCH_READ', 'ORDERS_READ'],
          },
        ],
      },
    })
  })

  test('who administers everything is told so once', async () => {
    const database = await open()
    const caller = await administratorOf(database)
    const { viewer } = await operate<{
      viewer: { permissions: { companyId: null; permissions: string[] }[] }
    }>(schema, database, query, { caller })
    expect(viewer.permissions).toHaveLength(1)
    expect(viewer.permissions[0]?.companyId).toBeNull()
    expect(viewer.permissions[0]?.permissions).toContain('USERS_MANAGE')
  })

  test('works in the company that they chose, in every browser, as long as they may see it', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'NORW')
    const id = await addUser(database, {
      email: 'kari@example.com',
      roles: [
        ['viewer', 'USRT'],
        ['viewer', 'NORW'],
      ],
    })
    const choose = async (companyId: string, caller: Promise<Caller> = callerOfUser(database, id)) =>
      operateWithErrors<{ chooseCompanyAtWork: Payload }>(
        schema,
        database,
        `mutation ($id: String!) { chooseCompanyAtWork(input: { companyId: $id }) { problems { code field } } }`,
        { caller: await caller, variables: { id: companyId } },
      )
    const chosen = async (caller: Promise<Caller> = callerOfUser(database, id)) => {
      const source = '{ viewer { companyAtWork } }'
      return operate<{ viewer: object }>(schema, database, source, { caller: await caller })
    }
    expect(await chosen()).toEqual({ viewer: { companyAtWork: null } })
    for (const companyId of ['USRT', 'NORW'])
      expect((await choose(companyId)).data).toEqual({ chooseCompanyAtWork: { problems: [] } })
    expect(await chosen()).toEqual({ viewer: { companyAtWork: 'NORW' } })
    expect((await choose('ELSE')).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    const administrator = Promise.resolve(await administratorOf(database))
    expect((await choose('ELSE', administrator)).data?.chooseCompanyAtWork.problems).toEqual([
      { code: 'COMPANY_NOT_FOUND', field: 'companyId' },
    ])
    expect(await chosen(administrator)).toEqual({ viewer: { companyAtWork: null } })
    const entries = await database.kysely
      .selectFrom('audit_entry')
      .select(['company_id', 'subject_id', 'changes'])
      .where('action', '=', 'chooseCompanyAtWork')
      .orderBy('id')
      .execute()
    expect(entries).toEqual([
      { company_id: 'USRT', subject_id: id, changes: { companyAtWork: { from: null, to: 'USRT' } } },
      { company_id: 'NORW', subject_id: id, changes: { companyAtWork: { from: 'USRT', to: 'NORW' } } },
    ])
    await database.kysely.deleteFrom('role_assignment').where('company_id', '=', 'NORW').execute()
    expect(await chosen()).toEqual({ viewer: { companyAtWork: null } })
  })
})

describeOnBothDatabases('managing users', (open) => {
  test('one of them is found by id', async () => {
    const database = await open()
    const caller = await administratorOf(database)
    const id = await addUser(database, { email: 'kari@example.com', name: 'Kari', roles: [] })
    const ask = (user: string) =>
      operate(schema, database, 'query ($id: ID!) { user(id: $id) { id name } }', {
        caller,
        variables: { id: userId(user) },
      })
    expect(await ask(id)).toEqual({ user: { id: userId(id), name: 'Kari' } })
    expect(await ask('nobody')).toEqual({ user: null })
  })

  test('an administrator adds a user, who follows the link and finds their role', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const caller = await administratorOf(database)
    const { createUser } = await operate<{
      createUser: Payload & { user: { id: string }; invitation: { url: string; expiresAt: Instant } }
    }>(
      schema,
      database,
      `mutation { createUser(input: { name: "Ivar Berg", email: "Ivar@example.com" }) {
        user { id email isDisabled roles { role } } invitation { url expiresAt } problems { code field } } }`,
      { caller },
    )
    expect(createUser).toMatchObject({
      user: { email: 'ivar@example.com', isDisabled: false, roles: [] },
      problems: [],
    })
    const { assignRole } = await operate<{ assignRole: Payload }>(
      schema,
      database,
      `mutation ($user: ID!) { assignRole(input: { user: $user, role: IT_OPERATOR, companyId: "USRT" }) {
        roleAssignment { role companyId user { name } } problems { code field } } }`,
      { caller, variables: { user: createUser.user.id } },
    )
    expect(assignRole).toEqual({
      roleAssignment: { role: 'IT_OPERATOR', companyId: 'USRT', user: { name: 'Ivar Berg' } },
      problems: [],
    })
    const visitor = visit(openTestIdentity(database))
    const token = new URL(createUser.invitation.url).searchParams.get('token') ?? ''
    await visitor.post('/set-up', { token, password: goodPassword, repeated: goodPassword })
    expect((await visitor.caller()).may('batch.manage', 'USRT')).toBe(true)
  })

  test('what is wrong comes back as codes, at their fields', async () => {
    const database = await open()
    const caller = await administratorOf(database)
    const { createUser } = await operate<{ createUser: Payload }>(
      schema,
      database,
      'mutation { createUser(input: { name: "", email: "admin@example.com" }) { user { id } problems { code field } } }',
      { caller },
    )
    expect(createUser).toEqual({ user: null, problems: [{ code: 'USER_NAME_MISSING', field: 'name' }] })
    const { disableUser } = await operate<{ disableUser: Payload }>(
      schema,
      database,
      'mutation ($id: ID!) { disableUser(input: { id: $id }) { user { id } problems { code field } } }',
      { caller, variables: { id: userId(caller.userId ?? '') } },
    )
    expect(disableUser).toEqual({ user: null, problems: [{ code: 'LAST_ADMINISTRATOR', field: null }] })
  })

  test('an administrator of one company gives roles there, and cannot touch users or other companies', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'NORW')
    const boss = await addUser(database, { email: 'boss@example.com', roles: [['administrator', 'USRT']] })
    const other = await addUser(database, { email: 'other@example.com', roles: [['viewer', 'NORW']] })
    const caller = await callerOfUser(database, boss)
    const assign = (companyId: string | null) =>
      operateWithErrors<{ assignRole: Payload }>(
        schema,
        database,
        `mutation ($user: ID!, $companyId: String) {
          assignRole(input: { user: $user, role: ADMINISTRATOR, companyId: $companyId }) { problems { code field } } }`,
        { caller, variables: { user: userId(other), companyId } },
      )
    expect(await assign('USRT')).toMatchObject({ data: { assignRole: { problems: [] } }, errors: [] })
    for (const companyId of ['NORW', null])
      expect((await assign(companyId)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
    for (const mutation of ['disableUser', 'inviteUser'])
      expect(
        (
          await operateWithErrors(
            schema,
            database,
            `mutation ($id: ID!) { ${mutation}(input: { id: $id }) { problems { code } } }`,
            { caller, variables: { id: userId(other) } },
          )
        ).errors,
      ).toMatchObject([{ code: 'FORBIDDEN' }])
    const { users } = await operate<{ users: { edges: { node: { email: string; roles: unknown[] } }[] } }>(
      schema,
      database,
      '{ users { edges { node { email roles { role companyId } apiKeys { name } } } } }',
      { caller },
    )
    expect(users.edges.map(({ node }) => node)).toEqual([
      { email: 'boss@example.com', roles: [{ role: 'ADMINISTRATOR', companyId: 'USRT' }], apiKeys: [] },
      { email: 'other@example.com', roles: [{ role: 'ADMINISTRATOR', companyId: 'USRT' }], apiKeys: [] },
    ])
  })

  test('users are listed by name, page by page in both directions, and found by part of name or address', async () => {
    const database = await open()
    const caller = await administratorOf(database)
    for (const name of ['Dag', 'Berit', 'Carl', 'Berit 100%'])
      await addUser(database, { name, email: `${name.toLowerCase().replaceAll(/[ %]/g, '')}@example.com` })
    const list = async (args: string) => {
      const { users } = await operate<{
        users: {
          totalCount: number
          edges: { node: { name: string } }[]
          pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean; hasPreviousPage: boolean }
        }
      }>(
        schema,
        database,
        `{ users(${args}) { totalCount edges { node { name } } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } }`,
        { caller },
      )
      return { ...users, names: users.edges.map(({ node }) => node.name) }
    }
    const first = await list('first: 2')
    expect(first).toMatchObject({
      totalCount: 5,
      names: ['Astrid', 'Berit'],
      pageInfo: { hasNextPage: true },
    })
    const second = await list(`first: 2, after: "${first.pageInfo.endCursor}"`)
    expect(second.names).toEqual(['Berit 100%', 'Carl'])
    const third = await list(`first: 2, after: "${second.pageInfo.endCursor}"`)
    expect(third).toMatchObject({ names: ['Dag'], pageInfo: { hasNextPage: false } })
    expect((await list(`last: 2, before: "${third.pageInfo.startCursor}"`)).names).toEqual([
      'Berit 100%',
      'Carl',
    ])
    expect((await list('text: "BERIT"')).names).toEqual(['Berit', 'Berit 100%'])
    expect(await list('text: "0%"')).toMatchObject({ totalCount: 1, names: ['Berit 100%'] })
    expect((await list('text: "dag@"')).names).toEqual(['Dag'])
    await addUser(database, { name: 'Åsa', email: 'asa@example.com' })
    expect((await list('text: "Ås"')).names).toEqual(['Åsa'])
    expect((await list('isDisabled: true')).names).toEqual([])
  })

  test('listing fifty users with roles and keys takes a fixed number of statements', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const caller = await administratorOf(database)
    const query =
      '{ users(first: 50) { edges { node { name roles { role user { name } } apiKeys { name } } } } }'
    const count = async () => {
      let statements = 0
      const counting = database.kysely.withPlugin({
        transformQuery: ({ node }) => {
          statements += 1
          return node
        },
        transformResult: async ({ result }) => result,
      })
      await operate(schema, { ...database, kysely: counting }, query, { caller })
      return statements
    }
    const few = await count()
    for (let index = 0; index < 20; index++)
      await addUser(database, { email: `user${index}@example.com`, roles: [['viewer', 'USRT']] })
    expect(await count()).toBe(few)
  })
})

describeOnBothDatabases('one’s own account', (open) => {
  const changePassword = `mutation ($current: String!, $new: String!) {
    changePassword(input: { currentPassword: $current, newPassword: $new }) { user { name } problems { code field } } }`

  test('changing the password asks for the old one, and ends the other sessions', async () => {
    const database = await open()
    await addUser(database, { email: 'kari@example.com', name: 'Kari', password: goodPassword })
    const identity = openTestIdentity(database)
    const [here, there] = [visit(identity), visit(identity)]
    for (const visitor of [here, there])
      await visitor.post('/sign-in', { email: 'kari@example.com', password: goodPassword })
    const caller = await here.caller()
    const change = async (current: string, next: string) => {
      const variables = { current, new: next }
      const data = await operate<{ changePassword: Payload }>(schema, database, changePassword, {
        caller,
        variables,
      })
      return data.changePassword.problems.map(({ code, field }) => `${field}: ${code}`)
    }
    expect(await change('wrong', 'a new good password')).toEqual(['currentPassword: PASSWORD_WRONG'])
    expect(await change('', 'short')).toEqual([
      'currentPassword: VALUE_MISSING',
      'newPassword: PASSWORD_TOO_SHORT',
    ])
    expect(await change(goodPassword, 'short')).toEqual(['newPassword: PASSWORD_TOO_SHORT'])
    expect((await there.caller()).userId).not.toBeNull()
    expect(await change(goodPassword, 'a new good password')).toEqual([])
    expect((await there.caller()).userId).toBeNull()
    expect((await here.caller()).userId).not.toBeNull()
    expect((await there.post('/sign-in', { email: 'kari@example.com', password: goodPassword })).status).toBe(
      401,
    )
  })

  test('signing out everywhere ends all sessions but the present one', async () => {
    const database = await open()
    await addUser(database, { email: 'kari@example.com', password: goodPassword })
    const identity = openTestIdentity(database)
    const visitors = [visit(identity), visit(identity), visit(identity)]
    for (const visitor of visitors)
      await visitor.post('/sign-in', { email: 'kari@example.com', password: goodPassword })
    const caller = await visitors[0]?.caller()
    const query = 'mutation { signOutEverywhere(input: {}) { endedSessions problems { code } } }'
    expect(await operate(schema, database, query, caller ? { caller } : {})).toEqual({
      signOutEverywhere: { endedSessions: 2, problems: [] },
    })
    const callers = await Promise.all(visitors.map((visitor) => visitor.caller()))
    expect(callers.map(({ userId: id }) => id !== null)).toEqual([true, false, false])
  })

  test('an API key is shown once, works, and can be revoked; a key cannot make another', async () => {
    const database = await open()
    await addUser(database, { email: 'kari@example.com', password: goodPassword })
    const identity = openTestIdentity(database)
    const visitor = visit(identity)
    await visitor.post('/sign-in', { email: 'kari@example.com', password: goodPassword })
    const create =
      'mutation { createApiKey(input: { name: "Reports" }) { key apiKey { id name start revokedAt } problems { code } } }'
    const { createApiKey } = await operate<{ createApiKey: { key: string; apiKey: { id: string } } }>(
      schema,
      database,
      create,
      { caller: await visitor.caller() },
    )
    const byKey = () =>
      identity.callerOf(
        new Request('http://localhost:4000/graphql', { headers: { 'x-api-key': createApiKey.key } }),
      )
    const machine = await byKey()
    expect(machine.userId).not.toBeNull()
    const again = await operate(schema, database, create, { caller: machine })
    expect(again).toMatchObject({ createApiKey: { key: null, problems: [{ code: 'SESSION_REQUIRED' }] } })
    const listed = await operate(schema, database, '{ viewer { user { apiKeys { name start } } } }', {
      caller: machine,
    })
    expect(listed).toEqual({
      viewer: { user: { apiKeys: [{ name: 'Reports', start: expect.stringMatching(/^kontor_.{4}$/) }] } },
    })
    const revoked = await operate(
      schema,
      database,
      'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { revokedAt } problems { code } } }',
      { caller: machine, variables: { id: createApiKey.apiKey.id } },
    )
    expect(revoked).toEqual({ revokeApiKey: { apiKey: { revokedAt: expect.any(String) }, problems: [] } })
    expect((await byKey()).userId).toBeNull()
  })

  test('an administrator’s API key lets nobody in: neither by invitation, nor by another address, nor by a role', async () => {
    const database = await open()
    const astrid = await addUser(database, {
      email: 'astrid@example.com',
      roles: [['administrator', null]],
    })
    const { sessionId: _none, ...machine } = await callerOfUser(database, astrid)
    const id = encodeGlobalID('User', astrid)
    for (const [mutation, input] of [
      ['createUser', { name: 'Eve', email: 'eve@example.com' }],
      ['inviteUser', { id }],
      ['updateUser', { id, email: 'eve@example.com' }],
      ['enableUser', { id }],
      ['assignRole', { user: id, role: 'ADMINISTRATOR' }],
    ] as const) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
      const source = `mutation ($input: ${type}) { ${mutation}(input: $input) { problems { code } } }`
      const answer = await operate(schema, database, source, { caller: machine, variables: { input } })
      expect(answer, mutation).toEqual({ [mutation]: { problems: [{ code: 'SESSION_REQUIRED' }] } })
    }
  })

  test('others’ keys and sessions are an administrator’s business', async () => {
    const database = await open()
    const kari = await addUser(database, { email: 'kari@example.com' })
    const ola = await addUser(database, { email: 'ola@example.com' })
    const caller = await callerOfUser(database, ola)
    for (const source of [
      'mutation ($user: ID!) { createApiKey(input: { user: $user, name: "x" }) { problems { code } } }',
      'mutation ($user: ID!) { signOutEverywhere(input: { user: $user }) { problems { code } } }',
    ]) {
      const { errors } = await operateWithErrors(schema, database, source, {
        caller,
        variables: { user: userId(kari) },
      })
      expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
    }
  })
})

describeOnBothDatabases('reading the audit trail', (open) => {
  const query = `query ($companyId: String, $user: ID, $action: String, $subject: ID, $from: Instant, $to: Instant, $first: Int, $after: String) {
    auditEntries(companyId: $companyId, user: $user, action: $action, subject: $subject, from: $from, to: $to, first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage }
      edges { node { action companyId subjectType subjectId subjectKey subjectName isSubjectThere user { name }
        changes { field from to } } } } }`

  interface Answer {
    auditEntries: {
      totalCount: number
      pageInfo: { endCursor: string; hasNextPage: boolean }
      edges: {
        node: {
          action: string
          companyId: string | null
          subjectId: string
          subjectKey: string
          subjectName: string | null
          isSubjectThere: boolean
          changes: unknown
        }
      }[]
    }
  }

  const read = async (database: Database, caller: Caller, variables: Record<string, unknown> = {}) => {
    const { auditEntries } = await operate<Answer>(schema, database, query, { caller, variables })
    return { ...auditEntries, actions: auditEntries.edges.map(({ node }) => node.action) }
  }

  async function withEntries(database: Database) {
    const kari = await addUser(database, { email: 'kari@example.com', name: 'Kari' })
    await database.kysely.deleteFrom('audit_entry').execute()
    const entry = { subjectType: 'BatchJob', subjectName: 'P-0001', companyId: 'USRT', userId: kari } as const
    await inTransaction(database, (trx) =>
      recordAudit(trx, [
        { ...entry, action: 'withholdBatchJob', subjectId: 'job-1' },
        { ...entry, action: 'resumeBatchJob', subjectId: 'job-1', companyId: 'NORW' },
        {
          ...entry,
          action: 'updateBatchJob',
          subjectId: 'job-2',
          userId: null,
          changes: { status: { from: 'ready', to: 'canceled' } },
        },
        { ...entry, action: 'createUser', subjectType: 'User', subjectId: 'u', companyId: null },
      ]),
    )
    return kari
  }

  test('goes from the newest to the oldest, page by page', async () => {
    const database = await open()
    await withEntries(database)
    const caller = await callerOfUser(
      database,
      await addUser(database, { email: 'a@example.com', roles: [['administrator', null]] }),
    )
    const from = { from: null }
    const first = await read(database, caller, { ...from, first: 4 })
    expect(first.actions.slice(2)).toEqual(['createUser', 'updateBatchJob'])
    const second = await read(database, caller, { first: 4, after: first.pageInfo.endCursor })
    expect(second.actions).toEqual(['resumeBatchJob', 'withholdBatchJob'])
    expect(second.pageInfo.hasNextPage).toBe(false)
  })

  test('is narrowed by company, user, action, record and period', async () => {
    const database = await open()
    const kari = await withEntries(database)
    const caller = await callerOfUser(
      database,
      await addUser(database, { email: 'a@example.com', roles: [['administrator', null]] }),
    )
    expect((await read(database, caller, { companyId: 'USRT' })).actions).toEqual([
      'updateBatchJob',
      'withholdBatchJob',
    ])
    expect((await read(database, caller, { user: userId(kari), companyId: 'USRT' })).actions).toEqual([
      'withholdBatchJob',
    ])
    expect((await read(database, caller, { action: 'resumeBatchJob' })).totalCount).toBe(1)
    const subject = encodeGlobalID('BatchJob', 'job-1')
    const ofJob = await read(database, caller, { subject })
    expect(ofJob.actions).toEqual(['resumeBatchJob', 'withholdBatchJob'])
    expect(ofJob.edges[0]?.node.subjectId).toBe(subject)
    const present = now()
    expect(
      (await read(database, caller, { companyId: 'USRT', from: addSeconds(present, 60) })).actions,
    ).toEqual([])
    expect(
      (await read(database, caller, { companyId: 'USRT', to: addSeconds(present, -60) })).actions,
    ).toEqual([])
    const period = { from: addSeconds(present, -60), to: addSeconds(present, 60) }
    expect((await read(database, caller, { companyId: 'USRT', ...period })).totalCount).toBe(2)
  })

  test('is counted by kind of record, the most first', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    await withEntries(database)
    const caller = await callerOfUser(
      database,
      await addUser(database, { email: 'a@example.com', roles: [['storeAccountant', 'USRT']] }),
    )
    const count = async (variables: Record<string, unknown>) => {
      const { auditEntryCounts } = await operate<{ auditEntryCounts: unknown }>(
        schema,
        database,
        'query ($subject: ID, $to: Instant) { auditEntryCounts(subject: $subject, to: $to) { subjectType count } }',
        { caller, variables },
      )
      return auditEntryCounts
    }
    expect(await count({})).toEqual([
      { subjectType: 'BatchJob', count: 2 },
      { subjectType: 'User', count: 1 },
    ])
    expect(await count({ subject: encodeGlobalID('BatchJob', 'job-1') })).toEqual([
      { subjectType: 'BatchJob', count: 1 },
    ])
    expect(await count({ to: addSeconds(now(), -60) })).toEqual([])
  })

  test('is counted by company, whichever is chosen, in those whose trail the caller may read', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'NORW')
    await withEntries(database)
    const count = async (person: Parameters<typeof addUser>[1]) => {
      const caller = await callerOfUser(database, await addUser(database, person))
      const { auditEntries } = await operate<{ auditEntries: { companies: unknown } }>(
        schema,
        database,
        '{ auditEntries(companyId: "USRT", subjectType: "BatchJob") { companies { companyId count } } }',
        { caller },
      )
      return auditEntries.companies
    }
    const ofUsrt = { companyId: 'USRT', count: 2 }
    expect(await count({ email: 'a@example.com', roles: [['storeAccountant', 'USRT']] })).toEqual([ofUsrt])
    expect(await count({ email: 'b@example.com', roles: [['administrator', null]] })).toEqual([
      { companyId: 'NORW', count: 1 },
      ofUsrt,
    ])
  })

  test('names the record as it was called then', async () => {
    const database = await open()
    const kari = await withEntries(database)
    const administrator = await addUser(database, {
      email: 'a@example.com',
      roles: [['administrator', null]],
    })
    await database.kysely.updateTable('account_user').set({ name: 'Kari Nordmann' }).execute()
    const caller = await callerOfUser(database, administrator)
    await inTransaction(database, (trx) => disableUser(trx, kari, { userId: administrator }))
    await database.kysely.updateTable('account_user').set({ name: 'Somebody Else' }).execute()
    const ofUser = await read(database, caller, { action: 'disableUser' })
    expect(ofUser.edges[0]?.node).toMatchObject({
      subjectKey: kari,
      subjectName: 'Kari Nordmann',
      isSubjectThere: true,
      changes: [{ field: 'isDisabled', from: false, to: true }],
    })
  })

  test('shows a company’s readers that company only', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'NORW')
    await withEntries(database)
    const caller = await callerOfUser(
      database,
      await addUser(database, {
        email: 'a@example.com',
        roles: [
          ['storeAccountant', 'NORW'],
          ['viewer', 'USRT'],
        ],
      }),
    )
    const seen = await read(database, caller)
    expect(new Set(seen.edges.map(({ node }) => node.companyId))).toEqual(new Set(['NORW']))
    expect(seen.actions).toContain('resumeBatchJob')
    const { errors } = await operateWithErrors(schema, database, query, {
      caller,
      variables: { companyId: 'USRT' },
    })
    expect(errors).toMatchObject([
      { code: 'FORBIDDEN', parameters: { permission: 'AUDIT_READ', company: 'USRT' } },
    ])
  })
})
