import { expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { inTransaction } from '../../server/database/database.ts'
import { updateCompany } from '../../server/organization/companies.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, stage, testNow } from '../transactions/stage.ts'
import { anOrder, causesOf, channel, company, orderOf, synchronizeAll } from './orders.ts'

async function rowsOf(
  database: Database,
  table: 'sales_order_line' | 'sales_order_address',
  orderId: string,
) {
  return database.kysely
    .selectFrom(table)
    .selectAll()
    .where('sales_order_id', '=', orderId as never)
    .orderBy('line_number')
    .execute()
}

describeOnBothDatabases('an online order', (open) => {
  test('becomes a sales order in business sign and minor units, with a number of its own', async () => {
    const database = await open()
    await createShops(database)
    const order = anOrder({
      header: { comment: 'Ring på', InvoiceComment: 'Ref 7', loyaltyCardId: 'L-1' },
      lines: [
        { sold: 2, price: 99.5, unit: 'ea' },
        { sold: 0.25, price: 80, unit: 'kg' },
      ],
      charges: [{ CalculatedAmount: 39, TaxAmount: 9.75 }],
    })
    const [staged] = await stage(database, [order])
    await synchronizeAll(database)
    expect(await orderOf(database, order.header.transactionId)).toEqual({
      id: staged?.id,
      company_id: company,
      number: 'SO-000000001',
      kind: 'order',
      status: 'open',
      channel_number: channel,
      channel_reference_id: order.header.ChannelReferenceId,
      customer_account: 'C-KARI',
      email: 'kari@example.com',
      loyalty_card_number: 'L-1',
      staff: null,
      currency: 'SEK',
      exchange_rate: 10_420_000,
      prices_include_tax: true,
      net_amount: 25_800,
      tax_amount: 975,
      charge_amount: 3_900,
      discount_amount: 0,
      gross_amount: 26_775,
      paid_amount: 26_775,
      rounding_amount: 0,
      payment_difference: 0,
      delivery_mode: 'STD',
      warehouse: 'JKPG',
      site: null,
      requested_receipt_date: '2026-11-25',
      requested_shipping_date: '2026-11-24',
      postal_address_number: null,
      ordered_on: '2026-11-20',
      ordered_at: '2026-11-20T09:00:00.000Z',
      business_date: '2026-11-20',
      expires_on: null,
      comment: 'Ring på',
      invoice_comment: 'Ref 7',
      posted_at: expect.stringMatching(/^2026-11-21T08:/),
      canceled_at: null,
      canceled_by_transaction_id: null,
    })
    const lines = await rowsOf(database, 'sales_order_line', staged?.id ?? '')
    expect(lines).toMatchObject([
      {
        line_number: 1,
        quantity: 2_000_000,
        price: 99_500_000,
        is_price_locked: true,
        net_amount: 19_900,
        gross_amount: 19_900,
        description: 'A thing',
      },
      { line_number: 2, quantity: 250_000, unit: 'kg', net_amount: 2_000 },
    ])
    const { status, synchronized_at, next_attempt_at } = await database.kysely
      .selectFrom('channel_transaction')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect({ status, next_attempt_at }).toEqual({ status: 'succeeded', next_attempt_at: null })
    expect(synchronized_at).not.toBeNull()
  })

  test('takes from the header what a line does not say, and from the channel what the header does not', async () => {
    const database = await open()
    await createShops(database)
    const order = anOrder({
      header: { DlvMode: 'EXP', InventLocationId: null },
      lines: [{}, { DlvMode: '60', InventLocationId: 'MAIN', ShippingDateRequested: '2026-12-24' }],
    })
    const silent = anOrder({ header: { DlvMode: null } })
    const [staged] = await stage(database, [order, silent])
    await synchronizeAll(database)
    expect(await rowsOf(database, 'sales_order_line', staged?.id ?? '')).toMatchObject([
      { delivery_mode: 'EXP', warehouse: 'JKPG', requested_shipping_date: '2026-11-24' },
      { delivery_mode: '60', warehouse: 'MAIN', requested_shipping_date: '2026-12-24' },
    ])
    expect(await orderOf(database, silent.header.transactionId)).toMatchObject({
      delivery_mode: 'STD',
      warehouse: 'JKPG',
    })
  })

  test('keeps charges, discounts, taxes, attributes, reasons and addresses as they were sent', async () => {
    const database = await open()
    await createShops(database)
    const order = anOrder({
      lines: [
        { price: 100, discAmount: 20, netAmount: -64, netAmountInclTax: -80, taxAmount: -16 },
        { transactionStatus: 1 },
      ],
      charges: [
        { CalculatedAmount: 10, saleLineNum: 1, markupLineNum: 0, MarkupCode: 'GIFTWRAP', Method: 1 },
      ],
      addresses: [{}, { SaleLineNum: 1, City: 'Malmö' }],
    })
    const { transactionId } = order.header
    const key = { StoreId: '', TerminalId: '', Channel: channel, DataAreaId: company }
    for (const line of [1, 2]) {
      order.taxes.push({
        TransactionId: transactionId,
        ...key,
        SaleLineNum: line,
        TaxCode: 'SE-VAT25',
        Amount: 16.004,
        TaxBaseAmount: 64,
        TaxPercentage: 25,
        IsIncludedInPrice: 1,
        IsExempt: 0,
      })
    }
    order.discounts.push({
      TransactionId: transactionId,
      ...key,
      SaleLineNum: 1,
      LineNum: 1,
      Amount: 20,
      DiscountAmount: 20,
      Percentage: 0,
      DealPrice: 0,
      DiscountOriginType: 2,
      CustomerDiscountType: 0,
      ManualDiscountType: 0,
      PeriodicDiscountOfferId: 'OFFER-1',
      DiscountCode: 'HÖST',
    })
    order.attributes.push({
      transactionId,
      store: '',
      terminal: '',
      Channel: channel,
      DataAreaId: company,
      HeaderOrLineNum: 0,
      Name: 'Source',
      TextValue: 'newsletter',
    })
    order.infocodes.push({
      transactionId,
      store: '',
      terminal: '',
      Channel: channel,
      DataAreaId: company,
      lineNum: 1,
      parentLineNum: -1,
      infocodeId: 'CONTACT',
      subInfocodeId: '1',
      information: 'Kundtjänst',
      infoAmount: 0,
      amount: 0,
      inputType: 1,
      type: 0,
      transactionStatus: 0,
      transDate: null,
      transTime: null,
    })
    await stage(database, [order])
    await synchronizeAll(database)
    expect(await causesOf(database, transactionId)).toEqual([])
    const { kysely } = database
    expect(await kysely.selectFrom('sales_order_charge').selectAll().execute()).toMatchObject([
      { line_number: 1, charge_number: 0, charge_code: 'GIFTWRAP', method: 1, amount: 1_000, tax_amount: 0 },
    ])
    expect(await kysely.selectFrom('sales_order_discount').selectAll().execute()).toMatchObject([
      { line_number: 1, discount_number: 1, origin: 2, amount: 2_000, offer: 'OFFER-1', coupon: 'HÖST' },
    ])
    expect(await kysely.selectFrom('sales_order_tax').selectAll().execute()).toMatchObject([
      { line_number: 1, tax_code: 'SE-VAT25', amount: 16_004_000, is_included_in_price: true },
    ])
    expect(await kysely.selectFrom('sales_order_attribute').selectAll().execute()).toMatchObject([
      { line_number: 0, name: 'Source', value: 'newsletter' },
    ])
    expect(await kysely.selectFrom('sales_order_reason_code').selectAll().execute()).toMatchObject([
      { line_number: 0, reason_code: 'CONTACT', sub_code: '1', information: 'Kundtjänst' },
    ])
    expect(
      await kysely.selectFrom('sales_order_address').selectAll().orderBy('line_number').execute(),
    ).toMatchObject([
      { line_number: 0, city: 'Lund' },
      { line_number: 1, city: 'Malmö' },
    ])
    expect(await kysely.selectFrom('sales_order_line').select('line_number').execute()).toEqual([
      { line_number: 1 },
    ])
  })

  test('that nothing was paid for, because it costs nothing, is posted', async () => {
    const database = await open()
    await createShops(database)
    const free = anOrder({ lines: [{ price: 0 }] })
    await stage(database, [free])
    await synchronizeAll(database)
    expect(await orderOf(database, free.header.transactionId)).toMatchObject({
      kind: 'order',
      gross_amount: 0,
    })
  })

  test('that came without payment is posted where the company takes payments later', async () => {
    const database = await open()
    await createShops(database)
    await database.kysely
      .insertInto('synchronization_setting')
      .values({
        company_id: company,
        closed_until: null,
        is_payment_optional: true,
        quotation_valid_days: 30,
        updated_at: testNow,
      })
      .execute()
    const unpaid = anOrder({ payments: [] })
    await stage(database, [unpaid])
    await synchronizeAll(database)
    expect(await orderOf(database, unpaid.header.transactionId)).toMatchObject({
      gross_amount: 10_000,
      paid_amount: 0,
      payment_difference: 10_000,
    })
  })

  test('whose rows an operator corrected is put on hold with the company’s code', async () => {
    const database = await open()
    await createShops(database)
    await inTransaction(database, async (trx) => {
      const before = await trx.selectFrom('company').selectAll().executeTakeFirstOrThrow()
      await updateCompany(
        trx,
        company,
        { ...before, timeZone: before.time_zone, editedOrderHoldCode: 'EDITED' },
        { userId: null, at: testNow },
      )
    })
    const [corrected] = await stage(database, [anOrder(), anOrder()])
    const id = corrected?.id
    if (id === undefined) throw new Error('Nothing staged')
    await database.kysely
      .updateTable('channel_transaction')
      .set({ version: 1 })
      .where('id', '=', id)
      .execute()
    for (const table of [
      'channel_transaction_header',
      'channel_transaction_line',
      'channel_transaction_payment',
    ] as const) {
      await database.kysely
        .updateTable(table)
        .set({ version: 1 })
        .where('transaction_id', '=', corrected?.transaction_id ?? '')
        .execute()
    }
    await synchronizeAll(database)
    expect(await database.kysely.selectFrom('order_hold').selectAll().execute()).toMatchObject([
      { sales_order_id: id, hold_code: 'EDITED', placed_by: null, released_at: null },
    ])
  })
})

describeOnBothDatabases('a quotation', (open) => {
  test('is what type 31 and order type 1 become, with a number of its own sequence and its last day', async () => {
    const database = await open()
    await createShops(database)
    const quote = anOrder({ header: { type: 31, transDate: '2026-11-20' } })
    const other = anOrder({ header: { TransactionOrderType: 1, transDate: '2026-12-15' } })
    await stage(database, [quote, other])
    await synchronizeAll(database)
    expect(await orderOf(database, quote.header.transactionId)).toMatchObject({
      kind: 'quotation',
      number: 'SQ-000000001',
      expires_on: '2026-12-20',
      paid_amount: 0,
      payment_difference: 0,
    })
    expect(await orderOf(database, other.header.transactionId)).toMatchObject({
      kind: 'quotation',
      number: 'SQ-000000002',
      expires_on: '2027-01-14',
    })
  })
})

describeOnBothDatabases('a customer', (open) => {
  const guid = '6f1e1a2b-0c3d-4e5f-8a9b-0c1d2e3f4a5b'

  test('whom nobody knew is made with the address of the order, once', async () => {
    const database = await open()
    await createShops(database)
    const first = anOrder({ addresses: [{ Email: 'kari@home.example' }] })
    await stage(database, [first, anOrder()])
    await synchronizeAll(database)
    await stage(database, [anOrder()])
    await synchronizeAll(database)
    const customers = await database.kysely.selectFrom('customer').selectAll().execute()
    expect(customers).toMatchObject([
      {
        account: 'C-KARI',
        async_account: null,
        name: 'Kari Nordmann',
        email: 'kari@home.example',
        created_from_channel: channel,
        is_blocked: false,
      },
    ])
    expect(await database.kysely.selectFrom('customer_address').selectAll().execute()).toMatchObject([
      { customer_account: 'C-KARI', address_number: 1, city: 'Lund', country: 'SWE' },
    ])
  })

  test('who signed up in the shop gets an account of the company’s, which the shop’s GUID leads to', async () => {
    const database = await open()
    await createShops(database)
    const first = anOrder({ header: { custAccount: guid } })
    await stage(database, [first])
    await synchronizeAll(database)
    const second = anOrder({ header: { custAccount: guid } })
    await stage(database, [second])
    await synchronizeAll(database)
    for (const { header } of [first, second])
      expect((await orderOf(database, header.transactionId)).customer_account).toBe('C-000000001')
    expect(
      await database.kysely.selectFrom('customer').select(['account', 'async_account']).execute(),
    ).toEqual([{ account: 'C-000000001', async_account: guid }])
  })

  test('who did not sign in is the channel’s customer for guests', async () => {
    const database = await open()
    await createShops(database)
    const guest = anOrder({ header: { custAccount: null }, addresses: [{}] })
    await stage(database, [guest])
    await synchronizeAll(database)
    expect((await orderOf(database, guest.header.transactionId)).customer_account).toBe('GUEST-SE')
    expect(
      await database.kysely.selectFrom('customer').select(['account', 'name', 'email']).execute(),
    ).toEqual([{ account: 'GUEST-SE', name: 'Havsvik Sverige', email: null }])
  })
})
