import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { alphabetOf } from '../../server/database/alphabet.ts'
import { type Database, inTransaction } from '../../server/database/database.ts'
import type { Page } from '../../server/graphql/connection.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { holdOrders } from '../../server/sales/hold-orders.ts'
import { countCustomers, listCustomers } from '../../server/sales/list-customers.ts'
import { countOrders, listOrders, type OrderFilter } from '../../server/sales/list-orders.ts'
import { countPayments, listPayments, type PaymentFilter } from '../../server/sales/list-payments.ts'
import { releaseHold, saveHoldCode } from '../../server/sales/order-holds.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { describeOnBothDatabases, describeOnSqlite } from '../support/databases.ts'
import { planOf, recordStatements } from '../support/statements.ts'
import { createShops, someTransactions, stage, testNow } from '../transactions/stage.ts'

const all: OrderFilter = { companies: 'all' }
const usrt = 'USRT' as CompanyId
const alphabet = alphabetOf('sqlite', 'en')
const latestOrders = { by: 'channelTransaction', isDescending: true, alphabet } as const
const latestFirst = { by: 'salesOrder', isDescending: true, alphabet } as const
const byAccount = { by: 'account', isDescending: false, alphabet } as const
function page<Key>(limit = 1000): Page<Key> {
  return { after: undefined, before: undefined, limit, inverted: false }
}

/** A company with posted orders of every kind, some of which are held. */
async function prepare(database: Database) {
  await createShops(database)
  const transactions = someTransactions(240)
  const half = transactions.length / 2
  const channelNumbers = [...new Set(transactions.map(({ header }) => header.Channel as ChannelNumber))]
  const scope = { companyId: usrt, channelNumbers }
  for (const some of [transactions.slice(0, half), transactions.slice(half)]) {
    await stage(database, some)
    await synchronizeOrders({ database, clock: () => testNow, scope })
  }
  await inTransaction(database, async (trx) => {
    const keeper = { userId: null, at: testNow }
    await saveHoldCode(trx, { companyId: usrt, code: 'CHECK', description: 'To be checked' }, keeper)
    await holdOrders(trx, sql`select id as sales_order_id from sales_order where kind = 'return'`, 'CHECK', {
      companyId: usrt,
      now: testNow,
    })
  })
  return database.kysely
}

