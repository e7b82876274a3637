import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { dateAfter } from '../database/working-tables.ts'
import type { DocumentDrafts } from '../sales/document-drafts.ts'
import { businessSign } from './business-sign.ts'
import { ofCountingLine, rowsOf } from './lay-out-transactions.ts'
import { countsAsPayment, paidByPayment } from './payment-rules.ts'
import type { SynchronizationSettings } from './settings.ts'
import { chargeNet, chargeTax, lineGross, lineTax } from './transaction-rules.ts'

/**
 * The drafts of the documents that the working transactions become (commerce 3.2): types 27 and 33 a sales order, or a
 * return when it comes to less than nothing; type 31 and order type 1 a quotation. What is missing on a line is taken
 * from the header, and what is missing there from the channel.
 */
export function documentDrafts(trx: Transaction, settings: SynchronizationSettings): DocumentDrafts {
  return {
    documents: sql`
      select t.position, t.id, ${documentKind} as kind, t.channel_number, t.ordered_on, t.currency,
        ${minor(sql`t.gross`)} as gross_amount
      from working_transaction as t left join working_line_facts as l on l.position = t.position
      where t.kind in ('order', 'quotation')`,
    headers: headerDrafts(trx, settings),
    lines: lineDrafts,
    ...childDrafts,
    payments: paymentDrafts,
  }
}

/** An order below zero, or one of nothing that takes goods back, is a return. */
export const documentKind = sql`case when t.kind = 'quotation' then 'quotation'
  when t.gross < 0 or (t.gross = 0 and l.quantity < 0) then 'return' else 'order' end`

/** Money in minor units. Rule 21 has seen to it that nothing is lost. */
const minor = (micros: RawBuilder<unknown>) => sql`${micros} / t.factor`

const becomesDocument = sql`t.kind in ('order', 'quotation')`

/** The rounding of an order in micros: what its header says beyond its lines and charges. */
export const roundingOfOrder = sql`(t.gross - (${lineGross} + ${chargeNet} + ${chargeTax}))`

function headerDrafts(trx: Transaction, settings: SynchronizationSettings): RawBuilder<unknown> {
  return sql`
    select t.position, t.channel_number, nullif(t.reference, '') as channel_reference_id, t.customer_account,
      t.email, t.loyalty_card_number, t.staff, t.currency, t.exchange_rate, t.is_tax_included as prices_include_tax, ${minor(sql`t.net`)} as net_amount,
      ${minor(sql`(${lineTax} + ${chargeTax})`)} as tax_amount, ${minor(chargeNet)} as charge_amount,
      ${minor(sql`coalesce(l.discount, 0)`)} as discount_amount, ${minor(sql`t.gross`)} as gross_amount,
      ${minor(sql`t.paid`)} as paid_amount, ${minor(roundingOfOrder)} as rounding_amount,
      ${minor(sql`case when t.kind = 'quotation' then 0 else t.gross - t.paid end`)} as payment_difference,
      t.delivery_mode, t.warehouse, t.site, t.requested_receipt_date, t.requested_shipping_date,
      t.postal_address_number, t.ordered_on, t.ordered_at, t.business_date,
      case when t.kind = 'quotation' then ${dateAfter(trx, sql`t.ordered_on`, settings.quotationValidDays)} end
        as expires_on,
      t.comment, t.invoice_comment
    from working_transaction as t
      left join working_line_facts as l on l.position = t.position
      left join working_charge_facts as g on g.position = t.position
    where ${becomesDocument}`
}

const line = (field: string) => businessSign('channel_transaction_line', 'l', field)

const lineDrafts = sql`
  select t.id as sales_order_id, l.line_number, l.item_number, l.variant_number, l.comment as description, l.barcode,
    l.listing_id, l.unit, ${line('quantity')} as quantity, l.price, l.original_price, true as is_price_locked,
    ${minor(sql`coalesce(l.discount_amount, 0)`)} as discount_amount, ${minor(line('net_amount'))} as net_amount,
    ${minor(line('tax_amount'))} as tax_amount, ${minor(line('net_amount_including_tax'))} as gross_amount,
    l.tax_group, l.item_tax_group, coalesce(l.delivery_mode, t.delivery_mode) as delivery_mode,
    coalesce(l.warehouse, t.warehouse) as warehouse, l.fulfillment_store,
    coalesce(l.requested_receipt_date, t.requested_receipt_date) as requested_receipt_date,
    coalesce(l.requested_shipping_date, t.requested_shipping_date) as requested_shipping_date,
    l.electronic_delivery_email, nullif(l.postal_address_number, 0) as postal_address_number, l.serial_number,
    l.is_gift_card, l.gift_card_number, l.gift_card_operation, l.return_transaction_id as returned_transaction_id,
    l.return_line_number as returned_line_number
  from working_transaction as t cross join channel_transaction_line as l
  where ${rowsOf('l')} and l.transaction_status = 0 and ${becomesDocument}`

