import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { reconcile } from '../../server/distribution/reconcile.ts'
import type { ChannelNumber } from '../../server/organization/tables.ts'
import {
  pullApplied,
  register,
  secret,
  setUpHeadquarters,
  stagedRows,
  transactions,
} from '../distribution/headquarters.ts'
import { company } from '../distribution/orders.ts'
import { createSqliteShop, type Shop } from '../distribution/shop.ts'
import { describeOnBothDatabases, temporaryDirectory } from '../support/databases.ts'
import { causesOf, synchronizeAll } from './orders.ts'

/**
 * A wholesaler of gifts as they are: orders of hundreds of lines, the same item on several of them; postage, discounts and
 * fees that stand as lines; things taken back inside of an order; cancellations that are below zero and name no earlier
 * order; stock that is written off by an order of nothing. Its amounts are binary fractions in a file with a rollback
 * journal.
 */

const channel = 5_637_144_600 as ChannelNumber

interface UntidyLine {
  readonly item: string
  /** Below zero comes back. */
  readonly quantity: number
  readonly price: number
}

interface UntidyOrder {
  readonly id: string
  readonly customer: string | null
  readonly lines: readonly UntidyLine[]
}

const large: UntidyLine[] = Array.from({ length: 300 }, (_, index) => ({
  item: `2${index % 40}A`,
  quantity: (index % 7) + 1,
  price: [0.85, 2.55, 3.39, 0.07, 1.1][index % 5] ?? 1,
}))

const orders: readonly UntidyOrder[] = [
  { id: '536592', customer: null, lines: large },
  {
    id: '536540',
    customer: '14911',
    lines: [
      { item: '85123A', quantity: 6, price: 2.55 },
      { item: '85123A', quantity: 6, price: 2.55 },
      { item: '22423', quantity: -1, price: 10.95 },
      { item: 'C2', quantity: 1, price: 50 },
      { item: 'POST', quantity: 3, price: 18 },
      { item: 'D', quantity: -1, price: 27.5 },
    ],
  },
  { id: 'C536379', customer: '14527', lines: [{ item: 'D', quantity: -1, price: 27.5 }] },
  { id: 'C536391', customer: '17548', lines: [{ item: '22556', quantity: -12, price: 1.65 }] },
  { id: '536414', customer: null, lines: [{ item: '22139', quantity: 56, price: 0 }] },
  { id: '536589', customer: null, lines: [{ item: '21777', quantity: -10, price: 0 }] },
  {
    id: '536600',
    customer: '13047',
    lines: [
      { item: '71053', quantity: 1, price: 0 },
      { item: '71053', quantity: 4, price: 3.39 },
    ],
  },
  { id: 'A563185', customer: null, lines: [{ item: 'B', quantity: 1, price: -11_062.06 }] },
]

const penniesOf = ({ quantity, price }: UntidyLine) => Math.round(quantity * price * 100)
const totalOf = ({ lines }: UntidyOrder) => lines.reduce((sum, line) => sum + penniesOf(line), 0)
const sound = orders.filter(({ id }) => id !== 'A563185')
const sumOf = (some: readonly UntidyOrder[]) => some.reduce((sum, order) => sum + totalOf(order), 0)

async function writeUntidily(shop: Shop): Promise<void> {
  await shop.execute('begin')
  for (const order of orders) {
    const key = { transactionId: order.id, Channel: channel, DataAreaId: company }
    const total = totalOf(order) / 100
    await shop.insert('RetailTransactionTable', {
      ...key,
      ChannelReferenceId: `W${order.id}`,
      type: 27,
      custAccount: order.customer,
      currency: 'GBP',
      exchRate: 100,
      grossAmount: -total,
      netAmount: -total,
      paymentAmount: total,
      numberOfItems: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      numberOfItemLines: order.lines.length,
      numberOfPaymentLines: total === 0 ? 0 : 1,
      transDate: '2010-12-01',
      transTime: 30_360,
      BeginDateTime: '2010-12-01T08:26:00Z',
    })
    for (const [index, line] of order.lines.entries())
      await shop.insert('RetailTransactionSalesTrans', {
        ...key,
        lineNum: index + 1,
        itemId: line.item,
        qty: -line.quantity,
        price: line.price,
        netAmount: -penniesOf(line) / 100,
        netAmountInclTax: -penniesOf(line) / 100,
        comment: null,
      })
    if (total !== 0)
      await shop.insert('RetailTransactionPaymentTrans', {
        ...key,
        lineNum: 1,
        tenderType: '2',
        amountTendered: total,
        currency: 'GBP',
        cardOrAccount: '************6365',
        paymentAuthorization: '{"auth":"1"}',
        AuthorizedAmount: total,
      })
  }
  await shop.execute('commit')
}

