import type { Generated } from 'kysely'
import type { Id } from '../database/identifiers.ts'
import type { CalendarDate, Instant } from '../database/instant.ts'
import type { Micros } from '../database/money.ts'
import type { StagedTable } from '../organization/channel-contract.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'

/**
 * Where a transaction stands. `none`: its rows are not all there yet, or its type is none that synchronization takes.
 * Commerce: "pending order status".
 */
export type SynchronizationStatus =
  | 'none'
  | 'pendingSynchronization'
  | 'creating'
  | 'succeeded'
  | 'failed'
  | 'editing'

/** The key that names one transaction. */
export interface TransactionKey {
  company_id: CompanyId
  channel_number: ChannelNumber
  /** The shop's own id of the transaction. */
  transaction_id: string
}

interface ChannelTransactionTable extends TransactionKey {
  id: Id<'ChannelTransaction'>
  channel_database_id: Id<'ChannelDatabase'>
  /** The session that brought the header. */
  upload_session_id: Id<'UploadSession'>
  pulled_at: Instant
  /** The version that counts: 0 is what the channel sent. */
  version: number
  /** Whether all lines and payments that the header counts are there, and none of its rows is in quarantine. */
  is_complete: boolean
  status: SynchronizationStatus
  retry_count: number
  next_attempt_at: Instant | null
  failed_at: Instant | null
  synchronized_at: Instant | null
  /** The run that last tried to post it. */
  run_id: Id<'BatchJobRun'> | null
  /** The operator who edits it, while the status is `editing`. */
  locked_by: string | null
  locked_at: Instant | null
}

/** What every staged row carries: the transaction, the version, and the channel table's counter it came with. */
interface StagedRow extends TransactionKey {
  version: number
  replication_counter: number
}

interface ChannelTransactionHeaderTable extends StagedRow {
  store: string
  terminal: string
  channel_reference_id: string
  receipt_id: string | null
  type: number
  entry_status: number
  order_type: number
  customer_account: string | null
  receipt_email: string | null
  loyalty_card_number: string | null
  staff: string | null
  currency: string
  exchange_rate: Micros | null
  gross_amount: Micros
  net_amount: Micros
  payment_amount: Micros
  sales_payment_difference: Micros | null
  discount_amount: Micros | null
  total_discount_amount: Micros | null
  customer_discount_amount: Micros | null
  total_manual_discount_amount: Micros | null
  total_manual_discount_percentage: Micros | null
  is_tax_included_in_price: boolean
  tax_calculation_type: number
  number_of_items: Micros | null
  number_of_item_lines: number | null
  number_of_payment_lines: number | null
  delivery_mode: string | null
  warehouse: string | null
  site: string | null
  requested_receipt_date: CalendarDate | null
  requested_shipping_date: CalendarDate | null
  postal_address_number: number
  transaction_date: CalendarDate
  transaction_time: number
  began_at: Instant | null
  business_date: CalendarDate | null
  comment: string | null
  invoice_comment: string | null
}

interface ChannelTransactionLineTable extends StagedRow {
  store: string
  terminal: string
  line_number: number
  item_number: string
  variant_number: string | null
  listing_id: string | null
  barcode: string | null
  unit: string | null
  catalog_number: number | null
  quantity: Micros
  price: Micros
  original_price: Micros | null
  net_amount: Micros
  net_amount_including_tax: Micros
  tax_amount: Micros
  discount_amount: Micros | null
  line_discount_amount: Micros | null
  line_discount_percentage: Micros | null
  total_discount_amount: Micros | null
  total_discount_percentage: Micros | null
  periodic_discount_amount: Micros | null
  periodic_discount_percentage: Micros | null
  tax_group: string | null
  item_tax_group: string | null
  delivery_mode: string | null
  warehouse: string | null
  fulfillment_store: string | null
  requested_receipt_date: CalendarDate | null
  requested_shipping_date: CalendarDate | null
  electronic_delivery_email: string | null
  postal_address_number: number
  serial_number: string | null
  is_gift_card: boolean
  gift_card_number: string | null
  gift_card_operation: number | null
  return_transaction_id: string | null
  return_line_number: number | null
  line_type: number
  transaction_status: number
  comment: string | null
}

interface ChannelTransactionPaymentTable extends StagedRow {
  store: string
  terminal: string
  line_number: number
  tender_type: string
  amount_tendered: Micros
  tendered_currency_amount: Micros | null
  currency: string | null
  exchange_rate: Micros | null
  company_currency_amount: Micros | null
  company_exchange_rate: Micros | null
  card_type: string | null
  card_or_account: string | null
  payment_authorization: string | null
  payment_card_token: string | null
  authorized_amount: Micros | null
  is_captured: boolean
  is_capture_failed: boolean
  card_processor_status: number | null
  is_prepayment: boolean
  is_change_line: boolean
  gift_card_number: string | null
  loyalty_card_number: string | null
  credit_voucher_number: string | null
  is_linked_refund: boolean
  linked_payment_transaction_id: string | null
  linked_payment_line_number: number | null
  refundable_amount: Micros | null
  transaction_status: number
  void_status: number
  transaction_date: CalendarDate | null
  transaction_time: number | null
}

