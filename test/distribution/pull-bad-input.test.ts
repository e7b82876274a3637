import { describe, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import { addChannel, findings, pullApplied, quarantine, stagedRows, transactions } from './headquarters.ts'
import { channel, orderRows, writeOrder, writeRows } from './orders.ts'
import { useShop } from './setting.ts'
import type { ShopRow } from './shop.ts'

/** A shop that keeps no types: every column takes whatever is written into it. */
const untyped = (_table: string, columns: string): string =>
  columns.replaceAll(/\b(TEXT|NUMERIC|INTEGER)\b/g, '').replaceAll('NOT NULL', '')

describeOnBothDatabases('a pull of rows that break the contract', (open) => {
  describe('from a shop that lets anything in', () => {
    const setting = useShop(open, 'sqlite', { define: untyped })

    const faults: readonly [
      what: string,
      table: Parameters<typeof rowOf>[0],
      ShopRow,
      reason: string,
      value: unknown,
    ][] = [
      ['no key', 'RetailTransactionSalesTrans', { transactionId: null }, 'ROW_VALUE_MISSING', null],
      ['an empty key', 'RetailTransactionSalesTrans', { transactionId: '' }, 'ROW_VALUE_MISSING', ''],
      [
        'another company',
        'RetailTransactionSalesTrans',
        { DataAreaId: 'DEMF' },
        'ROW_COMPANY_UNKNOWN',
        'DEMF',
      ],
      ['an unknown channel', 'RetailTransactionSalesTrans', { Channel: 42 }, 'ROW_CHANNEL_UNKNOWN', '42'],
      ['an unknown type', 'RetailTransactionTable', { type: 32 }, 'ROW_ENUM_UNKNOWN', '32'],
      ['a text for an enum', 'RetailTransactionTable', { entryStatus: 'open' }, 'ROW_ENUM_UNKNOWN', 'open'],
      [
        'a text for an amount',
        'RetailTransactionSalesTrans',
        { netAmount: '12,50' },
        'ROW_NUMBER_INVALID',
        '12,50',
      ],
      [
        'an endless amount',
        'RetailTransactionSalesTrans',
        { price: Number.POSITIVE_INFINITY },
        'ROW_NUMBER_OUT_OF_RANGE',
        'Infinity',
      ],
      [
        'too large an amount',
        'RetailTransactionSalesTrans',
        { price: 1e10 },
        'ROW_NUMBER_OUT_OF_RANGE',
        '10000000000',
      ],
      ['no amount', 'RetailTransactionPaymentTrans', { amountTendered: null }, 'ROW_VALUE_MISSING', null],
      [
        'an impossible date',
        'RetailTransactionTable',
        { transDate: '2026-02-30' },
        'ROW_DATE_INVALID',
        '2026-02-30',
      ],
      ['no date', 'RetailTransactionTable', { transDate: '1900-01-01' }, 'ROW_VALUE_MISSING', '1900-01-01'],
      [
        'a date in words',
        'RetailTransactionSalesTrans',
        { ShippingDateRequested: 'soon' },
        'ROW_DATE_INVALID',
        'soon',
      ],
      ['an impossible time', 'RetailTransactionTable', { transTime: 86400 }, 'ROW_TIME_INVALID', '86400'],
      [
        'an impossible instant',
        'RetailTransactionTable',
        { BeginDateTime: '2026-13-01T00:00:00Z' },
        'ROW_INSTANT_INVALID',
        '2026-13-01T00:00:00Z',
      ],
      ['half a line', 'RetailTransactionTaxTrans', { SaleLineNum: 1.5 }, 'ROW_NUMBER_INVALID', '1.5'],
      ['a flag of two', 'RetailTransactionPaymentTrans', { isPrepayment: 2 }, 'ROW_FLAG_INVALID', '2'],
      [
        'a full card number',
        'RetailTransactionPaymentTrans',
        { cardOrAccount: '4111 1111 1111 1111' },
        'ROW_CARD_NUMBER_UNMASKED',
        '**** **** **** 1111',
      ],
      [
        'a blob of nothing that is a number',
        'RetailTransactionSalesTrans',
        { price: Buffer.from('free') },
        'ROW_NUMBER_INVALID',
        'free',
      ],
    ]

    test.each(faults)(
      'quarantines %s, lets its transaction wait, and goes on',
      async (_what, table, change, reason, value) => {
        const { headquarters, shop, channelDatabase } = setting()
        await writeRows(
          shop,
          orderRows('T-1', { lines: 1 }).map(([name, row]) => [
            name,
            name === table ? { ...row, ...change } : row,
          ]),
        )
        await writeOrder(shop, 'T-2')
        await pullApplied(headquarters, channelDatabase)
        const [column] = Object.keys(change)
        const entries = await quarantine(headquarters)
        expect(entries.length).toBeGreaterThan(0)
        for (const entry of entries)
          expect(entry).toMatchObject({ channel_table: table, column_name: column, reason, value })
        const waiting = (await transactions(headquarters)).filter(
          ({ status }) => status === 'pendingSynchronization',
        )
        expect(waiting.map((row) => row.transaction_id)).toEqual(['T-2'])
      },
    )

    test('tells every column of a row that is wrong', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', {
        lines: 1,
        overrides: { RetailTransactionSalesTrans: { netAmount: 'x', qty: 'y' } },
      })
      const counts = await pullApplied(headquarters, channelDatabase)
      expect(counts.quarantined).toBe(1)
      expect(await quarantine(headquarters)).toMatchObject([
        { transaction_id: 'T-1', row_key: '1', column_name: 'qty', value: 'y' },
        { transaction_id: 'T-1', row_key: '1', column_name: 'netAmount', value: 'x' },
      ])
    })

    test('takes a row that was mended under its counter with the next pull', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', {
        overrides: { RetailTransactionPaymentTrans: { amountTendered: 'all' } },
      })
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toMatchObject([{ is_complete: false, status: 'none' }])
      expect(await pullApplied(headquarters, channelDatabase)).toMatchObject({
        read: 0,
        applied: 0,
        quarantined: 0,
      })
      expect(await quarantine(headquarters)).toHaveLength(1)
      await shop.execute('update RetailTransactionPaymentTrans set amountTendered = 25')
      expect(await pullApplied(headquarters, channelDatabase)).toMatchObject({ read: 1, applied: 1 })
      expect(await quarantine(headquarters)).toEqual([])
      expect(await transactions(headquarters)).toMatchObject([
        { is_complete: true, status: 'pendingSynchronization' },
      ])
    })

    test('takes a row that was mended under a new counter, and forgets the old one', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', {
        overrides: { RetailTransactionPaymentTrans: { amountTendered: 'all' } },
      })
      await pullApplied(headquarters, channelDatabase)
      await shop.execute('delete from RetailTransactionPaymentTrans')
      await writeRows(
        shop,
        orderRows('T-1').filter(([table]) => table === 'RetailTransactionPaymentTrans'),
      )
      await pullApplied(headquarters, channelDatabase)
      expect(await quarantine(headquarters)).toEqual([])
      expect(await transactions(headquarters)).toMatchObject([{ is_complete: true }])
    })

    test('tells what is wrong now, when a mend was none', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', {
        overrides: { RetailTransactionPaymentTrans: { amountTendered: 'all' } },
      })
      await pullApplied(headquarters, channelDatabase)
      await shop.execute("update RetailTransactionPaymentTrans set amountTendered = 'half'")
      await pullApplied(headquarters, channelDatabase)
      expect(await quarantine(headquarters)).toMatchObject([{ value: 'half' }])
    })

    test('takes the rows of a channel once it is registered to live there', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', { channel: 77 })
      await pullApplied(headquarters, channelDatabase)
      expect(await stagedRows(headquarters)).toBe(0)
      await addChannel(headquarters, channelDatabase, 77)
      await pullApplied(headquarters, channelDatabase)
      expect(await stagedRows(headquarters)).toBe(orderRows('T-1').length)
      expect(await quarantine(headquarters)).toEqual([])
      expect(await transactions(headquarters)).toMatchObject([{ is_complete: true }])
    })

    test('holds back a transaction that was whole when a row of it turns out bad', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await pullApplied(headquarters, channelDatabase)
      await writeRows(shop, [
        [...rowOf('RetailTransactionMarkupTrans', { markupLineNum: 1, Value: 'gratis' })],
      ])
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toMatchObject([{ is_complete: false, status: 'none' }])
      await shop.execute('update RetailTransactionMarkupTrans set Value = 0 where markupLineNum = 1')
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toMatchObject([
        { is_complete: true, status: 'pendingSynchronization' },
      ])
    })

    test('understands decimals, numbers and dates that a shop keeps as text', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', {
        lines: 1,
        overrides: {
          RetailTransactionTable: {
            type: '27',
            transTime: '43200',
            BeginDateTime: '2026-11-20T12:00:00.250+01:00',
            grossAmount: '-12.50',
            netAmount: '-0012.5000001',
            exchRate: '1e2',
            businessDate: '2026-11-20 00:00:00',
            ShippingDateRequested: '',
          },
          RetailTransactionSalesTrans: {
            lineNum: '1',
            qty: Buffer.from('-1.000000'),
            Channel: String(channel),
          },
        },
      })
      await pullApplied(headquarters, channelDatabase)
      expect(await quarantine(headquarters)).toEqual([])
      const { kysely } = headquarters.database
      const header = await kysely
        .selectFrom('channel_transaction_header')
        .selectAll()
        .executeTakeFirstOrThrow()
      expect(header).toMatchObject({
        type: 27,
        transaction_time: 43200,
        began_at: '2026-11-20T11:00:00.250Z',
        gross_amount: -12_500_000,
        net_amount: -12_500_000,
        exchange_rate: 100_000_000,
        business_date: '2026-11-20',
        requested_shipping_date: null,
      })
      const line = await kysely.selectFrom('channel_transaction_line').selectAll().executeTakeFirstOrThrow()
      expect(line).toMatchObject({ line_number: 1, quantity: -1_000_000, channel_number: channel })
    })

    test('reports rows without a counter, which no pull can see', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await shop.execute(
        "update RetailTransactionAttributeTrans set replicationCounterFromOrigin = null where transactionId = 'T-1'",
      )
      await pullApplied(headquarters, channelDatabase)
      expect(await findings(headquarters)).toMatchObject([
        {
          kind: 'rowWithoutCounter',
          channel_table: 'RetailTransactionAttributeTrans',
          parameters: { rows: 1 },
        },
      ])
    })

    test('reports one transaction id from two stores, and posts neither', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await shop.execute('drop table RetailTransactionTable')
      await shop.execute(
        `create table RetailTransactionTable (${headerColumns}, replicationCounterFromOrigin integer unique)`,
      )
      await writeRows(shop, orderRows('T-1', { store: 'S-1' }))
      await writeRows(shop, orderRows('T-1', { store: 'S-2' }).slice(0, 1))
      await pullApplied(headquarters, channelDatabase)
      expect(await findings(headquarters)).toMatchObject([
        {
          kind: 'duplicateTransactionId',
          transaction_id: 'T-1',
          parameters: { store: 'S-2', earlierStore: 'S-1', counter: 2, earlierCounter: 1 },
        },
      ])
      expect(await quarantine(headquarters)).toMatchObject([
        { transaction_id: 'T-1', reason: 'TRANSACTION_ID_DUPLICATE', replication_counter: 2 },
      ])
      expect(await transactions(headquarters)).toMatchObject([{ is_complete: false, status: 'none' }])
      await pullApplied(headquarters, channelDatabase)
      expect(await quarantine(headquarters)).toHaveLength(1)
      await shop.execute("update RetailTransactionTable set transactionId = 'T-2' where store = 'S-2'")
      await pullApplied(headquarters, channelDatabase)
      expect(await quarantine(headquarters)).toEqual([])
      expect(await transactions(headquarters)).toMatchObject([
        { transaction_id: 'T-1', is_complete: true },
        { transaction_id: 'T-2', is_complete: false },
      ])
    })
  })

  describe('from a PostgreSQL shop that keeps decimals and dates as texts', () => {
    const setting = useShop(open, 'postgres', {
      define: (_table, columns) => columns.replaceAll('NUMERIC', 'TEXT'),
    })

    test('takes what is a decimal, to its last digit, and quarantines what is none', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', {
        overrides: { RetailTransactionSalesTrans: { price: '8999999999.123456' } },
      })
      await writeOrder(shop, 'T-2', {
        overrides: { RetailTransactionPaymentTrans: { amountTendered: '12,50' } },
      })
      await pullApplied(headquarters, channelDatabase)
      const lines = await headquarters.database.kysely
        .selectFrom('channel_transaction_line')
        .select('price')
        .distinct()
        .where('transaction_id', '=', 'T-1')
        .execute()
      expect(lines).toEqual([{ price: 8_999_999_999_123_456 }])
      expect(await quarantine(headquarters)).toMatchObject([
        {
          transaction_id: 'T-2',
          column_name: 'amountTendered',
          value: '12,50',
          reason: 'ROW_NUMBER_INVALID',
        },
      ])
    })
  })

  describe.each(['sqlite', 'postgres'] as const)('from a %s shop', (kind) => {
    const setting = useShop(open, kind)

    test('reports a row that comes again under another counter, and keeps the first', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await pullApplied(headquarters, channelDatabase)
      await shop.execute('delete from RetailTransactionPaymentTrans')
      await writeRows(shop, [rowOf('RetailTransactionPaymentTrans', { amountTendered: 99 })])
      expect(await pullApplied(headquarters, channelDatabase)).toMatchObject({
        read: 1,
        applied: 0,
        quarantined: 0,
      })
      expect(await findings(headquarters)).toMatchObject([
        {
          kind: 'rowReceivedAgain',
          channel_table: 'RetailTransactionPaymentTrans',
          transaction_id: 'T-1',
          parameters: { rowKey: '1', counter: 2, earlierCounter: 1 },
        },
      ])
      const payment = await headquarters.database.kysely
        .selectFrom('channel_transaction_payment')
        .select('amount_tendered')
        .execute()
      expect(payment).toEqual([{ amount_tendered: 25_000_000 }])
    })

    test('reports rows whose header had not come one pull later, until it comes', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeRows(shop, orderRows('T-1', { lines: 3 }).slice(1))
      await pullApplied(headquarters, channelDatabase)
      expect(await findings(headquarters)).toEqual([])
      await pullApplied(headquarters, channelDatabase)
      const found = await findings(headquarters)
      expect(found).toContainEqual(
        expect.objectContaining({
          kind: 'rowWithoutHeader',
          channel_table: 'RetailTransactionSalesTrans',
          transaction_id: 'T-1',
          parameters: { rows: 3, counter: 1 },
        }),
      )
      expect(found).toHaveLength(7)
      await writeRows(shop, orderRows('T-1', { lines: 3 }).slice(0, 1))
      await pullApplied(headquarters, channelDatabase)
      expect(await findings(headquarters)).toEqual([])
    })

    test('reports rows that come when their transaction has been posted', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      const late = orderRows('T-1').filter(([table]) => table === 'RetailTransactionAddressTrans')
      const early = orderRows('T-1').filter(([table]) => table !== 'RetailTransactionAddressTrans')
      await writeRows(shop, early)
      await writeOrder(shop, 'T-2')
      await pullApplied(headquarters, channelDatabase)
      await headquarters.database.kysely
        .updateTable('channel_transaction')
        .set({ status: 'succeeded' })
        .execute()
      await writeRows(shop, late)
      await writeOrder(shop, 'T-3')
      await pullApplied(headquarters, channelDatabase)
      const found = await findings(headquarters)
      expect(found).toMatchObject([
        {
          kind: 'rowTooLate',
          channel_table: 'RetailTransactionAddressTrans',
          transaction_id: 'T-1',
          parameters: { rows: 1, counter: 2 },
        },
      ])
      await pullApplied(headquarters, channelDatabase)
      expect(await findings(headquarters)).toEqual(found)
    })

    test('reports channels that use the same transaction ids', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await addChannel(headquarters, channelDatabase, 77)
      await writeOrder(shop, 'T-1')
      await writeOrder(shop, 'T-1', { channel: 77 })
      await pullApplied(headquarters, channelDatabase)
      expect(await findings(headquarters)).toMatchObject([
        { kind: 'transactionIdInSeveralChannels', transaction_id: 'T-1', subject: `77 ${channel}` },
      ])
      expect((await transactions(headquarters)).map((row) => row.is_complete)).toEqual([true, true])
    })
  })
})

/** A row of a plain order with something changed. */
function rowOf(
  table: ReturnType<typeof orderRows>[number][0],
  change: ShopRow,
): ReturnType<typeof orderRows>[number] {
  const row = orderRows('T-1').find(([name]) => name === table)
  if (!row) throw new Error(`A plain order has no ${table}`)
  return [table, { ...row[1], ...change }]
}

const headerColumns = `transactionId, store, terminal default '', Channel, DataAreaId, ChannelReferenceId, receiptId, type,
  entryStatus default 0, TransactionOrderType default 0, custAccount, receiptEmail, loyaltyCardId, staff, currency, exchRate,
  grossAmount, netAmount, paymentAmount, salesPaymentDifference, discAmount, totalDiscAmount, custDiscAmount,
  TotalManualDiscountAmount, TotalManualDiscountPercentage, IsTaxIncludedInPrice default 0, TaxCalculationType default 0,
  numberOfItems, numberOfItemLines, numberOfPaymentLines, DlvMode, InventLocationId, InventSiteId, ReceiptDateRequested,
  ShippingDateRequested, LogisticsPostalAddress default 0, transDate, transTime, BeginDateTime, businessDate, comment,
  InvoiceComment`
