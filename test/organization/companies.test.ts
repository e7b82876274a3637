import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { createChannel } from '../../server/organization/channels.ts'
import { createCompany, findCompany, updateCompany } from '../../server/organization/companies.ts'
import { onCompanyCreated } from '../../server/organization/company-created.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { aChannel, at, auditOf, deed, refusalOf, usrt } from './organization.ts'

const aCompany = { id: 'USRT', name: 'Contoso Retail', currency: 'SEK', timeZone: 'Europe/Stockholm' }
const setUp: string[] = []
let isSetUpBroken = false
onCompanyCreated(async (_trx, companyId, now) => {
  setUp.push(`${companyId} ${now}`)
  if (isSetUpBroken) throw new Error('no number sequences')
})

describeOnBothDatabases('companies', (open) => {
  test('a company starts in English, without a hold code, with five tries a minute apart', async () => {
    const database = await open()
    await inTransaction(database, (trx) =>
      createCompany(trx, { ...aCompany, name: '  Contoso Retail ' }, deed),
    )
    expect(await findCompany(database.kysely, usrt)).toEqual({
      id: 'USRT',
      name: 'Contoso Retail',
      currency: 'SEK',
      time_zone: 'Europe/Stockholm',
      language: 'en',
      edited_order_hold_code: null,
      synchronization_retry_limit: 5,
      synchronization_retry_base_seconds: 60,
      created_at: at,
      updated_at: at,
    })
  })

  test('creating one is audited, in the same transaction', async () => {
    const database = await open()
    await inTransaction(database, (trx) => createCompany(trx, aCompany, deed))
    const [entry, ...more] = await auditOf(database, 'createCompany')
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      user_id: 'user-1',
      company_id: 'USRT',
      subject_type: 'Company',
      subject_id: 'USRT',
      occurred_at: at,
      request_id: 'request-1',
      changes: { id: { from: null, to: 'USRT' }, currency: { from: null, to: 'SEK' } },
    })
  })

  test('every module sets up what it needs for a new company, or there is no company', async () => {
    const database = await open()
    setUp.length = 0
    await inTransaction(database, (trx) => createCompany(trx, aCompany, deed))
    expect(setUp).toEqual([`USRT ${at}`])
    isSetUpBroken = true
    const broken = inTransaction(database, (trx) => createCompany(trx, { ...aCompany, id: 'DEMF' }, deed))
    await expect(broken).rejects.toThrow('no number sequences')
    isSetUpBroken = false
    expect(await findCompany(database.kysely, 'DEMF' as CompanyId)).toBeUndefined()
    expect(await auditOf(database, 'createCompany')).toHaveLength(1)
  })

  test('all faults of an input are told together', async () => {
    const database = await open()
    const input = {
      id: 'usrt',
      name: '  ',
      currency: 'SKR',
      timeZone: '+01:00',
      language: 'de',
      editedOrderHoldCode: 'MUCH TOO LONG',
      synchronizationRetryLimit: -1,
      synchronizationRetryBaseSeconds: 0.5,
    }
    expect(await refusalOf(database, (trx) => createCompany(trx, input, deed))).toEqual([
      'COMPANY_ID_INVALID id',
      'VALUE_MISSING name',
      'CURRENCY_UNKNOWN currency',
      'TIME_ZONE_UNKNOWN timeZone',
      'LANGUAGE_UNKNOWN language',
      'VALUE_TOO_LONG editedOrderHoldCode',
      'NUMBER_OUT_OF_RANGE synchronizationRetryLimit',
      'NUMBER_OUT_OF_RANGE synchronizationRetryBaseSeconds',
    ])
  })

  test.each(['U', 'USRT1', 'US-T', 'ÅRSK'])('%j is no company id', async (id) => {
    const database = await open()
    expect(await refusalOf(database, (trx) => createCompany(trx, { ...aCompany, id }, deed))).toEqual([
      'COMPANY_ID_INVALID id',
    ])
  })

  test('what is empty is missing, and no wrong value', async () => {
    const database = await open()
    const input = { ...aCompany, id: '', currency: '', timeZone: '' }
    expect(await refusalOf(database, (trx) => createCompany(trx, input, deed))).toEqual([
      'VALUE_MISSING id',
      'VALUE_MISSING currency',
      'VALUE_MISSING timeZone',
    ])
  })

  test('an id is given once', async () => {
    const database = await open()
    await inTransaction(database, (trx) => createCompany(trx, aCompany, deed))
    expect(await refusalOf(database, (trx) => createCompany(trx, aCompany, deed))).toEqual([
      'COMPANY_ID_TAKEN id',
    ])
  })

  test('an update changes what it names and audits what it changed', async () => {
    const database = await open()
    await inTransaction(database, (trx) =>
      createCompany(trx, { ...aCompany, editedOrderHoldCode: 'EDITED' }, deed),
    )
    await inTransaction(database, (trx) =>
      updateCompany(trx, usrt, { name: 'Contoso AB', editedOrderHoldCode: null, language: undefined }, deed),
    )
    expect(await findCompany(database.kysely, usrt)).toMatchObject({
      name: 'Contoso AB',
      edited_order_hold_code: null,
      language: 'en',
    })
    const [entry] = await auditOf(database, 'updateCompany')
    expect(entry?.changes).toEqual({
      name: { from: 'Contoso Retail', to: 'Contoso AB' },
      editedOrderHoldCode: { from: 'EDITED', to: null },
    })
  })

  test('an update that changes nothing leaves no trace', async () => {
    const database = await open()
    await inTransaction(database, (trx) => createCompany(trx, aCompany, deed))
    await inTransaction(database, (trx) => updateCompany(trx, usrt, { name: 'Contoso Retail' }, deed))
    expect(await auditOf(database, 'updateCompany')).toEqual([])
  })

  test('the currency of the books is fixed once there are channels', async () => {
    const database = await open()
    await inTransaction(database, async (trx) => {
      await createCompany(trx, aCompany, deed)
      await updateCompany(trx, usrt, { currency: 'EUR' }, deed)
      await createChannel(trx, aChannel(), deed)
    })
    expect(await refusalOf(database, (trx) => updateCompany(trx, usrt, { currency: 'SEK' }, deed))).toEqual([
      'COMPANY_CURRENCY_IN_USE currency',
    ])
  })

  test('a company that is not there is named', async () => {
    const database = await open()
    expect(await refusalOf(database, (trx) => updateCompany(trx, usrt, { name: 'X' }, deed))).toEqual([
      'COMPANY_NOT_FOUND companyId',
    ])
  })
})
