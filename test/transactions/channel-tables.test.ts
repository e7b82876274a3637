import { expect, test } from 'vitest'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { recordStatements } from '../support/statements.ts'
import { createShops, someSales, stage } from './stage.ts'

interface Table {
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
})
