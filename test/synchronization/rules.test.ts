import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import { faults } from '../../server/demo/faults.ts'
import { tenderTypes } from '../../server/demo/shops.ts'
import { saveItems } from '../../server/sales/save-items.ts'
import { type RuleCode, ruleOf, validationRules } from '../../server/synchronization/rules.ts'
import type { SynchronizationStatus } from '../../server/transactions/tables.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { aSale, createShops, someSales, stage, testNow } from '../transactions/stage.ts'
import { anOrder, causesOf, channel, company, orderOf, synchronizeAll } from './orders.ts'

async function keepRule(
  database: Database,
  rule: RuleCode,
  isEnabled: boolean,
  tolerance = 0,
): Promise<void> {
  await database.kysely
    .insertInto('validation_rule_setting')
    .values({ company_id: company, rule, is_enabled: isEnabled, tolerance, updated_at: testNow })
    .execute()
}

async function statusOf(database: Database, { header }: ChannelTransaction): Promise<SynchronizationStatus> {
  const { status } = await database.kysely
    .selectFrom('channel_transaction')
    .select('status')
    .where('transaction_id', '=', header.transactionId)
    .executeTakeFirstOrThrow()
  return status
}

describeOnBothDatabases('a rule of the field', (open) => {
  const spoilt = faults.map((fault) => {
    const sale = structuredClone(aSale((candidate) => fault.canSpoil(candidate)))
    sale.header.transactionId = `FAULT-${faults.indexOf(fault)}`
    sale.header.ChannelReferenceId = sale.header.transactionId
    return { fault, sale: renamed(sale, sale.header.transactionId) }
  })
  for (const { fault, sale } of spoilt) fault.spoil(sale)

  test('is broken by what breaks it, and by nothing else; the rest is posted', async () => {
    const database = await open()
    await createShops(database)
    const sound = someSales(30, 'sound')
    await stage(database, [...sound, ...spoilt.map(({ sale }) => sale)])
    const result = await synchronizeAll(database)
    expect(result).toMatchObject({ posted: sound.length, failed: spoilt.length })
    for (const { fault, sale } of spoilt) {
      expect([fault.story, await causesOf(database, sale.header.transactionId)]).toEqual([
        fault.story,
        [fault.rule],
      ])
      expect(await statusOf(database, sale)).toBe('failed')
    }
  })

  test('does not hold for a company that switched it off, unless nothing could be posted then', async () => {
    const database = await open()
    await createShops(database)
    for (const { code } of validationRules) await keepRule(database, code, false)
    await stage(
      database,
      spoilt.map(({ sale }) => sale),
    )
    await synchronizeAll(database)
    for (const { fault, sale } of spoilt) {
      const isEssential = ruleOf(fault.rule)?.isEssential === true
      expect([fault.rule, await statusOf(database, sale)]).toEqual([
        fault.rule,
        isEssential ? 'failed' : 'succeeded',
      ])
    }
  })
})

/** A transaction under another id, in all of its rows. */
function renamed(sale: ChannelTransaction, id: string): ChannelTransaction {
  for (const rows of [[sale.header], ...Object.values(sale).filter(Array.isArray)]) {
    for (const row of rows) {
      if ('transactionId' in row) row.transactionId = id
      if ('TransactionId' in row) row.TransactionId = id
    }
  }
  return sale
}