interface ChannelTransactionAddressTable extends StagedRow {
  store: string
  terminal: string
  sale_line_number: number
  delivery_name: string | null
  sales_name: string | null
  street: string | null
  street_number: string | null
  city: string | null
  county: string | null
  district_name: string | null
  state: string | null
  postal_code: string | null
  country: string | null
  email: string | null
  email_content: string | null
  phone: string | null
  attention_to: string | null
}

interface ChannelTransactionDiscountTable extends StagedRow {
  store: string
  terminal: string
  sale_line_number: number
  line_number: number
  amount: Micros
  unit_discount_amount: Micros | null
  percentage: Micros | null
  deal_price: Micros | null
  discount_origin: number
  customer_discount_type: number | null
  manual_discount_type: number | null
  periodic_discount_offer: string | null
  discount_code: string | null
}

interface ChannelTransactionTaxTable extends StagedRow {
  store: string
  terminal: string
  sale_line_number: number
  tax_code: string
  amount: Micros
  tax_base_amount: Micros | null
  tax_percentage: Micros | null
  is_included_in_price: boolean
  is_exempt: boolean
}

interface ChannelTransactionTaxComponentTable extends StagedRow {
  store: string
  terminal: string
  sale_line_number: number
  tax_component: string
  tax_amount: Micros
  tax_base_amount: Micros | null
  tax_percentage: Micros | null
  is_included_in_price: boolean
}

interface ChannelTransactionTaxMeasureTable extends StagedRow {
  store: string
  terminal: string
  sale_line_number: number
  path: string
  value: Micros
}

interface ChannelTransactionChargeTable extends StagedRow {
  store: string
  terminal: string
  sale_line_number: number
  charge_line_number: number
  charge_code: string
  value: Micros
  method: number
  calculated_amount: Micros
  currency: string
  tax_group: string | null
  item_tax_group: string | null
  tax_amount: Micros
  description: string | null
}

interface ChannelTransactionInfoCodeTable extends StagedRow {
  store: string
  terminal: string
  line_number: number
  parent_line_number: number
  info_code: string
  sub_info_code: string | null
  information: string | null
  info_amount: Micros | null
  amount: Micros | null
  input_type: number | null
  type: number
  transaction_status: number
  transaction_date: CalendarDate | null
  transaction_time: number | null
}

interface ChannelTransactionAttributeTable extends StagedRow {
  store: string
  terminal: string
  header_or_line_number: number
  name: string
  text_value: string
}

interface ChannelTransactionChargeTaxTable extends StagedRow {
  store: string
  terminal: string
  sale_line_number: number
  charge_line_number: number
  tax_code: string
  amount: Micros
  is_exempt: boolean
}

interface ChannelTransactionVersionTable extends TransactionKey {
  version: number
  previous_version: number
  created_at: Instant
  created_by: string
  undone_at: Instant | null
  undone_by: string | null
}

interface ChannelTransactionChangeTable extends TransactionKey {
  version: number
  position: number
  staged_table: string
  /** The changed row's key below the transaction, such as `1` or `1/2`; empty for the header. */
  row_key: string
  field: string
  old_value: string | null
  new_value: string | null
}

/** How many transactions came, from which every list of them is counted (`tally.ts`). */
interface ChannelTransactionTallyTable {
  company_id: CompanyId
  channel_number: ChannelNumber
  transaction_date: CalendarDate
  type: number
  pulled: number
}

interface QuarantinedRowTable {
  sequence: Generated<number>
  id: Id<'QuarantinedRow'>
  upload_session_id: Id<'UploadSession'>
  channel_database_id: Id<'ChannelDatabase'>
  channel_table: string
  replication_counter: number | null
  company_id: CompanyId
  channel_number: ChannelNumber | null
  transaction_id: string | null
  row_key: string
  column_name: string
  /** What stood there, shortened; a card number is masked. */
  value: string | null
  /** Problem code of the breach. */
  reason: string
  quarantined_at: Instant
  /** When a mended row came through. */
  resolved_at: Instant | null
}

/** How many rows of a table a channel has sent, all tables but the header's. */
export interface ChannelTableTallyTable {
  company_id: CompanyId
  channel_number: ChannelNumber
  staged_table: StagedTable
  row_count: number
}

declare module '../database/tables.ts' {
  interface Tables {
    channel_transaction: ChannelTransactionTable
    channel_transaction_header: ChannelTransactionHeaderTable
    channel_transaction_line: ChannelTransactionLineTable
    channel_transaction_payment: ChannelTransactionPaymentTable
    channel_transaction_address: ChannelTransactionAddressTable
    channel_transaction_discount: ChannelTransactionDiscountTable
    channel_transaction_tax: ChannelTransactionTaxTable
    channel_transaction_tax_component: ChannelTransactionTaxComponentTable
    channel_transaction_tax_measure: ChannelTransactionTaxMeasureTable
    channel_transaction_charge: ChannelTransactionChargeTable
    channel_transaction_info_code: ChannelTransactionInfoCodeTable
    channel_transaction_attribute: ChannelTransactionAttributeTable
    channel_transaction_charge_tax: ChannelTransactionChargeTaxTable
    channel_transaction_version: ChannelTransactionVersionTable
    channel_transaction_change: ChannelTransactionChangeTable
    channel_transaction_tally: ChannelTransactionTallyTable
    channel_table_tally: ChannelTableTallyTable
    quarantined_row: QuarantinedRowTable
  }
}
