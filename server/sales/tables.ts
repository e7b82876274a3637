import type { Id } from '../database/identifiers.ts'
import type { CalendarDate, Instant } from '../database/instant.ts'
import type { Micros, MinorUnits } from '../database/money.ts'
import type { ChannelNumber, CompanyId, TenderFunction } from '../organization/tables.ts'

/** A return is an order below zero: goods come back, money goes out. A quotation is an order nobody has placed yet. */
export type SalesOrderKind = 'order' | 'return' | 'quotation'

/** Commerce: SalesStatus without the journal's. */
export type SalesOrderStatus = 'open' | 'delivered' | 'invoiced' | 'canceled'

/**
 * Where a payment of an order stands.
 * `authorized`: the card's issuer holds the amount until the invoice captures it. `captured`: the money came in, and a
 * journal line says so. `open`: on the customer's account, a receivable. `refundDue`: to be given back with the return's
 * invoice. `refunded`: given back, and a journal line says so. `voided`: let go before anything was captured.
 */
export type OrderPaymentStatus = 'authorized' | 'captured' | 'open' | 'refundDue' | 'refunded' | 'voided'

/** What numbers are given to. */
export type NumberSequenceCode =
  | 'salesOrder'
  | 'returnOrder'
  | 'salesQuotation'
  | 'customer'
  | 'customerPaymentJournal'
  | 'customerPaymentVoucher'

interface CurrencyTable {
  /** ISO 4217. */
  code: string
  minor_digits: number
  micros_per_minor_unit: number
}

interface NumberSequenceTable {
  company_id: CompanyId
  code: NumberSequenceCode
  prefix: string
  /** Width of the number behind the prefix, filled up with zeros. */
  digits: number
  next_number: number
  /** The last number that may be given. */
  largest_number: number
}

interface CustomerTable {
  company_id: CompanyId
  account: string
  id: Id<'Customer'>
  /** What the shop called the customer before headquarters gave the account: a GUID. */
  async_account: string | null
  name: string
  email: string | null
  phone: string | null
  is_blocked: boolean
  /** The channel whose order made the customer known; null when it was registered otherwise. */
  created_from_channel: ChannelNumber | null
  created_at: Instant
  updated_at: Instant
}

/** The parts of an address that every record of one has. */
interface AddressColumns {
  name: string | null
  street: string | null
  street_number: string | null
  city: string | null
  county: string | null
  district_name: string | null
  state: string | null
  postal_code: string | null
  /** ISO 3166-1 alpha-3. */
  country: string | null
  email: string | null
  phone: string | null
  attention_to: string | null
}

interface CustomerAddressTable extends AddressColumns {
  company_id: CompanyId
  customer_account: string
  /** 1 is the first address, made with the customer. */
  address_number: number
  created_at: Instant
}

interface ItemTable {
  company_id: CompanyId
  item_number: string
  id: Id<'Item'>
  name: string
  unit: string | null
  is_serial_number_controlled: boolean
  is_blocked: boolean
  created_at: Instant
  updated_at: Instant
}

interface ItemVariantTable {
  company_id: CompanyId
  item_number: string
  variant_number: string
}

interface ItemBarcodeTable {
  company_id: CompanyId
  barcode: string
  item_number: string
}

interface SalesOrderTable {
  /**
   * The id of what it was posted from: an order from a channel bears its channel transaction's id. There can be at most
   * one order of each.
   */
  id: Id<'SalesOrder'>
  company_id: CompanyId
  number: string
  kind: SalesOrderKind
  status: SalesOrderStatus
  /** The channel that it came from; null for an order of another source. */
  channel_number: ChannelNumber | null
  /** The shopper's order confirmation number. */
  channel_reference_id: string | null
  customer_account: string
  email: string | null
  loyalty_card_number: string | null
  staff: string | null
  currency: string
  /** Company currency for a hundred of the order's. */
  exchange_rate: Micros | null
  prices_include_tax: boolean
  /** Lines and charges without tax. */
  net_amount: MinorUnits
  /** Taxes of lines and charges, rounded line by line. */
  tax_amount: MinorUnits
  /** Charges without tax. */
  charge_amount: MinorUnits
  discount_amount: MinorUnits
  /** What the customer owes: lines, charges and taxes, and the rounding. */
  gross_amount: MinorUnits
  paid_amount: MinorUnits
  /** By how much the gross amount differs from the sum of lines, charges and their taxes. */
  rounding_amount: MinorUnits
  /** Gross amount less what was paid. */
  payment_difference: MinorUnits
  delivery_mode: string | null
  warehouse: string | null
  site: string | null
  requested_receipt_date: CalendarDate | null
  requested_shipping_date: CalendarDate | null
  /** Record of an address that headquarters had before; null when the order brought its own. */
  postal_address_number: number | null
  /** Date in the channel's time zone. */
  ordered_on: CalendarDate
  ordered_at: Instant | null
  business_date: CalendarDate | null
  /** Last day of a quotation. */
  expires_on: CalendarDate | null
  comment: string | null
  invoice_comment: string | null
  posted_at: Instant
  canceled_at: Instant | null
  /** The channel transaction (type 37) that cancelled it. */
  canceled_by_transaction_id: Id<'ChannelTransaction'> | null
}

interface OrderRow {
  sales_order_id: Id<'SalesOrder'>
  /** The order's line; 0 for the order as a whole. */
  line_number: number
}

