import { expect, test } from 'vitest'
import { inTransaction } from '../../server/database/database.ts'
import { createChannel, findChannel, updateChannel } from '../../server/organization/channels.ts'
import { isCountry } from '../../server/organization/countries.ts'
import { removePaymentMethod, savePaymentMethod } from '../../server/organization/payment-methods.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { aChannel, at, auditOf, channelNumber, createOrganization, deed, refusalOf } from './organization.ts'

const card = {
  channelNumber: channelNumber(1001),
  tenderType: '2',
  name: 'Kort',
  tenderFunction: 'card',
  postingAccount: '1580',
} as const

describeOnBothDatabases('channels', (open) => {
  test('a channel is an active online store unless said otherwise', async () => {
    const database = await open()
    await createOrganization(database)
    const big = channelNumber(5_637_144_600)
    await inTransaction(database, (trx) =>
      createChannel(
        trx,
        aChannel({ number: big, storeNumber: 'WEB-1', warehouse: ' STO-1 ', site: '' }),
        deed,
      ),
    )
    expect(await findChannel(database.kysely, big)).toEqual({
      number: 5_637_144_600,
      company_id: 'USRT',
      store_number: 'WEB-1',
      name: 'Nettbutikk 5637144600',
      kind: 'onlineStore',
      currency: 'SEK',
      time_zone: 'Europe/Stockholm',
      country: 'SWE',
      prices_include_tax: true,
      default_customer_account: null,
      warehouse: 'STO-1',
      site: null,
      delivery_mode: null,
      is_active: true,
      created_at: at,
      updated_at: at,
    })
  })

  test('all faults of an input are told together', async () => {
    const database = await open()
    await createOrganization(database)
    const input = aChannel({
      number: 1002,
      storeNumber: 'S1001',
      name: '',
      currency: 'sek',
      timeZone: 'Europe/Uppsala',
      country: 'SE',
      warehouse: 'A WAREHOUSE',
      defaultCustomerAccount: 'x'.repeat(39),
    })
    expect(await refusalOf(database, (trx) => createChannel(trx, input, deed))).toEqual([
      'VALUE_MISSING name',
      'CURRENCY_UNKNOWN currency',
      'TIME_ZONE_UNKNOWN timeZone',
      'COUNTRY_UNKNOWN country',
      'VALUE_TOO_LONG defaultCustomerAccount',
      'VALUE_TOO_LONG warehouse',
      'CHANNEL_NUMBER_TAKEN number',
      'STORE_NUMBER_TAKEN storeNumber',
    ])
  })

  test.each([0, -1, 1.5, 2 ** 53])('%d is no channel number', async (number) => {
    const database = await open()
    await createOrganization(database)
    const input = aChannel({ number, storeNumber: 'NEW' })
    expect(await refusalOf(database, (trx) => createChannel(trx, input, deed))).toEqual([
      'NUMBER_OUT_OF_RANGE number',
    ])
  })

  test('a channel needs its company', async () => {
    const database = await open()
    const input = aChannel({ companyId: 'NONE' as CompanyId })
    expect(await refusalOf(database, (trx) => createChannel(trx, input, deed))).toEqual([
      'COMPANY_NOT_FOUND companyId',
    ])
  })

  test('two companies may use the same store number', async () => {
    const database = await open()
    await createOrganization(database)
    await inTransaction(database, (trx) =>
      updateChannel(trx, channelNumber(2001), { storeNumber: 'S1001' }, deed),
    )
    expect(await findChannel(database.kysely, channelNumber(2001))).toMatchObject({ store_number: 'S1001' })
  })

  test('an update changes what it names and audits what it changed', async () => {
    const database = await open()
    await createOrganization(database)
    await inTransaction(database, (trx) =>
      updateChannel(
        trx,
        channelNumber(1001),
        { pricesIncludeTax: false, deliveryMode: '60', isActive: false },
        deed,
      ),
    )
    expect(await findChannel(database.kysely, channelNumber(1001))).toMatchObject({
      prices_include_tax: false,
      delivery_mode: '60',
      is_active: false,
      store_number: 'S1001',
    })
    const [entry] = await auditOf(database, 'updateChannel')
    expect(entry).toMatchObject({
      subject_type: 'Channel',
      subject_id: '1001',
      company_id: 'USRT',
      changes: {
        pricesIncludeTax: { from: true, to: false },
        deliveryMode: { from: null, to: '60' },
        isActive: { from: true, to: false },
      },
    })
  })

  test('the payment-method map is kept by tender type', async () => {
    const database = await open()
    await createOrganization(database)
    await inTransaction(database, async (trx) => {
      await savePaymentMethod(trx, card, deed)
      await savePaymentMethod(
        trx,
        { ...card, tenderType: '8', name: 'Gavekort', tenderFunction: 'giftCard' },
        deed,
      )
      await savePaymentMethod(trx, { ...card, postingAccount: '1581', isPrepayment: true }, deed)
    })
    const methods = await database.kysely
      .selectFrom('channel_payment_method')
      .selectAll()
      .orderBy('tender_type')
      .execute()
    expect(methods).toMatchObject([
      { tender_type: '2', tender_function: 'card', posting_account: '1581', is_prepayment: true },
      { tender_type: '8', tender_function: 'giftCard', posting_account: '1580', is_prepayment: false },
    ])
    const saved = await auditOf(database, 'savePaymentMethod')
    expect(saved[2]?.changes).toEqual({
      'paymentMethods.2.postingAccount': { from: '1580', to: '1581' },
      'paymentMethods.2.isPrepayment': { from: false, to: true },
    })
  })

  test('a payment method is removed, once', async () => {
    const database = await open()
    await createOrganization(database)
    await inTransaction(database, async (trx) => {
      await savePaymentMethod(trx, card, deed)
      await removePaymentMethod(trx, card, deed)
    })
    expect(await database.kysely.selectFrom('channel_payment_method').selectAll().execute()).toEqual([])
    expect(await auditOf(database, 'removePaymentMethod')).toMatchObject([
      { changes: { 'paymentMethods.2.name': { from: 'Kort', to: null } } },
    ])
    expect(await refusalOf(database, (trx) => removePaymentMethod(trx, card, deed))).toEqual([
      'PAYMENT_METHOD_NOT_FOUND tenderType',
    ])
  })

  test('all faults of a payment method are told together', async () => {
    const database = await open()
    await createOrganization(database)
    const input = { ...card, tenderType: ' ', name: '', postingAccount: '1'.repeat(21) }
    expect(await refusalOf(database, (trx) => savePaymentMethod(trx, input, deed))).toEqual([
      'VALUE_MISSING tenderType',
      'VALUE_MISSING name',
      'VALUE_TOO_LONG postingAccount',
    ])
  })
})

test('countries are those of ISO 3166-1 alpha-3', () => {
  expect(['SWE', 'NOR', 'USA', 'GBR', 'DEU', 'ALA', 'XKX', 'SE', 'swe', ''].map(isCountry)).toEqual([
    ...Array.from({ length: 6 }, () => true),
    ...Array.from({ length: 4 }, () => false),
  ])
})