describeOnBothDatabases('the lists of orders and payments', (open) => {
  test('keep tallies that are what a count of the rows would say', async () => {
    const queries = await prepare(await open())
    const kept = await sql`select channel_number, ordered_on, kind, status, currency, orders, gross_amount
      from sales_order_tally where orders <> 0 order by 1, 2, 3, 4, 5`.execute(queries)
    const counted = await sql`select channel_number, ordered_on, kind, status, currency, count(*) as orders,
      cast(sum(gross_amount) as bigint) as gross_amount
      from sales_order group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(queries)
    expect(counted.rows.length).toBeGreaterThan(20)
    expect(kept.rows).toEqual(counted.rows)
    const statuses = new Set(
      counted.rows.map((row) => `${(row as { kind: string }).kind} ${(row as { status: string }).status}`),
    )
    expect(statuses).toEqual(new Set(['order open', 'order canceled', 'return open', 'quotation open']))
    const keptPayments = await sql`select channel_number, tender_function, status, currency, payments, amount
      from order_payment_tally where payments <> 0 order by 1, 2, 3, 4`.execute(queries)
    const countedPayments = await sql`select o.channel_number, p.tender_function, p.status, o.currency,
      count(*) as payments, cast(sum(p.amount) as bigint) as amount
      from order_payment as p join sales_order as o on o.id = p.sales_order_id
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(queries)
    expect(keptPayments.rows).toEqual(countedPayments.rows)
    expect(countedPayments.rows.some((row) => (row as { status: string }).status === 'voided')).toBe(true)
  })

  test('hold what the filter lets through, and count the same', async () => {
    const queries = await prepare(await open())
    const orders = await queries.selectFrom('sales_order').selectAll().execute()
    const held = new Set(
      (await queries.selectFrom('order_hold').selectAll().execute()).map((hold) => hold.sales_order_id),
    )
    const [some] = orders.filter(({ email }) => email)
    if (!some) throw new Error('No orders')
    const cases: [OrderFilter, (order: (typeof orders)[number]) => boolean][] = [
      [all, () => true],
      [{ companies: [] }, () => false],
      [{ ...all, kinds: ['order', 'return'] }, ({ kind }) => kind !== 'quotation'],
      [{ ...all, kinds: ['return'] }, ({ kind }) => kind === 'return'],
      [{ ...all, statuses: ['canceled'] }, ({ status }) => status === 'canceled'],
      [
        { ...all, kinds: ['order'], statuses: ['canceled'] },
        ({ kind, status }) => kind === 'order' && status === 'canceled',
      ],
      [
        { companies: [usrt], channelNumbers: some.channel_number ? [some.channel_number] : [] },
        (order) => order.channel_number === some.channel_number,
      ],
      [
        { ...all, from: some.ordered_on, to: some.ordered_on },
        (order) => order.ordered_on === some.ordered_on,
      ],
      [
        { ...all, customerAccount: some.customer_account },
        (order) => order.customer_account === some.customer_account,
      ],
      [
        { ...all, channelReferenceId: some.channel_reference_id ?? '' },
        (order) => order.channel_reference_id === some.channel_reference_id,
      ],
      [{ ...all, text: some.number }, (order) => order.number === some.number],
      [
        { ...all, text: some.number.slice(0, -2) },
        (order) => order.number.startsWith(some.number.slice(0, -2)),
      ],
      [{ ...all, text: some.email?.toUpperCase() }, (order) => order.email === some.email],
      [{ ...all, isOnHold: true }, ({ id }) => held.has(id)],
      [{ ...all, isOnHold: false }, ({ id }) => !held.has(id)],
      [{ ...all, isOnHold: true, kinds: ['order'] }, () => false],
      [{ ...all, hasPaymentDifference: true }, (order) => order.payment_difference !== 0],
      [
        { ...all, hasPaymentDifference: false, isOnHold: false },
        (order) => order.payment_difference === 0 && !held.has(order.id),
      ],
    ]
    for (const [filter, isMeant] of cases) {
      const expected = orders.filter(isMeant)
      const listed = await listOrders(queries, filter, latestOrders, page())
      expect(listed.map(({ id }) => id)).toEqual(
        expected
          .map(({ id }) => id)
          .sort()
          .reverse(),
      )
      const counts = await countOrders(queries, filter)
      expect(counts.reduce((sum, count) => sum + count.orders, 0)).toBe(expected.length)
      expect(counts.reduce((sum, count) => sum + count.gross_amount, 0)).toBe(
        expected.reduce((sum, order) => sum + order.gross_amount, 0),
      )
    }
  })

  test('give payments by status, kind, customer and days', async () => {
    const queries = await prepare(await open())
    const { rows } = await sql<{
      sales_order_id: string
      line_number: number
      status: string
      tender_function: string
      channel_number: number
      customer_account: string
      ordered_on: string
    }>`select p.*, o.channel_number, o.customer_account, o.ordered_on
      from order_payment as p join sales_order as o on o.id = p.sales_order_id`.execute(queries)
    const [some] = rows
    if (!some) throw new Error('No payments')
    const cases: [PaymentFilter, (row: (typeof rows)[number]) => boolean][] = [
      [{ companies: 'all' }, () => true],
      [{ companies: [] }, () => false],
      [{ companies: [usrt], statuses: ['authorized'] }, ({ status }) => status === 'authorized'],
      [
        { companies: [usrt], statuses: ['voided', 'refundDue'] },
        ({ status }) => status === 'voided' || status === 'refundDue',
      ],
      [{ companies: 'all', tenderFunctions: ['giftCard'] }, (row) => row.tender_function === 'giftCard'],
      [
        { companies: 'all', customerAccount: some.customer_account },
        (row) => row.customer_account === some.customer_account,
      ],
      [
        { companies: 'all', from: some.ordered_on as never, to: some.ordered_on as never },
        (row) => row.ordered_on === some.ordered_on,
      ],
      [
        { companies: 'all', channelNumbers: [some.channel_number as ChannelNumber] },
        (row) => row.channel_number === some.channel_number,
      ],
    ]
    for (const [filter, isMeant] of cases) {
      const listed = await listPayments(queries, filter, latestFirst, page())
      const names = listed.map((row) => `${row.sales_order_id} ${row.line_number}`)
      expect(names).toEqual(
        rows
          .filter(isMeant)
          .map((row) => `${row.sales_order_id} ${row.line_number}`)
          .sort()
          .reverse(),
      )
      const counts = await countPayments(queries, filter)
      expect(counts.reduce((sum, { payments }) => sum + payments, 0)).toBe(names.length)
    }
    const first = await listPayments(queries, { companies: 'all' }, latestFirst, page(3))
    const last = first.at(-1)
    if (!last) throw new Error('No payments')
    const rest = await listPayments(queries, { companies: 'all' }, latestFirst, {
      ...page(1000),
      after: [null, last.sales_order_id, last.line_number],
    })
    expect(rest).toHaveLength(rows.length - 3)
  })

  test('give customers by account, and find them', async () => {
    const queries = await prepare(await open())
    const customers = await queries.selectFrom('customer').selectAll().execute()
    const listed = await listCustomers(queries, { companies: 'all' }, byAccount, page())
    expect(listed).toHaveLength(customers.length)
    expect(await countCustomers(queries, { companies: [usrt] })).toBe(customers.length)
    expect(await countCustomers(queries, { companies: [] })).toBe(0)
    const [some] = customers.filter(({ email }) => email)
    const search = (text: string | undefined) =>
      listCustomers(queries, { companies: [usrt], text }, byAccount, page())
    const found = await search(some?.email?.toUpperCase())
    expect(found.map(({ account }) => account)).toContain(some?.account)
    expect((await search(some?.account)).map(({ account }) => account)).toContain(some?.account)
  })

  test('lose an order from what is held when it is released, once', async () => {
    const queries = await prepare(await open())
    const [hold] = await queries.selectFrom('order_hold').selectAll().execute()
    if (!hold) throw new Error('Nothing held')
    const keeper = { userId: 'kari', at: testNow }
    const before = await countOrders(queries, { ...all, isOnHold: true })
    const released = await queries
      .transaction()
      .execute((trx) => releaseHold(trx, hold.id, ' Checked ', keeper))
    expect(released).toMatchObject({ released_by: 'kari', released_at: testNow, release_comment: 'Checked' })
    const after = await countOrders(queries, { ...all, isOnHold: true })
    const sum = (counts: typeof before) => counts.reduce((total, { orders }) => total + orders, 0)
    expect(sum(after)).toBe(sum(before) - 1)
    const { number } = await queries
      .selectFrom('sales_order')
      .select('number')
      .where('id', '=', hold.sales_order_id)
      .executeTakeFirstOrThrow()
    await expect(
      queries.transaction().execute((trx) => releaseHold(trx, hold.id, null, keeper)),
    ).rejects.toMatchObject({
      problems: [{ code: 'ORDER_HOLD_ALREADY_RELEASED', parameters: { order: number, releasedAt: testNow } }],
    })
  })
})

