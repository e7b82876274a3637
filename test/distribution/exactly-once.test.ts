import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { describeOnBothDatabases, temporaryDirectory } from '../support/databases.ts'
import {
  type Headquarters,
  pullApplied,
  register,
  setUpHeadquarters,
  stagedRows,
  transactions,
} from './headquarters.ts'
import { orderRows, type PlacedRow, writeRows } from './orders.ts'
import { useShop } from './setting.ts'
import { counterColumn, createSqliteShop, type Shop } from './shop.ts'

/** One step of the story of a shop and its headquarters. */
type Step =
  /** An order's rows get their counters now and are committed this many commits later. */
  | { readonly kind: 'order'; readonly lines: number; readonly delay: number; readonly splitAt: number }
  | { readonly kind: 'pull' }
  /** Counters of the table are pulled again. */
  | { readonly kind: 'repull'; readonly from: number; readonly to: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      lines: fc.integer({ min: 0, max: 3 }),
      delay: fc.integer({ min: 0, max: 3 }),
      splitAt: fc.integer({ min: 0, max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pull' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('repull' as const),
      from: fc.integer({ min: 1, max: 9 }),
      to: fc.integer({ min: 1, max: 20 }),
    }),
  },
)

describeOnBothDatabases('pulls', (open) => {
  test('stage every row of the shop exactly once, however its commits and the pulls fall', async () => {
    const folder = await temporaryDirectory()
    const database = await open()
    const headquarters = await setUpHeadquarters(database, folder.path, [1])
    let channel = 1
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
          channel += 1
          const shop = createSqliteShop(folder.path)
          await live(headquarters, shop, channel, steps)
          await shop.close()
        }),
        { numRuns: 25 },
      )
    } finally {
      await folder.remove()
    }
  }, 240_000)
})

/** Lives a story to its end, and compares the two sides. */
async function live(
  headquarters: Headquarters,
  shop: Shop,
  channel: number,
  steps: readonly Step[],
): Promise<void> {
  const { database } = headquarters
  await sql`insert into channel (number, company_id, store_number, name, kind, currency, time_zone, country, prices_include_tax, is_active, created_at, updated_at)
    select ${channel}, company_id, ${String(channel)}, name, kind, currency, time_zone, country, prices_include_tax, is_active, created_at, updated_at
    from channel where number = 1`.execute(database.kysely)
  const channelDatabase = await register(headquarters, shop, { channels: [channel], name: `Shop ${channel}` })
  const before = await stagedRows(headquarters)
  const waiting: { rows: readonly PlacedRow[]; delay: number }[] = []
  const commitDue = async (isLast: boolean): Promise<void> => {
    for (const commit of waiting.splice(0)) {
      if (commit.delay === 0 || isLast) await writeRows(shop, commit.rows)
      else waiting.push({ ...commit, delay: commit.delay - 1 })
    }
  }
  let written = 0
  for (const [place, one] of steps.entries()) {
    if (one.kind === 'pull') await pullApplied(headquarters, channelDatabase)
    if (one.kind === 'repull') {
      const repulled = channelContract.map(({ channelTable }) => ({
        channelTable,
        from: one.from,
        to: one.to,
      }))
      await pullApplied(headquarters, channelDatabase, { repulled })
    }
    if (one.kind !== 'order') continue
    const rows = orderRows(`T-${place}`, { channel, lines: one.lines }).map(
      ([table, row]): PlacedRow => [table, { ...row, [counterColumn]: shop.skip(table) }],
    )
    written += rows.length
    // A shop may write an order in two transactions, and the second may be the sooner committed.
    waiting.push(
      { rows: rows.slice(0, one.splitAt), delay: one.delay },
      { rows: rows.slice(one.splitAt), delay: 0 },
    )
    await commitDue(false)
  }
  await commitDue(true)
  await pullApplied(headquarters, channelDatabase)
  await pullApplied(headquarters, channelDatabase)
  expect(await stagedRows(headquarters)).toBe(before + written)
  expect((await transactions(headquarters)).filter((row) => !row.is_complete)).toEqual([])
}

describeOnBothDatabases('a pull by counters', (open) => {
  describe.each(['sqlite', 'postgres'] as const)('from a %s channel database', (kind) => {
    const setting = useShop(open, kind)

    test('brings back what is gone at headquarters, and nothing twice', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeRows(shop, [...orderRows('T-1'), ...orderRows('T-2')])
      await pullApplied(headquarters, channelDatabase)
      const all = await stagedRows(headquarters)
      const { kysely } = headquarters.database
      await kysely.deleteFrom('channel_transaction_payment').where('transaction_id', '=', 'T-2').execute()
      const again = { channelTable: 'RetailTransactionPaymentTrans', from: 1, to: 1000 }
      expect(await pullApplied(headquarters, channelDatabase, { repulled: [again] })).toMatchObject({
        read: 2,
        applied: 1,
      })
      expect(await pullApplied(headquarters, channelDatabase, { repulled: [again] })).toMatchObject({
        read: 2,
        applied: 0,
      })
      expect(await stagedRows(headquarters)).toBe(all)
    })
  })
})
