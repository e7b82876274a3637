import { expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { tenderTypes } from '../../server/demo/shops.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, stage } from '../transactions/stage.ts'
import {
  anOrder,
  causesOf,
  journalLinesOf,
  type OrderParts,
  orderOf,
  paymentsOf,
  synchronizeAll,
} from './orders.ts'

async function post(database: Database, parts: OrderParts) {
  const order = anOrder(parts)
  await stage(database, [order])
  await synchronizeAll(database)
  expect(await causesOf(database, order.header.transactionId)).toEqual([])
  const { id } = await orderOf(database, order.header.transactionId)
  return { id, payments: await paymentsOf(database, id), journal: await journalLinesOf(database, id) }
}

describeOnBothDatabases('a payment', (open) => {
  test('by an authorized card stands authorized, with its tokens, and no money has moved', async () => {
    const database = await open()
    await createShops(database)
    const { payments, journal } = await post(database, {})
    expect(payments).toMatchObject([
      {
        line_number: 1,
        status: 'authorized',
        tender_function: 'card',
        posting_account: '130100',
        amount: 10_000,
        refunded_amount: 0,
        card_token: 'tok_1',
        authorization_token: '{"authorization":"A1"}',
        masked_card_number: '************1881',
        authorized_amount: 10_000,
        tendered_currency: 'SEK',
        tendered_amount: 10_000,
        paid_on: '2026-11-20',
      },
    ])
    expect(journal).toEqual([])
  })

  test('that was captured at once goes into a journal with a prepayment voucher', async () => {
    const database = await open()
    await createShops(database)
    const wallet = { tenderType: tenderTypes.wallet, IsPaymentCaptured: 1, isPrepayment: 1 }
    const { id, payments, journal } = await post(database, { payments: [wallet] })
    expect(payments).toMatchObject([{ status: 'captured', tender_function: 'wallet', amount: 10_000 }])
    expect(journal).toMatchObject([
      {
        line_number: 1,
        voucher_number: 'ARP-000000001',
        is_prepayment: true,
        sales_order_id: id,
        payment_line_number: 1,
        brought_by_id: id,
        customer_account: 'C-KARI',
        amount: 10_000,
        tender_type: tenderTypes.wallet,
        posting_account: '130150',
        paid_on: '2026-11-20',
      },
    ])
    expect(await database.kysely.selectFrom('customer_payment_journal').selectAll().execute()).toMatchObject([
      { number: 'CPJ-000000001', currency: 'SEK', line_count: 1, total_amount: 10_000 },
    ])
  })

  test('by a card that the shop captured, or took as a deposit, is money too; a method of prepayment alone is not', async () => {
    const database = await open()
    await createShops(database)
    const captured = await post(database, { payments: [{ IsPaymentCaptured: 1 }] })
    const deposit = await post(database, { payments: [{ isPrepayment: 1 }] })
    const authorized = await post(database, { payments: [{ tenderType: tenderTypes.wallet }] })
    expect([captured, deposit, authorized].map(({ payments }) => payments[0]?.status)).toEqual([
      'captured',
      'captured',
      'authorized',
    ])
    expect([captured, deposit, authorized].map(({ journal }) => journal.length)).toEqual([1, 1, 0])
  })

  test('by several tenders, numbered with gaps, is posted tender by tender', async () => {
    const database = await open()
    await createShops(database)
    const { payments, journal } = await post(database, {
      payments: [
        { lineNum: 1, transactionStatus: 1, VoidStatus: 1 },
        { lineNum: 3, tenderType: tenderTypes.giftCard, amountTendered: 30, giftCardId: 'GC-1' },
        { lineNum: 4, tenderType: tenderTypes.loyalty, amountTendered: 20, loyaltyCardId: 'L-1' },
        { lineNum: 7, amountTendered: 50 },
      ],
    })
    expect(
      payments.map(({ line_number, status, amount, gift_card_number, loyalty_card_number }) => ({
        line_number,
        status,
        amount,
        gift_card_number,
        loyalty_card_number,
      })),
    ).toEqual([
      {
        line_number: 3,
        status: 'captured',
        amount: 3_000,
        gift_card_number: 'GC-1',
        loyalty_card_number: null,
      },
      {
        line_number: 4,
        status: 'captured',
        amount: 2_000,
        gift_card_number: null,
        loyalty_card_number: 'L-1',
      },
      {
        line_number: 7,
        status: 'authorized',
        amount: 5_000,
        gift_card_number: null,
        loyalty_card_number: null,
      },
    ])
    expect(journal.map(({ payment_line_number, amount }) => [payment_line_number, amount])).toEqual([
      [3, 3_000],
      [4, 2_000],
    ])
  })

  test('of nothing is left out, and a note says so', async () => {
    const database = await open()
    await createShops(database)
    const { payments } = await post(database, {
      payments: [
        { lineNum: 1, amountTendered: 0, tenderType: '77' },
        { lineNum: 2, amountTendered: 100 },
      ],
    })
    expect(payments.map(({ line_number }) => line_number)).toEqual([2])
    expect(
      await database.kysely.selectFrom('synchronization_note').select(['code', 'line_number']).execute(),
    ).toEqual([{ code: 'ZERO_PAYMENT_IGNORED', line_number: 1 }])
  })

  test('on account is owed, and nothing is in a journal', async () => {
    const database = await open()
    await createShops(database)
    const { payments, journal } = await post(database, { payments: [{ tenderType: tenderTypes.onAccount }] })
    expect(payments).toMatchObject([{ status: 'open', tender_function: 'customerAccount', amount: 10_000 }])
    expect(journal).toEqual([])
  })

  test('with a voucher worth more gives change, which goes back through the journal', async () => {
    const database = await open()
    await createShops(database)
    const voucher = { tenderType: tenderTypes.creditVoucher, IsPaymentCaptured: 1 }
    const { payments, journal } = await post(database, {
      payments: [
        { ...voucher, amountTendered: 150, creditVoucherId: 'CV-1' },
        { ...voucher, amountTendered: -50, changeLine: 1 },
      ],
    })
    expect(payments).toMatchObject([
      { status: 'captured', amount: 15_000, is_change: false },
      { status: 'refunded', amount: -5_000, is_change: true },
    ])
    expect(journal.map(({ amount, is_prepayment }) => [amount, is_prepayment])).toEqual([
      [15_000, true],
      [-5_000, false],
    ])
  })

  test('in another currency keeps what the shopper saw, in that currency’s minor units', async () => {
    const database = await open()
    await createShops(database)
    const wallet = { tenderType: tenderTypes.wallet, IsPaymentCaptured: 1 }
    const { payments } = await post(database, {
      payments: [{ ...wallet, currency: 'JPY', amountCur: 1_480 }],
    })
    expect(payments).toMatchObject([{ amount: 10_000, tendered_currency: 'JPY', tendered_amount: 1_480 }])
  })
})

describeOnBothDatabases('a journal', (open) => {
  test('holds the payments of one currency, and its vouchers follow each other without a gap', async () => {
    const database = await open()
    await createShops(database)
    const wallet = { tenderType: tenderTypes.wallet, IsPaymentCaptured: 1 }
    const norwegian = anOrder({ header: { currency: 'NOK' }, payments: [{ ...wallet, currency: 'NOK' }] })
    for (const rows of [[norwegian.header], norwegian.lines, norwegian.payments])
      for (const row of rows) row.Channel = 5_637_144_602
    await stage(database, [anOrder({ payments: [wallet] }), norwegian, anOrder({ payments: [wallet] })])
    await synchronizeAll(database)
    const journals = await database.kysely
      .selectFrom('customer_payment_journal')
      .select(['number', 'currency', 'line_count', 'total_amount'])
      .orderBy('number')
      .execute()
    expect(journals).toEqual([
      { number: 'CPJ-000000001', currency: 'NOK', line_count: 1, total_amount: 10_000 },
      { number: 'CPJ-000000002', currency: 'SEK', line_count: 2, total_amount: 20_000 },
    ])
    const lines = await database.kysely
      .selectFrom('customer_payment_journal_line')
      .select(['voucher_number', 'line_number'])
      .orderBy('voucher_number')
      .execute()
    expect(lines.map(({ voucher_number }) => voucher_number)).toEqual([
      'ARP-000000001',
      'ARP-000000002',
      'ARP-000000003',
    ])
  })
})
