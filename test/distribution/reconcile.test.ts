import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../server/database/instant.ts'
import { reconcile } from '../../server/distribution/reconcile.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { pullApplied, secret } from './headquarters.ts'
import { writeOrder } from './orders.ts'
import { useShop } from './setting.ts'

const day = (text: string) => text as CalendarDate

describeOnBothDatabases('a reconciliation', (open) => {
  describe.each(['sqlite', 'postgres'] as const)('with a %s channel database', (kind) => {
    const setting = useShop(open, kind)

    const compare = (from: string, to: string) => {
      const { headquarters, channelDatabase, path } = setting()
      const request = { channelDatabase, from: day(from), to: day(to) }
      return reconcile(headquarters.database, request, { secret, dataDirectory: path })
    }

    test('compares counts and exact sums by day and table', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', { date: '2026-11-18' })
      await writeOrder(shop, 'T-2', { date: '2026-11-19', lines: 3 })
      await pullApplied(headquarters, channelDatabase)
      await writeOrder(shop, 'T-3', { date: '2026-11-19' })
      await writeOrder(shop, 'T-4', { date: '2026-11-20' })
      const days = await compare('2026-11-18', '2026-11-19')
      expect([...new Set(days.map(({ date }) => date))]).toEqual(['2026-11-18', '2026-11-19'])
      expect(days.filter(({ channelTable }) => channelTable === 'RetailTransactionSalesTrans')).toEqual([
        {
          date: '2026-11-18',
          currency: 'SEK',
          channelTable: 'RetailTransactionSalesTrans',
          amountColumn: 'netAmountInclTax',
          channelRows: 2,
          headquartersRows: 2,
          channelAmount: '-25.00',
          headquartersAmount: '-25.00',
          rowDifference: 0,
          amountDifference: '0.00',
        },
        {
          date: '2026-11-19',
          currency: 'SEK',
          channelTable: 'RetailTransactionSalesTrans',
          amountColumn: 'netAmountInclTax',
          channelRows: 5,
          headquartersRows: 3,
          channelAmount: '-62.50',
          headquartersAmount: '-37.50',
          rowDifference: 2,
          amountDifference: '-25.00',
        },
      ])
      expect(days.find(({ channelTable }) => channelTable === 'RetailTransactionAddressTrans')).toMatchObject(
        {
          amountColumn: null,
          channelAmount: null,
          amountDifference: null,
          rowDifference: 0,
        },
      )
      await pullApplied(headquarters, channelDatabase)
      for (const compared of await compare('2026-11-18', '2026-11-20')) expect(compared.rowDifference).toBe(0)
    })

    test('keeps the sums of each currency apart', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await writeOrder(shop, 'T-2')
      await shop.execute("update RetailTransactionTable set currency = 'NOK' where transactionId = 'T-2'")
      await pullApplied(headquarters, channelDatabase)
      await shop.execute(
        "update RetailTransactionPaymentTrans set amountTendered = 1 where transactionId = 'T-2'",
      )
      const payments = (await compare('2026-11-20', '2026-11-20')).filter(
        ({ channelTable }) => channelTable === 'RetailTransactionPaymentTrans',
      )
      expect(payments).toMatchObject([
        { currency: 'NOK', channelRows: 1, channelAmount: '1.00', amountDifference: '-24.00' },
        { currency: 'SEK', channelRows: 1, channelAmount: '25.00', amountDifference: '0.00' },
      ])
    })

    test('shows what a shop changed after it was pulled, and what it deleted', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await pullApplied(headquarters, channelDatabase)
      await shop.execute('update RetailTransactionPaymentTrans set amountTendered = 24.99')
      await shop.execute('delete from RetailTransactionDiscountTrans')
      const differences = (await compare('2026-11-20', '2026-11-20')).filter(
        ({ rowDifference, amountDifference }) => rowDifference !== 0 || Number(amountDifference ?? 0) !== 0,
      )
      expect(differences).toMatchObject([
        { channelTable: 'RetailTransactionPaymentTrans', rowDifference: 0, amountDifference: '-0.01' },
        { channelTable: 'RetailTransactionDiscountTrans', rowDifference: -1, amountDifference: '-1.25' },
      ])
    })

    test('refuses days that are too many or the wrong way round', async () => {
      await expect(compare('2026-11-20', '2026-11-19')).rejects.toThrow('RECONCILIATION_RANGE_INVALID')
      await expect(compare('2026-01-01', '2026-12-31')).rejects.toThrow('RECONCILIATION_RANGE_INVALID')
    })

    test('says what is wrong with the channel database', async () => {
      await setting().shop.execute('drop table RetailTransactionTable')
      await expect(compare('2026-11-20', '2026-11-20')).rejects.toThrow('CHANNEL_DATABASE_TABLES_MISSING')
    })
  })
})