describeOnSqlite('a list of orders', (open) => {
  test('is found and counted by indexes, never by reading all', async () => {
    const database = recordStatements(await open())
    await prepare(database)
    const filters: OrderFilter[] = [
      { companies: [usrt] },
      { companies: [usrt], channelNumbers: [1 as ChannelNumber] },
      { companies: [usrt], kinds: ['return'] },
      { companies: [usrt], statuses: ['canceled'] },
      { companies: [usrt], from: '2026-10-01' as never },
      { companies: [usrt], text: 'SO-00' },
      { companies: [usrt], customerAccount: 'C-1' },
      { companies: [usrt], isOnHold: true },
      { companies: [usrt], hasPaymentDifference: true },
    ]
    for (const filter of filters) {
      database.statements.length = 0
      await listOrders(database.kysely, filter, latestOrders, page(50))
      await countOrders(database.kysely, filter)
      for (const statement of [...database.statements]) {
        const steps = await planOf(database, statement)
        const scans = steps.filter((step) => /^SCAN [oc]\b/.test(step) && !/INDEX/.test(step))
        expect([statement.sql, scans]).toEqual([statement.sql, []])
        if (!filter.channelNumbers && !statement.sql.includes('tally'))
          expect(steps.filter((step) => /sales_order_newest_of_channel/.test(step))).toEqual([])
      }
    }
  })
})
