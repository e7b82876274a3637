import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { createWorkingTable } from '../database/working-tables.ts'
import type { DocumentDrafts } from './document-drafts.ts'
import { numberAt, takeNumbers } from './number-sequences.ts'
import { tallyHour } from './orders-per-hour.ts'
import { postPayments } from './post-payments.ts'
import { columnList, type Posting } from './posting.ts'
import type { NumberSequenceCode, SalesOrderKind } from './tables.ts'
import { tallyOrderRows } from './tallies.ts'

/** How many documents of each kind were posted. */
export type PostedDocuments = Readonly<Record<SalesOrderKind, number>>

/** What a header draft tells of its order, beside `position`. */
export const headerColumns = [
  'channel_number',
  'channel_reference_id',
  'customer_account',
  'email',
  'loyalty_card_number',
  'staff',
  'currency',
  'exchange_rate',
  'prices_include_tax',
  'net_amount',
  'tax_amount',
  'charge_amount',
  'discount_amount',
  'gross_amount',
  'paid_amount',
  'rounding_amount',
  'payment_difference',
  'delivery_mode',
  'warehouse',
  'site',
  'requested_receipt_date',
  'requested_shipping_date',
  'postal_address_number',
  'ordered_on',
  'ordered_at',
  'business_date',
  'expires_on',
  'comment',
  'invoice_comment',
] as const satisfies readonly (keyof Tables['sales_order'])[]

/** The columns of a document's further tables, which their drafts give by the same names. */
const draftColumns = {
  sales_order_line: [
    'sales_order_id',
    'line_number',
    'item_number',
    'variant_number',
    'description',
    'barcode',
    'listing_id',
    'unit',
    'quantity',
    'price',
    'original_price',
    'is_price_locked',
    'discount_amount',
    'net_amount',
    'tax_amount',
    'gross_amount',
    'tax_group',
    'item_tax_group',
    'delivery_mode',
    'warehouse',
    'fulfillment_store',
    'requested_receipt_date',
    'requested_shipping_date',
    'electronic_delivery_email',
    'postal_address_number',
    'serial_number',
    'is_gift_card',
    'gift_card_number',
    'gift_card_operation',
    'returned_transaction_id',
    'returned_line_number',
  ],
  sales_order_charge: [
    'sales_order_id',
    'line_number',
    'charge_number',
    'charge_code',
    'description',
    'method',
    'value',
    'amount',
    'tax_amount',
    'tax_group',
    'item_tax_group',
  ],
  sales_order_discount: [
    'sales_order_id',
    'line_number',
    'discount_number',
    'origin',
    'amount',
    'unit_amount',
    'percentage',
    'deal_price',
    'customer_discount_type',
    'manual_discount_type',
    'offer',
    'coupon',
  ],
  sales_order_tax: [
    'sales_order_id',
    'line_number',
    'tax_code',
    'amount',
    'base_amount',
    'percentage',
    'is_included_in_price',
    'is_exempt',
  ],
  sales_order_charge_tax: [
    'sales_order_id',
    'line_number',
    'charge_number',
    'tax_code',
    'amount',
    'is_exempt',
  ],
  sales_order_address: [
    'sales_order_id',
    'line_number',
    'name',
    'sales_name',
    'street',
    'street_number',
    'city',
    'county',
    'district_name',
    'state',
    'postal_code',
    'country',
    'email',
    'email_content',
    'phone',
    'attention_to',
  ],
  sales_order_attribute: ['sales_order_id', 'line_number', 'name', 'value'],
  sales_order_reason_code: [
    'sales_order_id',
    'line_number',
    'type',
    'reason_number',
    'reason_code',
    'sub_code',
    'information',
    'amount',
  ],
} as const satisfies { readonly [Table in keyof Tables]?: readonly (keyof Tables[Table])[] }

/**
 * Posts documents from a source's drafts, in the caller's transaction: numbers them, inserts them with all that belongs
 * to them, and posts their payments (order payments, journal lines, what they give back of earlier payments). A
 * document that was posted before violates the primary key, whatever the source did to avoid it.
 * @throws NumberSequenceExhaustedError when a sequence has too few numbers left.
 */
