import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { loadSettings } from '../../server/synchronization/settings.ts'
import { takeTransactions } from '../../server/synchronization/take-transactions.ts'
import { describeOnPostgres } from '../support/databases.ts'
import { createShops, stage, testNow } from '../transactions/stage.ts'
import { anOrder, channel, company } from './orders.ts'

describeOnPostgres('taking transactions', (open) => {
  test('lays them out in the order in which they were pulled, by whatever plan the rows are found', async () => {
    const database = await open()
    await createShops(database)
    const staged = await stage(
      database,
      Array.from({ length: 40 }, () => anOrder()),
    )
    const first = staged.slice(0, 20).map(({ transaction_id }) => transaction_id)
    await sql`update channel_transaction_header set comment = 'Moved behind the others'
      where transaction_id in (${sql.join(first)})`.execute(database.kysely)
    const taken = await inTransaction(database, async (trx) => {
      await sql`set local enable_nestloop = off`.execute(trx)
      await sql`set local enable_mergejoin = off`.execute(trx)
      const settings = await loadSettings(trx, company)
      const scope = { companyId: company, channelNumbers: [channel] }
      await takeTransactions(trx, { scope, settings, begunAt: testNow }, start, 100)
      const { rows } = await sql<{
        id: string
      }>`select id from working_transaction order by position`.execute(trx)
      return rows.map(({ id }) => id)
    })
    expect(taken).toEqual(staged.map(({ id }) => id))
  })
})

const start = { status: 'pendingSynchronization', after: '' } as const
