import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database as Handle } from 'better-sqlite3'
import Sqlite from 'better-sqlite3'
import { createChannelDatabase } from './channel-database.ts'
import { channelTime } from './channel-time.ts'
import type { ChannelWriter } from './channel-writer.ts'
import { createChannelWriter } from './channel-writer.ts'
import type { DemoManifest, ManifestDraft, Mishap, TransactionName } from './mishaps.ts'
import { chooseMishaps } from './mishaps.ts'
import { orderRows } from './order-rows.ts'
import { startOrderStream, transactionIdOf } from './order-stream.ts'
import type { Random } from './random.ts'
import { createRandom } from './random.ts'
import type { DemoDatabaseName, Shop } from './shops.ts'
import { demoCompany, shops } from './shops.ts'

/** One of the databases keeps a write-ahead log and the other does not: shops do either. */
const journalModes = { 'nordic-shops': 'wal', 'international-shops': 'delete' } as const

export const demoDatabaseNames: readonly DemoDatabaseName[] = ['nordic-shops', 'international-shops']

/** Where a channel database of the demo lies. */
export function demoDatabaseFile(directory: string, name: DemoDatabaseName): string {
  return join(directory, `${name}.sqlite`)
}

/**
 * Creates the demo's two channel databases and fills them with what the six shops sold in the days before `now`:
 * about 3,000 transactions, some forty of which break a rule, a handful of rows that break the contract, a row
 * without an order, and an order of which a line is still missing. The same seed and moment give the same rows.
 *
 * The files get their names when both are complete; a start that was broken off before leaves none or one of them, and
 * is begun anew.
 *
 * @throws when both exist already
 */
export function fillDemoDatabases(options: {
  readonly directory: string
  readonly seed: string
  readonly now: Date
  readonly transactions?: number
  readonly days?: number
}): DemoManifest {
  mkdirSync(options.directory, { recursive: true })
  const files = demoDatabaseNames.map((name) => demoDatabaseFile(options.directory, name))
  if (files.every((file) => existsSync(file))) throw new Error(`${files.join(' and ')} exist already.`)
  for (const file of files.flatMap((finished) => [finished, `${finished}.new`])) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
  }
  const opened: OpenDatabases = new Map()
  try {
    for (const name of demoDatabaseNames) {
      const file = `${demoDatabaseFile(options.directory, name)}.new`
      createChannelDatabase(file, { journalMode: journalModes[name] })
      const handle = new Sqlite(file)
      handle.exec('begin')
      opened.set(name, { handle, writer: createChannelWriter(handle) })
    }
    const manifest = writeOrders(opened, {
      random: createRandom(options.seed),
      seed: options.seed,
      end: Math.floor(options.now.getTime() / 1_000) - 60,
      span: (options.days ?? 60) * 86_400,
      count: options.transactions ?? 3_000,
    })
    for (const { handle } of opened.values()) handle.exec('commit').close()
    for (const file of files) renameSync(`${file}.new`, file)
    return manifest
  } finally {
    for (const { handle } of opened.values()) handle.close()
  }
}

type OpenDatabases = Map<DemoDatabaseName, { readonly handle: Handle; readonly writer: ChannelWriter }>

interface Plan {
  readonly random: Random
  readonly seed: string
  /** Seconds since 1970, UTC. */
  readonly end: number
  readonly span: number
  readonly count: number
}

function writeOrders(opened: OpenDatabases, plan: Plan): DemoManifest {
  const draft: ManifestDraft = { failing: [], quarantined: [], straddling: [], orphaned: [] }
  const placed = chooseMoments(plan)
  const mishaps = spreadMishaps(plan)
  const streams = new Map(
    shops.map((shop) => {
      const random = createRandom(`${plan.seed} ${shop.code}`)
      return [shop, startOrderStream(random, shop, { firstNumber: 1, rememberedPercent: 100 })]
    }),
  )
  placed.forEach(({ shop, moment }, index) => {
    const stream = streams.get(shop)
    const database = opened.get(shop.database)
    if (stream === undefined || database === undefined) return
    const mishap = mishaps.get(index)
    const rows =
      mishap === undefined ? orderRows(stream.next(moment)) : mishap.happen(stream, moment, database.handle)
    mishap?.note(draft, nameOf(shop, rows.header.transactionId))
    database.writer.write(rows)
  })
  writeOrphan(opened, draft)
  return { ...draft, transactions: placed.length }
}

function nameOf(shop: Shop, transactionId: string): TransactionName {
  return { database: shop.database, channel: shop.channel, transactionId }
}

/** When each order is placed, and where: more in the evening than in the morning, few at night. */
function chooseMoments({ random, count, end, span }: Plan): { shop: Shop; moment: number }[] {
  const placed = Array.from({ length: count }, () => {
    const shop = random.pickWeighted(shops)
    for (;;) {
      const moment = random.integer(end - span, end)
      const hour = Math.floor(channelTime(shop.timeZone, moment).secondsOfDay / 3_600)
      if (random.chance(hour < 6 ? 8 : hour < 17 ? 55 : 100)) return { shop, moment }
    }
  })
  return placed.sort((one, other) => one.moment - other.moment)
}

/** Spreads what goes wrong over the orders: one mishap in each equal stretch of them. */
function spreadMishaps({ random, count }: Plan): ReadonlyMap<number, Mishap> {
  const mishaps = chooseMishaps(random)
  const stretch = Math.floor(count / mishaps.length)
  if (stretch === 0) throw new Error(`${mishaps.length} mishaps do not fit into ${count} transactions.`)
  return new Map(mishaps.map((mishap, index) => [index * stretch + random.integer(0, stretch - 1), mishap]))
}

/** An attribute whose order never comes. */
function writeOrphan(opened: OpenDatabases, draft: ManifestDraft): void {
  const [shop] = shops
  if (shop === undefined) return
  const table = 'RetailTransactionAttributeTrans'
  const name = nameOf(shop, transactionIdOf(shop, 90_000_000))
  opened.get(shop.database)?.writer.writeRows(table, [
    {
      transactionId: name.transactionId,
      store: '',
      terminal: '',
      Channel: shop.channel,
      DataAreaId: demoCompany.id,
      HeaderOrLineNum: 0,
      Name: 'Source',
      TextValue: 'newsletter',
    },
  ])
  draft.orphaned.push({ ...name, table })
}
