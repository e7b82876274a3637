import { expect, test, vi } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import type { Id } from '../../server/database/identifiers.ts'
import { ProblemError } from '../../server/graphql/problems.ts'
import { createApiKey, readApiKey, revokeApiKey } from '../../server/identity/api-keys.ts'
import { assignRole, readRoleAssignment, removeRole } from '../../server/identity/roles.ts'
import { createUser, disableUser, enableUser, updateUser } from '../../server/identity/users.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { addCompanies, addUser, goodPassword } from './people.ts'
import { openTestIdentity, publicUrl, visit } from './visitor.ts'

const itself = { userId: null }

async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw error ?? new Error('Nothing was wrong')
  return error.problems.map(({ code, field }) => (field ? `${field}: ${code}` : code))
}

describeOnBothDatabases('users', (open) => {
  test('are told apart by their address, whatever its case', async () => {
    const database = await open()
    await addUser(database, { email: 'kari@example.com' })
    const add = (name: string, email: string) =>
      inTransaction(database, (trx) => createUser(trx, { name, email }, itself))
    expect(await codesOf(add('Other', ' KARI@example.com'))).toEqual(['email: EMAIL_TAKEN'])
    expect(await codesOf(add('', 'nonsense'))).toEqual(['name: USER_NAME_MISSING', 'email: EMAIL_INVALID'])
    expect(await codesOf(add('x'.repeat(101), `${'x'.repeat(250)}@a.no`))).toEqual([
      'name: USER_NAME_TOO_LONG',
      'email: EMAIL_INVALID',
    ])
  })

  test('can be renamed, with an audit entry of what changed only', async () => {
    const database = await open()
    const userId = await addUser(database, { email: 'kari@example.com', name: 'Kari' })
    const rename = (details: { name?: string; email?: string }) =>
      inTransaction(database, (trx) => updateUser(trx, userId, details, { userId: 'admin', requestId: 'r1' }))
    await rename({ name: 'Kari Nordmann' })
    await rename({ name: 'Kari Nordmann', email: 'KARI@example.com' })
    const entries = await database.kysely
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'updateUser')
      .execute()
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      user_id: 'admin',
      subject_type: 'User',
      subject_id: userId,
      changes: { name: { from: 'Kari', to: 'Kari Nordmann' } },
      request_id: 'r1',
    })
    await addUser(database, { email: 'ola@example.com' })
    expect(await codesOf(rename({ email: 'ola@example.com' }))).toEqual(['email: EMAIL_TAKEN'])
  })

  test('come back from being disabled with their roles and password', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const userId = await addUser(database, {
      email: 'kari@example.com',
      password: goodPassword,
      roles: [['viewer', 'USRT']],
    })
    await inTransaction(database, (trx) => disableUser(trx, userId, itself))
    await inTransaction(database, (trx) => disableUser(trx, userId, itself))
    await inTransaction(database, (trx) => enableUser(trx, userId, itself))
    const visitor = visit(openTestIdentity(database))
    expect(
      (await visitor.post('/sign-in', { email: 'kari@example.com', password: goodPassword })).status,
    ).toBe(303)
    expect((await visitor.caller()).may('orders.read', 'USRT')).toBe(true)
    const actions = await database.kysely
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'in', ['disableUser', 'enableUser'])
      .orderBy('id')
      .execute()
    expect(actions.map(({ action }) => action)).toEqual(['disableUser', 'enableUser'])
  })
})

