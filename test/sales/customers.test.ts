import { expect, test } from 'vitest'
import { alphabetOf } from '../../server/database/alphabet.ts'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { addSeconds } from '../../server/database/instant.ts'
import { findCustomer, listCustomers } from '../../server/sales/list-customers.ts'
import { takeNumbers } from '../../server/sales/number-sequences.ts'
import { createCustomer, updateCustomer } from '../../server/sales/save-customers.ts'
import { auditOf, createOrganization, deed, refusalOf, usrt } from '../organization/organization.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { anOrder, causesOf, company, synchronizeAll, tickingClock } from '../synchronization/orders.ts'
import { createShops, stage, testNow } from '../transactions/stage.ts'

const ola = { name: ' Ola Nordmann ', email: 'ola@example.no', phone: '' }

async function findByAccount(database: Database, account: string) {
  return database.kysely
    .selectFrom('customer')
    .selectAll()
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
}

describeOnBothDatabases('customers', (open) => {
  test('are registered under their account, or under the next number that no customer bears', async () => {
    const database = await open()
    await createOrganization(database)
    const accounts = await inTransaction(database, async (trx) => {
      const ids = [
        await createCustomer(trx, usrt, { ...ola, account: 'C-000000002' }, deed),
        await createCustomer(trx, usrt, ola, deed),
        await createCustomer(trx, usrt, { ...ola, account: ' ' }, deed),
      ]
      return Promise.all(ids.map(async (id) => (await findCustomer(trx, id))?.account))
    })
    expect(accounts).toEqual(['C-000000002', 'C-000000001', 'C-000000003'])
    const [entry] = await auditOf(database, 'createCustomer')
    expect(entry).toMatchObject({
      changes: { name: { from: null, to: 'Ola Nordmann' }, isBlocked: { from: null, to: false } },
    })
  })

  test('are found by a part of their name, as by account and e-mail address', async () => {
    const database = await open()
    await createOrganization(database)
    await inTransaction(database, (trx) => createCustomer(trx, usrt, { ...ola, account: 'OLA' }, deed))
    const page = { after: undefined, before: undefined, limit: 9, inverted: false }
    const order = { by: 'account', isDescending: false, alphabet: alphabetOf(database.kind, 'en') } as const
    const search = async (text: string) => {
      const found = await listCustomers(database.kysely, { companies: [usrt], text }, order, page)
      return found.map(({ account }) => account)
    }
    expect(await Promise.all(['NORD', 'ol', 'OL', 'ola@example.no', '%'].map(search))).toEqual([
      ['OLA'],
      ['OLA'],
      ['OLA'],
      ['OLA'],
      [],
    ])
  })

  test('are refused what cannot be kept, all of it at once', async () => {
    const database = await open()
    await createOrganization(database)
    await inTransaction(database, (trx) => createCustomer(trx, usrt, { ...ola, account: 'OLA' }, deed))
    const faulty = { account: 'OLA', name: ' ', email: 'x'.repeat(81), phone: '1'.repeat(21) }
    expect(await refusalOf(database, (trx) => createCustomer(trx, usrt, faulty, deed))).toEqual([
      'VALUE_MISSING name',
      'VALUE_TOO_LONG email',
      'VALUE_TOO_LONG phone',
      'CUSTOMER_ACCOUNT_TAKEN account',
    ])
    await inTransaction(database, (trx) => takeNumbers(trx, usrt, 'customer', 999_999_999))
    expect(await refusalOf(database, (trx) => createCustomer(trx, usrt, ola, deed))).toEqual([
      'CUSTOMER_NUMBERS_USED_UP account',
    ])
  })

  test('can be blocked whatever a shop has called them; what is changed is checked', async () => {
    const database = await open()
    await createShops(database)
    const email = `${'long'.repeat(25)}@example.no`
    const order = anOrder({ header: { custAccount: 'OLA', receiptEmail: email } })
    await stage(database, [order])
    await synchronizeAll(database)
    const customer = await findByAccount(database, 'OLA')
    expect(customer.email).toBe(email)
    await inTransaction(database, (trx) => updateCustomer(trx, customer.id, { isBlocked: true }, deed))
    expect(await findByAccount(database, 'OLA')).toMatchObject({ is_blocked: true, email })
    const longer = { email: `longer.${email}` }
    expect(await refusalOf(database, (trx) => updateCustomer(trx, customer.id, longer, deed))).toEqual([
      'VALUE_TOO_LONG email',
    ])
  })

  test('who is blocked buys nothing until the block is lifted, and the failed order is posted then', async () => {
    const database = await open()
    await createShops(database)
    const id = await inTransaction(database, (trx) =>
      createCustomer(trx, company, { ...ola, account: 'OLA', isBlocked: true }, deed),
    )
    const order = anOrder({ header: { custAccount: 'OLA' } })
    await stage(database, [order])
    await synchronizeAll(database)
    expect(await causesOf(database, order.header.transactionId)).toEqual(['CUSTOMER_ACCOUNT'])
    await inTransaction(database, (trx) => updateCustomer(trx, id, { isBlocked: false }, deed))
    await synchronizeAll(database, { clock: tickingClock(addSeconds(testNow, 7 * 86_400)) })
    expect(await causesOf(database, order.header.transactionId)).toEqual([])
    const [entry] = await auditOf(database, 'updateCustomer')
    expect(entry).toMatchObject({ changes: { isBlocked: { from: true, to: false } } })
  })
})