interface SalesOrderLineTable extends OrderRow {
  item_number: string
  variant_number: string | null
  description: string | null
  barcode: string | null
  listing_id: string | null
  unit: string | null
  quantity: Micros
  price: Micros
  original_price: Micros | null
  /** The price is the shop's and is not computed again. */
  is_price_locked: boolean
  discount_amount: MinorUnits
  net_amount: MinorUnits
  tax_amount: MinorUnits
  gross_amount: MinorUnits
  tax_group: string | null
  item_tax_group: string | null
  delivery_mode: string | null
  warehouse: string | null
  fulfillment_store: string | null
  requested_receipt_date: CalendarDate | null
  requested_shipping_date: CalendarDate | null
  electronic_delivery_email: string | null
  postal_address_number: number | null
  serial_number: string | null
  is_gift_card: boolean
  gift_card_number: string | null
  gift_card_operation: number | null
  returned_transaction_id: string | null
  returned_line_number: number | null
}

interface SalesOrderChargeTable extends OrderRow {
  /** Counted from 0 within the line or header. */
  charge_number: number
  charge_code: string
  description: string | null
  /** Commerce MarkupCategory: 0 fixed, 1 pieces, 2 percent, … */
  method: number
  value: Micros
  amount: MinorUnits
  tax_amount: MinorUnits
  tax_group: string | null
  item_tax_group: string | null
}

interface SalesOrderDiscountTable extends OrderRow {
  discount_number: number
  /** Commerce DiscountOriginType: 1 customer, 2 periodic, 3 manual, 4 loyalty, 5 tender. */
  origin: number
  amount: MinorUnits
  unit_amount: Micros | null
  percentage: Micros | null
  deal_price: Micros | null
  customer_discount_type: number | null
  manual_discount_type: number | null
  offer: string | null
  coupon: string | null
}

interface SalesOrderTaxTable extends OrderRow {
  tax_code: string
  /** As the shop computed it, unrounded; the line's tax_amount is rounded. */
  amount: Micros
  base_amount: Micros | null
  percentage: Micros | null
  is_included_in_price: boolean
  is_exempt: boolean
}

interface SalesOrderChargeTaxTable extends OrderRow {
  charge_number: number
  tax_code: string
  amount: Micros
  is_exempt: boolean
}

interface SalesOrderAddressTable extends OrderRow, AddressColumns {
  sales_name: string | null
  email_content: string | null
}

interface SalesOrderAttributeTable extends OrderRow {
  name: string
  value: string
}

interface SalesOrderReasonCodeTable extends OrderRow {
  /** Commerce infocode level: 0 header, 1 sales, 2 payment, … */
  type: number
  reason_number: number
  reason_code: string
  sub_code: string | null
  information: string | null
  amount: Micros | null
}

/** The key is the order and the payment line of its transaction: no payment is posted, and none captured, twice. */
interface OrderPaymentTable extends OrderRow {
  status: OrderPaymentStatus
  tender_type: string
  tender_function: TenderFunction
  posting_account: string
  /** In the order's currency; negative when it is given back. */
  amount: MinorUnits
  /** How much of it has been given back, or is due to be. */
  refunded_amount: MinorUnits
  /** In the currency that the customer saw. */
  tendered_amount: MinorUnits | null
  tendered_currency: string | null
  card_type: string | null
  masked_card_number: string | null
  card_token: string | null
  authorization_token: string | null
  authorized_amount: MinorUnits | null
  gift_card_number: string | null
  loyalty_card_number: string | null
  credit_voucher_number: string | null
  is_change: boolean
  /** The payment that this one gives back. */
  linked_sales_order_id: Id<'SalesOrder'> | null
  linked_line_number: number | null
  paid_on: CalendarDate | null
}

interface CustomerPaymentJournalTable {
  id: Id<'CustomerPaymentJournal'>
  company_id: CompanyId
  number: string
  currency: string
  line_count: number
  total_amount: MinorUnits
  posted_at: Instant
}

interface CustomerPaymentJournalLineTable {
  journal_id: Id<'CustomerPaymentJournal'>
  line_number: number
  voucher_number: string
  /** The voucher is a prepayment: the money came before the invoice. Refunds are not. */
  is_prepayment: boolean
  sales_order_id: Id<'SalesOrder'>
  /** The payment's line in what brought it. */
  payment_line_number: number
  /** What brought the payment: the order itself, or the channel transaction that cancelled it. Unique with the line. */
  brought_by_id: string
  customer_account: string
  /** In the journal's currency: what the customer paid, negative for what was given back. */
  amount: MinorUnits
  tender_type: string
  posting_account: string
  paid_on: CalendarDate
}

interface HoldCodeTable {
  company_id: CompanyId
  code: string
  description: string
}

interface OrderHoldTable {
  id: Id<'OrderHold'>
  company_id: CompanyId
  sales_order_id: Id<'SalesOrder'>
  hold_code: string
  placed_at: Instant
  /** Null when the posting placed it. */
  placed_by: string | null
  released_at: Instant | null
  released_by: string | null
  release_comment: string | null
}

declare module '../database/tables.ts' {
  interface Tables {
    currency: CurrencyTable
    number_sequence: NumberSequenceTable
    customer: CustomerTable
    customer_address: CustomerAddressTable
    item: ItemTable
    item_variant: ItemVariantTable
    item_barcode: ItemBarcodeTable
    sales_order: SalesOrderTable
    sales_order_line: SalesOrderLineTable
    sales_order_charge: SalesOrderChargeTable
    sales_order_discount: SalesOrderDiscountTable
    sales_order_tax: SalesOrderTaxTable
    sales_order_charge_tax: SalesOrderChargeTaxTable
    sales_order_address: SalesOrderAddressTable
    sales_order_attribute: SalesOrderAttributeTable
    sales_order_reason_code: SalesOrderReasonCodeTable
    order_payment: OrderPaymentTable
    customer_payment_journal: CustomerPaymentJournalTable
    customer_payment_journal_line: CustomerPaymentJournalLineTable
    hold_code: HoldCodeTable
    order_hold: OrderHoldTable
  }
}
