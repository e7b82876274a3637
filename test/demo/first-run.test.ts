import { afterEach, expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { now, toInstant } from '../../server/database/instant.ts'
import { createDemoMasterData } from '../../server/demo/create-master-data.ts'
import { createDemoOrganization } from '../../server/demo/create-organization.ts'
import { demoDatabases, demoShopDirectory, demoShopFiles } from '../../server/demo/demo-databases.ts'
import { demoSummaryText, readDemoSummary } from '../../server/demo/demo-summary.ts'
import { fillDemoDatabases } from '../../server/demo/fill-channel-databases.ts'
import { mendSomeOrders } from '../../server/demo/mend-orders.ts'
import { runShopSimulator } from '../../server/demo/shop-simulator.ts'
import { shops } from '../../server/demo/shops.ts'
import { pullChannelDatabase } from '../../server/distribution/pull-channel-database.ts'
import '../../server/schema.ts'
import { createDemoAccounts } from '../../server/identity/demo-accounts.ts'
import { silentLog } from '../../server/log.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { describeOnBothDatabases, temporaryDirectory } from '../support/databases.ts'

const companyId = 'USRT' as CompanyId
const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean()
})

describeOnBothDatabases('the demo’s first run', (open) => {
  test('posts what is sound, refuses each of the others for the rule that it breaks, and says so', async () => {
    const { database, manifest, pullAndPost } = await setUp(await open())
    await pullAndPost()

    expect(await openCauses(database)).toEqual(
      new Map(manifest.failing.map(({ transactionId, cause }) => [transactionId, [cause]])),
    )
    const unfinished = await database.kysely
      .selectFrom('channel_transaction')
      .select('transaction_id')
      .where('status', 'not in', ['succeeded', 'failed'])
      .execute()
    const known = [...manifest.quarantined, ...manifest.straddling].map((row) => row.transactionId)
    for (const { transaction_id } of unfinished) expect(known).toContain(transaction_id)
    const quarantined = await database.kysely.selectFrom('quarantined_row').selectAll().execute()
    expect(quarantined.map((row) => `${row.transaction_id} ${row.column_name}`).sort()).toEqual(
      manifest.quarantined.map((row) => `${row.transactionId} ${row.column}`).sort(),
    )

    const summary = await readDemoSummary(database.kysely, companyId)
    const posted = summary.channels.reduce((sum, channel) => sum + channel.posted, 0)
    expect(posted).toBe(manifest.transactions - manifest.failing.length - known.length)
    const text = demoSummaryText(summary)
    expect(text).toMatch(/Havsvik Sverige\s+SEK\s+\d+\s+\d+\s+[\d,]+\.\d\d/)
    expect(text.replace(/\s+/g, ' ')).toContain('CANCELLED_ORDER_NOT_FOUND 2')
    expect(text).toContain('6 rows broke the contract')
  })

  test('is followed by the store accountant, who mends an order of each of three causes', async () => {
    const { database, pullAndPost } = await setUp(await open())
    await createDemoAccounts(database, { companyId, publicUrl: 'http://localhost:4000' })
    await pullAndPost()
    const before = await readDemoSummary(database.kysely, companyId)
    await mendSomeOrders(database, companyId)

    const mended = await database.kysely
      .selectFrom('channel_transaction')
      .select('status')
      .where('version', '=', 1)
      .execute()
    expect(mended).toEqual([{ status: 'succeeded' }, { status: 'succeeded' }, { status: 'succeeded' }])
    const after = await readDemoSummary(database.kysely, companyId)
    const refused = (summary: typeof after) => summary.channels.reduce((sum, row) => sum + row.refused, 0)
    expect(refused(after)).toBe(refused(before) - 3)
  })

  test('is followed by what the shops sell on, and by the order that lacked a line', async () => {
    const { database, directory, manifest, pullAndPost } = await setUp(await open())
    await pullAndPost()
    const before = await readDemoSummary(database.kysely, companyId)
    const stop = new AbortController()
    let ordered = 0
    await runShopSimulator({
      files: demoShopFiles(directory),
      seed: 1,
      ordersPerMinute: 600_000,
      signal: stop.signal,
      onEvent: ({ kind }) => {
        if (kind === 'ordered' && ++ordered === 40) stop.abort()
      },
    })
    await pullAndPost()

    const after = await readDemoSummary(database.kysely, companyId)
    const count = (summary: typeof after, what: 'posted' | 'refused') =>
      summary.channels.reduce((sum, channel) => sum + channel[what], 0)
    expect(count(after, 'posted') - count(before, 'posted')).toBe(41)
    expect(count(after, 'refused')).toBe(count(before, 'refused'))
    const late = await database.kysely
      .selectFrom('channel_transaction')
      .select('status')
      .where(
        'transaction_id',
        'in',
        manifest.straddling.map((row) => row.transactionId),
      )
      .execute()
    expect(late).toEqual([{ status: 'succeeded' }])
  })
})

async function setUp(database: Database) {
  const { path: directory, remove } = await temporaryDirectory()
  cleanUp.push(remove)
  const at = now()
  const manifest = fillDemoDatabases({
    directory: demoShopDirectory(directory),
    seed: 'kontor',
    now: new Date(at),
    transactions: 800,
  })
  await inTransaction(database, async (trx) => {
    await createDemoOrganization(trx, { at, databases: demoDatabases })
    await createDemoMasterData(trx, { kind: database.kind, companyId, at })
  })
  const { id: scheduleId } = await database.kysely
    .selectFrom('distribution_schedule')
    .select('id')
    .executeTakeFirstOrThrow()

  async function pullAndPost(): Promise<void> {
    const channelDatabases = await database.kysely.selectFrom('channel_database').selectAll().execute()
    for (const channelDatabase of channelDatabases) {
      const pull = await pullChannelDatabase(
        {
          database,
          log: silentLog(),
          clock: now,
          secret: '',
          dataDirectory: directory,
          signal: new AbortController().signal,
          runId: null,
          checkpoint: async () => {},
          count: () => {},
        },
        { scheduleId, channelDatabase, contracts: channelContract },
      )
      expect(pull.outcome).toBe('applied')
    }
    const channelNumbers = shops.map((shop) => shop.channel as ChannelNumber)
    const clock = () => toInstant(new Date())
    await synchronizeOrders({ database, clock, scope: { companyId, channelNumbers } })
  }

  return { database, directory, manifest, pullAndPost }
}

/** The rules that each failed transaction breaks. */
async function openCauses({ kysely }: Database): Promise<ReadonlyMap<string, string[]>> {
  const failures = await kysely
    .selectFrom('synchronization_failure')
    .select(['transaction_id', 'code'])
    .distinct()
    .where('is_open', '=', true)
    .execute()
  const byTransaction = Map.groupBy(failures, (failure) => failure.transaction_id)
  return new Map([...byTransaction].map(([id, rows]) => [id, rows.map((row) => row.code)]))
}
