import { expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { previewSynchronizeOrders } from '../../server/synchronization/preview.ts'
import type { SynchronizationPreview } from '../../server/synchronization/preview-result.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, someSales, stage } from '../transactions/stage.ts'
import { anOrder, channel, company, synchronizeAll, tickingClock } from './orders.ts'
import { cancellationOf, returnOf, wallet } from './returned-orders.ts'

const scope = { companyId: company, channelNumbers: [channel] }

/** Stages transactions, previews them in chunks of a size, runs, and expects the one to have told of the other. */
async function expectForetold(
  database: Database,
  transactions: readonly ChannelTransaction[],
  transactionsAtOnce: number,
): Promise<SynchronizationPreview> {
  await stage(database, transactions)
  const preview = await previewSynchronizeOrders(database, scope, {
    clock: tickingClock(),
    transactionsAtOnce,
  })
  const run = await synchronizeAll(database)
  const sum = (totals: SynchronizationPreview['posted']) =>
    totals.reduce((all, total) => all + total.transactions, 0)
  const causes = Object.fromEntries(preview.causes.map(({ code, transactions: count }) => [code, count]))
  expect({ posted: sum(preview.posted), failed: sum(preview.refused), failedByCode: causes }).toEqual({
    posted: run.posted,
    failed: run.failed,
    failedByCode: run.failedByCode,
  })
  return preview
}

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

  test.each([1, 2, 100])(
    'foretells cancellations of orders that would be refused (%i at once)',
    async (size) => {
      const database = await open()
      await createShops(database)
      const [broken, sound] = [anOrder({ payments: [{ tenderType: '77' }] }), anOrder()]
      const transactions = [
        cancellationOf(sound),
        cancellationOf(broken),
        broken,
        sound,
        cancellationOf(sound),
        cancellationOf(broken),
      ]
      const { causes } = await expectForetold(database, transactions, size)
      expect(causes).toEqual([
        { code: 'CANCELLED_ORDER_NOT_POSTED', transactions: 2 },
        { code: 'ORDER_ALREADY_CANCELLED', transactions: 1 },
        { code: 'TENDER_TYPE_NOT_MAPPED', transactions: 1 },
      ])
    },
  )

  test.each([1, 100])('foretells orders written twice and what is given back (%i at once)', async (size) => {
    const database = await open()
    await createShops(database)
    const bought = anOrder({ lines: [{ sold: 2 }], payments: [wallet] })
    const twice = anOrder({ header: { ChannelReferenceId: bought.header.ChannelReferenceId } })
    const transactions = [
      returnOf(bought, -1, wallet),
      bought,
      twice,
      returnOf(twice),
      returnOf(bought, -1, wallet),
      returnOf(bought, -1, wallet),
    ]
    const { causes } = await expectForetold(database, transactions, size)
    expect(causes).toEqual([
      { code: 'DUPLICATE_ORDER', transactions: 1 },
      { code: 'LINKED_PAYMENT_NOT_FOUND', transactions: 1 },
      { code: 'LINKED_REFUND_EXCEEDS_PAYMENT', transactions: 1 },
    ])
  })

  test.each([1, 100])('foretells that the numbers will not do (%i at once)', async (size) => {
    const database = await open()
    await createShops(database)
    await database.kysely
      .updateTable('number_sequence')
      .set({ next_number: 8, largest_number: 9 })
      .where('code', '=', 'salesOrder')
      .execute()
    const { causes } = await expectForetold(database, [anOrder(), anOrder(), anOrder()], size)
    expect(causes).toEqual([{ code: 'NUMBER_SEQUENCE_EXHAUSTED', transactions: 1 }])
  })

  test('takes what it has not looked at to be posted', async () => {
    const database = await open()
    await createShops(database)
    const sound = anOrder()
    await stage(database, [cancellationOf(sound), sound])
    const preview = await previewSynchronizeOrders(database, scope, { clock: tickingClock(), limit: 1 })
    expect(preview).toMatchObject({ total: 2, examined: 1, posted: [{ kind: 'cancellation' }], refused: [] })
  })

  test('looks at no more transactions than it is asked to, and says how many there are', async () => {
    const database = await open()
    await createShops(database)
    await stage(database, [anOrder(), anOrder(), anOrder()])
    const preview = await previewSynchronizeOrders(database, scope, { clock: tickingClock(), limit: 2 })
    expect(preview).toMatchObject({ total: 3, examined: 2 })
  })
})
