import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Phase } from '../../server/batch/phase.ts'
import type { Database } from '../../server/database/database.ts'
import { inTransaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import { addSeconds, type Instant, secondsBetween } from '../../server/database/instant.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { updateNumberSequence } from '../../server/sales/number-sequence-settings.ts'
import type { SynchronizationProgress } from '../../server/synchronization/run-progress.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, someSales, stage, testNow } from '../transactions/stage.ts'
import { anOrder, causesOf, channel, company, synchronizeAll, tickingClock } from './orders.ts'

async function standingOf(database: Database, { header }: ChannelTransaction) {
  return database.kysely
    .selectFrom('channel_transaction')
    .selectAll()
    .where('transaction_id', '=', header.transactionId)
    .executeTakeFirstOrThrow()
}

const unmapped = () => anOrder({ payments: [{ tenderType: '77' }] })

async function mapTender(database: Database): Promise<void> {
  await database.kysely
    .insertInto('channel_payment_method')
    .values({
      channel_number: channel,
      tender_type: '77',
      name: 'Voucher from the newspaper',
      tender_function: 'normal',
      posting_account: '130100',
      is_prepayment: false,
    })
    .execute()
}

describeOnBothDatabases('a run', (open) => {
  test('takes what its channels have waiting, and nothing else', async () => {
    const database = await open()
    await createShops(database)
    const [waiting, edited, posted, unfinished] = [anOrder(), anOrder(), anOrder(), anOrder()]
    await stage(database, [waiting])
    await stage(database, [edited], { status: 'editing' })
    await stage(database, [posted], { status: 'succeeded' })
    await stage(database, [unfinished], { status: 'none' })
    const elsewhere = await synchronizeAll(database, {
      scope: { companyId: company, channelNumbers: [5_637_144_602 as typeof channel] },
    })
    expect(elsewhere).toMatchObject({ total: 0, posted: 0, failed: 0 })
    expect(await synchronizeAll(database)).toMatchObject({ total: 1, posted: 1, failed: 0 })
    expect((await standingOf(database, edited)).status).toBe('editing')
    expect(await synchronizeAll(database)).toMatchObject({ total: 0, posted: 0, failed: 0 })
  })

  test('takes the transactions that somebody names, whatever their next attempt', async () => {
    const database = await open()
    await createShops(database)
    const failed = anOrder()
    const [staged] = await stage(database, [failed, anOrder()], { status: 'failed' })
    expect(await synchronizeAll(database)).toMatchObject({ posted: 0 })
    const transactionIds = [staged?.id as Id<'ChannelTransaction'>]
    const named = await synchronizeAll(database, {
      scope: { companyId: company, channelNumbers: [], transactionIds },
    })
    expect(named).toMatchObject({ total: 1, posted: 1 })
    expect((await standingOf(database, failed)).status).toBe('succeeded')
  })

  test('says how far it has come, by channel and by cause, chunk by chunk', async () => {
    const database = await open()
    await createShops(database)
    const sales = someSales(24, 'progress')
    await stage(database, [...sales, unmapped(), unmapped()])
    const seen: SynchronizationProgress[] = []
    const phases: (Phase | null)[] = []
    const result = await synchronizeAll(database, {
      transactionsAtOnce: 10,
      phase: (phase) => {
        if (phases.at(-1) !== phase) phases.push(phase)
      },
      checkpoint: async (_trx, progress) => {
        seen.push(progress)
      },
    })
    expect(seen.map(({ done, total }) => [done, total])).toEqual([
      [10, 26],
      [20, 26],
      [26, 26],
    ])
    expect(result).toEqual(seen.at(-1))
    const chunk = [
      ...['waitingForTurn', 'taking', 'waitingForTurn', 'validating'],
      ...['postingOrders', 'postingPayments', 'postingOrders', 'marking'],
    ]
    const inVain = ['waitingForTurn', 'taking']
    expect(phases).toEqual(['taking', ...chunk, ...chunk, ...chunk, ...inVain, ...inVain, null])
    expect(result).toMatchObject({ posted: 24, failed: 2, failedByCode: { TENDER_TYPE_NOT_MAPPED: 2 } })
    const posted = result.postedByChannel.reduce((sum, { transactions }) => sum + transactions, 0)
    expect(posted).toBe(24)
  })

  test('rolls a chunk back when its checkpoint does, and keeps the chunks before it', async () => {
    const database = await open()
    await createShops(database)
    await stage(database, someSales(20, 'checkpoint'))
    let chunks = 0
    const run = synchronizeAll(database, {
      transactionsAtOnce: 8,
      checkpoint: async () => {
        chunks += 1
        if (chunks === 2) throw new Error('The run was cancelled')
      },
    })
    await expect(run).rejects.toThrow('The run was cancelled')
    const count = await database.kysely.selectFrom('sales_order').select('id').execute()
    expect(count).toHaveLength(8)
    expect(await synchronizeAll(database)).toMatchObject({ total: 12, posted: 12 })
  })

  test('stops between two chunks when it is told to', async () => {
    const database = await open()
    await createShops(database)
    await stage(database, someSales(20, 'abort'))
    const controller = new AbortController()
    const run = synchronizeAll(database, {
      transactionsAtOnce: 8,
      signal: controller.signal,
      checkpoint: async () => controller.abort(new Error('The worker stops')),
    })
    await expect(run).rejects.toThrow('The worker stops')
    expect(await database.kysely.selectFrom('sales_order').select('id').execute()).toHaveLength(8)
  })
})

describeOnBothDatabases('a transaction that fails', (open) => {
  test('is taken again after pauses that double, until the company’s limit', async () => {
    const database = await open()
    await createShops(database)
    await database.kysely
      .updateTable('company')
      .set({ synchronization_retry_limit: 3, synchronization_retry_base_seconds: 60 })
      .execute()
    const order = unmapped()
    await stage(database, [order])
    let at: Instant = addSeconds(testNow, 3600)
    const pauses: (number | null)[] = []
    for (let attempt = 1; attempt <= 3; attempt++) {
      await synchronizeAll(database, { clock: () => at })
      const { retry_count, status, failed_at, next_attempt_at } = await standingOf(database, order)
      expect({ retry_count, status, failed_at }).toEqual({
        retry_count: attempt,
        status: 'failed',
        failed_at: at,
      })
      pauses.push(next_attempt_at && secondsBetween(at, next_attempt_at))
      const early = await synchronizeAll(database, { clock: () => addSeconds(at, 30) })
      expect(early.total).toBe(0)
      at = addSeconds(at, 86_400)
    }
    expect(pauses).toEqual([60, 120, null])
    expect((await synchronizeAll(database, { clock: () => at })).total).toBe(0)
  })

  test('is left alone by further attempts of the run that it failed in', async () => {
    const database = await open()
    await createShops(database)
    await stage(database, [unmapped()])
    const runId = newId<'BatchJobRun'>()
    expect(await synchronizeAll(database, { runId })).toMatchObject({ failed: 1 })
    const clock = tickingClock(addSeconds(testNow, 86_400))
    expect(await synchronizeAll(database, { runId, clock })).toMatchObject({ total: 0, failed: 0 })
    const other = newId<'BatchJobRun'>()
    expect(await synchronizeAll(database, { runId: other, clock })).toMatchObject({ total: 1, failed: 1 })
  })

  test('keeps the causes of every attempt, and only the last ones are open, until it is posted', async () => {
    const database = await open()
    await createShops(database)
    const order = unmapped()
    await stage(database, [order])
    const clock = tickingClock()
    await synchronizeAll(database, { clock })
    await synchronizeAll(database, { clock: () => addSeconds(testNow, 86_400) })
    const failures = await database.kysely
      .selectFrom('synchronization_failure')
      .select(['attempt', 'code', 'is_open'])
      .orderBy('sequence')
      .execute()
    expect(failures).toEqual([
      { attempt: 1, code: 'TENDER_TYPE_NOT_MAPPED', is_open: false },
      { attempt: 2, code: 'TENDER_TYPE_NOT_MAPPED', is_open: true },
    ])
    await mapTender(database)
    await synchronizeAll(database, { clock: () => addSeconds(testNow, 2 * 86_400) })
    expect((await standingOf(database, order)).status).toBe('succeeded')
    expect(await causesOf(database, order.header.transactionId)).toEqual([])
  })

  test('by an error that no rule foresaw is found among its neighbours, and they are posted', async () => {
    const database = await open()
    await createShops(database)
    const orders = someSales(21, 'offender')
    const staged = await stage(database, orders)
    const offender = staged[13]
    if (!offender) throw new Error('Nothing staged')
    // Somebody has posted it by hand, under its id: the primary key refuses it, whatever the status says.
    await sql`
      insert into sales_order (id, company_id, number, kind, status, customer_account, currency, prices_include_tax,
        net_amount, tax_amount, charge_amount, discount_amount, gross_amount, paid_amount, rounding_amount,
        payment_difference, ordered_on, posted_at)
      values (${offender.id}, ${company}, 'BY-HAND', 'order', 'open', 'C-1', 'SEK', true, 0, 0, 0, 0, 0, 0, 0, 0,
        '2026-11-20', ${testNow})`.execute(database.kysely)
    const result = await synchronizeAll(database)
    expect(result).toMatchObject({ posted: 20, failed: 1, failedByCode: { SYSTEM_ERROR: 1 } })
    const failures = await database.kysely
      .selectFrom('synchronization_failure')
      .select(['transaction_id', 'code', 'parameters'])
      .execute()
    expect(failures).toMatchObject([{ transaction_id: offender.transaction_id, code: 'SYSTEM_ERROR' }])
  })
})

describeOnBothDatabases('a number sequence that ends', (open) => {
  async function leave(database: Database, code: 'salesOrder' | 'customerPaymentVoucher', numbers: number) {
    await inTransaction(database, (trx) =>
      updateNumberSequence(
        trx,
        { companyId: company, code },
        { largestNumber: numbers },
        { userId: null, at: testNow },
      ),
    )
  }

  test('is given to the last number; the rest fails with its name and is posted once it goes on', async () => {
    const database = await open()
    await createShops(database)
    const orders = [anOrder(), anOrder(), anOrder()]
    await stage(database, orders)
    await leave(database, 'salesOrder', 2)
    const clock = tickingClock()
    expect(await synchronizeAll(database, { clock })).toMatchObject({
      posted: 2,
      failed: 1,
      failedByCode: { NUMBER_SEQUENCE_EXHAUSTED: 1 },
    })
    const [failure] = await database.kysely.selectFrom('synchronization_failure').selectAll().execute()
    expect(failure?.parameters).toEqual({ sequence: 'SALES_ORDER' })
    await leave(database, 'salesOrder', 10)
    expect(await synchronizeAll(database, { clock: () => addSeconds(testNow, 86_400) })).toMatchObject({
      posted: 1,
    })
    const numbers = await database.kysely
      .selectFrom('sales_order')
      .select('number')
      .orderBy('number')
      .execute()
    expect(numbers.map(({ number }) => number)).toEqual(['SO-000000001', 'SO-000000002', 'SO-000000003'])
  })

  test('of vouchers stops orders whose payments need one', async () => {
    const database = await open()
    await createShops(database)
    const captured = { IsPaymentCaptured: 1 }
    const orders = [anOrder({ payments: [captured] }), anOrder({ payments: [captured] })]
    await stage(database, orders)
    await leave(database, 'customerPaymentVoucher', 1)
    expect(await synchronizeAll(database)).toMatchObject({ posted: 1, failed: 1 })
    const [failure] = await database.kysely.selectFrom('synchronization_failure').selectAll().execute()
    expect(failure?.parameters).toEqual({ sequence: 'CUSTOMER_PAYMENT_VOUCHER' })
  })
})
