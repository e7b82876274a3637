import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { tenderTypes } from '../../server/demo/shops.ts'
import { holdOrders } from '../../server/sales/hold-orders.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, stage, testNow } from '../transactions/stage.ts'
import { anOrder, causesOf, company, journalLinesOf, orderOf, paymentsOf, synchronizeAll } from './orders.ts'
import { cancellationOf, returnOf, wallet } from './returned-orders.ts'

async function postAll(database: Database, ...transactions: ChannelTransaction[]) {
  await stage(database, transactions)
  return synchronizeAll(database)
}

describeOnBothDatabases('a return', (open) => {
  test('that names no earlier order is a return order below zero, whose card refund is due', async () => {
    const database = await open()
    await createShops(database)
    const back = anOrder({ lines: [{ sold: -2 }] })
    await postAll(database, back)
    const order = await orderOf(database, back.header.transactionId)
    expect(order).toMatchObject({
      kind: 'return',
      number: 'RO-000000001',
      gross_amount: -20_000,
      paid_amount: -20_000,
    })
    expect(await paymentsOf(database, order.id)).toMatchObject([{ status: 'refundDue', amount: -20_000 }])
    expect(
      await database.kysely.selectFrom('sales_order_line').select(['quantity', 'gross_amount']).execute(),
    ).toEqual([{ quantity: -2_000_000, gross_amount: -20_000 }])
  })

  test('of things that cost nothing is a return too', async () => {
    const database = await open()
    await createShops(database)
    const back = anOrder({ lines: [{ sold: -1, price: 0 }] })
    await postAll(database, back)
    expect(await orderOf(database, back.header.transactionId)).toMatchObject({
      kind: 'return',
      gross_amount: 0,
    })
  })

  test('gives captured money back through a journal, and the payment says how much of it', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ lines: [{ sold: 3 }], payments: [wallet] })
    const back = returnOf(bought, -1, wallet)
    // Both in one step: the return may come in the same chunk as its order.
    expect(await postAll(database, bought, back)).toMatchObject({ posted: 2, failed: 0 })
    const order = await orderOf(database, bought.header.transactionId)
    const returned = await orderOf(database, back.header.transactionId)
    expect(await paymentsOf(database, order.id)).toMatchObject([{ amount: 30_000, refunded_amount: 10_000 }])
    expect(await paymentsOf(database, returned.id)).toMatchObject([
      { status: 'refunded', amount: -10_000, linked_sales_order_id: order.id, linked_line_number: 1 },
    ])
    expect(await journalLinesOf(database, returned.id)).toMatchObject([
      { amount: -10_000, is_prepayment: false },
    ])
  })

  test('waits for its order to be posted in the same run, and fails when it is not', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ payments: [wallet] })
    const broken = anOrder({ payments: [{ tenderType: '77' }] })
    const transactions = [returnOf(bought, -1, wallet), returnOf(broken), broken, bought]
    await stage(database, transactions)
    const result = await synchronizeAll(database, { transactionsAtOnce: 1 })
    expect(result).toMatchObject({ posted: 2, failed: 2, done: 4, total: 4 })
    expect(await causesOf(database, transactions[1]?.header.transactionId ?? '')).toEqual([
      'LINKED_PAYMENT_NOT_FOUND',
    ])
  })

  test('cannot give back more than the payment brought, also in several parts', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ lines: [{ sold: 2 }], payments: [wallet] })
    const parts = [returnOf(bought, -1, wallet), returnOf(bought, -1, wallet), returnOf(bought, -1, wallet)]
    await postAll(database, bought, ...parts)
    const causes = await Promise.all(parts.map(({ header }) => causesOf(database, header.transactionId)))
    expect(causes).toEqual([[], [], ['LINKED_REFUND_EXCEEDS_PAYMENT']])
    const order = await orderOf(database, bought.header.transactionId)
    expect(await paymentsOf(database, order.id)).toMatchObject([{ refunded_amount: 20_000 }])
  })
})

