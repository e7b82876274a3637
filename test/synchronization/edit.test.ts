import { beforeEach, expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { addSeconds, type Instant } from '../../server/database/instant.ts'
import { faults } from '../../server/demo/faults.ts'
import { ProblemError } from '../../server/graphql/problems.ts'
import { updateCompany } from '../../server/organization/companies.ts'
import { saveHoldCode } from '../../server/sales/order-holds.ts'
import { previewEdit, saveEdit, undoEdit } from '../../server/synchronization/edit.ts'
import { beginEdit, type Editor, endEdit, lockHoldsForSeconds } from '../../server/synchronization/lock.ts'
import { synchronizeOrders } from '../../server/synchronization/run.ts'
import { countTransactions } from '../../server/transactions/count-transactions.ts'
import { readVersion } from '../../server/transactions/read-version.ts'
import { readVersions } from '../../server/transactions/transaction-history.ts'
import { keyOf, readTransaction } from '../../server/transactions/transaction-records.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { addUser, aSale, createShops, stage, testNow } from '../transactions/stage.ts'

const fault = faults.find(({ rule }) => rule === 'NEGATIVE_PRICE')
if (!fault) throw new Error('The demo has no negative prices')

/** A sale whose first line has a negative price, and is otherwise sound. */
function spoiltSale() {
  const sale = structuredClone(aSale((candidate) => fault?.canSpoil(candidate) ?? false))
  fault?.spoil(sale)
  return sale
}

const kari: Editor = { userId: 'kari', at: testNow }
const ola: Editor = { userId: 'ola', at: testNow }
const later = (seconds: number): Instant => addSeconds(testNow, seconds)

async function staged(
  database: Database,
  status: 'failed' | 'pendingSynchronization' | 'succeeded' | 'none' = 'failed',
) {
  await createShops(database)
  await addUser(database, 'ola', 'Ola Nordmann')
  const [transaction] = await stage(database, [spoiltSale()], {
    status,
    failedAt: status === 'failed' ? later(-60) : null,
  })
  if (!transaction) throw new Error('Nothing staged')
  return transaction
}

async function problemsOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ProblemError)) throw error ?? new Error('No problem')
  return error.problems
}

const mendedPrice = (price: number) => ({
  changes: [
    {
      section: 'channel_transaction_line' as const,
      row: '1',
      field: 'price',
      value: String(Math.abs(price)),
    },
  ],
  additions: [],
  removals: [],
})

let price = 0
beforeEach(() => {
  price = spoiltSale().lines[0]?.price ?? 0
})

