import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { createDemoAccounts } from '../../server/identity/demo-accounts.ts'
import { createSetUpLink, isWithoutUsers } from '../../server/identity/one-time-links.ts'
import { disableUser, inviteUser } from '../../server/identity/users.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { addCompanies, addUser, callerOfUser, goodPassword } from './people.ts'
import { openTestIdentity, publicUrl, type Visitor, visit } from './visitor.ts'

const choices = {
  name: ' Astrid Lindqvist ',
  email: 'Astrid@Example.com',
  password: goodPassword,
  repeated: goodPassword,
}

async function submit(
  visitor: Visitor,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  return visitor.post('/set-up', { token: new URL(url).searchParams.get('token') ?? '', ...form })
}

describeOnBothDatabases('the first start', (open) => {
  test('makes whoever holds the set-up link the administrator of everything', async () => {
    const database = await open()
    expect(await isWithoutUsers(database.kysely)).toBe(true)
    const { url } = await createSetUpLink(database, publicUrl)
    const visitor = visit(openTestIdentity(database))
    const page = await visitor.get(url)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('You become the first administrator.')
    const response = await submit(visitor, url, choices)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    const caller = await visitor.caller()
    expect(caller.name).toBe('Astrid Lindqvist')
    expect(caller.companiesFor('users.manage')).toBe('all')
    const user = await database.kysely.selectFrom('account_user').selectAll().executeTakeFirstOrThrow()
    expect(user).toMatchObject({ email: 'astrid@example.com', email_verified: true, disabled_at: null })
    const again = visit(openTestIdentity(database))
    expect((await again.post('/sign-in', { email: choices.email, password: goodPassword })).status).toBe(303)
  })

  test('lets the link work once, and only while there are no users', async () => {
    const database = await open()
    const first = await createSetUpLink(database, publicUrl)
    const second = await createSetUpLink(database, publicUrl)
    const visitor = visit(openTestIdentity(database))
    expect((await visitor.get(first.url)).status).toBe(410)
    await submit(visitor, second.url, choices)
    expect((await visitor.get(second.url)).status).toBe(410)
    expect((await submit(visitor, second.url, { ...choices, email: 'b@example.com' })).status).toBe(410)
    const third = await createSetUpLink(database, publicUrl)
    expect((await visitor.get(third.url)).status).toBe(410)
    expect((await submit(visitor, third.url, { ...choices, email: 'b@example.com' })).status).toBe(410)
    expect(await database.kysely.selectFrom('account_user').select('email').execute()).toHaveLength(1)
  })

  test('makes one administrator when the form is sent twice at once', async () => {
    const database = await open()
    const { url } = await createSetUpLink(database, publicUrl)
    const identity = openTestIdentity(database)
    const responses = await Promise.all(
      ['a@example.com', 'b@example.com'].map((email) => submit(visit(identity), url, { ...choices, email })),
    )
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await database.kysely.selectFrom('role_assignment').select('role').execute()).toEqual([
      { role: 'administrator' },
    ])
  })

  test('tells all faults of the form together, and keeps the link and what was written', async () => {
    const database = await open()
    const { url } = await createSetUpLink(database, publicUrl)
    const visitor = visit(openTestIdentity(database))
    const response = await submit(visitor, url, {
      name: ' ',
      email: '<b>@x',
      password: 'short',
      repeated: 'other',
    })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('<a href="#name">Enter your name.</a>')
    expect(page).toContain('<a href="#email">Enter an e-mail address such as name@example.com.</a>')
    expect(page).toContain('<a href="#password">Choose a password of at least 12 characters.</a>')
    expect(page).toContain('<a href="#repeated">The two passwords are not the same. Enter them again.</a>')
    expect(page).toContain('value="&lt;b&gt;@x"')
    expect(page).not.toContain('short')
    expect((await submit(visitor, url, choices)).status).toBe(303)
  })

  test('expires the link after a day', async () => {
    const database = await open()
    const { url, expiresAt } = await createSetUpLink(database, publicUrl)
    const hours = (Date.parse(expiresAt) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(23.9)
    expect(hours).toBeLessThanOrEqual(24)
    await expireLinks(database)
    expect((await visit(openTestIdentity(database)).get(url)).status).toBe(410)
  })

  test('is told of on the sign-in page', async () => {
    const database = await open()
    const visitor = visit(openTestIdentity(database))
    expect(await (await visitor.get('/sign-in')).text()).toContain('Headquarters has not been set up.')
    await addUser(database, { email: 'a@example.com' })
    expect(await (await visitor.get('/sign-in')).text()).not.toContain('Headquarters has not been set up.')
  })
})