describeOnBothDatabases('what is refused', (open) => {
  test('gives nothing back, and leaves the payment to the returns behind it', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ payments: [wallet] })
    const broken = returnOf(bought, -1, wallet)
    broken.header.numberOfItems = 99
    const sound = returnOf(bought, -1, wallet)
    await postAll(database, bought, broken, sound)
    expect(await causesOf(database, broken.header.transactionId)).toEqual(['NUMBER_OF_ITEMS'])
    expect(await causesOf(database, sound.header.transactionId)).toEqual([])
  })

  test('cancels nothing, and leaves the order to the cancellations behind it', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder()
    const broken = cancellationOf(bought)
    broken.header.numberOfItems = 99
    const sound = cancellationOf(bought)
    await postAll(database, bought, broken, sound)
    expect(await causesOf(database, broken.header.transactionId)).toEqual(['NUMBER_OF_ITEMS'])
    expect(await causesOf(database, sound.header.transactionId)).toEqual([])
    expect((await orderOf(database, bought.header.transactionId)).status).toBe('canceled')
  })

  test('is money back from a card that was let go of when the order was cancelled', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder()
    await postAll(database, bought, cancellationOf(bought))
    const back = returnOf(bought)
    await postAll(database, back)
    expect(await causesOf(database, back.header.transactionId)).toEqual(['LINKED_REFUND_EXCEEDS_PAYMENT'])
  })
})

