import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { parseInstant } from '../../server/database/instant.ts'
import { createDemoOrganization } from '../../server/demo/create-organization.ts'
import { demoDatabases } from '../../server/demo/demo-databases.ts'
import { shops } from '../../server/demo/shops.ts'
import { channelsBelow } from '../../server/organization/scope.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

const at = parseInstant('2026-11-21T07:00:00Z')

describeOnBothDatabases('the demo’s organization', (open) => {
  test('is a company with six online stores in five currencies, each with its payment methods', async () => {
    const { kysely } = await create(await open())
    const company = await kysely.selectFrom('company').selectAll().executeTakeFirstOrThrow()
    expect(company).toMatchObject({ id: 'USRT', currency: 'USD' })
    const channels = await kysely.selectFrom('channel').selectAll().orderBy('number').execute()
    expect(channels.map((channel) => channel.currency)).toEqual(['SEK', 'NOK', 'EUR', 'EUR', 'GBP', 'USD'])
    expect(channels.map((channel) => channel.prices_include_tax)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ])
    const methods = await kysely.selectFrom('channel_payment_method').selectAll().execute()
    expect(methods).toHaveLength(6 * channels.length)
  })

  test('keeps its stores by region, in a hierarchy in force before the first order', async () => {
    const database = await open()
    const { kysely, hierarchyId, companyId } = await create(database)
    const nodes = await kysely.selectFrom('organization_node').selectAll().orderBy('position').execute()
    const root = nodes.find((node) => node.parent_id === null)
    expect(root?.name).toBe('Stores by Region')
    const regions = nodes.filter((node) => node.parent_id === root?.id)
    expect(regions.map((node) => node.name)).toEqual(['Nordics', 'Western Europe', 'North America'])
    const scope = { companyId, hierarchyId, nodeIds: root ? [root.id] : [], on: at.slice(0, 10) as never }
    expect(await channelsBelow(kysely, scope)).toEqual(shops.map((shop) => shop.channel))
    expect(await channelsBelow(kysely, { ...scope, on: '2026-09-01' as never })).toHaveLength(6)
  })

  test('has two channel databases in two groups, with every channel in one of them', async () => {
    const { kysely } = await create(await open())
    const databases = await kysely.selectFrom('channel_database').selectAll().orderBy('name').execute()
    expect(databases.map(({ address }) => address)).toEqual([
      'shops/international-shops.sqlite',
      'shops/nordic-shops.sqlite',
    ])
    expect(new Set(databases.map((database) => database.group_id)).size).toBe(2)
    const channels = await kysely.selectFrom('channel_database_channel').selectAll().execute()
    expect(channels.map((row) => row.channel_number).sort()).toEqual(shops.map((shop) => shop.channel))
  })
})

type Opened = Parameters<typeof inTransaction>[0]

async function create(database: Opened) {
  const organization = await inTransaction(database, (trx) =>
    createDemoOrganization(trx, { at, databases: demoDatabases }),
  )
  return { ...organization, kysely: database.kysely }
}
