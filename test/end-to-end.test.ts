import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, temporaryDirectory } from './support/databases.ts'
import { type KontorProcess, signIn, startKontor } from './support/kontor-process.ts'

type Client = Awaited<ReturnType<typeof signIn>>

interface Counts {
  readonly salesOrders: { readonly totalCount: number }
  readonly payments: { readonly totalCount: number }
  readonly failed: { readonly totalCount: number }
}

const counts = /* GraphQL */ `query {
  salesOrders(companyId: "USRT") { totalCount }
  payments(companyId: "USRT") { totalCount }
  failed: channelTransactions(companyId: "USRT", statuses: [FAILED]) { totalCount }
}`

/** How long the first run of the demo may take on a busy machine, in milliseconds. */
const patience = 180_000

describe.each(['sqlite', 'postgres'] as const)('npm start (%s)', (kind) => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let database: Awaited<ReturnType<typeof createDatabase>>
  let kontor: KontorProcess
  let administrator: Client

  beforeAll(async () => {
    directory = await temporaryDirectory()
    database = await createDatabase(kind)
    kontor = await startKontor({ dataDirectory: directory.path, databaseUrl: database.url })
    administrator = await signIn(kontor)
  })

  afterAll(async () => {
    await kontor?.stop()
    await database?.remove()
    await directory?.remove()
  })

  test('prints what the demo’s first run pulled, posted and refused', { timeout: patience }, async () => {
    await kontor.until(/The first run pulled and posted/, patience)
    await kontor.until(/Havsvik Norge\s+NOK/)
  })

  test('shows the explorer to who has signed in, and sends others to the sign-in', async () => {
    const stranger = await fetch(`${kontor.url}/explorer`, { redirect: 'manual' })
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fexplorer'])
    const page = await fetch(`${kontor.url}/explorer`, { headers: { cookie: administrator.cookie } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('runDistributionSchedule')
  })

  test('lets people in by password, through the page and through better-auth', async () => {
    const [, password = ''] = await kontor.until(/administrator@kontor\.example\s+(\S+)/)
    const email = 'administrator@kontor.example'
    const form = await fetch(`${kontor.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: kontor.url },
      body: new URLSearchParams({ email, password, next: '/explorer' }),
    })
    expect([form.status, form.headers.get('location')]).toEqual([303, '/explorer'])
    const direct = await fetch(`${kontor.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: kontor.url },
      body: JSON.stringify({ email, password }),
    })
    expect(direct.status).toBe(200)
    expect(direct.headers.getSetCookie().join()).toMatch(/HttpOnly/)
  })

  test('says that it is well, and keeps its figures from strangers', async () => {
    expect(await (await fetch(`${kontor.url}/health`)).json()).toEqual({ status: 'ok', database: kind })
    expect((await fetch(`${kontor.url}/metrics`)).status).toBe(401)
    const metrics = await fetch(`${kontor.url}/metrics`, { headers: { cookie: administrator.cookie } })
    expect(await metrics.text()).toContain(
      'kontor_channel_transactions_unfinished{company="USRT",status="failed"}',
    )
  })

  test('refuses what another site’s form could send', async () => {
    const answer = await fetch(`${kontor.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: administrator.cookie },
      body: JSON.stringify({ query: '{ viewer { id } }' }),
    })
    expect(answer.status).toBe(403)
  })

  test('the demo has posted orders, and failed ones of at least ten causes', async () => {
    const data = await administrator.graphql<Counts & { failureGroups: { totalCount: number } }>(
      `query { salesOrders(companyId: "USRT") { totalCount } failureGroups(companyId: "USRT") { totalCount } }`,
    )
    expect(data.salesOrders.totalCount).toBeGreaterThan(2_500)
    expect(data.failureGroups.totalCount).toBeGreaterThanOrEqual(10)
  })

  test('killed at once and started again, it has lost nothing and doubled nothing', async () => {
    const before = await administrator.graphql<Counts>(counts)
    await kontor.kill()
    kontor = await startKontor({ dataDirectory: directory.path, databaseUrl: database.url })
    administrator = await signIn(kontor)
    expect(await administrator.graphql<Counts>(counts)).toEqual(before)
  })

  test('stops in good order when it is told to', async () => {
    expect(await kontor.stop()).toBe(0)
  })
})