describeOnBothDatabases('the lock of an edit', (open) => {
  test('is one operator’s: another is told who has it, since when and until when', async () => {
    const database = await open()
    const { id } = await staged(database)
    const begun = await inTransaction(database, (trx) => beginEdit(trx, id, ola))
    expect(begun).toMatchObject({ status: 'editing', locked_by: 'ola', locked_at: testNow })
    expect(await problemsOf(inTransaction(database, (trx) => beginEdit(trx, id, kari)))).toMatchObject([
      {
        code: 'TRANSACTION_LOCKED',
        parameters: {
          lockedBy: 'Ola Nordmann',
          lockedSince: testNow,
          lockedUntil: later(lockHoldsForSeconds),
        },
      },
    ])
    const again = await inTransaction(database, (trx) => beginEdit(trx, id, { ...ola, at: later(60) }))
    expect(again.locked_at).toBe(later(60))
  })

  test('keeps runs away until it is given back', async () => {
    const database = await open()
    const { id, company_id, channel_number } = await staged(database, 'pendingSynchronization')
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    const scope = { companyId: company_id, channelNumbers: [channel_number] }
    const idle = await synchronizeOrders({ database, clock: () => testNow, scope })
    expect(idle.total).toBe(0)
    const ended = await inTransaction(database, (trx) => endEdit(trx, id, kari))
    expect(ended).toMatchObject({ status: 'pendingSynchronization', locked_by: null, locked_at: null })
    const busy = await synchronizeOrders({ database, clock: () => testNow, scope })
    expect(busy).toMatchObject({ total: 1, failed: 1, failedByCode: { NEGATIVE_PRICE: 1 } })
  })

  test('can be taken over when it was abandoned, or by an administrator', async () => {
    const database = await open()
    const { id } = await staged(database)
    await inTransaction(database, (trx) => beginEdit(trx, id, ola))
    const soon = { ...kari, at: later(lockHoldsForSeconds - 1) }
    expect(await problemsOf(inTransaction(database, (trx) => beginEdit(trx, id, soon)))).toHaveLength(1)
    const late = { ...kari, at: later(lockHoldsForSeconds) }
    const taken = await inTransaction(database, (trx) => beginEdit(trx, id, late))
    expect(taken.locked_by).toBe('kari')
    const back = await inTransaction(database, (trx) =>
      beginEdit(trx, id, { ...ola, at: late.at }, { takeOver: true }),
    )
    expect(back.locked_by).toBe('ola')
    expect(await problemsOf(inTransaction(database, (trx) => endEdit(trx, id, late)))).toMatchObject([
      { code: 'TRANSACTION_LOCKED' },
    ])
  })

  test('is not given for what is posted, nor for what is not whole', async () => {
    for (const status of ['succeeded', 'none'] as const) {
      const database = await open()
      const { id, transaction_id: transaction } = await staged(database, status)
      expect(await problemsOf(inTransaction(database, (trx) => beginEdit(trx, id, kari)))).toMatchObject([
        {
          code: 'TRANSACTION_STATUS_FORBIDS',
          parameters: { status: status.toUpperCase(), event: 'beginEdit', transaction },
        },
      ])
    }
  })

  test('leaves what failed where it was when nothing was corrected', async () => {
    const database = await open()
    const { id } = await staged(database)
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    const ended = await inTransaction(database, (trx) => endEdit(trx, id, kari))
    expect(ended.status).toBe('failed')
    expect(await problemsOf(inTransaction(database, (trx) => endEdit(trx, id, kari)))).toMatchObject([
      { code: 'TRANSACTION_NOT_LOCKED' },
    ])
  })

  test('is the only one that two operators who begin at once can get', async () => {
    const database = await open()
    const { id } = await staged(database)
    const attempts = await Promise.allSettled(
      ['kari', 'ola', 'per', 'anna'].map((userId) =>
        inTransaction(database, (trx) => beginEdit(trx, id, { userId, at: testNow })),
      ),
    )
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describeOnBothDatabases('an edit', (open) => {
  test('is accepted when the transaction then keeps every rule, and is posted by the next run', async () => {
    const database = await open()
    const { id, company_id, channel_number } = await staged(database)
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    const saved = await inTransaction(database, (trx) =>
      saveEdit(trx, { ...mendedPrice(price), id, version: 0 }, kari),
    )
    expect(saved).toMatchObject({ version: 1, status: 'editing' })
    const ended = await inTransaction(database, (trx) => endEdit(trx, id, kari))
    expect(ended.status).toBe('pendingSynchronization')
    const scope = { companyId: company_id, channelNumbers: [channel_number] }
    expect(await synchronizeOrders({ database, clock: () => later(60), scope })).toMatchObject({ failed: 0 })
    expect(await readTransaction(database.kysely, id)).toMatchObject({ status: 'succeeded', version: 1 })
    const line = await database.kysely
      .selectFrom('sales_order_line')
      .select('price')
      .where('sales_order_id', '=', id as never)
      .where('line_number', '=', 1)
      .executeTakeFirstOrThrow()
    expect(line.price).toBe(Math.round(Math.abs(price) * 1_000_000))
  })

  test('puts the order on hold with the company’s hold code', async () => {
    const database = await open()
    const { id, company_id, channel_number } = await staged(database)
    await inTransaction(database, async (trx) => {
      const keeper = { userId: null, at: testNow }
      await saveHoldCode(trx, { companyId: company_id, code: 'EDITED', description: 'Edited' }, keeper)
      await updateCompany(trx, company_id, { editedOrderHoldCode: 'EDITED' }, keeper)
      await beginEdit(trx, id, kari)
      await saveEdit(trx, { ...mendedPrice(price), id, version: 0 }, kari)
      await endEdit(trx, id, kari)
    })
    const scope = { companyId: company_id, channelNumbers: [channel_number] }
    await synchronizeOrders({ database, clock: () => later(60), scope })
    const holds = await database.kysely.selectFrom('order_hold').selectAll().execute()
    expect(holds).toMatchObject([{ sales_order_id: id, hold_code: 'EDITED', released_at: null }])
  })

  test('is refused with the rules that would still be broken, and nothing of it is kept', async () => {
    const database = await open()
    const transaction = await staged(database)
    const { id } = transaction
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    const wrong = {
      ...mendedPrice(price),
      changes: [
        ...mendedPrice(price).changes,
        { section: 'channel_transaction_header' as const, row: '', field: 'numberOfItems', value: '999' },
      ],
    }
    const refused = inTransaction(database, (trx) => saveEdit(trx, { ...wrong, id, version: 0 }, kari))
    expect(await problemsOf(refused)).toMatchObject([
      { code: 'NUMBER_OF_ITEMS', parameters: { header: '999' } },
    ])
    expect(await readTransaction(database.kysely, id)).toMatchObject({ version: 0, status: 'editing' })
    expect(await readVersions(database.kysely, [id])).toEqual([])
    const content = await readVersion(database.kysely, keyOf(transaction), 1)
    expect([...content.values()].flat()).toEqual([])
  })

  test('can be tried out: what would change, what would still be broken; nothing is kept', async () => {
    const database = await open()
    const transaction = await staged(database)
    const { id } = transaction
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    const empty = {
      changes: [{ section: 'channel_transaction_header' as const, row: '', field: 'comment', value: 'Ring' }],
      additions: [],
      removals: [],
    }
    const unmended = await previewEdit(database, { ...empty, id, version: 0 }, kari)
    expect(unmended.findings).toMatchObject([{ code: 'NEGATIVE_PRICE', line_number: 1 }])
    expect(unmended.changes).toMatchObject([{ field: 'comment', newValue: 'Ring' }])
    const mended = await previewEdit(database, { ...mendedPrice(price), id, version: 0 }, kari)
    expect(mended.findings).toEqual([])
    expect(await readVersions(database.kysely, [id])).toEqual([])
    expect(await readTransaction(database.kysely, id)).toMatchObject({ version: 0 })
  })

  test('needs the lock, and the version that the operator has seen', async () => {
    const database = await open()
    const { id, transaction_id: transaction } = await staged(database)
    const save = (editor: Editor, version: number) =>
      inTransaction(database, (trx) => saveEdit(trx, { ...mendedPrice(price), id, version }, editor))
    expect(await problemsOf(save(kari, 0))).toMatchObject([{ code: 'TRANSACTION_NOT_LOCKED' }])
    await inTransaction(database, (trx) => beginEdit(trx, id, ola))
    expect(await problemsOf(save(kari, 0))).toMatchObject([{ code: 'TRANSACTION_LOCKED' }])
    expect(await problemsOf(save(ola, 1))).toMatchObject([
      { code: 'TRANSACTION_CHANGED', parameters: { transaction, expected: 1, found: 0 } },
    ])
  })

  test('leaves field by field in the audit trail who changed what', async () => {
    const database = await open()
    const { id } = await staged(database)
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    await inTransaction(database, (trx) => saveEdit(trx, { ...mendedPrice(price), id, version: 0 }, kari))
    const entries = await database.kysely
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(entries.map(({ action }) => action)).toEqual(['beginTransactionEdit', 'saveTransactionEdit'])
    expect(entries[1]).toMatchObject({
      user_id: 'kari',
      company_id: 'USRT',
      subject_type: 'ChannelTransaction',
      changes: {
        version: { from: 0, to: 1 },
        'line 1 price': { from: String(price), to: String(Math.abs(price)) },
      },
    })
  })

  test('can be undone, and done otherwise; every version stays in the history', async () => {
    const database = await open()
    const transaction = await staged(database)
    const { id } = transaction
    const before = await readVersion(database.kysely, keyOf(transaction), 0)
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    await inTransaction(database, (trx) => saveEdit(trx, { ...mendedPrice(price), id, version: 0 }, kari))
    const undone = await inTransaction(database, (trx) => undoEdit(trx, { id }, kari))
    expect(undone).toMatchObject({ version: 0, status: 'editing' })
    const again = await inTransaction(database, (trx) =>
      saveEdit(trx, { ...mendedPrice(price), id, version: 0 }, kari),
    )
    expect(again.version).toBe(2)
    await inTransaction(database, (trx) => endEdit(trx, id, kari))
    expect(
      await problemsOf(
        inTransaction(database, (trx) => undoEdit(trx, { id }, ola)).then(() =>
          inTransaction(database, (trx) => undoEdit(trx, { id }, ola)),
        ),
      ),
    ).toMatchObject([{ code: 'NOTHING_TO_UNDO' }])
    expect(await readTransaction(database.kysely, id)).toMatchObject({
      version: 0,
      status: 'pendingSynchronization',
    })
    expect(await readVersions(database.kysely, [id])).toMatchObject([
      { version: 1, previous_version: 0, created_by: 'kari', undone_by: 'kari' },
      { version: 2, previous_version: 0, created_by: 'kari', undone_by: 'ola' },
    ])
    expect(await readVersion(database.kysely, keyOf(transaction), 0)).toEqual(before)
  })

  test('is undone only as its reader has seen it', async () => {
    const database = await open()
    const { id, transaction_id: transaction } = await staged(database)
    const undo = (version: number) => inTransaction(database, (trx) => undoEdit(trx, { id, version }, kari))
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    await inTransaction(database, (trx) => saveEdit(trx, { ...mendedPrice(price), id, version: 0 }, kari))
    const comment = {
      changes: [{ section: 'channel_transaction_header' as const, row: '', field: 'comment', value: 'Ring' }],
      additions: [],
      removals: [],
    }
    await inTransaction(database, (trx) => saveEdit(trx, { ...comment, id, version: 1 }, kari))
    expect(await problemsOf(undo(1))).toMatchObject([
      { code: 'TRANSACTION_CHANGED', parameters: { transaction, expected: 1, found: 2 }, field: 'version' },
    ])
    expect(await readTransaction(database.kysely, id)).toMatchObject({ version: 2 })
    expect(await undo(2)).toMatchObject({ version: 1 })
  })

  test('of the confirmation number frees the number for another order', async () => {
    const database = await open()
    const { id, company_id, channel_number } = await staged(database)
    const renamed = mendedPrice(price)
    renamed.changes.push({
      section: 'channel_transaction_header' as never,
      row: '',
      field: 'channelReferenceId',
      value: 'W-OTHER',
    })
    await inTransaction(database, async (trx) => {
      await beginEdit(trx, id, kari)
      await saveEdit(trx, { ...renamed, id, version: 0 }, kari)
      await endEdit(trx, id, kari)
    })
    const scope = { companyId: company_id, channelNumbers: [channel_number] }
    await synchronizeOrders({ database, clock: () => later(60), scope })
    const sale = spoiltSale()
    const sound = aSale(({ header }) => header.Channel === sale.header.Channel)
    Object.assign(sound.header, { ChannelReferenceId: sale.header.ChannelReferenceId })
    for (const rows of [[sound.header], sound.lines, sound.payments, sound.addresses].flat())
      Object.assign(rows, { transactionId: 'T-SECOND' })
    for (const rows of [sound.discounts, sound.taxes, sound.charges, sound.chargeTaxes].flat())
      Object.assign(rows, { transactionId: 'T-SECOND', TransactionId: 'T-SECOND' })
    await stage(database, [sound])
    expect(await synchronizeOrders({ database, clock: () => later(120), scope })).toMatchObject({ posted: 1 })
  })

  test('of a date moves the transaction in the counts, and its undoing moves it back', async () => {
    const database = await open()
    const { id } = await staged(database)
    const day = '2026-09-09' as never
    const count = async () => {
      const counts = await countTransactions(database.kysely, {
        companies: 'all',
        from: day,
        to: day,
        statuses: ['succeeded'],
      })
      const all = await countTransactions(database.kysely, { companies: 'all', from: day, to: day })
      return [counts.length, all.reduce((sum, each) => sum + each.count, 0)]
    }
    await inTransaction(database, (trx) => beginEdit(trx, id, kari))
    const dated = mendedPrice(price)
    dated.changes.push({
      section: 'channel_transaction_header' as never,
      row: '',
      field: 'transactionDate',
      value: day,
    })
    await inTransaction(database, (trx) => saveEdit(trx, { ...dated, id, version: 0 }, kari))
    expect(await count()).toEqual([0, 1])
    await inTransaction(database, (trx) => undoEdit(trx, { id }, kari))
    expect(await count()).toEqual([0, 0])
  })
})
