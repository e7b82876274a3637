import { encodeGlobalID } from '@pothos/plugin-relay'
import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { aSale, createShops, someSales, stage, testNow } from './stage.ts'

interface Page {
  channelTransactions: {
    totalCount: number
    edges: { node: { transactionId: string; lines: unknown[] } }[]
    facets: {
      statuses: { status: string; count: number }[]
      channels: { channelNumber: number; count: number; channel: { name: string } }[]
      types: { type: string; count: number }[]
    }
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
}

const pageQuery = `
  query Page($first: Int, $after: String, $statuses: [SynchronizationStatus!], $organizationHierarchyId: ID, $nodeIds: [ID!]) {
    channelTransactions(
      first: $first, after: $after, statuses: $statuses, organizationHierarchyId: $organizationHierarchyId, nodeIds: $nodeIds
    ) {
      totalCount
      edges { node {
        transactionId type total { amount currency } customerAccount
        company { companyId } channel { name } lockedBy { name }
        lines { lineNumber itemNumber quantity netAmount { amount currency } }
        payments { lineNumber amountTendered { amount currency } paymentCardToken }
        charges { chargeCode calculatedAmount { amount currency } }
        taxes { taxCode amount { amount } }
        addresses { city }
        versions { version }
      } }
      facets {
        statuses { status count }
        channels { channelNumber count channel { name } }
        types { type count }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`

describeOnBothDatabases('channel transactions in the API', (open) => {
  test('come page by page, with counts by status, channel and type', async () => {
    const database = await open()
    await createShops(database)
    const sales = someSales(30)
    await stage(database, sales.slice(0, 20), { status: 'succeeded' })
    await stage(database, sales.slice(20), { status: 'failed' })
    const first = await operate<Page>(schema, database, pageQuery, { variables: { first: 12 } })
    const { channelTransactions } = first
    expect(channelTransactions.totalCount).toBe(30)
    expect(channelTransactions.pageInfo.hasNextPage).toBe(true)
    const seen = channelTransactions.edges.map(({ node }) => node.transactionId)
    const second = await operate<Page>(schema, database, pageQuery, {
      variables: { first: 50, after: channelTransactions.pageInfo.endCursor },
    })
    seen.push(...second.channelTransactions.edges.map(({ node }) => node.transactionId))
    expect(seen.sort()).toEqual(sales.map(({ header }) => header.transactionId).sort())
    expect(channelTransactions.facets.statuses.filter(({ count }) => count > 0)).toEqual([
      { status: 'SUCCEEDED', count: 20 },
      { status: 'FAILED', count: 10 },
    ])
    expect(channelTransactions.facets.channels).toHaveLength(6)
    expect(channelTransactions.facets.channels[0]).toMatchObject({
      count: 5,
      channel: { name: expect.any(String) },
    })
    const failed = await operate<Page>(schema, database, pageQuery, {
      variables: { statuses: ['FAILED'] },
    })
    expect(failed.channelTransactions.totalCount).toBe(10)
    expect(
      failed.channelTransactions.facets.statuses.find(({ status }) => status === 'SUCCEEDED')?.count,
    ).toBe(20)
  })

  test('are narrowed to the channels below a node of a hierarchy', async () => {
    const database = await open()
    const { hierarchyId } = await createShops(database)
    await stage(database, someSales(12))
    const nodes = await database.kysely.selectFrom('organization_node').selectAll().execute()
    const region = nodes.find(({ name }) => name === 'Nordics')
    const below = nodes
      .filter(({ parent_id }) => parent_id === region?.id)
      .map(({ channel_number }) => channel_number)
    const variables = {
      organizationHierarchyId: encodeGlobalID('OrganizationHierarchy', hierarchyId),
      nodeIds: [encodeGlobalID('OrganizationNode', region?.id ?? '')],
    }
    const { channelTransactions } = await operate<Page>(schema, database, pageQuery, {
      variables,
    })
    expect(channelTransactions.totalCount).toBe(2 * below.length)
    const { errors } = await operateWithErrors(schema, database, pageQuery, {
      variables: { nodeIds: variables.nodeIds },
    })
    expect(errors).toMatchObject([{ code: 'HIERARCHY_MISSING' }])
  })

  test('cost a fixed number of statements, however many they are', async () => {
    const database = await open()
    await createShops(database)
    await stage(database, someSales(60))
    // The facets' channels are loaded with the page's or just after, as it happens; the page itself is what counts.
    const withoutFacetNames = pageQuery.replace('count channel { name }', 'count')
    const counted: number[] = []
    for (const first of [5, 50]) {
      const recording = recordStatements(database)
      await operate(schema, recording, withoutFacetNames, { variables: { first } })
      counted.push(recording.statements.length)
    }
    expect(counted[1]).toBe(counted[0])
    expect(counted[1]).toBeLessThanOrEqual(20)
  })

  test('are shown to whoever may read orders in their company, and to nobody else', async () => {
    const database = await open()
    await createShops(database)
    const [staged] = await stage(database, someSales(1))
    const source = `query One($id: ID!) { channelTransaction(id: $id) { transactionId } }`
    const variables = { id: encodeGlobalID('ChannelTransaction', staged?.id ?? '') }
    const elsewhere = callerWith(['orders.read'], ['OTHR'])
    expect(await operateWithErrors(schema, database, source, { variables, caller: elsewhere })).toMatchObject(
      {
        data: { channelTransaction: null },
        errors: [{ code: 'FORBIDDEN' }],
      },
    )
    const list = await operate<Page>(schema, database, pageQuery, { caller: elsewhere })
    expect(list.channelTransactions.totalCount).toBe(0)
    const key = {
      companyId: 'USRT',
      channelNumber: staged?.channel_number,
      transactionId: staged?.transaction_id,
    }
    const byKey = `query Key($companyId: String!, $channelNumber: BigInteger!, $transactionId: String!) {
      channelTransactionByKey(companyId: $companyId, channelNumber: $channelNumber, transactionId: $transactionId) { id }
    }`
    expect(await operate(schema, database, byKey, { variables: key })).toEqual({
      channelTransactionByKey: { id: variables.id },
    })
  })

  test('never give a card token in full, nor an authorization at all', async () => {
    const database = await open()
    await createShops(database)
    const sale = aSale(({ payments }) =>
      payments.some(({ paymentCardToken, paymentAuthorization }) =>
        Boolean(paymentCardToken && paymentAuthorization),
      ),
    )
    const [staged] = await stage(database, [sale])
    const payment = sale.payments.find(({ paymentCardToken }) => paymentCardToken)
    const source = `query One($id: ID!) { channelTransaction(id: $id) {
      payments { lineNumber paymentCardToken cardOrAccount }
      sections { section fields { name isEditable } rows { key values { field value } } }
    } }`
    const data = await operate(schema, database, source, {
      variables: { id: encodeGlobalID('ChannelTransaction', staged?.id ?? '') },
    })
    const told = JSON.stringify(data)
    expect(told).toContain(payment?.paymentCardToken?.slice(-4))
    expect(told).not.toContain(payment?.paymentCardToken)
    expect(told).not.toContain(JSON.stringify(payment?.paymentAuthorization).slice(1, -1))
    expect(told).not.toContain('paymentAuthorization')
  })

  test('are shown with what the contract says of their fields, in any version', async () => {
    const database = await open()
    await createShops(database)
    const [staged] = await stage(database, [aSale()])
    const source = `query One($id: ID!, $version: Int) { channelTransaction(id: $id) {
      total { currency }
      sections(version: $version) {
        section channelTable fields { name channelColumn kind isRequired isKey isEditable isFillable values }
        rows { key values { field value currency } }
      }
      quarantinedRows { column value reason }
    } }`
    const id = encodeGlobalID('ChannelTransaction', staged?.id ?? '')
    if (staged) {
      await inTransaction(database, (trx) =>
        trx
          .insertInto('quarantined_row')
          .values({
            id: 'q' as never,
            upload_session_id: 's' as never,
            channel_database_id: 'd' as never,
            channel_table: 'RetailTransactionSalesTrans',
            replication_counter: 7,
            company_id: staged.company_id,
            channel_number: staged.channel_number,
            transaction_id: staged.transaction_id,
            row_key: '2',
            column_name: 'price',
            value: 'tolv kronor',
            reason: 'NOT_A_DECIMAL',
            quarantined_at: testNow,
            resolved_at: null,
          })
          .execute(),
      )
    }
    interface Sections {
      channelTransaction: {
        total: { currency: string }
        sections: {
          section: string
          fields: { name: string }[]
          rows: { key: string; values: { field: string; currency: string | null }[] }[]
        }[]
        quarantinedRows: unknown[]
      }
    }
    const { channelTransaction } = await operate<Sections>(schema, database, source, {
      variables: { id },
    })
    expect(channelTransaction.sections).toHaveLength(12)
    const lines = channelTransaction.sections.find(({ section }) => section === 'LINES')
    expect(lines?.fields.find(({ name }) => name === 'netAmount')).toEqual({
      name: 'netAmount',
      channelColumn: 'netAmount',
      kind: 'DECIMAL',
      isRequired: true,
      isKey: false,
      isEditable: true,
      isFillable: true,
      values: null,
    })
    expect(lines?.rows[0]?.key).toBe('1')
    const currencyOf = (name: string) => lines?.rows[0]?.values.find(({ field }) => field === name)?.currency
    expect([currencyOf('netAmount'), currencyOf('quantity')]).toEqual([
      channelTransaction.total.currency,
      null,
    ])
    expect(channelTransaction.quarantinedRows).toEqual([
      { column: 'price', value: 'tolv kronor', reason: 'NOT_A_DECIMAL' },
    ])
    const { errors } = await operateWithErrors(schema, database, source, {
      variables: { id, version: 9 },
    })
    expect(errors).toMatchObject([{ code: 'TRANSACTION_VERSION_NOT_FOUND' }])
  })
})
