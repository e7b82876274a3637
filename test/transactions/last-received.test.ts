import { expect, test } from 'vitest'
import { schema } from '../../server/schema.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { operate } from '../support/graphql.ts'
import { createShops, someSales, stage, testNow } from './stage.ts'

describeOnBothDatabases('the last transaction of a company', (open) => {
  test('tells when its shops last sent something, or that they have not', async () => {
    const database = await open()
    await createShops(database)
    const read = () =>
      operate<{ companies: unknown[] }>(schema, database, '{ companies { companyId lastReceivedAt } }')
    expect((await read()).companies).toEqual([{ companyId: 'USRT', lastReceivedAt: null }])
    await stage(database, someSales(3))
    expect((await read()).companies).toEqual([{ companyId: 'USRT', lastReceivedAt: testNow }])
  })
})
