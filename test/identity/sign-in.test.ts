import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { createSignInLink } from '../../server/identity/one-time-links.ts'
import { disableUser } from '../../server/identity/users.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { addUser, goodPassword } from './people.ts'
import { openTestIdentity, publicUrl, visit } from './visitor.ts'

const kari = { email: 'kari@example.com', name: 'Kari Nordmann', password: goodPassword }
const form = { email: kari.email, password: kari.password }

describeOnBothDatabases('signing in by password', (open) => {
  test('opens a session and goes on to the page that was wanted', async () => {
    const database = await open()
    const userId = await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    expect(await visitor.caller()).toMatchObject({ userId: null })
    const response = await visitor.post('/sign-in', { ...form, next: '/explorer?tab=2' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/explorer?tab=2')
    expect(await visitor.caller()).toMatchObject({ userId, name: kari.name })
  })

  test('takes the address in any case', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    expect((await visitor.post('/sign-in', { ...form, email: ' Kari@Example.COM ' })).status).toBe(303)
  })

  test('keeps the session in a cookie that scripts and other sites cannot use', async () => {
    const database = await open()
    await addUser(database, kari)
    const overHttp = await visit(openTestIdentity(database)).post('/sign-in', form)
    expect(overHttp.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^kontor\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    const url = 'https://kontor.example.com'
    const overHttps = await visit(openTestIdentity(database, { publicUrl: url }), { url }).post(
      '/sign-in',
      form,
    )
    expect(overHttps.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Secure-kontor\.session_token=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
  })

  test('tells no difference between a wrong password and an unknown address', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    const wrong = await visitor.post('/sign-in', { ...form, password: 'not the password' })
    const unknown = await visitor.post('/sign-in', { email: 'kar1@example.com', password: kari.password })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const page = await wrong.text()
    expect(page).toContain('The e-mail address or the password is wrong.')
    expect(page).toContain('value="kari@example.com"')
    expect(page).not.toContain('not the password')
    expect((await unknown.text()).replace('kar1@', 'kari@')).toBe(page)
    expect(await visitor.caller()).toMatchObject({ userId: null })
  })

  test('says what is missing, at its field', async () => {
    const database = await open()
    const response = await visit(openTestIdentity(database)).post('/sign-in', { email: '', password: '' })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('<a href="#email">Enter your e-mail address.</a>')
    expect(page).toMatch(
      /<input id="password"[^>]*aria-invalid="true"[^>]*aria-describedby="password-wrong"/s,
    )
  })

  test('is limited by the client’s address, whatever headers the client sends, and says when to try again', async () => {
    const database = await open()
    await addUser(database, kari)
    const identity = openTestIdentity(database)
    const guesser = visit(identity, { address: '198.51.100.7' })
    const statuses: number[] = []
    for (let attempt = 0; attempt < 12; attempt++) {
      const headers = {
        'x-forwarded-for': `203.0.113.${attempt}`,
        'x-kontor-client-address': `203.0.113.${attempt}`,
      }
      statuses.push(
        (await guesser.post('/sign-in', { ...form, password: `guess ${attempt}` }, headers)).status,
      )
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    const refused = await guesser.post('/sign-in', form)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.text()).toMatch(/Too many attempts. Wait \d+ seconds and try again./)
    const overJson = await identity.handle(jsonSignIn({ 'x-forwarded-for': '203.0.113.99' }), '198.51.100.7')
    expect(overJson?.status).toBe(429)
    expect((await visit(identity, { address: '198.51.100.8' }).post('/sign-in', form)).status).toBe(303)
  })

  test('leaves an audit entry, and so does signing out', async () => {
    const database = await open()
    const userId = await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    await visitor.post('/sign-in', form)
    await visitor.post('/sign-out', {})
    const entries = await database.kysely
      .selectFrom('audit_entry')
      .select(['user_id', 'action', 'subject_id'])
      .where('action', 'in', ['signIn', 'signOut'])
      .orderBy('id')
      .execute()
    expect(entries).toEqual([
      { user_id: userId, action: 'signIn', subject_id: userId },
      { user_id: userId, action: 'signOut', subject_id: userId },
    ])
  })
})

describeOnBothDatabases('a session', (open) => {
  test('ends when the user signs out, also for a copy of its cookie', async () => {
    const database = await open()
    await addUser(database, kari)
    const identity = openTestIdentity(database)
    const visitor = visit(identity)
    await visitor.post('/sign-in', form)
    const thief = visit(identity)
    for (const [name, value] of visitor.cookies) thief.cookies.set(name, value)
    expect((await thief.caller()).userId).not.toBeNull()
    const response = await visitor.post('/sign-out', {})
    expect(response.headers.get('location')).toBe('/sign-in?signed-out')
    expect(await (await visitor.get('/sign-in?signed-out')).text()).toContain('You are signed out.')
    expect(await visitor.caller()).toMatchObject({ userId: null })
    expect(await thief.caller()).toMatchObject({ userId: null })
  })

  test('ends at once when the user is disabled, who cannot sign in again', async () => {
    const database = await open()
    const userId = await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    await visitor.post('/sign-in', form)
    await inTransaction(database, (trx) => disableUser(trx, userId, { userId: null }))
    expect(await visitor.caller()).toMatchObject({ userId: null })
    const response = await visitor.post('/sign-in', form)
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('This account has been disabled.')
    expect(await visitor.caller()).toMatchObject({ userId: null })
  })

  test('ends when its time is over', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    await visitor.post('/sign-in', form)
    const expired = new Date(Date.now() - 1000).toISOString()
    await database.kysely
      .updateTable('user_session')
      .set({ expires_at: expired as never })
      .execute()
    expect(await visitor.caller()).toMatchObject({ userId: null })
  })

  test('that has run out is cleared away when somebody signs in', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    await visitor.post('/sign-in', form)
    const expired = new Date(Date.now() - 1000).toISOString()
    await database.kysely
      .updateTable('user_session')
      .set({ expires_at: expired as never })
      .execute()
    await visitor.post('/sign-in', form)
    expect(await database.kysely.selectFrom('user_session').select('id').execute()).toHaveLength(1)
  })

  test('is not opened by a cookie of one’s own making', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    await visitor.post('/sign-in', form)
    const [[name, value] = ['', '']] = visitor.cookies
    visitor.cookies.set(name, `${value.slice(0, 10)}${value[10] === 'a' ? 'b' : 'a'}${value.slice(11)}`)
    expect(await visitor.caller()).toMatchObject({ userId: null })
    const strangers = visit(
      openTestIdentity(database, { secret: 'another secret of thirty-two characters or so' }),
    )
    strangers.cookies.set(name, value)
    expect(await strangers.caller()).toMatchObject({ userId: null })
  })

  test('is asked for in the language of the page behind it, also after a slip', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    const asked = await visitor.get('/sign-in?next=/nb-NO/guides')
    expect(await asked.text()).toContain('lang="nb-NO"')
    const refused = await visitor.post('/sign-in', { ...form, password: 'another', next: '/nb-NO/guides' })
    expect(refused.status).toBe(401)
    expect(await refused.text()).toContain('lang="nb-NO"')
  })

  test('takes whoever has one straight past the sign-in page', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    expect((await visitor.get('/sign-in')).status).toBe(200)
    await visitor.post('/sign-in', form)
    expect((await visitor.get('/sign-in?next=/orders')).headers.get('location')).toBe('/orders')
    expect(await (await visitor.get('/sign-out')).text()).toContain('Kari Nordmann (kari@example.com)')
  })
})