describeOnBothDatabases('an invitation', (open) => {
  test('lets a user choose a password, and nothing else about themselves', async () => {
    const database = await open()
    const userId = await addUser(database, { email: 'ivar@example.com', name: 'Ivar Berg' })
    const { url } = await inTransaction(database, (trx) =>
      inviteUser(trx, publicUrl, userId, { userId: null }),
    )
    const visitor = visit(openTestIdentity(database))
    const page = await (await visitor.get(url)).text()
    expect(page).toContain('For ivar@example.com.')
    expect(page).not.toContain('name="name"')
    expect((await submit(visitor, url, choices)).status).toBe(303)
    expect(await visitor.caller()).toMatchObject({ userId, name: 'Ivar Berg' })
    expect((await visitor.caller()).companiesFor('organization.read')).toEqual([])
  })

  test('replaces a forgotten password, and ends the sessions opened with it', async () => {
    const database = await open()
    const old = 'the password of old'
    const userId = await addUser(database, { email: 'ivar@example.com', password: old })
    const identity = openTestIdentity(database)
    const signedIn = visit(identity)
    await signedIn.post('/sign-in', { email: 'ivar@example.com', password: old })
    const { url } = await inTransaction(database, (trx) =>
      inviteUser(trx, publicUrl, userId, { userId: null }),
    )
    await submit(visit(identity), url, choices)
    expect(await signedIn.caller()).toMatchObject({ userId: null })
    expect((await signedIn.post('/sign-in', { email: 'ivar@example.com', password: old })).status).toBe(401)
    expect(
      (await signedIn.post('/sign-in', { email: 'ivar@example.com', password: goodPassword })).status,
    ).toBe(303)
  })

  test('ends an earlier one, and ends with its user', async () => {
    const database = await open()
    const userId = await addUser(database, { email: 'ivar@example.com' })
    const invite = () =>
      inTransaction(database, (trx) => inviteUser(trx, publicUrl, userId, { userId: null }))
    const visitor = visit(openTestIdentity(database))
    const [first, second] = [await invite(), await invite()]
    expect((await visitor.get(first.url)).status).toBe(410)
    expect((await visitor.get(second.url)).status).toBe(200)
    await inTransaction(database, (trx) => disableUser(trx, userId, { userId: null }))
    expect((await visitor.get(second.url)).status).toBe(410)
    await expect(invite()).rejects.toThrow('USER_DISABLED')
  })
})

describeOnBothDatabases('the demo', (open) => {
  test('has an account for each role, whose printed passwords work', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'OTHR')
    const { accounts, signInLink } = await createDemoAccounts(database, { companyId: 'USRT', publicUrl })
    expect(accounts.map(({ role }) => role)).toEqual([
      'administrator',
      'itOperator',
      'storeAccountant',
      'viewer',
    ])
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(4)
    const identity = openTestIdentity(database)
    const scopes = []
    for (const { email, password } of accounts) {
      const visitor = visit(identity)
      expect((await visitor.post('/sign-in', { email, password })).status).toBe(303)
      const caller = await visitor.caller()
      scopes.push([
        caller.companiesFor('orders.read'),
        caller.may('orders.edit', 'USRT'),
        caller.may('batch.manage', 'USRT'),
      ])
    }
    expect(scopes).toEqual([
      ['all', true, true],
      [['USRT'], false, true],
      [['USRT'], true, false],
      [['USRT'], false, false],
    ])
    const visitor = visit(identity)
    expect((await visitor.get(signInLink.url)).headers.get('location')).toBe('/')
    expect((await visitor.caller()).companiesFor('users.manage')).toBe('all')
  })
})

describeOnBothDatabases('a caller', (open) => {
  test('may do what their roles allow, company by company, and asks the database each time', async () => {
    const database = await open()
    await addCompanies(database, 'USRT', 'NORW')
    const userId = await addUser(database, {
      email: 'a@example.com',
      roles: [
        ['viewer', 'USRT'],
        ['storeAccountant', 'NORW'],
      ],
    })
    const caller = await callerOfUser(database, userId)
    expect(caller.may('orders.read', 'USRT')).toBe(true)
    expect(caller.may('orders.edit', 'USRT')).toBe(false)
    expect(caller.may('orders.edit', 'NORW')).toBe(true)
    expect(caller.may('orders.edit', null)).toBe(false)
    expect(caller.companiesFor('orders.read')).toEqual(['NORW', 'USRT'])
    expect(() => caller.require('orders.edit', 'USRT')).toThrow('FORBIDDEN')
    await database.kysely.deleteFrom('role_assignment').execute()
    expect((await callerOfUser(database, userId)).companiesFor('orders.read')).toEqual([])
  })
})

async function expireLinks(database: Database): Promise<void> {
  const past = new Date(Date.now() - 1000).toISOString()
  await database.kysely
    .updateTable('one_time_link')
    .set({ expires_at: past as never })
    .execute()
}
