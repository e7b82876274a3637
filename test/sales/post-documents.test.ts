import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { type Id, newId } from '../../server/database/identifiers.ts'
import type { CompanyId } from '../../server/organization/tables.ts'
import type { DocumentDrafts } from '../../server/sales/document-drafts.ts'
import { takeNumbers } from '../../server/sales/number-sequences.ts'
import { postDocuments } from '../../server/sales/post-documents.ts'
import type { SalesOrderKind } from '../../server/sales/tables.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { createShops, testNow } from '../transactions/stage.ts'

const companyId = 'USRT' as CompanyId
const posting = { companyId, now: testNow }

interface Document {
  readonly id: Id<'SalesOrder'>
  readonly kind: SalesOrderKind
  readonly amount: number
}

const document = (kind: SalesOrderKind = 'order', amount = 1_250): Document => ({
  id: newId<'SalesOrder'>(),
  kind,
  amount,
})

/** The drafts of a source that has nothing staged: one line and one captured payment a document. */
function draftsOf(documents: readonly Document[]): DocumentDrafts {
  const rows = sql.join(
    documents.map(
      ({ id, kind, amount }, index) => sql`
        select ${sql.lit(index + 1)} as position, ${sql.lit(id)} as id, ${sql.lit(kind)} as kind,
          cast(${amount} as bigint) as amount`,
    ),
    sql` union all `,
  )
  const none = (columns: string) => sql`select ${sql.raw(columns)} from sales_order_line as l where 1 = 0`
  return {
    documents: sql`
      select position, id, kind, cast(null as bigint) as channel_number, '2026-11-20' as ordered_on, 'EUR' as currency,
        amount as gross_amount
      from (${rows}) as r`,
    headers: sql`
      select position, cast(null as bigint) as channel_number, null as channel_reference_id, 'C-1' as customer_account,
        null as email, null as loyalty_card_number, null as staff, 'EUR' as currency, cast(null as bigint) as exchange_rate,
        true as prices_include_tax, amount as net_amount, 0 as tax_amount, 0 as charge_amount, 0 as discount_amount,
        amount as gross_amount, amount as paid_amount, 0 as rounding_amount, 0 as payment_difference,
        null as delivery_mode, null as warehouse, null as site, null as requested_receipt_date,
        null as requested_shipping_date, cast(null as bigint) as postal_address_number, '2026-11-20' as ordered_on,
        o.posted_at as ordered_at, null as business_date, null as expires_on, null as comment, null as invoice_comment
      from (${rows}) as r left join sales_order as o on 1 = 0`,
    lines: sql`
      select id as sales_order_id, 1 as line_number, 'I-1' as item_number, null as variant_number, null as description,
        null as barcode, null as listing_id, null as unit, 1000000 as quantity, amount * 10000 as price,
        cast(null as bigint) as original_price, true as is_price_locked, 0 as discount_amount, amount as net_amount,
        0 as tax_amount, amount as gross_amount, null as tax_group, null as item_tax_group, null as delivery_mode,
        null as warehouse, null as fulfillment_store, null as requested_receipt_date,
        null as requested_shipping_date, null as electronic_delivery_email,
        cast(null as bigint) as postal_address_number, null as serial_number, false as is_gift_card,
        null as gift_card_number, cast(null as integer) as gift_card_operation, null as returned_transaction_id,
        cast(null as bigint) as returned_line_number
      from (${rows}) as r`,
    charges:
      none(`l.sales_order_id, l.line_number, 0 as charge_number, '' as charge_code, l.description, 0 as method,
      l.price as value, l.net_amount as amount, l.tax_amount, l.tax_group, l.item_tax_group`),
    discounts:
      none(`l.sales_order_id, l.line_number, 0 as discount_number, 0 as origin, l.net_amount as amount,
      l.price as unit_amount, l.price as percentage, l.price as deal_price, 0 as customer_discount_type,
      0 as manual_discount_type, l.unit as offer, l.unit as coupon`),
    taxes: [],
    chargeTaxes:
      none(`l.sales_order_id, l.line_number, 0 as charge_number, '' as tax_code, l.tax_amount as amount,
      false as is_exempt`),
    addresses: none(`l.sales_order_id, l.line_number, l.unit as name, l.unit as sales_name, l.unit as street,
      l.unit as street_number, l.unit as city, l.unit as county, l.unit as district_name, l.unit as state,
      l.unit as postal_code, l.unit as country, l.unit as email, l.unit as email_content, l.unit as phone,
      l.unit as attention_to`),
    attributes: none(`l.sales_order_id, l.line_number, l.item_number as name, l.item_number as value`),
    reasonCodes:
      none(`l.sales_order_id, l.line_number, 0 as type, 0 as reason_number, l.item_number as reason_code,
      l.unit as sub_code, l.unit as information, l.price as amount`),
    payments: sql`
      select id as sales_order_id, 1 as line_number, '2' as tender_type, 'card' as tender_function,
        '130100' as posting_account, amount, amount as tendered_amount, 'EUR' as tendered_currency, null as card_type,
        null as masked_card_number, null as card_token, null as authorization_token,
        cast(null as bigint) as authorized_amount, null as gift_card_number, null as loyalty_card_number,
        null as credit_voucher_number, false as is_change, null as linked_sales_order_id,
        cast(null as bigint) as linked_line_number, true as is_captured, false as is_deposit,
        '2026-11-20' as paid_on, cast(null as bigint) as channel_number, 'C-1' as customer_account, 'EUR' as currency
      from (${rows}) as r where amount <> 0`,
  }
}

