import { rmSync } from 'node:fs'
import { join } from 'node:path'
import autocannon, { type Result } from 'autocannon'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { now } from '../../server/database/instant.ts'
import { shops } from '../../server/demo/shops.ts'
import { createApiKey } from '../../server/identity/api-keys.ts'
import { assignRole } from '../../server/identity/roles.ts'
import { createUser } from '../../server/identity/users.ts'
import type { ChannelNumber } from '../../server/organization/tables.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { startKontor } from '../support/kontor-process.ts'
import { runStep, type Scenario, serveStep, stopwatch, thousands } from './harness.ts'
import { headquartersFile, openHeadquarters, readBenchCompany } from './headquarters.ts'

/** A page of the console: fifty orders with their customer, lines and payments. */
const ordersPage = `query OrdersPage {
  salesOrders(companyId: "USRT", first: 50) {
    totalCount
    edges { node {
      number orderedOn status currency grossAmount { amount currency }
      customer { name }
      lines { lineNumber itemNumber quantity grossAmount { amount } }
      payments { lineNumber status amount { amount } }
    } }
  }
}`

/** Well below what the server can do: an office of people who look things up, not a stress test. */
const requestsPerSecond = 20
const connections = 4
const idleSeconds = 15
const longestSeconds = 600

interface Parameters {
  readonly directory: string
  readonly name: string
  /** Of which shops orders are posted, by code. */
  readonly shops: string
}

/** How long the orders page takes while a posting runs in a process beside the server, against an idle server. */
export const scenario: Scenario = {
  name: 'HTTP: the orders page while posting runs',
  async run({ directory, sizes, channelDatabase, report }) {
    const orders = Math.min(100_000, Math.max(...sizes))
    const name = 'http'
    const file = await channelDatabase(orders)
    await runStep(`${import.meta.dirname}/pull.ts`, 'kontor', { file, directory, name })
    // A quarter of the orders is there to be looked at; the others are posted during the measurement.
    await runStep(import.meta.filename, 'post', { directory, name, shops: 'HSE' })
    const database = await openHeadquarters(directory, name)
    const key = await createKey(database)
    await database.close()

    const kontor = await startKontor({
      dataDirectory: join(directory, 'http-data'),
      databaseUrl: headquartersFile(directory, name),
      environment: { KONTOR_DEMO: 'off', KONTOR_WORKER: 'off', KONTOR_LOG_LEVEL: 'error' },
    })
    try {
      const request = {
        url: `${kontor.url}/graphql`,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-kontor-client': 'bench',
          authorization: `Bearer ${key}`,
        },
        body: JSON.stringify({ query: ordersPage }),
        connections,
        overallRate: requestsPerSecond,
      } as const
      await checkPage(request)
      await autocannon({ ...request, duration: 5 })
      const idle = await autocannon({ ...request, duration: idleSeconds })
      const load = autocannon({ ...request, duration: longestSeconds })
      const others = shops.slice(1).map((shop) => shop.code)
      const posting = await runStep(import.meta.filename, 'post', {
        directory,
        name,
        shops: others.join(','),
      })
      load.stop()
      const busy = await load
      const refused = idle.errors + idle.non2xx + busy.errors + busy.non2xx
      if (refused > 0) throw new Error(`${refused} requests were not answered.`)
      const value = busy.latency.p99 / idle.latency.p99
      report({
        name: 'orders page, p99 while posting relative to idle',
        figures: [
          `idle: ${describe(idle)}`,
          `while ${thousands(posting.count)} orders were posted in ${posting.seconds.toFixed(1)} s: ${describe(busy)}`,
        ],
        ratio: { value, target: 'at most 2', isMet: value <= 2 },
      })
    } finally {
      await kontor.stop()
      rmSync(join(directory, 'http-data'), { recursive: true, force: true })
      rmSync(headquartersFile(directory, name), { force: true })
    }
  },
}

function describe({ requests, latency }: Result): string {
  const { p50, p99, max } = latency
  return `${requests.total} requests at ${requestsPerSecond}/s, median ${p50} ms, p99 ${p99} ms, longest ${max} ms`
}

/** A page that answers with errors would be quick. */
async function checkPage(request: {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}): Promise<void> {
  const response = await fetch(request.url, { method: 'POST', headers: request.headers, body: request.body })
  const answer = (await response.json()) as {
    data?: { salesOrders?: { edges?: unknown[] } }
    errors?: unknown
  }
  const found = answer.data?.salesOrders?.edges?.length
  if (found !== 50) throw new Error(`The orders page answers ${JSON.stringify(answer.errors ?? found)}.`)
}

async function createKey(database: Database): Promise<string> {
  const nobody = { userId: null }
  return inTransaction(database, async (trx) => {
    const userId = await createUser(trx, { name: 'Bench', email: 'bench@kontor.example' }, nobody)
    await assignRole(trx, { userId, role: 'administrator', companyId: null }, nobody)
    const { key } = await createApiKey(trx, { userId, name: 'bench' }, nobody)
    return key
  })
}

async function post({ directory, name, shops: codes }: Parameters) {
  const database = await openHeadquarters(directory, name)
  const { companyId } = await readBenchCompany(database)
  const chosen = new Set(codes.split(','))
  const channelNumbers = shops
    .filter((shop) => chosen.has(shop.code))
    .map((shop) => shop.channel as ChannelNumber)
  const watch = stopwatch()
  const { posted } = await watch.runAsync(() =>
    synchronizeOrders({ database, clock: now, scope: { companyId, channelNumbers } }),
  )
  await database.close()
  return { ...watch.read(), count: posted }
}

if (import.meta.main) await serveStep<Parameters>({ post })