describeOnBothDatabases('a cancellation', (open) => {
  test('ends the hold of the order that it cancels', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder()
    await postAll(database, bought)
    const order = await orderOf(database, bought.header.transactionId)
    await inTransaction(database, (trx) =>
      holdOrders(trx, sql`select ${order.id} as sales_order_id`, 'EDITED', {
        companyId: company,
        now: testNow,
      }),
    )
    await postAll(database, cancellationOf(bought))
    expect(
      await database.kysely
        .selectFrom('order_hold')
        .select(['sales_order_id', 'released_by'])
        .where('released_at', 'is not', null)
        .execute(),
    ).toEqual([{ sales_order_id: order.id, released_by: null }])
  })

  test('cancels the order with its confirmation number and lets the authorization go', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder()
    const cancel = cancellationOf(bought)
    expect(await postAll(database, bought, cancel)).toMatchObject({ posted: 2, failed: 0 })
    const order = await orderOf(database, bought.header.transactionId)
    const { id } = await database.kysely
      .selectFrom('channel_transaction')
      .select('id')
      .where('transaction_id', '=', cancel.header.transactionId)
      .executeTakeFirstOrThrow()
    expect(order).toMatchObject({ status: 'canceled', canceled_by_transaction_id: id })
    expect(order.canceled_at).not.toBeNull()
    expect(await paymentsOf(database, order.id)).toMatchObject([{ status: 'voided', amount: 10_000 }])
    expect(await journalLinesOf(database, order.id)).toEqual([])
    expect(await database.kysely.selectFrom('sales_order').select('id').execute()).toHaveLength(1)
  })

  test('gives back all that was captured when it brings no refunds of its own', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ lines: [{ sold: 2 }], payments: [wallet] })
    await postAll(database, bought, returnOf(bought, -1, wallet))
    await postAll(database, cancellationOf(bought))
    const order = await orderOf(database, bought.header.transactionId)
    expect(await paymentsOf(database, order.id)).toMatchObject([
      { status: 'captured', refunded_amount: 20_000 },
    ])
    expect((await journalLinesOf(database, order.id)).map(({ amount }) => amount)).toEqual([20_000, -10_000])
  })

  test('gives back what it says, which may have kept a charge', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ payments: [wallet] })
    const cancel = cancellationOf(bought)
    const fee = anOrder({
      header: { type: 37, ChannelReferenceId: bought.header.ChannelReferenceId },
      lines: [{ sold: -1 }],
      charges: [{ MarkupCode: 'CANCEL', CalculatedAmount: 15 }],
      payments: [
        {
          ...wallet,
          IsLinkedRefund: 1,
          LinkedPaymentTransactionId: bought.header.transactionId,
          LinkedPaymentLineNumber: 1,
        },
      ],
    })
    await postAll(database, bought, fee)
    await postAll(database, cancel)
    const order = await orderOf(database, bought.header.transactionId)
    expect(await paymentsOf(database, order.id)).toMatchObject([{ refunded_amount: 8_500 }])
    expect((await journalLinesOf(database, order.id)).map(({ amount }) => amount)).toEqual([10_000, -8_500])
    expect(await causesOf(database, cancel.header.transactionId)).toEqual(['ORDER_ALREADY_CANCELLED'])
  })

  test('finds its order by the transaction that its lines name, and closes what was on account', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ payments: [{ tenderType: tenderTypes.onAccount }] })
    const cancel = anOrder({
      header: { type: 37, ChannelReferenceId: '' },
      lines: [{ sold: -1, returnTransactionId: bought.header.transactionId, returnLineNum: 1 }],
      payments: [],
    })
    await postAll(database, bought, cancel)
    const order = await orderOf(database, bought.header.transactionId)
    expect(order.status).toBe('canceled')
    expect(await paymentsOf(database, order.id)).toMatchObject([{ status: 'voided' }])
  })

  test('may name its order and nothing else', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder()
    const cancel = anOrder({
      header: { type: 37, ChannelReferenceId: bought.header.ChannelReferenceId },
      lines: [],
      payments: [],
    })
    await postAll(database, bought, cancel)
    expect((await orderOf(database, bought.header.transactionId)).status).toBe('canceled')
  })

  test('means the order, among all that bear its confirmation number', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ lines: [{ sold: 2 }] })
    const { ChannelReferenceId } = bought.header
    const quotation = anOrder({ header: { type: 31, ChannelReferenceId } })
    const back = anOrder({ header: { ChannelReferenceId }, lines: [{ sold: -1 }] })
    const twice = anOrder({ header: { ChannelReferenceId } })
    await postAll(database, quotation, bought, back, twice)
    expect(await causesOf(database, twice.header.transactionId)).toEqual(['DUPLICATE_ORDER'])
    expect(await postAll(database, cancellationOf(bought))).toMatchObject({ posted: 1 })
    expect((await orderOf(database, bought.header.transactionId)).status).toBe('canceled')
  })

  test('finds no order by a confirmation number that two posted orders bear', async () => {
    const database = await open()
    await createShops(database)
    const bought = anOrder()
    const { ChannelReferenceId } = bought.header
    const other = anOrder()
    await postAll(database, bought, other)
    await database.kysely
      .updateTable('channel_transaction_header')
      .set({ channel_reference_id: ChannelReferenceId })
      .where('transaction_id', '=', other.header.transactionId)
      .execute()
    const cancel = cancellationOf(bought)
    await postAll(database, cancel)
    expect(await causesOf(database, cancel.header.transactionId)).toEqual(['CANCELLED_ORDER_NOT_FOUND'])
  })

  test('waits for its order in the same run; of an order that failed it says so', async () => {
    const database = await open()
    await createShops(database)
    const broken = anOrder({ payments: [{ tenderType: '77' }] })
    const sound = anOrder()
    const early = cancellationOf(sound)
    const vain = cancellationOf(broken)
    await stage(database, [early, vain, broken, sound])
    const result = await synchronizeAll(database, { transactionsAtOnce: 2 })
    expect(result).toMatchObject({ posted: 2, failed: 2 })
    expect(await causesOf(database, vain.header.transactionId)).toEqual(['CANCELLED_ORDER_NOT_POSTED'])
    expect((await orderOf(database, sound.header.transactionId)).status).toBe('canceled')
  })
})
