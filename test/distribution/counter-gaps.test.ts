import { describe, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import {
  findings,
  type Headquarters,
  heldClock,
  pullApplied,
  stagedRows,
  transactions,
} from './headquarters.ts'
import { orderRows, writeOrder, writeRows } from './orders.ts'
import { useShop } from './setting.ts'
import { counterColumn } from './shop.ts'

describeOnBothDatabases('the gaps of a counter', (open) => {
  describe.each(['sqlite', 'postgres'] as const)('of a %s channel database', (kind) => {
    const setting = useShop(open, kind)

    test('are reported, and a row that commits late is taken from them', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await writeOrder(shop, 'T-2')
      await pullApplied(headquarters, channelDatabase)
      expect(await gapsOf(headquarters)).toEqual([])
      shop.skip('RetailTransactionAttributeTrans', 2)
      await writeOrder(shop, 'T-3')
      await pullApplied(headquarters, channelDatabase)
      expect(await gapsOf(headquarters)).toEqual([
        { table: 'RetailTransactionAttributeTrans', from: 3, to: 4, closed_as: null },
      ])
      expect(await findings(headquarters)).toMatchObject([
        {
          kind: 'counterGap',
          channel_table: 'RetailTransactionAttributeTrans',
          parameters: { from: 3, to: 4 },
          occurrences: 1,
        },
      ])
      const attribute = orderRows('T-3').find(([table]) => table === 'RetailTransactionAttributeTrans')?.[1]
      await writeRows(shop, [
        ['RetailTransactionAttributeTrans', { ...attribute, Name: 'Late', [counterColumn]: 4 }],
      ])
      const before = await stagedRows(headquarters)
      expect(await pullApplied(headquarters, channelDatabase)).toMatchObject({ read: 1, applied: 1 })
      expect(await stagedRows(headquarters)).toBe(before + 1)
      expect(await gapsOf(headquarters)).toEqual([
        { table: 'RetailTransactionAttributeTrans', from: 3, to: 4, closed_as: 'filled' },
        { table: 'RetailTransactionAttributeTrans', from: 3, to: 3, closed_as: null },
      ])
    })

    test('before the first row are read again too, for a transaction that committed late', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      const late = orderRows('T-1').map(
        ([table, row]) => [table, { ...row, [counterColumn]: shop.skip(table) }] as const,
      )
      await writeOrder(shop, 'T-2')
      await pullApplied(headquarters, channelDatabase)
      await writeRows(shop, late)
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toMatchObject([{ is_complete: true }, { is_complete: true }])
      expect(await stagedRows(headquarters)).toBe(2 * orderRows('T-1').length)
      expect(await findings(headquarters)).toEqual([])
    })

    test('close after a week', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      const { clock, move } = heldClock()
      await writeOrder(shop, 'T-1')
      shop.skip('RetailTransactionTable')
      await writeOrder(shop, 'T-2')
      await pullApplied(headquarters, channelDatabase, { clock })
      expect(await gapsOf(headquarters)).toMatchObject([{ from: 2, to: 2, closed_as: null }])
      move(7 * 86_400 + 1)
      await pullApplied(headquarters, channelDatabase, { clock })
      expect(await gapsOf(headquarters)).toMatchObject([{ from: 2, to: 2, closed_as: 'expired' }])
      move(31 * 86_400)
      shop.skip('RetailTransactionTable')
      await writeOrder(shop, 'T-3')
      await pullApplied(headquarters, channelDatabase, { clock })
      expect(await gapsOf(headquarters)).toMatchObject([{ from: 4, to: 4, closed_as: null }])
    })

    test('between two pulls are seen too', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await pullApplied(headquarters, channelDatabase)
      const counter = shop.skip('RetailTransactionTable')
      await writeOrder(shop, 'T-2')
      await pullApplied(headquarters, channelDatabase)
      expect(await gapsOf(headquarters)).toMatchObject([{ from: counter, to: counter }])
      const [header] = orderRows('T-9', { lines: 0, payments: 0 })
      if (header) await writeRows(shop, [[header[0], { ...header[1], [counterColumn]: counter }]])
      await pullApplied(headquarters, channelDatabase)
      expect((await transactions(headquarters)).map((row) => row.transaction_id)).toEqual([
        'T-1',
        'T-2',
        'T-9',
      ])
    })

    test('of a channel database that was restored are told as a counter that went back', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await writeOrder(shop, 'T-2')
      await pullApplied(headquarters, channelDatabase)
      await shop.execute("delete from RetailTransactionTable where transactionId = 'T-2'")
      await pullApplied(headquarters, channelDatabase)
      expect(await findings(headquarters)).toMatchObject([
        {
          kind: 'counterWentBack',
          channel_table: 'RetailTransactionTable',
          parameters: { watermark: 2, greatest: 1 },
        },
      ])
    })
  })

  describe('of a shop that counts all its tables by one sequence', () => {
    const setting = useShop(open, 'sqlite')

    test('stay few, however many rows there are', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await shop.execute('begin')
      for (let order = 0; order < 1500; order++) {
        shop.skip('RetailTransactionAttributeTrans')
        await writeRows(
          shop,
          orderRows(`T-${order}`).filter(([table]) => table === 'RetailTransactionAttributeTrans'),
        )
      }
      await shop.execute('commit')
      await pullApplied(headquarters, channelDatabase)
      const gaps = await gapsOf(headquarters)
      expect(gaps.filter((gap) => gap.closed_as === null)).toHaveLength(1000)
      expect(Math.max(...gaps.map(({ to }) => to))).toBe(2999)
    })
  })
})

async function gapsOf({ database }: Headquarters) {
  return database.kysely
    .selectFrom('counter_gap')
    .select(['channel_table as table', 'from_counter as from', 'to_counter as to', 'closed_as'])
    .orderBy('sequence')
    .execute()
}
