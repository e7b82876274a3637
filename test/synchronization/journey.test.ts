import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { addSeconds, type Instant } from '../../server/database/instant.ts'
import { faults } from '../../server/demo/faults.ts'
import { updateCompany } from '../../server/organization/companies.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { releaseHold, saveHoldCode } from '../../server/sales/order-holds.ts'
import { saveEdit, undoEdit } from '../../server/synchronization/edit.ts'
import { readJourneys } from '../../server/synchronization/journey.ts'
import { beginEdit, endEdit } from '../../server/synchronization/lock.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { recordStatements } from '../support/statements.ts'
import { aSale, createShops, someTransactions, stage, testNow } from '../transactions/stage.ts'

const companyId = 'USRT' as CompanyId
const at = (minutes: number): Instant => addSeconds(testNow, minutes * 60)

async function synchronize(database: Database, channels: readonly number[], minutes: number) {
  const scope = { companyId, channelNumbers: channels as readonly ChannelNumber[] }
  return synchronizeOrders({ database, clock: () => at(minutes), scope })
}

describeOnBothDatabases('the journey of a transaction', (open) => {
  test('goes from the shop through failure and correction to the released order', async () => {
    const database = await open()
    await createShops(database)
    const fault = faults.find(({ rule }) => rule === 'NEGATIVE_PRICE')
    const sale = structuredClone(
      aSale(
        (candidate) =>
          (fault?.canSpoil(candidate) ?? false) &&
          candidate.payments.some((payment) => payment.tenderType === '8') === false &&
          candidate.payments.length === 1,
      ),
    )
    const price = sale.lines[0]?.price ?? 0
    fault?.spoil(sale)
    const [staged] = await stage(database, [sale])
    if (!staged) throw new Error('Nothing staged')
    const { id } = staged
    await synchronize(database, [sale.header.Channel], 1)
    const kari = (minutes: number) => ({ userId: 'kari', at: at(minutes) })
    const change = {
      id,
      changes: [
        { section: 'channel_transaction_line' as const, row: '1', field: 'price', value: String(price) },
      ],
      additions: [],
      removals: [],
    }
    await inTransaction(database, async (trx) => {
      await saveHoldCode(trx, { companyId, code: 'EDITED', description: 'Edited' }, kari(2))
      await updateCompany(trx, companyId, { editedOrderHoldCode: 'EDITED' }, kari(2))
      await beginEdit(trx, id, kari(2))
      await saveEdit(trx, { ...change, version: 0 }, kari(3))
      await undoEdit(trx, { id }, kari(4))
      await saveEdit(trx, { ...change, version: 0 }, kari(5))
      await endEdit(trx, id, kari(6))
    })
    await synchronize(database, [sale.header.Channel], 7)
    const hold = await database.kysely.selectFrom('order_hold').selectAll().executeTakeFirstOrThrow()
    await inTransaction(database, (trx) => releaseHold(trx, hold.id, 'Fine', kari(8)))

    const journey = (await readJourneys(database.kysely, [id])).get(id) ?? []
    expect(journey.map(({ kind }) => kind).filter((kind) => kind !== 'voucherPosted')).toEqual([
      'made',
      'pulled',
      'failed',
      'editBegun',
      'corrected',
      'correctionUndone',
      'corrected',
      'editEnded',
      'posted',
      'paymentTaken',
      'held',
      'released',
    ])
    const times = journey.map((step) => step.at)
    expect(times).toEqual([...times].sort())
    const failed = journey.find(({ kind }) => kind === 'failed')
    expect(failed).toMatchObject({ at: at(1), parameters: { attempt: 1, version: 0 } })
    expect(failed?.failures.map(({ code }) => code)).toEqual(['NEGATIVE_PRICE'])
    const order = await database.kysely.selectFrom('sales_order').selectAll().executeTakeFirstOrThrow()
    expect(journey.find(({ kind }) => kind === 'posted')).toMatchObject({
      at: at(7),
      parameters: { number: order.number, kind: 'ORDER' },
      order: { id: order.id },
    })
    expect(journey.find(({ kind }) => kind === 'corrected')).toMatchObject({
      userId: 'kari',
      version: { version: 1 },
    })
    expect(journey.at(-1)).toMatchObject({
      kind: 'released',
      userId: 'kari',
      parameters: { comment: 'Fine' },
    })
  })

  test('tells of a cancellation on both sides', async () => {
    const database = await open()
    await createShops(database)
    const transactions = someTransactions(200)
    const cancellation = transactions.find(({ header }) => header.type === 37)
    if (!cancellation) throw new Error('The demo cancels nothing')
    const sale = transactions.find(
      ({ header }) =>
        header.type !== 37 &&
        header.Channel === cancellation.header.Channel &&
        header.ChannelReferenceId === cancellation.header.ChannelReferenceId,
    )
    if (!sale) throw new Error('It cancels an order that is not there')
    const staged = await stage(database, [sale, cancellation])
    await synchronize(database, [sale.header.Channel], 1)
    const journeys = await readJourneys(
      database.kysely,
      staged.map(({ id }) => id),
    )
    const [ofSale, ofCancellation] = staged.map(({ id }) => journeys.get(id) ?? [])
    const order = await database.kysely.selectFrom('sales_order').selectAll().executeTakeFirstOrThrow()
    expect(ofSale?.at(-1)).toMatchObject({ kind: 'canceled', order: { number: order.number } })
    expect(ofCancellation?.find(({ kind }) => kind === 'cancelsOrder')).toMatchObject({
      parameters: { number: order.number },
    })
  })

  test('costs a fixed number of statements, however many are asked for', async () => {
    const database = await open()
    await createShops(database)
    const transactions = someTransactions(60)
    const staged = await stage(database, transactions)
    await synchronize(database, [...new Set(transactions.map(({ header }) => header.Channel))], 1)
    const counted: number[] = []
    for (const count of [1, 60]) {
      const recording = recordStatements(database)
      await readJourneys(
        recording.kysely,
        staged.slice(0, count).map(({ id }) => id),
      )
      counted.push(recording.statements.length)
    }
    expect(counted[1]).toBe(counted[0])
  })
})