/** A channel that trades in pounds, knows guests as WEB, and takes cards. */
async function setUpChannel({ kysely }: Database): Promise<void> {
  await kysely.updateTable('channel').set({ currency: 'GBP', default_customer_account: 'WEB' }).execute()
  await kysely
    .insertInto('channel_payment_method')
    .values({
      channel_number: channel,
      tender_type: '2',
      name: 'Card',
      tender_function: 'card',
      posting_account: '1910',
      is_prepayment: false,
    })
    .execute()
}

describeOnBothDatabases('the orders of an untidy shop', (open) => {
  test('are pulled whole, posted to the penny, and refused with their cause', async () => {
    const folder = await temporaryDirectory()
    const database = await open()
    const headquarters = await setUpHeadquarters(database, folder.path, [channel])
    await setUpChannel(database)
    const shop = createSqliteShop(folder.path, { journalMode: 'delete' })
    try {
      await writeUntidily(shop)
      const channelDatabase = await register(headquarters, shop, { channels: [channel] })
      const lines = orders.reduce((sum, order) => sum + order.lines.length, 0)
      const paid = orders.filter((order) => totalOf(order) !== 0).length
      await pullApplied(headquarters, channelDatabase)
      expect(await stagedRows(headquarters)).toBe(orders.length + lines + paid)
      const day = '2010-12-01' as never
      const surroundings = { secret, dataDirectory: folder.path }
      const days = await reconcile(database, { channelDatabase, from: day, to: day }, surroundings)
      expect(days.map((table) => [table.rowDifference, Number(table.amountDifference)])).toEqual(
        Array.from({ length: 3 }, () => [0, 0]),
      )

      expect(await synchronizeAll(database)).toMatchObject({
        posted: sound.length,
        failed: 1,
        failedByCode: { NEGATIVE_PRICE: 1, SIGN_OF_QTY_AND_NET_AMOUNT: 1 },
        postedByChannel: [{ channelNumber: channel, currency: 'GBP', grossAmount: sumOf(sound) }],
      })
      expect(await causesOf(database, 'A563185')).toEqual(['NEGATIVE_PRICE', 'SIGN_OF_QTY_AND_NET_AMOUNT'])
      const standing = (await transactions(headquarters)).map(({ status }) => status)
      expect(new Set(standing)).toEqual(new Set(['succeeded', 'failed']))
    } finally {
      await shop.close()
      await folder.remove()
    }
    await expectPosted(database)
  })
})

async function expectPosted(database: Database): Promise<void> {
  const { kysely } = database
  const { rows } = await sql<{ kind: string; orders: number; net: number; paid: number }>`
    select kind, count(*) as orders, cast(sum(net_amount) as bigint) as net, cast(sum(paid_amount) as bigint) as paid
    from sales_order group by kind order by kind`.execute(kysely)
  const isReturn = (order: UntidyOrder) => order.id.startsWith('C') || order.id === '536589'
  const [returned, bought] = [sound.filter(isReturn), sound.filter((order) => !isReturn(order))]
  expect(rows).toEqual([
    { kind: 'order', orders: bought.length, net: sumOf(bought), paid: sumOf(bought) },
    { kind: 'return', orders: returned.length, net: sumOf(returned), paid: sumOf(returned) },
  ])
  const payments = await kysely
    .selectFrom('order_payment')
    .select(['status', 'amount'])
    .orderBy('amount')
    .execute()
  expect(payments.map(({ status }) => status)).toEqual([
    'refundDue',
    'refundDue',
    'authorized',
    'authorized',
    'authorized',
  ])
  expect(payments.reduce((sum, { amount }) => sum + amount, 0)).toBe(sumOf(sound))
  const guests = await kysely
    .selectFrom('sales_order')
    .select('customer_account')
    .where('customer_account', '=', 'WEB')
    .execute()
  expect(guests).toHaveLength(3)
}