describeOnBothDatabases('roles', (open) => {
  const assign = (
    database: Database,
    userId: Id<'User'>,
    role: Parameters<typeof assignRole>[1]['role'],
    companyId: string | null,
  ) => inTransaction(database, (trx) => assignRole(trx, { userId, role, companyId }, itself))
  const remove = (database: Database, id: Id<'RoleAssignment'>) =>
    inTransaction(database, async (trx) => removeRole(trx, await readRoleAssignment(trx, id), itself))

  test('are given once, in a company that is there, to a user who is', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const userId = await addUser(database, { email: 'kari@example.com' })
    await assign(database, userId, 'viewer', 'USRT')
    expect(await codesOf(assign(database, userId, 'viewer', 'USRT'))).toEqual(['ROLE_ALREADY_ASSIGNED'])
    expect(await codesOf(assign(database, userId, 'viewer', 'XXXX'))).toEqual(['company: COMPANY_NOT_FOUND'])
    expect(await codesOf(assign(database, userId, 'viewer', null))).toEqual(['company: ROLE_NEEDS_COMPANY'])
    expect(await codesOf(assign(database, 'nobody' as Id<'User'>, 'viewer', 'USRT'))).toEqual([
      'user: USER_NOT_FOUND',
    ])
    await assign(database, userId, 'administrator', null)
    expect(await codesOf(assign(database, userId, 'administrator', null))).toEqual(['ROLE_ALREADY_ASSIGNED'])
  })

  test('leave who gave what where', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const userId = await addUser(database, { email: 'kari@example.com' })
    await remove(database, await assign(database, userId, 'viewer', 'USRT'))
    const entries = await database.kysely
      .selectFrom('audit_entry')
      .select(['action', 'company_id', 'subject_id', 'changes'])
      .where('action', 'in', ['assignRole', 'removeRole'])
      .orderBy('id')
      .execute()
    expect(entries).toEqual([
      {
        action: 'assignRole',
        company_id: 'USRT',
        subject_id: userId,
        changes: { role: { from: null, to: 'VIEWER' } },
      },
      {
        action: 'removeRole',
        company_id: 'USRT',
        subject_id: userId,
        changes: { role: { from: 'VIEWER', to: null } },
      },
    ])
  })

  test('never leave headquarters without an administrator of everything', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const first = await addUser(database, { email: 'first@example.com' })
    const second = await addUser(database, { email: 'second@example.com' })
    const third = await addUser(database, { email: 'third@example.com', roles: [['administrator', 'USRT']] })
    const firstRole = await assign(database, first, 'administrator', null)
    const disable = (userId: Id<'User'>) => inTransaction(database, (trx) => disableUser(trx, userId, itself))
    expect(await codesOf(remove(database, firstRole))).toEqual(['LAST_ADMINISTRATOR'])
    expect(await codesOf(disable(first))).toEqual(['LAST_ADMINISTRATOR'])
    await disable(third)
    const secondRole = await assign(database, second, 'administrator', null)
    await disable(second)
    expect(await codesOf(remove(database, firstRole))).toEqual(['LAST_ADMINISTRATOR'])
    await remove(database, secondRole)
    await inTransaction(database, (trx) => enableUser(trx, second, itself))
    await assign(database, second, 'administrator', null)
    await disable(first)
    expect(await codesOf(disable(second))).toEqual(['LAST_ADMINISTRATOR'])
  })

  test('keep one of two administrators who disable each other at the same time', async () => {
    const database = await open()
    const [first, second] = await Promise.all(
      ['first@example.com', 'second@example.com'].map((email) =>
        addUser(database, { email, roles: [['administrator', null]] }),
      ),
    )
    const outcomes = await Promise.allSettled(
      [first, second].map((userId) =>
        inTransaction(database, (trx) => disableUser(trx, userId as Id<'User'>, itself)),
      ),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describeOnBothDatabases('an API key', (open) => {
  async function keyOf(database: Database, expiresAt?: string) {
    await addCompanies(database, 'USRT')
    const userId = await addUser(database, { email: 'machine@example.com', roles: [['viewer', 'USRT']] })
    const made = await inTransaction(database, (trx) =>
      createApiKey(trx, { userId, name: 'Reports', expiresAt: expiresAt as never }, itself),
    )
    return { userId, ...made }
  }
  const callerBy = (database: Database, headers: Readonly<Record<string, string>>) =>
    openTestIdentity(database).callerOf(new Request(`${publicUrl}/graphql`, { headers }))

  test('lets a machine act as its user, in either header', async () => {
    const database = await open()
    const { userId, key } = await keyOf(database)
    for (const headers of [{ authorization: `Bearer ${key}` }, { 'x-api-key': key }]) {
      const caller = await callerBy(database, headers)
      expect(caller).toMatchObject({ userId })
      expect(caller.companiesFor('orders.read')).toEqual(['USRT'])
    }
  })

  test('is not kept in the clear, and tells when it was used', async () => {
    const database = await open()
    const { id, key } = await keyOf(database)
    expect(await readApiKey(database.kysely, id)).toMatchObject({
      last_used_at: null,
      start: key.slice(0, 11),
    })
    await callerBy(database, { 'x-api-key': key })
    const record = await vi.waitFor(async () => {
      const read = await readApiKey(database.kysely, id)
      expect(read.last_used_at).not.toBeNull()
      return read
    })
    expect(JSON.stringify(record)).not.toContain(key)
    const audit = await database.kysely.selectFrom('audit_entry').selectAll().execute()
    expect(JSON.stringify(audit)).not.toContain(key)
  })

  test('stops working when it is revoked or expires, or its user is disabled', async () => {
    const database = await open()
    const { id, userId, key } = await keyOf(database, new Date(Date.now() + 60_000).toISOString())
    const isGood = async () => (await callerBy(database, { 'x-api-key': key })).userId === userId
    const setExpiry = (expires_at: string | null) =>
      database.kysely
        .updateTable('api_key')
        .set({ expires_at: expires_at as never })
        .execute()
    expect(await isGood()).toBe(true)
    await setExpiry(new Date(Date.now() - 1).toISOString())
    expect(await isGood()).toBe(false)
    await setExpiry(null)
    await inTransaction(database, (trx) => disableUser(trx, userId, itself))
    expect(await isGood()).toBe(false)
    await inTransaction(database, (trx) => enableUser(trx, userId, itself))
    expect(await isGood()).toBe(true)
    await inTransaction(database, async (trx) => revokeApiKey(trx, await readApiKey(trx, id), itself))
    expect(await isGood()).toBe(false)
  })

  test('that is no good makes the caller nobody, whatever cookie comes with it', async () => {
    const database = await open()
    await addUser(database, { email: 'kari@example.com', password: goodPassword })
    const identity = openTestIdentity(database)
    const visitor = visit(identity)
    await visitor.post('/sign-in', { email: 'kari@example.com', password: goodPassword })
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = (headers: Record<string, string>) =>
      identity.callerOf(new Request(`${publicUrl}/graphql`, { headers: { cookie, ...headers } }))
    expect((await request({})).userId).not.toBeNull()
    expect((await request({ 'x-api-key': 'kontor_nonsense' })).userId).toBeNull()
    expect((await request({ authorization: 'Bearer kontor_nonsense' })).userId).toBeNull()
  })

  test('needs a name, and an expiry that lies ahead', async () => {
    const database = await open()
    const userId = await addUser(database, { email: 'machine@example.com' })
    const make = (name: string, expiresAt?: string) =>
      inTransaction(database, (trx) =>
        createApiKey(trx, { userId, name, expiresAt: expiresAt as never }, itself),
      )
    expect(await codesOf(make(' '))).toEqual(['name: API_KEY_NAME_MISSING'])
    expect(await codesOf(make('x'.repeat(101)))).toEqual(['name: API_KEY_NAME_TOO_LONG'])
    expect(await codesOf(make('Reports', '2026-01-01T00:00:00.000Z'))).toEqual([
      'expiresAt: API_KEY_EXPIRY_PAST',
    ])
  })
})
