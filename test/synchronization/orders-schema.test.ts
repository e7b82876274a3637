import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { registerTasks } from '../../server/batch/task-registry.ts'
import type { Database } from '../../server/database/database.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { schema } from '../../server/schema.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { synchronizationTasks } from '../../server/synchronization/tasks.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { createShops, someTransactions, stage, testNow } from '../transactions/stage.ts'

async function prepare(database: Database, count = 120) {
  const { hierarchyId } = await createShops(database)
  const transactions = someTransactions(count)
  const staged = await stage(database, transactions)
  const channelNumbers = [...new Set(transactions.map(({ header }) => header.Channel as ChannelNumber))]
  await synchronizeOrders({
    database,
    clock: () => testNow,
    scope: { companyId: 'USRT' as CompanyId, channelNumbers },
  })
  return { transactions, staged, hierarchyId }
}

const ordersPage = `
  query Orders($first: Int, $after: String, $kinds: [SalesOrderKind!], $isOnHold: Boolean) {
    salesOrders(first: $first, after: $after, kinds: $kinds, isOnHold: $isOnHold) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node {
        id number kind status grossAmount { amount currency } paymentDifference { amount } isOnHold
        company { companyId } channel { name } channelTransaction { transactionId status }
        customer { account name addresses { city } }
        lines {
          lineNumber itemNumber quantity price { amount } netAmount { amount currency }
          discounts { amount { amount } } taxes { taxCode amount { amount } } charges { chargeCode } address { city }
        }
        payments { lineNumber status tenderFunction amount { amount currency } cardToken }
        journalLines { voucherNumber isPrepayment amount { amount } journal { number } }
        charges { chargeCode amount { amount } taxes { taxCode } }
        addresses { city country } attributes { name value } reasonCodes { reasonCode } holds { holdCode }
      } }
      facets {
        statuses { status count } kinds { kind count } channels { channelNumber count } grossAmounts { amount currency }
      }
    }
  }`

interface OrdersPage {
  salesOrders: {
    totalCount: number
    pageInfo: { hasNextPage: boolean; endCursor: string }
    edges: {
      node: {
        id: string
        number: string
        kind: string
        lines: { grossAmount: unknown }[]
        payments: { cardToken: string | null }[]
        customer: { account: string } | null
        channelTransaction: { transactionId: string }
      }
    }[]
    facets: {
      statuses: { status: string; count: number }[]
      kinds: { kind: string; count: number }[]
      channels: { channelNumber: number; count: number }[]
      grossAmounts: { amount: string; currency: string }[]
    }
  }
}

registerTasks(synchronizationTasks)

