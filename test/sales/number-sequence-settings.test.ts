import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { ProblemError } from '../../server/graphql/problems.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import {
  type NumberSequenceChange,
  updateNumberSequence,
} from '../../server/sales/number-sequence-settings.ts'
import { takeNumbers } from '../../server/sales/number-sequences.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, testNow } from '../transactions/stage.ts'

const companyId = 'USRT' as CompanyId
const keeper = { userId: 'kari', at: testNow }

async function change(database: Database, to: NumberSequenceChange) {
  return inTransaction(database, (trx) =>
    updateNumberSequence(trx, { companyId, code: 'salesOrder' }, to, keeper),
  )
}

async function codesOf(work: Promise<unknown>) {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof ProblemError)) throw error
  return error.problems.map(({ code, field }) => `${field} ${code}`)
}

describeOnBothDatabases('a number sequence', (open) => {
  test('is changed, and says in the audit trail what it was', async () => {
    const database = await open()
    await createShops(database)
    const changed = await change(database, {
      prefix: 'WEB-',
      digits: 6,
      nextNumber: 500,
      largestNumber: 999_999,
    })
    expect(changed).toMatchObject({ prefix: 'WEB-', digits: 6, next_number: 500 })
    const [entry] = await database.kysely
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', '=', 'updateNumberSequence')
      .execute()
    expect(entry).toMatchObject({
      user_id: 'kari',
      changes: { prefix: { from: 'SO-', to: 'WEB-' }, nextNumber: { from: 1, to: 500 } },
    })
  })

  test('never goes back under the same prefix', async () => {
    const database = await open()
    await createShops(database)
    await inTransaction(database, (trx) => takeNumbers(trx, companyId, 'salesOrder', 40))
    expect(await codesOf(change(database, { nextNumber: 40 }))).toEqual(['nextNumber NUMBER_GOES_BACK'])
    expect(await change(database, { nextNumber: 41 })).toMatchObject({ next_number: 41 })
    expect(await change(database, { prefix: '27-', nextNumber: 1 })).toMatchObject({
      prefix: '27-',
      next_number: 1,
    })
  })

  test('is refused what could give a number twice, or none', async () => {
    const database = await open()
    await createShops(database)
    expect(await codesOf(change(database, { prefix: 'RO-' }))).toEqual(['prefix NUMBER_PREFIX_TAKEN'])
    expect(await codesOf(change(database, { prefix: 'so ' }))).toEqual(['prefix NUMBER_PREFIX_INVALID'])
    expect(await codesOf(change(database, { digits: 0 }))).toContain('digits NUMBER_OUT_OF_RANGE')
    expect(await codesOf(change(database, { digits: 3, largestNumber: 5000 }))).toEqual([
      'largestNumber NUMBER_OUT_OF_RANGE',
    ])
    const unknown = inTransaction(database, (trx) =>
      updateNumberSequence(trx, { companyId: 'NONE' as CompanyId, code: 'salesOrder' }, {}, keeper),
    )
    expect(await codesOf(unknown)).toEqual(['code NUMBER_SEQUENCE_NOT_FOUND'])
  })
})
