import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { channelDatabaseTables } from '../../server/demo/channel-database-tables.ts'
import {
  demoDatabaseFile,
  demoDatabaseNames,
  fillDemoDatabases,
} from '../../server/demo/fill-channel-databases.ts'
import type { DemoManifest } from '../../server/demo/mishaps.ts'
import type { ShopEvent } from '../../server/demo/shop-simulator.ts'
import { runShopSimulator } from '../../server/demo/shop-simulator.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { brokenRules } from './identities.ts'
import { readTransactions } from './read-transactions.ts'

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let manifest: DemoManifest
let files: string[]

beforeEach(async () => {
  directory = await temporaryDirectory()
  manifest = fillDemoDatabases({
    directory: directory.path,
    seed: 'kontor',
    now: new Date(),
    transactions: 120,
  })
  files = demoDatabaseNames.map((name) => demoDatabaseFile(directory.path, name))
})
afterEach(() => directory.remove())

/** Lets the shops sell until they have taken so many orders. */
async function sell(orders: number): Promise<ShopEvent[]> {
  const events: ShopEvent[] = []
  const stop = new AbortController()
  await runShopSimulator({
    files,
    seed: 'kontor',
    ordersPerMinute: 600_000,
    signal: stop.signal,
    onEvent(event) {
      events.push(event)
      if (events.filter(({ kind }) => kind === 'ordered').length === orders) stop.abort()
    },
  })
  return events
}

test('the shops go on selling: sound orders with rising counters and ids, header and children together', async () => {
  const before = new Map(files.flatMap((file) => [...readTransactions(file)]))
  const events = await sell(60)
  const after = new Map(files.flatMap((file) => [...readTransactions(file)]))

  const added = [...after].filter(([name]) => !before.has(name))
  expect(added).toHaveLength(60)
  for (const [name, transaction] of added) expect(brokenRules(transaction), name).toEqual([])
  for (const event of events) {
    if (event.kind !== 'ordered') continue
    const { header } = event.transaction
    const earlier = [...before.values()].filter(
      (transaction) => transaction.header.Channel === header.Channel,
    )
    expect(header.transactionId > (earlier.at(-1)?.header.transactionId ?? '')).toBe(true)
  }
  for (const file of files) {
    const handle = new Sqlite(file, { readonly: true })
    for (const table of Object.keys(channelDatabaseTables)) {
      const counters = handle
        .prepare(`select replicationCounterFromOrigin from ${table} order by rowid`)
        .pluck()
        .all()
      expect(counters).toEqual(counters.map((_, index) => index + 1))
    }
    handle.close()
  }
})

test('the order that was left without a line gets it, once', async () => {
  const [late] = manifest.straddling
  const find = () =>
    files
      .flatMap((file) => [...readTransactions(file)])
      .find(([name]) => name.endsWith(` ${late?.transactionId}`))
  expect(brokenRules(find()?.[1] ?? expect.fail('the order is there'))).toContain('NUMBER_OF_ITEM_LINES')

  const first = await sell(1)
  expect(first.map(({ kind }) => kind)).toEqual(['completed', 'ordered'])
  expect(brokenRules(find()?.[1] ?? expect.fail('the order is there'))).toEqual([])
  const second = await sell(1)
  expect(second.map(({ kind }) => kind)).toEqual(['ordered'])
})

test('a simulator that is started again does not sell the same again', async () => {
  const references = (events: readonly ShopEvent[]) =>
    events.flatMap((event) => (event.kind === 'ordered' ? [event.transaction.header.ChannelReferenceId] : []))
  const first = references(await sell(10))
  const second = references(await sell(10))
  expect(first.filter((reference) => second.includes(reference))).toEqual([])
})

test('a database without orders of the demo shops is refused', async () => {
  await expect(
    runShopSimulator({
      files: [],
      seed: 'kontor',
      ordersPerMinute: 60,
      signal: new AbortController().signal,
    }),
  ).rejects.toThrow('None of the channel databases')
})
