import { expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { previewSynchronizeOrders } from '../../server/synchronization/preview.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, someSales, stage } from '../transactions/stage.ts'
import { anOrder, channel, company, synchronizeAll, tickingClock } from './orders.ts'

const scope = { companyId: company, channelNumbers: [channel] }

async function everything({ kysely }: Database) {
  return Promise.all([
    kysely.selectFrom('channel_transaction').selectAll().orderBy('id').execute(),
    kysely.selectFrom('number_sequence').selectAll().orderBy('code').execute(),
    kysely.selectFrom('sales_order').selectAll().execute(),
    kysely.selectFrom('customer').selectAll().execute(),
    kysely.selectFrom('synchronization_failure').selectAll().execute(),
  ])
}

describeOnBothDatabases('a preview', (open) => {
  test('tells what would be posted, and what would be left out and why, and writes nothing', async () => {
    const database = await open()
    await createShops(database)
    const refused = anOrder({ payments: [{ tenderType: '77' }] })
    const bought = anOrder({ lines: [{ sold: 2 }] })
    await stage(database, [
      bought,
      anOrder({ lines: [{ sold: -1 }] }),
      anOrder({ header: { type: 31 } }),
      anOrder({
        header: { type: 37, ChannelReferenceId: bought.header.ChannelReferenceId },
        lines: [],
        payments: [],
      }),
      refused,
    ])
    const before = await everything(database)
    const preview = await previewSynchronizeOrders(database, scope, { clock: tickingClock() })
    expect(await everything(database)).toEqual(before)
    const total = { channelNumber: channel, currency: 'SEK', transactions: 1 }
    expect(preview).toMatchObject({
      total: 5,
      examined: 5,
      posted: [
        { ...total, kind: 'cancellation', grossAmount: 0 },
        { ...total, kind: 'order', grossAmount: 20_000 },
        { ...total, kind: 'quotation', grossAmount: 10_000 },
        { ...total, kind: 'return', grossAmount: -10_000 },
      ],
      refused: [{ ...total, kind: null, grossAmount: 10_000 }],
      causes: [{ code: 'TENDER_TYPE_NOT_MAPPED', transactions: 1 }],
    })
    expect(preview.firstPosted).toHaveLength(4)
    expect(preview.firstRefused).toMatchObject([
      {
        transactionId: refused.header.transactionId,
        customerAccount: 'C-KARI',
        grossAmount: 10_000,
        causes: [
          { code: 'TENDER_TYPE_NOT_MAPPED', line_number: 1, parameters: { tenderType: '77', channel } },
        ],
      },
    ])
  })

  test('foretells what the run then does', async () => {
    const database = await open()
    await createShops(database)
    await stage(database, [...someSales(60, 'preview'), anOrder({ payments: [] })])
    const all = {
      companyId: company,
      channelNumbers: (await database.kysely.selectFrom('channel').select('number').execute()).map(
        ({ number }) => number,
      ),
    }
    const preview = await previewSynchronizeOrders(database, all, { clock: tickingClock(), first: 3 })
    expect(preview.firstPosted).toHaveLength(3)
    const run = await synchronizeAll(database)
    expect(run.failed).toBe(1)
    const posted = preview.posted.map(({ kind: _, ...total }) => total)
    expect(posted).toEqual(
      [...run.postedByChannel].sort((one, other) => one.channelNumber - other.channelNumber),
    )
  })

  test('looks at no more transactions than it is asked to, and says how many there are', async () => {
    const database = await open()
    await createShops(database)
    await stage(database, [anOrder(), anOrder(), anOrder()])
    const preview = await previewSynchronizeOrders(database, scope, { clock: tickingClock(), limit: 2 })
    expect(preview).toMatchObject({ total: 3, examined: 2 })
  })
})
