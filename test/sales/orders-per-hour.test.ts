import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addSeconds, parseInstant } from '../../server/database/instant.ts'
import { migrate } from '../../server/database/migrate.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { readOrdersPerHour } from '../../server/sales/orders-per-hour.ts'
import { schema } from '../../server/schema.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate, operateWithErrors } from '../support/graphql.ts'
import { createShops, someTransactions, stage } from '../transactions/stage.ts'

const companyId = 'USRT' as CompanyId
const noon = parseInstant('2026-11-21T12:00:00Z')
const source =
  'query ($company: String!, $hours: Int!) { ordersPerHour(companyId: $company, hours: $hours) { hour orders } }'

describeOnBothDatabases('orders per hour', (open) => {
  async function openWithOrders() {
    const database = await open()
    await createShops(database)
    const transactions = someTransactions(60)
    const channelNumbers = [...new Set(transactions.map(({ header }) => header.Channel as ChannelNumber))]
    const times = [noon, addSeconds(noon, 3_599), addSeconds(noon, 7_200)]
    for (const [index, at] of times.entries()) {
      await stage(database, transactions.slice(index * 20, index * 20 + 20))
      await synchronizeOrders({ database, clock: () => at, scope: { companyId, channelNumbers } })
    }
    return database
  }

  test('are kept as orders are posted, and say of an hour without any that there were none', async () => {
    const database = await openWithOrders()
    const counted = await readOrdersPerHour(database.kysely, companyId, {
      now: addSeconds(noon, 7_300),
      hours: 4,
    })
    expect(counted.map(({ hour }) => hour)).toEqual(
      [-3_600, 0, 3_600, 7_200].map((seconds) => addSeconds(noon, seconds)),
    )
    expect(counted.map(({ orders }) => orders > 0)).toEqual([false, true, false, true])
    const { rows } = await sql<{ orders: number }>`
      select count(*) as orders from sales_order where kind = 'order'`.execute(database.kysely)
    expect(counted.reduce((sum, { orders }) => sum + orders, 0)).toBe(rows[0]?.orders)
  })

  test('of a database from before they were kept are counted once, as it is brought up to date', async () => {
    const database = await openWithOrders()
    const read = () =>
      readOrdersPerHour(database.kysely, companyId, { now: addSeconds(noon, 7_300), hours: 4 })
    const kept = await read()
    await sql`drop table sales_order_hour`.execute(database.kysely)
    await database.kysely.deleteFrom('schema_migration').where('name', '=', '0013-orders-per-hour').execute()
    await migrate(database)
    expect(await read()).toEqual(kept)
  })

  test('come through the API for who may see the company’s orders, for a week at most', async () => {
    const database = await openWithOrders()
    const options = { now: addSeconds(noon, 60) }
    const answer = await operate<{ ordersPerHour: { hour: string; orders: number }[] }>(
      schema,
      database,
      source,
      { ...options, variables: { company: 'USRT', hours: 2 } },
    )
    expect(answer.ordersPerHour).toMatchObject([
      { hour: addSeconds(noon, -3_600), orders: 0 },
      { hour: noon, orders: expect.any(Number) },
    ])
    const tooMany = await operateWithErrors(schema, database, source, {
      variables: { company: 'USRT', hours: 169 },
    })
    expect(tooMany.errors).toMatchObject([{ code: 'NUMBER_OUT_OF_RANGE' }])
    const stranger = await operateWithErrors(schema, database, source, {
      caller: callerWith(['orders.read'], ['NORW']),
      variables: { company: 'USRT', hours: 2 },
    })
    expect(stranger.errors).toMatchObject([{ code: 'FORBIDDEN' }])
  })
})
