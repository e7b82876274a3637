import { expect, test } from 'vitest'
import { addSeconds } from '../../server/database/instant.ts'
import type { Permission } from '../../server/graphql/access.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { schema } from '../../server/schema.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { callerWith, operate } from '../support/graphql.ts'
import { createShops, someSales, stage, testNow } from './stage.ts'

const source = `query ($company: String!) {
  channels(companyId: $company) { edges { node { number waitingTransactions { count oldestReceivedAt } } } }
}`

interface Answer {
  readonly channels: {
    readonly edges: readonly {
      readonly node: {
        readonly number: number
        readonly waitingTransactions: { readonly count: number; readonly oldestReceivedAt: string } | null
      }
    }[]
  }
}

describeOnBothDatabases('what of a channel is not posted yet', (open) => {
  test('is counted by channel, with the time at which the oldest was pulled, until it is posted', async () => {
    const database = await open()
    await createShops(database)
    const ask = async (permissions: readonly Permission[] = ['organization.read', 'orders.read']) => {
      const { channels } = await operate<Answer>(schema, database, source, {
        caller: callerWith(permissions, ['USRT']),
        variables: { company: 'USRT' },
      })
      return channels.edges.flatMap(({ node }) =>
        node.waitingTransactions ? [[node.number, node.waitingTransactions]] : [],
      )
    }
    expect(await ask()).toEqual([])

    const [first] = Map.groupBy(someSales(20), ({ header }) => header.Channel as ChannelNumber)
    if (!first) throw new Error('No sales')
    const [channel, sales] = first
    await stage(database, sales)
    expect(await ask()).toEqual([[channel, { count: sales.length, oldestReceivedAt: testNow }]])
    expect(await ask(['organization.read'])).toEqual([])

    const companyId = 'USRT' as CompanyId
    const clock = () => addSeconds(testNow, 60)
    await synchronizeOrders({ database, clock, scope: { companyId, channelNumbers: [channel] } })
    expect(await ask()).toEqual([])
  })
})