describeOnBothDatabases('a one-time sign-in link', (open) => {
  test('signs in once', async () => {
    const database = await open()
    const userId = await addUser(database, kari)
    const { url } = await inTransaction(database, (trx) => createSignInLink(trx, publicUrl, userId))
    const identity = openTestIdentity(database)
    const first = visit(identity)
    const response = await first.get(url)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/')
    expect(await first.caller()).toMatchObject({ userId })
    const second = visit(identity)
    const refusal = await second.get(url)
    expect(refusal.status).toBe(410)
    expect(await refusal.text()).toContain('This link no longer works')
    expect(await second.caller()).toMatchObject({ userId: null })
  })

  test('signs one of two in who follow it at the same time', async () => {
    const database = await open()
    const userId = await addUser(database, kari)
    const { url } = await inTransaction(database, (trx) => createSignInLink(trx, publicUrl, userId))
    const identity = openTestIdentity(database)
    const responses = await Promise.all([visit(identity).get(url), visit(identity).get(url)])
    expect(responses.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  test('expires, and ends when its user is disabled', async () => {
    const database = await open()
    const userId = await addUser(database, kari)
    const identity = openTestIdentity(database)
    const link = () => inTransaction(database, (trx) => createSignInLink(trx, publicUrl, userId))
    const late = await link()
    const past = new Date(Date.now() - 1000).toISOString()
    await database.kysely
      .updateTable('one_time_link')
      .set({ expires_at: past as never })
      .execute()
    expect((await visit(identity).get(late.url)).status).toBe(410)
    const disabled = await link()
    await inTransaction(database, (trx) => disableUser(trx, userId, { userId: null }))
    expect((await visit(identity).get(disabled.url)).status).toBe(410)
  })

  test('is not kept in the clear', async () => {
    const database = await open()
    const userId = await addUser(database, kari)
    const { url } = await inTransaction(database, (trx) => createSignInLink(trx, publicUrl, userId))
    const token = new URL(url).searchParams.get('token') ?? ''
    const rows = await database.kysely.selectFrom('one_time_link').selectAll().execute()
    expect(token.length).toBeGreaterThanOrEqual(43)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describeOnBothDatabases('the doors', (open) => {
  test('are shut to forms from other sites', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4001' },
    ]) {
      const response = await visitor.post('/sign-in', form, headers)
      expect(response.status).toBe(403)
    }
    await visitor.post('/sign-in', form)
    expect((await visitor.post('/sign-out', {}, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await visitor.caller()).userId).not.toBeNull()
  })

  test('open to the other name of the same machine', async () => {
    const database = await open()
    await addUser(database, kari)
    const url = 'http://127.0.0.1:4000'
    expect((await visit(openTestIdentity(database), { url }).post('/sign-in', form)).status).toBe(303)
  })

  test('lead nowhere but to this site', async () => {
    const database = await open()
    await addUser(database, kari)
    const visitor = visit(openTestIdentity(database))
    const elsewhere = [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '\t//evil.example',
      '/%09/../\\evil.example\\',
      'javascript:alert(1)',
      '/sign-in',
      '/\t/evil.example',
      '',
    ]
    for (const next of elsewhere) {
      const response = await visitor.post('/sign-in', { ...form, next }, {})
      const location = new URL(response.headers.get('location') ?? '', publicUrl)
      expect(location.origin, next).toBe(publicUrl)
      await database.kysely.deleteFrom('request_rate' as never).execute()
    }
  })

  test('let nobody sign up, change users or list sessions past the mutations', async () => {
    const database = await open()
    await addUser(database, kari)
    const identity = openTestIdentity(database)
    const visitor = visit(identity)
    await visitor.post('/sign-in', form)
    const shut = [
      'sign-up/email',
      'update-user',
      'change-email',
      'change-password',
      'set-password',
      'delete-user',
      'request-password-reset',
      'reset-password',
      'revoke-sessions',
      'list-sessions',
      'link-social',
      'unlink-account',
      'sign-in/social',
      'update-session',
      'verify-password',
      'get-access-token',
      'createSessionForUser',
      'create-session-for-user',
    ]
    for (const path of shut)
      for (const method of ['GET', 'POST']) {
        const request = new Request(`${publicUrl}/api/auth/${path}`, {
          method,
          headers: { origin: publicUrl, 'content-type': 'application/json' },
          ...(method === 'POST' ? { body: '{}' } : {}),
        })
        expect((await identity.handle(request))?.status, `${method} ${path}`).toBe(404)
      }
    expect((await visitor.get('/api/auth/get-session')).status).toBe(200)
  })

  test('answer other methods with those that they take, and other addresses not at all', async () => {
    const database = await open()
    const identity = openTestIdentity(database)
    const head = await identity.handle(new Request(`${publicUrl}/sign-in/once`, { method: 'HEAD' }))
    expect([head?.status, head?.headers.get('allow')]).toEqual([405, 'GET'])
    expect(await identity.handle(new Request(`${publicUrl}/orders`))).toBeUndefined()
    expect(await identity.handle(new Request(`${publicUrl}/sign-in/else`))).toBeUndefined()
  })

  test('refuse a form that is larger than any of theirs', async () => {
    const database = await open()
    const response = await visit(openTestIdentity(database)).post('/sign-in', {
      ...form,
      next: 'x'.repeat(20_000),
    })
    expect(response.status).toBe(422)
  })
})

function jsonSignIn(headers: Readonly<Record<string, string>>): Request {
  return new Request(`${publicUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl, ...headers },
    body: JSON.stringify(form),
  })
}