describeOnBothDatabases('sales orders in the API', (open) => {
  test('cost a fixed number of statements: a page of 50 with lines, payments and customers as many as one of 5', async () => {
    const database = await open()
    await prepare(database)
    const counted: number[] = []
    for (const first of [5, 50]) {
      const recording = recordStatements(database)
      const { salesOrders } = await operate<OrdersPage>(schema, recording, ordersPage, {
        variables: { first },
      })
      expect(salesOrders.edges).toHaveLength(first)
      expect(salesOrders.edges.every(({ node }) => node.customer && node.lines.length > 0)).toBe(true)
      counted.push(recording.statements.length)
    }
    expect(counted[1]).toBe(counted[0])
    expect(counted[1]).toBeLessThanOrEqual(30)
  })

  test('come page by page, with counts and sums', async () => {
    const database = await open()
    await prepare(database)
    const orders = await database.kysely
      .selectFrom('sales_order')
      .selectAll()
      .where('kind', '<>', 'quotation')
      .execute()
    const seen: string[] = []
    let after: string | null = null
    for (;;) {
      const page: OrdersPage = await operate<OrdersPage>(schema, database, ordersPage, {
        variables: { first: 40, after },
      })
      expect(page.salesOrders.totalCount).toBe(orders.length)
      seen.push(...page.salesOrders.edges.map(({ node }) => node.number))
      if (!page.salesOrders.pageInfo.hasNextPage) {
        const { facets } = page.salesOrders
        expect(facets.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(orders.length)
        expect(facets.channels).toHaveLength(6)
        const sek = orders.filter(({ currency, status }) => currency === 'SEK' && status !== 'canceled')
        expect(facets.grossAmounts).toContainEqual({
          amount: (sek.reduce((sum, order) => sum + order.gross_amount, 0) / 100).toFixed(2),
          currency: 'SEK',
        })
        break
      }
      after = page.salesOrders.pageInfo.endCursor
    }
    expect(seen.sort()).toEqual(orders.map(({ number }) => number).sort())
    const returns = await operate<OrdersPage>(schema, database, ordersPage, {
      variables: { kinds: ['RETURN'] },
    })
    expect(new Set(returns.salesOrders.edges.map(({ node }) => node.kind))).toEqual(new Set(['RETURN']))
  })

  test('are found by number, with their journey back to the shop', async () => {
    const database = await open()
    await prepare(database, 60)
    const [some] = await database.kysely
      .selectFrom('sales_order')
      .selectAll()
      .where('kind', '=', 'order')
      .execute()
    const source = `query One($number: String!) {
      salesOrder(companyId: "USRT", number: $number) {
        number channelTransaction { transactionId salesOrder { number } salesQuotation { number } journey { kind at parameters } failures { code } }
      }
      salesQuotation(companyId: "USRT", number: $number) { number }
    }`
    interface One {
      salesOrder: { number: string; channelTransaction: { salesOrder: unknown; journey: { kind: string }[] } }
      salesQuotation: unknown
    }
    const data = await operate<One>(schema, database, source, {
      variables: { number: some?.number },
    })
    expect(data.salesOrder.channelTransaction.salesOrder).toEqual({ number: some?.number })
    expect(data.salesOrder.channelTransaction.journey.map(({ kind }) => kind).slice(0, 3)).toEqual([
      'MADE',
      'PULLED',
      'POSTED',
    ])
    expect(data.salesQuotation).toBeNull()
  })

  test('show quotations, payments, journals, customers and number sequences beside them', async () => {
    const database = await open()
    await prepare(database)
    const source = `{
      salesQuotations { totalCount edges { node { number expiresOn lines { itemNumber } channelTransaction { type } } } facets { statuses { count } kinds { count } } }
      payments(first: 100) { totalCount edges { node { lineNumber cardToken salesOrder { number } refundOf { number } } } facets { statuses { status count } tenderFunctions { tenderFunction count } amounts { amount currency } } }
      paymentJournals { totalCount edges { node { number totalAmount { amount currency } lines(first: 2) { totalCount edges { node { voucherNumber salesOrder { number } } } } } } }
      customers(companyId: "USRT") { totalCount edges { node { account } } }
      numberSequences(companyId: "USRT") { code example remaining }
      orderHolds { totalCount holdCodes { holdCode count } edges { node { holdCode } } }
      holdCodes(companyId: "USRT") { code }
    }`
    interface All {
      salesQuotations: { totalCount: number; edges: { node: { expiresOn: string } }[] }
      payments: {
        totalCount: number
        edges: { node: { cardToken: string | null } }[]
        facets: { statuses: { count: number }[] }
      }
      paymentJournals: { totalCount: number; edges: { node: { lines: { totalCount: number } } }[] }
      customers: { totalCount: number }
      numberSequences: { code: string; example: string }[]
    }
    const data = await operate<All>(schema, database, source)
    const count = async (table: 'order_payment' | 'customer_payment_journal' | 'customer') =>
      (await database.kysely.selectFrom(table).selectAll().execute()).length
    expect(data.salesQuotations.totalCount).toBe(data.salesQuotations.edges.length)
    expect(data.salesQuotations.edges[0]?.node.expiresOn).toMatch(/^2026-/)
    expect(data.payments.totalCount).toBe(await count('order_payment'))
    expect(data.payments.facets.statuses.reduce((sum, each) => sum + each.count, 0)).toBe(
      data.payments.totalCount,
    )
    expect(data.paymentJournals.totalCount).toBe(await count('customer_payment_journal'))
    expect(data.customers.totalCount).toBe(await count('customer'))
    expect(data.numberSequences.find(({ code }) => code === 'SALES_ORDER')?.example).toMatch(
      /^SO-000000\d{3}$/,
    )
    const tokens = (await database.kysely.selectFrom('order_payment').selectAll().execute()).flatMap(
      ({ card_token, authorization_token }) =>
        [card_token, authorization_token].filter((token) => token !== null),
    )
    const told = JSON.stringify(data)
    expect(tokens.length).toBeGreaterThan(10)
    expect(tokens.filter((token) => told.includes(token))).toEqual([])
    expect(data.payments.edges.find(({ node }) => node.cardToken)?.node.cardToken).toMatch(/^••••.{4}$/)
  })

  test('are shown to whoever may read them in their company, and to nobody else', async () => {
    const database = await open()
    await prepare(database, 30)
    const [some] = await database.kysely.selectFrom('sales_order').selectAll().execute()
    const caller = callerWith(['orders.read'], ['OTHR'])
    const lists = `{ salesOrders { totalCount } salesQuotations { totalCount } payments { totalCount }
      paymentJournals { totalCount } customers { totalCount } orderHolds { totalCount }
      synchronizationFailures { totalCount } failureGroups { totalCount } }`
    const data = await operate<Record<string, { totalCount: number }>>(schema, database, lists, { caller })
    expect(Object.values(data).map(({ totalCount }) => totalCount)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    for (const source of [
      `{ salesOrder(id: "${encodeGlobalID('SalesOrder', some?.id ?? '')}") { number } }`,
      `{ salesOrder(companyId: "USRT", number: "${some?.number}") { number } }`,
      '{ numberSequences(companyId: "USRT") { code } }',
      '{ holdCodes(companyId: "USRT") { code } }',
      '{ validationRules(companyId: "USRT") { code } }',
      '{ salesOrders(companyId: "USRT") { totalCount } }',
    ]) {
      const { errors } = await operateWithErrors(schema, database, source, { caller })
      expect([source, errors[0]?.code]).toEqual([source, 'FORBIDDEN'])
    }
  })
})