describeOnBothDatabases('what stands in an order’s way', (open) => {
  const card = { tenderType: tenderTypes.card }

  /** What is wrong with an order, by the causes it must fail for. */
  const wrong: readonly (readonly [string, readonly RuleCode[], () => ChannelTransaction])[] = [
    [
      'a type that synchronization does not take',
      ['TRANSACTION_TYPE_NOT_SYNCHRONIZED'],
      () => anOrder({ header: { type: 2 } }),
    ],
    [
      'a currency that is not the channel’s',
      ['CURRENCY_NOT_OF_CHANNEL'],
      () => anOrder({ header: { currency: 'EUR' } }),
    ],
    [
      'a charge in another currency',
      ['CHARGE_CURRENCY_DIFFERS'],
      () => anOrder({ charges: [{ CalculatedAmount: 10, CurrencyCode: 'EUR' }] }),
    ],
    [
      'a tender type that the channel has no method for',
      ['TENDER_TYPE_NOT_MAPPED'],
      () => anOrder({ payments: [{ tenderType: '77' }] }),
    ],
    [
      'a payment in a currency that there is not',
      ['PAYMENT_CURRENCY_UNKNOWN'],
      () => anOrder({ payments: [{ currency: 'XQX' }] }),
    ],
    [
      'a payment that was declined',
      ['PAYMENT_DECLINED'],
      () => anOrder({ payments: [{ CreditCardProcessorStatus: 2 }] }),
    ],
    [
      'a payment whose capture failed',
      ['PAYMENT_CAPTURE_FAILED'],
      () => anOrder({ payments: [{ IsCaptureFailed: 1 }] }),
    ],
    [
      'a card without authorization and token',
      ['CARD_AUTHORIZATION_MISSING'],
      () => anOrder({ payments: [{ paymentAuthorization: null, paymentCardToken: '' }] }),
    ],
    [
      'a gift card without number',
      ['GIFT_CARD_NUMBER_MISSING'],
      () => anOrder({ payments: [{ tenderType: tenderTypes.giftCard }] }),
    ],
    [
      'a gift card sold without number',
      ['GIFT_CARD_NUMBER_MISSING'],
      () => anOrder({ lines: [{ giftcard: 1 }] }),
    ],
    [
      'points without a loyalty card',
      ['LOYALTY_CARD_NUMBER_MISSING'],
      () => anOrder({ payments: [{ tenderType: tenderTypes.loyalty }] }),
    ],
    [
      'a credit voucher without number',
      ['CREDIT_VOUCHER_NUMBER_MISSING'],
      () => anOrder({ payments: [{ tenderType: tenderTypes.creditVoucher }] }),
    ],
    [
      'a guest who buys on account',
      ['ON_ACCOUNT_WITHOUT_CUSTOMER'],
      () => anOrder({ header: { custAccount: null }, payments: [{ tenderType: tenderTypes.onAccount }] }),
    ],
    [
      'a quotation with a payment',
      ['QUOTATION_WITH_PAYMENT'],
      () => anOrder({ header: { type: 31 }, payments: [{}] }),
    ],
    [
      'an amount without any payment',
      ['TRANSACTION_GROSS_AND_PAYMENT_AMOUNT'],
      () => anOrder({ payments: [] }),
    ],
    ['no lines', ['EMPTY_TRANSACTION'], () => anOrder({ lines: [], payments: [] })],
    ['a line without item', ['ITEM_ID'], () => anOrder({ lines: [{ itemId: '' }] })],
    [
      'one of two tax groups',
      ['INVALID_TAX_INTERSECTION'],
      () => anOrder({ lines: [{ taxGroup: 'SWE', TaxItemGroup: null }] }),
    ],
    [
      'an account that is too long',
      ['CUSTOMER_ACCOUNT'],
      () => anOrder({ header: { custAccount: 'C'.repeat(39) } }),
    ],
    [
      'a refund of a payment that nobody made',
      ['LINKED_PAYMENT_NOT_FOUND'],
      () =>
        anOrder({
          lines: [{ sold: -1 }],
          payments: [
            { ...card, IsLinkedRefund: 1, LinkedPaymentTransactionId: 'T-NONE', LinkedPaymentLineNumber: 1 },
          ],
        }),
    ],
    [
      'the cancellation of an order that nobody made',
      ['CANCELLED_ORDER_NOT_FOUND'],
      () => anOrder({ header: { type: 37, ChannelReferenceId: 'W-NONE' }, lines: [{ sold: -1 }] }),
    ],
    [
      'several things at once, all of them told',
      ['HEADER_PAYMENT_AMOUNT', 'NEGATIVE_PRICE', 'NUMBER_OF_ITEMS', 'TENDER_TYPE_NOT_MAPPED'],
      () => {
        const order = anOrder({ payments: [{ tenderType: '77' }, { amountTendered: 5 }] })
        order.header.numberOfItems = 9
        order.header.paymentAmount = 100
        for (const line of order.lines) line.price = -100
        return order
      },
    ],
  ]

  test('is told by its code, and only that', async () => {
    const database = await open()
    await createShops(database)
    const made = wrong.map(([story, codes, make]) => ({ story, codes, order: make() }))
    await stage(
      database,
      made.map(({ order }) => order),
    )
    await synchronizeAll(database)
    for (const { story, codes, order } of made) {
      expect([story, await causesOf(database, order.header.transactionId)]).toEqual([story, [...codes]])
    }
  })

  test('tells what is wrong where, so that it can be mended', async () => {
    const database = await open()
    await createShops(database)
    const order = anOrder({ payments: [{ tenderType: '77' }] })
    const unpaid = anOrder({ payments: [] })
    await stage(database, [order, unpaid])
    await synchronizeAll(database)
    const failures = await database.kysely
      .selectFrom('synchronization_failure')
      .select(['transaction_id', 'line_number', 'parameters', 'gross_amount', 'currency', 'attempt'])
      .orderBy('transaction_id')
      .execute()
    expect(failures).toEqual([
      {
        transaction_id: order.header.transactionId,
        line_number: 1,
        parameters: { tenderType: '77', channel },
        gross_amount: 100_000_000,
        currency: 'SEK',
        attempt: 1,
      },
      {
        transaction_id: unpaid.header.transactionId,
        line_number: null,
        parameters: { gross: '100', paid: '0' },
        gross_amount: 100_000_000,
        currency: 'SEK',
        attempt: 1,
      },
    ])
  })

  test('a closed period, a blocked customer, a channel without customer for guests', async () => {
    const database = await open()
    await createShops(database)
    await database.kysely
      .insertInto('synchronization_setting')
      .values({
        company_id: company,
        closed_until: '2026-10-31' as never,
        is_payment_optional: false,
        quotation_valid_days: 30,
        updated_at: testNow,
      })
      .execute()
    await database.kysely
      .insertInto('customer')
      .values({
        company_id: company,
        account: 'C-BLOCKED',
        id: 'customer-1' as never,
        async_account: null,
        name: 'Blocked',
        email: null,
        phone: null,
        is_blocked: true,
        created_from_channel: null,
        created_at: testNow,
        updated_at: testNow,
      })
      .execute()
    await database.kysely
      .updateTable('channel')
      .set({ default_customer_account: null })
      .where('number', '=', channel)
      .execute()
    const early = anOrder({ header: { businessDate: '2026-10-31' } })
    const blocked = anOrder({ header: { custAccount: 'C-BLOCKED' } })
    const guest = anOrder({ header: { custAccount: '' } })
    const sound = anOrder({ header: { businessDate: '2026-11-01' } })
    await stage(database, [early, blocked, guest, sound])
    await synchronizeAll(database)
    expect(await causesOf(database, early.header.transactionId)).toEqual(['CLOSED_FISCAL_PERIOD'])
    expect(await causesOf(database, blocked.header.transactionId)).toEqual(['CUSTOMER_ACCOUNT'])
    expect(await causesOf(database, guest.header.transactionId)).toEqual(['CUSTOMER_ACCOUNT'])
    expect(await statusOf(database, sound)).toBe('succeeded')
  })

  test('an order that was written twice under one confirmation number is posted once', async () => {
    const database = await open()
    await createShops(database)
    const twin = { header: { ChannelReferenceId: 'W-TWIN' } }
    const [first, second, third] = [anOrder(twin), anOrder(twin), anOrder(twin)]
    const broken = anOrder({ ...twin, payments: [] })
    await stage(database, [broken, first, second])
    await synchronizeAll(database)
    await stage(database, [third])
    await synchronizeAll(database)
    expect(await statusOf(database, broken)).toBe('failed')
    expect(await statusOf(database, first)).toBe('succeeded')
    expect(await causesOf(database, second.header.transactionId)).toEqual(['DUPLICATE_ORDER'])
    expect(await causesOf(database, third.header.transactionId)).toEqual(['DUPLICATE_ORDER'])
  })

  test('items, variants, units, serial numbers and barcodes, for a company that keeps the rules', async () => {
    const database = await open()
    await createShops(database)
    const item = { name: 'A thing', unit: 'ea' }
    const items = [
      { ...item, itemNumber: 'PLAIN', variantNumbers: ['RED'], barcodes: ['731'] },
      { ...item, itemNumber: 'SERIAL', isSerialNumberControlled: true },
      { ...item, itemNumber: 'GONE', isBlocked: true },
    ]
    await inTransaction(database, (trx) => saveItems(trx, company, items, { userId: null, at: testNow }))
    const rules = [
      'ITEM_UNKNOWN',
      'VARIANT_ID',
      'SERIAL_NUMBER_MISSING',
      'SERIAL_NUMBER_MUST_BE_EMPTY',
      'UNIT_OF_MEASURE',
      'INVALID_ITEM_BARCODE',
    ] as const
    for (const rule of rules) await keepRule(database, rule, true)
    const cases = [
      { line: { itemId: 'PLAIN', variantId: 'RED', barcode: '731' }, codes: [] },
      { line: { itemId: 'STRANGE' }, codes: ['ITEM_UNKNOWN'] },
      { line: { itemId: 'GONE' }, codes: ['ITEM_BLOCKED'] },
      { line: { itemId: 'PLAIN', variantId: 'BLUE' }, codes: ['VARIANT_ID'] },
      { line: { itemId: 'SERIAL' }, codes: ['SERIAL_NUMBER_MISSING'] },
      { line: { itemId: 'PLAIN', InventSerialId: 'S1' }, codes: ['SERIAL_NUMBER_MUST_BE_EMPTY'] },
      { line: { itemId: 'PLAIN', unit: 'kg' }, codes: ['UNIT_OF_MEASURE'] },
      { line: { itemId: 'SERIAL', InventSerialId: 'S1', barcode: '731' }, codes: ['INVALID_ITEM_BARCODE'] },
    ].map(({ line, codes }) => ({ codes, order: anOrder({ lines: [line] }) }))
    await stage(
      database,
      cases.map(({ order }) => order),
    )
    await synchronizeAll(database)
    for (const { codes, order } of cases)
      expect(await causesOf(database, order.header.transactionId)).toEqual(codes)
  })
})

