import { expect, test } from 'vitest'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { createShops, someSales, stage } from './stage.ts'

interface Table {
  readonly section: string
  readonly name: string
  readonly type: string
  readonly rows: number
  readonly key: readonly string[]
  readonly columns: readonly {
    readonly name: string
    readonly channelColumn: string
    readonly kind: string
  }[]
  readonly counts: readonly { readonly channelNumber: number; readonly rows: number }[]
}

interface RowPage {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly {
    readonly node: {
      readonly transactionId: string
      readonly transaction: { readonly id: string } | null
      readonly replicationCounter: number
      readonly values: readonly {
        readonly field: string
        readonly value: string | null
        readonly currency: string | null
      }[]
    }
  }[]
}

const source = `query ($company: String!) { channelTables(companyId: $company) {
  name section type isOptional key rows
  columns { name channelColumn kind isRequired }
  counts { channelNumber channel { number } rows }
} }`

describeOnBothDatabases('the tables of the channel databases', (open) => {
  test('are the contract’s twelve, with their columns, and with the rows that each channel has sent', async () => {
    const database = await open()
    await createShops(database)
    const sales = someSales(40)
    await stage(database, sales)
    const recording = recordStatements(database)
    const { channelTables: tables } = await operate<{ channelTables: Table[] }>(schema, recording, source, {
      variables: { company: 'USRT' },
    })
    expect(tables.map(({ name }) => name)).toHaveLength(12)
    const [header, lines] = tables
    expect(header).toMatchObject({
      name: 'RetailTransactionTable',
      section: 'HEADER',
      type: 'ChannelTransaction',
      key: [],
      rows: 40,
    })
    expect(lines).toMatchObject({
      name: 'RetailTransactionSalesTrans',
      type: 'ChannelTransactionLine',
      key: ['lineNumber'],
      rows: sales.reduce((sum, sale) => sum + sale.lines.length, 0),
    })
    expect(lines?.columns).toContainEqual({
      name: 'netAmount',
      channelColumn: 'netAmount',
      kind: 'DECIMAL',
      isRequired: true,
    })
    expect(lines?.columns.map(({ kind }) => kind)).toContain('COUNTER')
    const byChannel = Map.groupBy(sales, ({ header: { Channel } }) => Channel)
    expect(header?.counts).toEqual(
      [...byChannel]
        .sort(([one], [other]) => one - other)
        .map(([number, sold]) => ({ channelNumber: number, channel: { number }, rows: sold.length })),
    )
    // Kept, never counted out.
    const asked = recording.statements.map(({ sql }) => sql)
    expect(asked.filter((sql) => /channel_transaction_(?!tally)/.test(sql))).toEqual([])
  })

  test('are empty in a company without sales, and shut to who may not see its orders', async () => {
    const database = await open()
    await createShops(database)
    const { channelTables } = await operate<{ channelTables: Table[] }>(schema, database, source, {
      variables: { company: 'USRT' },
    })
    expect(channelTables.map(({ rows }) => rows)).toEqual(Array.from({ length: 12 }, () => 0))
    const { errors } = await operateWithErrors(schema, database, source, {
      caller: callerWith(['orders.read'], ['NORW']),
      variables: { company: 'USRT' },
    })
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })

  test('give their rows by channel, page after page, as text and without what is secret', async () => {
    const database = await open()
    await createShops(database)
    const sales = someSales(60)
    await stage(database, sales)
    const channelNumber = sales[0]?.header.Channel
    const read = async (
      section: string,
      after: string | null,
      caller = callerWith(['orders.read'], ['USRT']),
    ) =>
      operateWithErrors<{ stagedRows: RowPage }>(
        schema,
        database,
        `query ($section: TransactionSection!, $channelNumber: BigInteger!, $after: String) {
          stagedRows(companyId: "USRT", section: $section, channelNumber: $channelNumber, first: 7, after: $after) {
            totalCount pageInfo { hasNextPage endCursor }
            edges { node { transactionId transaction { id } replicationCounter values { field value currency } } }
          }
        }`,
        { caller, variables: { section, channelNumber, after } },
      )
    const { channelTables: tables } = await operate<{ channelTables: Table[] }>(schema, database, source, {
      variables: { company: 'USRT' },
    })
    for (const { section, counts } of tables) {
      const rows: RowPage['edges'][number]['node'][] = []
      for (let after: string | null = null, goesOn = true; goesOn; ) {
        const { data, errors } = await read(section, after)
        expect(errors, section).toEqual([])
        rows.push(...(data?.stagedRows.edges.map(({ node }) => node) ?? []))
        after = data?.stagedRows.pageInfo.endCursor ?? null
        goesOn = data?.stagedRows.pageInfo.hasNextPage ?? false
        expect(data?.stagedRows.totalCount).toBe(
          counts.find((count) => count.channelNumber === channelNumber)?.rows ?? 0,
        )
      }
      const keys = new Set(
        rows.map(({ transactionId, replicationCounter }) => `${transactionId} ${replicationCounter}`),
      )
      expect(keys.size, section).toBe(
        counts.find((count) => count.channelNumber === channelNumber)?.rows ?? 0,
      )
      expect(rows.every(({ transaction }) => transaction !== null)).toBe(true)
      expect(rows.flatMap(({ values }) => values.map(({ field }) => field))).not.toContain(
        'paymentAuthorization',
      )
      if (section === 'LINES')
        expect(rows[0]?.values.find(({ field }) => field === 'netAmount')).toMatchObject({
          value: expect.stringMatching(/^-?\d+(\.\d+)?$/),
          currency: expect.stringMatching(/^[A-Z]{3}$/),
        })
    }
    const stranger = callerWith(['orders.read'], ['NORW'])
    expect((await read('LINES', null, stranger)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })
})