async function openWithCompany(open: () => Promise<Database>): Promise<Database> {
  const database = await open()
  await createShops(database)
  return database
}

describeOnBothDatabases('documents', (open) => {
  test('are posted from any source that can draft them, with numbers by their kind', async () => {
    const database = await openWithCompany(open)
    const documents = [document(), document('quotation'), document(), document('return', -500)]
    const posted = await inTransaction(database, (trx) => postDocuments(trx, draftsOf(documents), posting))
    expect(posted).toEqual({ order: 2, return: 1, quotation: 1 })
    const orders = await database.kysely
      .selectFrom('sales_order')
      .select(['id', 'number', 'kind', 'status', 'channel_number', 'posted_at', 'gross_amount'])
      .orderBy('id')
      .execute()
    const common = { status: 'open', channel_number: null, posted_at: testNow }
    expect(orders).toEqual([
      { ...common, id: documents[0]?.id, kind: 'order', number: 'SO-000000001', gross_amount: 1_250 },
      { ...common, id: documents[1]?.id, kind: 'quotation', number: 'SQ-000000001', gross_amount: 1_250 },
      { ...common, id: documents[2]?.id, kind: 'order', number: 'SO-000000002', gross_amount: 1_250 },
      { ...common, id: documents[3]?.id, kind: 'return', number: 'RO-000000001', gross_amount: -500 },
    ])
    const journal = await database.kysely
      .selectFrom('customer_payment_journal_line')
      .select(['amount', 'is_prepayment', 'paid_on'])
      .orderBy('voucher_number')
      .execute()
    expect(journal.map(({ amount }) => amount)).toEqual([1_250, 1_250, 1_250, -500])
    expect(journal[0]).toEqual({ amount: 1_250, is_prepayment: true, paid_on: '2026-11-20' })
  })

  test('cannot be posted twice, whatever the source does', async () => {
    const database = await openWithCompany(open)
    const once = document()
    await inTransaction(database, (trx) => postDocuments(trx, draftsOf([once]), posting))
    const again = inTransaction(database, (trx) => postDocuments(trx, draftsOf([document(), once]), posting))
    await expect(again).rejects.toThrow(/unique|UNIQUE/)
    expect(await database.kysely.selectFrom('sales_order').select('id').execute()).toEqual([{ id: once.id }])
  })

  test('that are rolled back give their numbers back, so that none is missing', async () => {
    const database = await openWithCompany(open)
    const lost = inTransaction(database, async (trx) => {
      await postDocuments(trx, draftsOf([document(), document()]), posting)
      throw new Error('The lights went out')
    })
    await expect(lost).rejects.toThrow('The lights went out')
    await inTransaction(database, (trx) => postDocuments(trx, draftsOf([document()]), posting))
    const numbers = await database.kysely.selectFrom('sales_order').select('number').execute()
    expect(numbers).toEqual([{ number: 'SO-000000001' }])
  })

  test('of none are none', async () => {
    const database = await openWithCompany(open)
    const nothing = {
      ...draftsOf([document()]),
      documents: sql<never>`select d.* from (${draftsOf([document()]).documents}) as d where 1 = 0`,
    }
    const posted = await inTransaction(database, (trx) => postDocuments(trx, nothing, posting))
    expect(posted).toEqual({ order: 0, return: 0, quotation: 0 })
  })
})

describeOnBothDatabases('a number sequence', (open) => {
  test('gives blocks that follow each other, to whoever asks at the same time', async () => {
    const database = await openWithCompany(open)
    const sizes = [3, 1, 7, 2, 5, 4, 1, 1]
    const blocks = await Promise.all(
      sizes.map((size) => inTransaction(database, (trx) => takeNumbers(trx, companyId, 'salesOrder', size))),
    )
    const given = blocks
      .flatMap(({ first }, index) => Array.from({ length: sizes[index] ?? 0 }, (_, place) => first + place))
      .sort((one, other) => one - other)
    expect(given).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
  })

  test('is made when a company has none, and ends where it ends', async () => {
    const database = await openWithCompany(open)
    await database.kysely.deleteFrom('number_sequence').execute()
    const block = await inTransaction(database, (trx) => takeNumbers(trx, companyId, 'customer', 1))
    expect(block).toEqual({ prefix: 'C-', digits: 9, first: 1 })
    await database.kysely.updateTable('number_sequence').set({ largest_number: 3 }).execute()
    const tooMany = inTransaction(database, (trx) => takeNumbers(trx, companyId, 'customer', 3))
    await expect(tooMany).rejects.toThrow('The number sequence customer has no numbers left')
    await inTransaction(database, (trx) => takeNumbers(trx, companyId, 'customer', 2))
  })
})