/** Rows of a staged child table, without those of voided lines. */
function rowsOfDocuments(table: string, lineColumn: string): RawBuilder<unknown> {
  return sql`from working_transaction as t cross join ${sql.table(table)} as x
    where ${rowsOf('x')} and ${becomesDocument} and ${ofCountingLine('x', lineColumn)}`
}

/** The taxes of the transactions that the generic tax engine computed (India) are its components. */
const taxComponents = sql`
  select t.id as sales_order_id, x.sale_line_number as line_number, x.tax_component as tax_code, x.tax_amount as amount,
    x.tax_base_amount as base_amount, x.tax_percentage as percentage, x.is_included_in_price, false as is_exempt
  ${rowsOfDocuments('channel_transaction_tax_component', 'sale_line_number')} and t.tax_calculation_type = 1`

const childDrafts = {
  charges: sql`
    select t.id as sales_order_id, x.sale_line_number as line_number, x.charge_line_number as charge_number,
      x.charge_code, x.description, x.method, x.value, ${minor(sql`x.calculated_amount`)} as amount,
      ${minor(sql`x.tax_amount`)} as tax_amount, x.tax_group, x.item_tax_group
    ${rowsOfDocuments('channel_transaction_charge', 'sale_line_number')}`,
  discounts: sql`
    select t.id as sales_order_id, x.sale_line_number as line_number, x.line_number as discount_number,
      x.discount_origin as origin, ${minor(sql`x.amount`)} as amount, x.unit_discount_amount as unit_amount,
      x.percentage, x.deal_price, x.customer_discount_type, x.manual_discount_type,
      x.periodic_discount_offer as offer, x.discount_code as coupon
    ${rowsOfDocuments('channel_transaction_discount', 'sale_line_number')}`,
  taxes: [
    sql`
      select t.id as sales_order_id, x.sale_line_number as line_number, x.tax_code, x.amount,
        x.tax_base_amount as base_amount, x.tax_percentage as percentage, x.is_included_in_price, x.is_exempt
      ${rowsOfDocuments('channel_transaction_tax', 'sale_line_number')} and t.tax_calculation_type = 0`,
    taxComponents,
  ],
  chargeTaxes: sql`
    select t.id as sales_order_id, x.sale_line_number as line_number, x.charge_line_number as charge_number, x.tax_code,
      x.amount, x.is_exempt
    ${rowsOfDocuments('channel_transaction_charge_tax', 'sale_line_number')}`,
  addresses: sql`
    select t.id as sales_order_id, x.sale_line_number as line_number, x.delivery_name as name, x.sales_name, x.street,
      x.street_number, x.city, x.county, x.district_name, x.state, x.postal_code, x.country, x.email, x.email_content,
      x.phone, x.attention_to
    ${rowsOfDocuments('channel_transaction_address', 'sale_line_number')}`,
  attributes: sql`
    select t.id as sales_order_id, x.header_or_line_number as line_number, x.name, x.text_value as value
    ${rowsOfDocuments('channel_transaction_attribute', 'header_or_line_number')}`,
  // The contract writes -1 for the header here, and 0 everywhere else.
  reasonCodes: sql`
    select t.id as sales_order_id, case when x.parent_line_number < 0 then 0 else x.parent_line_number end as line_number,
      x.type, x.line_number as reason_number, x.info_code as reason_code, x.sub_info_code as sub_code, x.information,
      coalesce(x.amount, x.info_amount) as amount
    ${rowsOfDocuments('channel_transaction_info_code', 'parent_line_number')} and x.transaction_status = 0`,
}

/** The payments of transactions of some kind, with the channel's method and the earlier payment that one gives back. */
function payments(columns: RawBuilder<unknown>, joins: RawBuilder<unknown>, condition: RawBuilder<unknown>) {
  return sql`
    select ${columns}, p.line_number, p.tender_type, m.tender_function, m.posting_account,
      ${minor(paidByPayment)} as amount, p.is_captured, (${isDeposit}) as is_deposit,
      coalesce(p.transaction_date, t.ordered_on) as paid_on
    from working_transaction as t
      cross join channel_transaction_payment as p
      cross join channel_payment_method as m
      left join channel_transaction as linked on p.is_linked_refund = true and linked.company_id = t.company_id
        and linked.channel_number = t.channel_number and linked.transaction_id = p.linked_payment_transaction_id
      ${joins}
    where ${rowsOf('p')} and ${countsAsPayment} and p.amount_tendered <> 0
      and m.channel_number = t.channel_number and m.tender_type = p.tender_type and ${condition}`
}

