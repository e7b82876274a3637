import { describe, expect, test } from 'vitest'
import { describeOnBothDatabases } from '../support/databases.ts'
import { findings, heldClock, pullApplied, quarantine, stagedRows, transactions } from './headquarters.ts'
import { channel, orderRows, writeOrder, writeRows } from './orders.ts'
import { useShop } from './setting.ts'

describeOnBothDatabases('a pull', (open) => {
  describe.each(['sqlite', 'postgres'] as const)('from a %s channel database', (kind) => {
    const setting = useShop(open, kind)

    test('stages every row of an order once, as the shop wrote it', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      const rows = orderRows('T-1').length
      expect(await pullApplied(headquarters, channelDatabase)).toMatchObject({
        read: rows,
        applied: rows,
        quarantined: 0,
      })
      expect(await stagedRows(headquarters)).toBe(rows)
      const header = await headquarters.database.kysely
        .selectFrom('channel_transaction_header')
        .selectAll()
        .executeTakeFirstOrThrow()
      expect(header).toMatchObject({
        company_id: 'USRT',
        channel_number: channel,
        transaction_id: 'T-1',
        version: 0,
        type: 27,
        gross_amount: -25_000_000,
        is_tax_included_in_price: false,
        transaction_date: '2026-11-20',
        began_at: '2026-11-20T11:00:00.000Z',
        business_date: '2026-11-20',
        requested_shipping_date: null,
        replication_counter: 1,
      })
      const address = await headquarters.database.kysely
        .selectFrom('channel_transaction_address')
        .selectAll()
        .executeTakeFirstOrThrow()
      expect(address).toMatchObject({ delivery_name: 'Åsa Öberg', city: 'Umeå', street: null })
      expect(await transactions(headquarters)).toEqual([
        { transaction_id: 'T-1', is_complete: true, status: 'pendingSynchronization' },
      ])
    })

    test('reads only what is new', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await pullApplied(headquarters, channelDatabase)
      expect(await pullApplied(headquarters, channelDatabase)).toMatchObject({ read: 0, applied: 0 })
      await writeOrder(shop, 'T-2')
      const rows = orderRows('T-2').length
      expect(await pullApplied(headquarters, channelDatabase)).toMatchObject({ read: rows, applied: rows })
      expect(await stagedRows(headquarters)).toBe(2 * rows)
      expect(await findings(headquarters)).toEqual([])
    })

    test('completes a transaction whose rows straddle two pulls with the second', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      const rows = orderRows('T-1')
      const isLater = (table: string) => table === 'RetailTransactionPaymentTrans'
      await writeRows(
        shop,
        rows.filter(([table]) => !isLater(table)),
      )
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toEqual([
        { transaction_id: 'T-1', is_complete: false, status: 'none' },
      ])
      await writeRows(
        shop,
        rows.filter(([table]) => isLater(table)),
      )
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toEqual([
        { transaction_id: 'T-1', is_complete: true, status: 'pendingSynchronization' },
      ])
    })

    test('takes rows that come before their header', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      const rows = orderRows('T-1')
      await writeRows(shop, rows.slice(1))
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toEqual([])
      await writeRows(shop, rows.slice(0, 1))
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toMatchObject([{ is_complete: true }])
      expect(await findings(headquarters)).toEqual([])
    })

    test('waits for nothing that the header does not count, and leaves types alone that are not synchronized', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1', { lines: 0, payments: 0, countedLines: null, countedPayments: null })
      await writeOrder(shop, 'T-2', { type: 2 })
      await writeOrder(shop, 'T-3', { type: 37 })
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toEqual([
        { transaction_id: 'T-1', is_complete: true, status: 'pendingSynchronization' },
        { transaction_id: 'T-2', is_complete: true, status: 'none' },
        { transaction_id: 'T-3', is_complete: true, status: 'pendingSynchronization' },
      ])
    })

    test('tallies the transactions that came, each once', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await writeOrder(shop, 'T-2')
      await pullApplied(headquarters, channelDatabase)
      await writeOrder(shop, 'T-3', { date: '2026-11-21' })
      await pullApplied(headquarters, channelDatabase)
      await pullApplied(headquarters, channelDatabase, { repulled: everyTable(1, 1000) })
      const tally = await headquarters.database.kysely
        .selectFrom('channel_transaction_tally')
        .select(['transaction_date', 'pulled'])
        .orderBy('transaction_date')
        .execute()
      expect(tally).toEqual([
        { transaction_date: '2026-11-20', pulled: 2 },
        { transaction_date: '2026-11-21', pulled: 1 },
      ])
    })

    test('keeps an odd text as it is', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      const odd = 'a "quoted" \\ {brace}, NULL, \n line, emoji 🎁 and \' quote'
      await writeOrder(shop, 'T-1', {
        overrides: { RetailTransactionTable: { comment: odd, InvoiceComment: '', custAccount: 'NULL' } },
      })
      await pullApplied(headquarters, channelDatabase)
      const header = await headquarters.database.kysely
        .selectFrom('channel_transaction_header')
        .select(['comment', 'invoice_comment', 'customer_account'])
        .executeTakeFirstOrThrow()
      expect(header).toEqual({ comment: odd, invoice_comment: '', customer_account: 'NULL' })
    })

    test('writes down what a session brought, table by table, with exact sums', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await writeOrder(shop, 'T-1')
      await writeOrder(shop, 'T-2', { lines: 3 })
      const { sessionId } = await pullApplied(headquarters, channelDatabase)
      const { kysely } = headquarters.database
      const session = await kysely
        .selectFrom('upload_session')
        .selectAll()
        .where('id', '=', sessionId)
        .executeTakeFirstOrThrow()
      expect(session).toMatchObject({ status: 'applied', tries: 1, problem: null })
      // A shop’s own file is read in place, without a copy whose size could be told.
      expect(session.bytes === null).toBe(kind === 'sqlite')
      expect(session.checksum).toMatch(/^[0-9a-f]{64}$/)
      const tables = await kysely
        .selectFrom('upload_session_table')
        .select(['channel_table', 'rows_applied', 'first_counter', 'last_counter', 'amount_column', 'amount'])
        .where('upload_session_id', '=', sessionId)
        .orderBy('position')
        .execute()
      expect(tables).toHaveLength(8)
      expect(tables[0]).toEqual({
        channel_table: 'RetailTransactionTable',
        rows_applied: 2,
        first_counter: 1,
        last_counter: 2,
        amount_column: 'grossAmount',
        amount: '-62.50',
      })
      expect(tables[1]).toMatchObject({
        rows_applied: 5,
        first_counter: 1,
        last_counter: 5,
        amount: '-62.50',
      })
      expect(tables[3]).toMatchObject({ channel_table: 'RetailTransactionAddressTrans', amount: null })
    })

    test('leaves no file behind', async () => {
      const { headquarters, shop, channelDatabase, filesOf } = setting()
      await writeOrder(shop, 'T-1')
      await pullApplied(headquarters, channelDatabase)
      expect(await filesOf('packages')).toEqual([])
    })

    test('passes over the optional table and what it does not know', async () => {
      const { headquarters, shop, channelDatabase } = setting()
      await shop.execute('drop table RetailTransactionChargeTaxTrans')
      await shop.execute('alter table RetailTransactionTable add column loyaltyPoints integer')
      await shop.execute('create table ShopSettings (name text)')
      await writeOrder(shop, 'T-1')
      await pullApplied(headquarters, channelDatabase)
      expect(await transactions(headquarters)).toHaveLength(1)
      expect(await quarantine(headquarters)).toEqual([])
    })
  })
})

/** Counters of all tables. */
function everyTable(from: number, to: number) {
  return [
    'RetailTransactionTable',
    'RetailTransactionSalesTrans',
    'RetailTransactionPaymentTrans',
    'RetailTransactionAddressTrans',
    'RetailTransactionDiscountTrans',
    'RetailTransactionTaxTrans',
    'RetailTransactionMarkupTrans',
    'RetailTransactionAttributeTrans',
  ].map((channelTable) => ({ channelTable, from, to }))
}

describeOnBothDatabases('sessions that found nothing new', (open) => {
  const setting = useShop(open, 'sqlite')

  test('are cleared after a month; those that brought something stay', async () => {
    const { headquarters, shop, channelDatabase } = setting()
    const { clock, move } = heldClock()
    await writeOrder(shop, 'T-1')
    await pullApplied(headquarters, channelDatabase, { clock })
    await pullApplied(headquarters, channelDatabase, { clock })
    move(31 * 86_400)
    await pullApplied(headquarters, channelDatabase, { clock })
    const sessions = await headquarters.database.kysely
      .selectFrom('upload_session')
      .select('rows_read')
      .orderBy('sequence')
      .execute()
    expect(sessions.map((session) => session.rows_read > 0)).toEqual([true, false])
  })
})