export async function postDocuments(
  trx: Transaction,
  drafts: DocumentDrafts,
  posting: Posting,
): Promise<PostedDocuments> {
  posting.enter?.('orders')
  const posted = await layOutDocuments(trx, drafts)
  if (posted.order + posted.return + posted.quotation === 0) return posted
  await insertHeaders(trx, drafts, posted, posting)
  await insertDrafts(trx, 'sales_order_line', drafts.lines)
  await insertDrafts(trx, 'sales_order_charge', drafts.charges)
  await insertDrafts(trx, 'sales_order_discount', drafts.discounts)
  for (const taxes of drafts.taxes) await insertDrafts(trx, 'sales_order_tax', taxes)
  await insertDrafts(trx, 'sales_order_charge_tax', drafts.chargeTaxes)
  await insertDrafts(trx, 'sales_order_address', drafts.addresses)
  await insertDrafts(trx, 'sales_order_attribute', drafts.attributes)
  await insertDrafts(trx, 'sales_order_reason_code', drafts.reasonCodes)
  posting.enter?.('payments')
  await postPayments(trx, drafts.payments, posting)
  posting.enter?.('orders')
  await tallyOrderRows(
    trx,
    sql`
      select cast(${posting.companyId} as text) as company_id, channel_number, ordered_on, kind, 'open' as status,
        currency, gross_amount
      from working_document`,
  )
  await tallyHour(trx, posting, posted.order)
  return posted
}

/** In the order in which their sequences are taken from. */
const documentKinds = ['order', 'return', 'quotation'] as const satisfies readonly SalesOrderKind[]

/** The sequence that documents of a kind get their numbers from. */
export const sequenceOfKind: Readonly<Record<SalesOrderKind, NumberSequenceCode>> = {
  order: 'salesOrder',
  return: 'returnOrder',
  quotation: 'salesQuotation',
}

/** Lays out the documents in `working_document`, with their places among those of their kind. */
async function layOutDocuments(trx: Transaction, { documents }: DocumentDrafts): Promise<PostedDocuments> {
  await createWorkingTable(
    trx,
    'working_document',
    ({
      key,
    }) => `position ${key}, id text NOT NULL, kind text NOT NULL, place bigint NOT NULL, channel_number bigint,
      ordered_on text NOT NULL, currency text NOT NULL, gross_amount bigint NOT NULL`,
  )
  const posted = { order: 0, return: 0, quotation: 0 }
  for (const kind of documentKinds) {
    const { numAffectedRows } = await sql`
      insert into working_document (position, id, kind, place, channel_number, ordered_on, currency, gross_amount)
      select position, id, kind, row_number() over (order by position), channel_number, ordered_on, currency, gross_amount
      from (${documents}) as draft where kind = ${sql.lit(kind)}`.execute(trx)
    posted[kind] = Number(numAffectedRows ?? 0)
  }
  return posted
}

async function insertHeaders(
  trx: Transaction,
  { headers }: DocumentDrafts,
  posted: PostedDocuments,
  { companyId, now }: Posting,
): Promise<void> {
  const numbers: RawBuilder<unknown>[] = []
  for (const kind of documentKinds) {
    if (posted[kind] === 0) continue
    const block = await takeNumbers(trx, companyId, sequenceOfKind[kind], posted[kind])
    numbers.push(sql`when ${sql.lit(kind)} then ${numberAt(block, sql`document.place`)}`)
  }
  await sql`
    insert into sales_order (id, company_id, number, kind, status, posted_at, ${columnList(headerColumns)})
    select document.id, ${companyId}, case document.kind ${sql.join(numbers, sql` `)} end, document.kind, 'open', ${now},
      ${columnList(headerColumns, 'draft')}
    from (${headers}) as draft cross join working_document as document
    where document.position = draft.position`.execute(trx)
}

async function insertDrafts(
  trx: Transaction,
  table: keyof typeof draftColumns,
  drafts: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    insert into ${sql.table(table)} (${columnList(draftColumns[table])})
    select ${columnList(draftColumns[table], 'draft')} from (${drafts}) as draft`.execute(trx)
}