/**
 * Money that came in before the invoice: the shop says so, or the method is one of prepayment. A method alone does not
 * make a deposit of an authorized card, which nobody has captured yet.
 */
const isDeposit = sql`p.is_prepayment = true
  or (m.is_prepayment = true and m.tender_function not in ('card', 'wallet'))`

const paymentDrafts = sql<never>`${payments(
  sql`t.id as sales_order_id, t.channel_number, t.customer_account, t.currency,
    case when coalesce(p.currency, '') in ('', t.currency) then ${minor(sql`coalesce(p.tendered_currency_amount, p.amount_tendered)`)}
      else p.tendered_currency_amount / tendered.micros_per_minor_unit end as tendered_amount,
    coalesce(nullif(p.currency, ''), t.currency) as tendered_currency, p.card_type,
    p.card_or_account as masked_card_number, p.payment_card_token as card_token,
    p.payment_authorization as authorization_token, ${minor(sql`p.authorized_amount`)} as authorized_amount,
    p.gift_card_number, p.loyalty_card_number, p.credit_voucher_number, p.is_change_line as is_change,
    linked.id as linked_sales_order_id,
    case when linked.id is not null then p.linked_payment_line_number end as linked_line_number`,
  // Only a payment in another currency looks one up.
  sql`left join currency as tendered on tendered.code = case when p.currency <> t.currency then p.currency end`,
  becomesDocument,
)}`

/** What cancellations cancel and give back, in the shape of sales' `Cancellations`. */
export const cancellations = {
  orders: sql`
    select earlier.id as sales_order_id, t.id as canceled_by_id, t.ordered_on as canceled_on
    ${cancelledOrders()}`,
  refunds: payments(
    sql`cancelled_order.id as sales_order_id, t.id as canceled_by_id,
      case when linked.id = cancelled_order.id then p.linked_payment_line_number end as linked_line_number`,
    sql`left join working_cancelled_order as cancelled on cancelled.position = t.position
      left join channel_transaction as cancelled_order on cancelled_order.company_id = t.company_id
        and cancelled_order.channel_number = t.channel_number
        and cancelled_order.transaction_id = cancelled.transaction_id`,
    sql`t.kind = 'cancellation'`,
  ),
}

function cancelledOrders(): RawBuilder<unknown> {
  return sql`
    from working_transaction as t cross join working_cancelled_order as cancelled cross join channel_transaction as earlier
    where t.kind = 'cancellation' and cancelled.position = t.position and earlier.company_id = t.company_id
      and earlier.channel_number = t.channel_number and earlier.transaction_id = cancelled.transaction_id`
}

/** The accounts that nobody knows yet, each from the first working transaction that names it, for `createCustomers`. */
export const customerDrafts = sql`
  select t.customer_account as account, (${isGuid('t.customer_account')}) as is_async, t.channel_number,
    case when t.is_guest = true then channel.name
      else coalesce(nullif(a.delivery_name, ''), nullif(a.sales_name, ''), t.customer_account) end as name,
    case when t.is_guest = false then coalesce(nullif(a.email, ''), t.email) end as email,
    case when t.is_guest = false then a.phone end as phone,
    ${sql.join(
      [
        'street',
        'street_number',
        'city',
        'county',
        'district_name',
        'state',
        'postal_code',
        'country',
        'attention_to',
      ].map(
        (column) =>
          sql`case when t.is_guest = false then ${sql.ref(`a.${column}`)} end as ${sql.ref(column)}`,
      ),
    )}
  from (
      select customer_account, min(position) as position from working_transaction
      where is_customer_known = false and kind in ('order', 'quotation') group by customer_account
    ) as first
    cross join working_transaction as t
    left join working_channel as channel on channel.number = t.channel_number
    left join channel_transaction_address as a on ${rowsOf('a')} and a.sale_line_number = 0
  where t.position = first.position`

/** Whether a text has the form of a GUID: what a shop calls a customer who signed up there. */
function isGuid(column: string): RawBuilder<boolean> {
  const dashes = [9, 14, 19, 24].map((place) => sql`substr(${sql.ref(column)}, ${sql.lit(place)}, 1) = '-'`)
  return sql<boolean>`length(${sql.ref(column)}) = 36 and ${sql.join(dashes, sql` and `)}`
}
