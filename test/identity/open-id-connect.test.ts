import { afterEach, expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { addSeconds, now } from '../../server/database/instant.ts'
import { disableUser } from '../../server/identity/users.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { type Claims, client, type IdentityProvider, startIdentityProvider } from './identity-provider.ts'
import { addCompanies, addUser, goodPassword } from './people.ts'
import { openTestIdentity, type Visitor, visit } from './visitor.ts'

const running: IdentityProvider[] = []
afterEach(async () => {
  for (const provider of running.splice(0)) await provider.close()
})

async function start(port?: number): Promise<IdentityProvider> {
  const provider = await startIdentityProvider(port)
  running.push(provider)
  return provider
}

const settings = (issuer: string) => ({ openIdConnect: { issuer, ...client, name: 'Contoso' } })

/** The whole way: to the provider, consent, and back; the page it ends at. */
async function signInWith(provider: IdentityProvider, visitor: Visitor, claims: Claims): Promise<string> {
  const outward = await visitor.get('/sign-in/openid-connect?next=/orders')
  expect(outward.status).toBe(303)
  const back = await visitor.get(provider.consent(outward.headers.get('location') ?? '', claims).href)
  return back.headers.get('location') ?? ''
}

describeOnBothDatabases('signing in by an identity provider', (open) => {
  const kari = { sub: 'contoso|17', email: 'Kari@example.com', email_verified: true, name: 'Kari at Contoso' }

  test('finds the user who has the verified address, and their roles', async () => {
    const database = await open()
    await addCompanies(database, 'USRT')
    const userId = await addUser(database, {
      email: 'kari@example.com',
      name: 'Kari Nordmann',
      password: goodPassword,
      roles: [['viewer', 'USRT']],
    })
    const provider = await start()
    const identity = openTestIdentity(database, settings(provider.issuer))
    const visitor = visit(identity)
    expect(await (await visitor.get('/sign-in')).text()).toContain('Sign in with Contoso')
    expect(await signInWith(provider, visitor, kari)).toBe('/orders')
    const caller = await visitor.caller()
    expect(caller).toMatchObject({ userId, name: 'Kari Nordmann' })
    expect(caller.companiesFor('orders.read')).toEqual(['USRT'])
    expect(await signInWith(provider, visit(identity), { ...kari, email: 'married@example.com' })).toBe(
      '/orders',
    )
    expect(await database.kysely.selectFrom('account_user').select('email').execute()).toEqual([
      { email: 'kari@example.com' },
    ])
    const method = await database.kysely
      .selectFrom('sign_in_method')
      .selectAll()
      .where('provider_id', '=', 'openid-connect')
      .executeTakeFirstOrThrow()
    expect(method).toMatchObject({
      account_id: 'contoso|17',
      access_token: null,
      refresh_token: null,
      id_token: null,
    })
    expect(
      (await visit(identity).post('/sign-in', { email: 'kari@example.com', password: goodPassword })).status,
    ).toBe(303)
  })

  test('makes somebody unknown a user who may do nothing yet', async () => {
    const database = await open()
    const provider = await start()
    const visitor = visit(openTestIdentity(database, settings(provider.issuer)))
    expect(await signInWith(provider, visitor, kari)).toBe('/orders')
    const caller = await visitor.caller()
    expect(caller.name).toBe('Kari at Contoso')
    expect(caller.companiesFor('organization.read')).toEqual([])
    const actions = await database.kysely.selectFrom('audit_entry').select('action').orderBy('id').execute()
    expect(actions.map(({ action }) => action)).toEqual([
      'createUserFromProvider',
      'linkSignInMethod',
      'signIn',
    ])
  })

  test('takes nobody in whose address the provider does not vouch for', async () => {
    const database = await open()
    await addUser(database, { email: 'kari@example.com', password: goodPassword })
    const provider = await start()
    const identity = openTestIdentity(database, settings(provider.issuer))
    for (const claims of [
      { ...kari, email_verified: false },
      { sub: 'contoso|18', email: 'new@example.com' },
    ]) {
      const visitor = visit(identity)
      const page = await visitor.get(await signInWith(provider, visitor, claims))
      expect(await page.text()).toContain('Contoso does not vouch for your e-mail address.')
      expect(await visitor.caller()).toMatchObject({ userId: null })
    }
    expect(await database.kysely.selectFrom('account_user').select('email').execute()).toHaveLength(1)
  })

  test('does not let a disabled user in', async () => {
    const database = await open()
    const userId = await addUser(database, { email: 'kari@example.com' })
    await inTransaction(database, (trx) => disableUser(trx, userId, { userId: null }))
    const provider = await start()
    const visitor = visit(openTestIdentity(database, settings(provider.issuer)))
    const page = await visitor.get(await signInWith(provider, visitor, kari))
    expect(await page.text()).toContain('This account has been disabled.')
    expect(await visitor.caller()).toMatchObject({ userId: null })
  })

  test('refuses an answer that this browser did not ask for', async () => {
    const database = await open()
    const provider = await start()
    const identity = openTestIdentity(database, settings(provider.issuer))
    const outward = await visit(identity).get('/sign-in/openid-connect')
    const back = provider.consent(outward.headers.get('location') ?? '', kari)
    const victim = visit(identity)
    const page = await victim.get((await victim.get(back.href)).headers.get('location') ?? '')
    expect(await page.text()).toContain('Signing in with Contoso did not work.')
    expect(await victim.caller()).toMatchObject({ userId: null })
  })

  test('says so while the provider is down, and works when it is back', async () => {
    const database = await open()
    const gone = await start()
    const port = Number(new URL(gone.issuer).port)
    running.length = 0
    await gone.close()
    let present = now()
    const identity = openTestIdentity(database, { ...settings(gone.issuer), clock: () => present })
    const visitor = visit(identity)
    const refusal = await visitor.get('/sign-in/openid-connect')
    expect(refusal.status).toBe(503)
    expect(await refusal.text()).toContain('Contoso does not answer.')
    const provider = await start(port)
    present = addSeconds(present, 60)
    expect(await signInWith(provider, visitor, kari)).toBe('/orders')
  })

  test('is not offered where none is configured', async () => {
    const database = await open()
    const visitor = visit(openTestIdentity(database))
    expect((await visitor.get('/sign-in/openid-connect')).status).toBe(404)
    expect(await (await visitor.get('/sign-in')).text()).not.toContain('openid-connect')
  })
})