describeOnBothDatabases('a difference of one öre', (open) => {
  function oneOreMore() {
    const order = anOrder()
    order.header.grossAmount = -100.01
    order.header.netAmount = -100.01
    order.header.paymentAmount = 100.01
    for (const payment of order.payments) payment.amountTendered = 100.01
    return order
  }

  test('stops an order at the header, where nothing is let pass by itself', async () => {
    const database = await open()
    await createShops(database)
    const order = oneOreMore()
    await stage(database, [order])
    await synchronizeAll(database)
    expect(await causesOf(database, order.header.transactionId)).toEqual([
      'HEADER_GROSS_AMOUNT',
      'HEADER_NET_AMOUNT',
    ])
  })

  test('is posted within the company’s tolerance, and stands on the order as its rounding', async () => {
    const database = await open()
    await createShops(database)
    await keepRule(database, 'HEADER_GROSS_AMOUNT', true, 100)
    await keepRule(database, 'HEADER_NET_AMOUNT', true, 100)
    const order = oneOreMore()
    await stage(database, [order])
    await synchronizeAll(database)
    expect(await orderOf(database, order.header.transactionId)).toMatchObject({
      gross_amount: 10_001,
      rounding_amount: 1,
      payment_difference: 0,
    })
    const notes = await database.kysely
      .selectFrom('synchronization_note')
      .select(['code', 'parameters'])
      .execute()
    expect(notes).toEqual([{ code: 'ROUNDING_ACCEPTED', parameters: { amount: '0.01' } }])
  })

  test('of a payment is posted within the limit, and stands on the order', async () => {
    const database = await open()
    await createShops(database)
    await keepRule(database, 'TRANSACTION_GROSS_AND_PAYMENT_AMOUNT', true, 100)
    const order = anOrder({ payments: [{ amountTendered: 99.99 }] })
    await stage(database, [order])
    await synchronizeAll(database)
    expect(await orderOf(database, order.header.transactionId)).toMatchObject({
      paid_amount: 9_999,
      payment_difference: 1,
    })
  })

  test('half of one is let pass on a line, where a rounded tax meets unrounded ones; more is not', async () => {
    const database = await open()
    await createShops(database)
    const taxed = (amount: number) => {
      const order = anOrder({ lines: [{ netAmount: -80, netAmountInclTax: -100, taxAmount: -20 }] })
      order.taxes.push({
        TransactionId: order.header.transactionId,
        StoreId: '',
        TerminalId: '',
        Channel: channel,
        DataAreaId: company,
        SaleLineNum: 1,
        TaxCode: 'SE-VAT25',
        Amount: amount,
        TaxBaseAmount: 80,
        TaxPercentage: 25,
        IsIncludedInPrice: 1,
        IsExempt: 0,
      })
      return order
    }
    const [half, more] = [taxed(20.005), taxed(20.005001)]
    await stage(database, [half, more])
    await synchronizeAll(database)
    expect(await causesOf(database, half.header.transactionId)).toEqual([])
    expect(await causesOf(database, more.header.transactionId)).toEqual(['LINE_TAX_AMOUNT'])
  })
})
