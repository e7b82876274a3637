/**
 * The channel database contract: which tables and columns a web shop writes, and what each becomes when it is
 * staged. The pull, the parser of doubtful rows, the test of a channel database and the editor all read it here.
 */

/**
 * What a column holds. `key`, `company`, `channel`: the transaction's key. `counter`: the replication counter.
 * `lineNumber`: a whole number of a line. `decimal`: a decimal, staged in micros and rounded there. `flag`: 0 or 1.
 * `enum`: one of the published model's integers. `date`: YYYY-MM-DD, where 1900-01-01 means none. `seconds`: seconds
 * since midnight. `instant`: a UTC timestamp.
 */
export type ColumnKind =
  | 'key'
  | 'company'
  | 'channel'
  | 'counter'
  | 'lineNumber'
  | 'text'
  | 'decimal'
  | 'integer'
  | 'flag'
  | 'enum'
  | 'date'
  | 'seconds'
  | 'instant'

export interface ContractColumn {
  /** Name in the channel database (matched without regard to case). */
  readonly channel: string
  /** Name in the staged table. */
  readonly staged: string
  readonly kind: ColumnKind
  /** A row without a value here breaks the contract. */
  readonly required?: boolean
  /** What a missing value is staged as, where the staged column takes no null. */
  readonly whenEmpty?: string | number
  /** The integers that an enum may hold. */
  readonly values?: readonly number[]
  /** The value must be masked: a full card number breaks the contract. */
  readonly masked?: boolean
}

export interface ContractTable {
  readonly channelTable: string
  readonly stagedTable: StagedTable
  /** Staged key columns below (company, channel, transaction, version). */
  readonly key: readonly string[]
  readonly columns: readonly ContractColumn[]
  /** A channel database without this table is valid. */
  readonly optional?: boolean
}

export type StagedTable =
  | 'channel_transaction_header'
  | 'channel_transaction_line'
  | 'channel_transaction_payment'
  | 'channel_transaction_address'
  | 'channel_transaction_discount'
  | 'channel_transaction_tax'
  | 'channel_transaction_tax_component'
  | 'channel_transaction_tax_measure'
  | 'channel_transaction_charge'
  | 'channel_transaction_info_code'
  | 'channel_transaction_attribute'
  | 'channel_transaction_charge_tax'

/** RetailTransactionType: the published model's numbers, 0 to 37 without 32. */
const transactionTypes: readonly number[] = Array.from({ length: 38 }, (_, type) => type).filter(
  (type) => type !== 32,
)

/** The contract's tables, the header's first. */
export const channelContract: readonly ContractTable[] = [
  {
    channelTable: 'RetailTransactionTable',
    stagedTable: 'channel_transaction_header',
    key: [],
    columns: [
      { channel: 'transactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'store', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'terminal', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'ChannelReferenceId', staged: 'channel_reference_id', kind: 'text', whenEmpty: '' },
      { channel: 'receiptId', staged: 'receipt_id', kind: 'text' },
      { channel: 'type', staged: 'type', kind: 'enum', required: true, values: transactionTypes },
      {
        channel: 'entryStatus',
        staged: 'entry_status',
        kind: 'enum',
        values: [0, 1, 2, 3, 4, 5, 6, 7, 8],
        whenEmpty: 0,
      },
      { channel: 'TransactionOrderType', staged: 'order_type', kind: 'enum', values: [0, 1], whenEmpty: 0 },
      { channel: 'custAccount', staged: 'customer_account', kind: 'text' },
      { channel: 'receiptEmail', staged: 'receipt_email', kind: 'text' },
      { channel: 'loyaltyCardId', staged: 'loyalty_card_number', kind: 'text' },
      { channel: 'staff', staged: 'staff', kind: 'text' },
      { channel: 'currency', staged: 'currency', kind: 'text', required: true },
      { channel: 'exchRate', staged: 'exchange_rate', kind: 'decimal' },
      { channel: 'grossAmount', staged: 'gross_amount', kind: 'decimal', required: true },
      { channel: 'netAmount', staged: 'net_amount', kind: 'decimal', required: true },
      { channel: 'paymentAmount', staged: 'payment_amount', kind: 'decimal', required: true },
      { channel: 'salesPaymentDifference', staged: 'sales_payment_difference', kind: 'decimal' },
      { channel: 'discAmount', staged: 'discount_amount', kind: 'decimal' },
      { channel: 'totalDiscAmount', staged: 'total_discount_amount', kind: 'decimal' },
      { channel: 'custDiscAmount', staged: 'customer_discount_amount', kind: 'decimal' },
      { channel: 'TotalManualDiscountAmount', staged: 'total_manual_discount_amount', kind: 'decimal' },
      {
        channel: 'TotalManualDiscountPercentage',
        staged: 'total_manual_discount_percentage',
        kind: 'decimal',
      },
      { channel: 'IsTaxIncludedInPrice', staged: 'is_tax_included_in_price', kind: 'flag', whenEmpty: 0 },
      {
        channel: 'TaxCalculationType',
        staged: 'tax_calculation_type',
        kind: 'enum',
        values: [0, 1],
        whenEmpty: 0,
      },
      { channel: 'numberOfItems', staged: 'number_of_items', kind: 'decimal' },
      { channel: 'numberOfItemLines', staged: 'number_of_item_lines', kind: 'integer' },
      { channel: 'numberOfPaymentLines', staged: 'number_of_payment_lines', kind: 'integer' },
      { channel: 'DlvMode', staged: 'delivery_mode', kind: 'text' },
      { channel: 'InventLocationId', staged: 'warehouse', kind: 'text' },
      { channel: 'InventSiteId', staged: 'site', kind: 'text' },
      { channel: 'ReceiptDateRequested', staged: 'requested_receipt_date', kind: 'date' },
      { channel: 'ShippingDateRequested', staged: 'requested_shipping_date', kind: 'date' },
      { channel: 'LogisticsPostalAddress', staged: 'postal_address_number', kind: 'integer', whenEmpty: 0 },
      { channel: 'transDate', staged: 'transaction_date', kind: 'date', required: true },
      { channel: 'transTime', staged: 'transaction_time', kind: 'seconds', whenEmpty: 0 },
      { channel: 'BeginDateTime', staged: 'began_at', kind: 'instant' },
      { channel: 'businessDate', staged: 'business_date', kind: 'date' },
      { channel: 'comment', staged: 'comment', kind: 'text' },
      { channel: 'InvoiceComment', staged: 'invoice_comment', kind: 'text' },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionSalesTrans',
    stagedTable: 'channel_transaction_line',
    key: ['line_number'],
    columns: [
      { channel: 'transactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'store', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'terminalId', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'lineNum', staged: 'line_number', kind: 'lineNumber', required: true },
      { channel: 'itemId', staged: 'item_number', kind: 'text', required: true },
      { channel: 'variantId', staged: 'variant_number', kind: 'text' },
      { channel: 'ListingId', staged: 'listing_id', kind: 'text' },
      { channel: 'barcode', staged: 'barcode', kind: 'text' },
      { channel: 'unit', staged: 'unit', kind: 'text' },
      { channel: 'Catalog', staged: 'catalog_number', kind: 'integer' },
      { channel: 'qty', staged: 'quantity', kind: 'decimal', required: true },
      { channel: 'price', staged: 'price', kind: 'decimal', required: true },
      { channel: 'originalPrice', staged: 'original_price', kind: 'decimal' },
      { channel: 'netAmount', staged: 'net_amount', kind: 'decimal', required: true },
      { channel: 'netAmountInclTax', staged: 'net_amount_including_tax', kind: 'decimal', required: true },
      { channel: 'taxAmount', staged: 'tax_amount', kind: 'decimal', whenEmpty: 0 },
      { channel: 'discAmount', staged: 'discount_amount', kind: 'decimal' },
      { channel: 'lineDscAmount', staged: 'line_discount_amount', kind: 'decimal' },
      { channel: 'LinePercentageDiscount', staged: 'line_discount_percentage', kind: 'decimal' },
      { channel: 'totalDiscAmount', staged: 'total_discount_amount', kind: 'decimal' },
      { channel: 'totalDiscPct', staged: 'total_discount_percentage', kind: 'decimal' },
      { channel: 'periodicDiscAmount', staged: 'periodic_discount_amount', kind: 'decimal' },
      { channel: 'PeriodicPercentageDiscount', staged: 'periodic_discount_percentage', kind: 'decimal' },
      { channel: 'taxGroup', staged: 'tax_group', kind: 'text' },
      { channel: 'TaxItemGroup', staged: 'item_tax_group', kind: 'text' },
      { channel: 'DlvMode', staged: 'delivery_mode', kind: 'text' },
      { channel: 'InventLocationId', staged: 'warehouse', kind: 'text' },
      { channel: 'FulfillmentStoreId', staged: 'fulfillment_store', kind: 'text' },
      { channel: 'ReceiptDateRequested', staged: 'requested_receipt_date', kind: 'date' },
      { channel: 'ShippingDateRequested', staged: 'requested_shipping_date', kind: 'date' },
      { channel: 'ElectronicDeliveryEmail', staged: 'electronic_delivery_email', kind: 'text' },
      { channel: 'LogisticsPostalAddress', staged: 'postal_address_number', kind: 'integer', whenEmpty: 0 },
      { channel: 'InventSerialId', staged: 'serial_number', kind: 'text' },
      { channel: 'giftcard', staged: 'is_gift_card', kind: 'flag', whenEmpty: 0 },
      { channel: 'GiftCardNumber', staged: 'gift_card_number', kind: 'text' },
      { channel: 'GiftCardOperation', staged: 'gift_card_operation', kind: 'enum', values: [0, 1, 2, 3] },
      { channel: 'returnTransactionId', staged: 'return_transaction_id', kind: 'text' },
      { channel: 'returnLineNum', staged: 'return_line_number', kind: 'lineNumber' },
      { channel: 'LineType', staged: 'line_type', kind: 'enum', values: [0, 1, 3], whenEmpty: 0 },
      {
        channel: 'transactionStatus',
        staged: 'transaction_status',
        kind: 'enum',
        values: [0, 1],
        whenEmpty: 0,
      },
      { channel: 'comment', staged: 'comment', kind: 'text' },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionPaymentTrans',
    stagedTable: 'channel_transaction_payment',
    key: ['line_number'],
    columns: [
      { channel: 'transactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'store', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'terminal', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'lineNum', staged: 'line_number', kind: 'lineNumber', required: true },
      { channel: 'tenderType', staged: 'tender_type', kind: 'text', required: true },
      { channel: 'amountTendered', staged: 'amount_tendered', kind: 'decimal', required: true },
      { channel: 'amountCur', staged: 'tendered_currency_amount', kind: 'decimal' },
      { channel: 'currency', staged: 'currency', kind: 'text' },
      { channel: 'exchRate', staged: 'exchange_rate', kind: 'decimal' },
      { channel: 'amountMST', staged: 'company_currency_amount', kind: 'decimal' },
      { channel: 'exchRateMST', staged: 'company_exchange_rate', kind: 'decimal' },
      { channel: 'cardTypeId', staged: 'card_type', kind: 'text' },
      { channel: 'cardOrAccount', staged: 'card_or_account', kind: 'text', masked: true },
      { channel: 'paymentAuthorization', staged: 'payment_authorization', kind: 'text' },
      { channel: 'paymentCardToken', staged: 'payment_card_token', kind: 'text' },
      { channel: 'AuthorizedAmount', staged: 'authorized_amount', kind: 'decimal' },
      { channel: 'IsPaymentCaptured', staged: 'is_captured', kind: 'flag', whenEmpty: 0 },
      { channel: 'IsCaptureFailed', staged: 'is_capture_failed', kind: 'flag', whenEmpty: 0 },
      {
        channel: 'CreditCardProcessorStatus',
        staged: 'card_processor_status',
        kind: 'enum',
        values: [0, 1, 2, 3, 99, 100, 200],
      },
      { channel: 'isPrepayment', staged: 'is_prepayment', kind: 'flag', whenEmpty: 0 },
      { channel: 'changeLine', staged: 'is_change_line', kind: 'flag', whenEmpty: 0 },
      { channel: 'giftCardId', staged: 'gift_card_number', kind: 'text' },
      { channel: 'loyaltyCardId', staged: 'loyalty_card_number', kind: 'text' },
      { channel: 'creditVoucherId', staged: 'credit_voucher_number', kind: 'text' },
      { channel: 'IsLinkedRefund', staged: 'is_linked_refund', kind: 'flag', whenEmpty: 0 },
      { channel: 'LinkedPaymentTransactionId', staged: 'linked_payment_transaction_id', kind: 'text' },
      { channel: 'LinkedPaymentLineNumber', staged: 'linked_payment_line_number', kind: 'lineNumber' },
      { channel: 'RefundableAmount', staged: 'refundable_amount', kind: 'decimal' },
      {
        channel: 'transactionStatus',
        staged: 'transaction_status',
        kind: 'enum',
        values: [0, 1],
        whenEmpty: 0,
      },
      { channel: 'VoidStatus', staged: 'void_status', kind: 'enum', values: [0, 1, 2, 3], whenEmpty: 0 },
      { channel: 'transDate', staged: 'transaction_date', kind: 'date' },
      { channel: 'transTime', staged: 'transaction_time', kind: 'seconds' },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionAddressTrans',
    stagedTable: 'channel_transaction_address',
    key: ['sale_line_number'],
    columns: [
      { channel: 'transactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'store', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'terminal', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'SaleLineNum', staged: 'sale_line_number', kind: 'lineNumber', required: true },
      { channel: 'DeliveryName', staged: 'delivery_name', kind: 'text' },
      { channel: 'SalesName', staged: 'sales_name', kind: 'text' },
      { channel: 'Street', staged: 'street', kind: 'text' },
      { channel: 'StreetNumber', staged: 'street_number', kind: 'text' },
      { channel: 'City', staged: 'city', kind: 'text' },
      { channel: 'County', staged: 'county', kind: 'text' },
      { channel: 'DistrictName', staged: 'district_name', kind: 'text' },
      { channel: 'State', staged: 'state', kind: 'text' },
      { channel: 'ZipCode', staged: 'postal_code', kind: 'text' },
      { channel: 'CountryRegionId', staged: 'country', kind: 'text' },
      { channel: 'Email', staged: 'email', kind: 'text' },
      { channel: 'EmailContent', staged: 'email_content', kind: 'text' },
      { channel: 'Phone', staged: 'phone', kind: 'text' },
      { channel: 'AttentionToAddressLine', staged: 'attention_to', kind: 'text' },
      {
        channel: 'ReplicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionDiscountTrans',
    stagedTable: 'channel_transaction_discount',
    key: ['sale_line_number', 'line_number'],
    columns: [
      { channel: 'TransactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'StoreId', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'TerminalId', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'SaleLineNum', staged: 'sale_line_number', kind: 'lineNumber', required: true },
      { channel: 'LineNum', staged: 'line_number', kind: 'lineNumber', required: true },
      { channel: 'Amount', staged: 'amount', kind: 'decimal', required: true },
      { channel: 'DiscountAmount', staged: 'unit_discount_amount', kind: 'decimal' },
      { channel: 'Percentage', staged: 'percentage', kind: 'decimal' },
      { channel: 'DealPrice', staged: 'deal_price', kind: 'decimal' },
      {
        channel: 'DiscountOriginType',
        staged: 'discount_origin',
        kind: 'enum',
        values: [0, 1, 2, 3, 4, 5],
        whenEmpty: 0,
      },
      {
        channel: 'CustomerDiscountType',
        staged: 'customer_discount_type',
        kind: 'enum',
        values: [0, 1, 2, 3],
      },
      {
        channel: 'ManualDiscountType',
        staged: 'manual_discount_type',
        kind: 'enum',
        values: [0, 1, 2, 3, 4],
      },
      { channel: 'PeriodicDiscountOfferId', staged: 'periodic_discount_offer', kind: 'text' },
      { channel: 'DiscountCode', staged: 'discount_code', kind: 'text' },
      {
        channel: 'ReplicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionTaxTrans',
    stagedTable: 'channel_transaction_tax',
    key: ['sale_line_number', 'tax_code'],
    columns: [
      { channel: 'TransactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'StoreId', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'TerminalId', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'SaleLineNum', staged: 'sale_line_number', kind: 'lineNumber', required: true },
      { channel: 'TaxCode', staged: 'tax_code', kind: 'text', required: true },
      { channel: 'Amount', staged: 'amount', kind: 'decimal', required: true },
      { channel: 'TaxBaseAmount', staged: 'tax_base_amount', kind: 'decimal' },
      { channel: 'TaxPercentage', staged: 'tax_percentage', kind: 'decimal' },
      { channel: 'IsIncludedInPrice', staged: 'is_included_in_price', kind: 'flag', whenEmpty: 0 },
      { channel: 'IsExempt', staged: 'is_exempt', kind: 'flag', whenEmpty: 0 },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionTaxTransGTE',
    stagedTable: 'channel_transaction_tax_component',
    key: ['sale_line_number', 'tax_component'],
    columns: [
      { channel: 'TransactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'StoreId', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'TerminalId', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'SaleLineNum', staged: 'sale_line_number', kind: 'lineNumber', required: true },
      { channel: 'TaxComponent', staged: 'tax_component', kind: 'text', required: true },
      { channel: 'TaxAmount', staged: 'tax_amount', kind: 'decimal', required: true },
      { channel: 'TaxBasis', staged: 'tax_base_amount', kind: 'decimal' },
      { channel: 'TaxPercentage', staged: 'tax_percentage', kind: 'decimal' },
      { channel: 'IsIncludedInPrice', staged: 'is_included_in_price', kind: 'flag', whenEmpty: 0 },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionTaxMeasure',
    stagedTable: 'channel_transaction_tax_measure',
    key: ['sale_line_number', 'path'],
    columns: [
      { channel: 'TransactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'StoreId', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'TerminalId', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'SaleLineNum', staged: 'sale_line_number', kind: 'lineNumber', required: true },
      { channel: 'Path', staged: 'path', kind: 'text', required: true },
      { channel: 'Value', staged: 'value', kind: 'decimal', required: true },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionMarkupTrans',
    stagedTable: 'channel_transaction_charge',
    key: ['sale_line_number', 'charge_line_number'],
    columns: [
      { channel: 'transactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'store', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'terminalId', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'saleLineNum', staged: 'sale_line_number', kind: 'lineNumber', required: true },
      { channel: 'markupLineNum', staged: 'charge_line_number', kind: 'lineNumber', required: true },
      { channel: 'MarkupCode', staged: 'charge_code', kind: 'text', required: true },
      { channel: 'Value', staged: 'value', kind: 'decimal', required: true },
      { channel: 'Method', staged: 'method', kind: 'enum', values: [0, 1, 2, 3, 4, 5, 6, 7], whenEmpty: 0 },
      { channel: 'CalculatedAmount', staged: 'calculated_amount', kind: 'decimal', required: true },
      { channel: 'CurrencyCode', staged: 'currency', kind: 'text', required: true },
      { channel: 'TaxGroup', staged: 'tax_group', kind: 'text' },
      { channel: 'TaxItemGroup', staged: 'item_tax_group', kind: 'text' },
      { channel: 'TaxAmount', staged: 'tax_amount', kind: 'decimal', whenEmpty: 0 },
      { channel: 'Description', staged: 'description', kind: 'text' },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionInfocodeTrans',
    stagedTable: 'channel_transaction_info_code',
    key: ['type', 'parent_line_number', 'line_number'],
    columns: [
      { channel: 'transactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'store', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'terminal', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'lineNum', staged: 'line_number', kind: 'lineNumber', required: true },
      { channel: 'parentLineNum', staged: 'parent_line_number', kind: 'lineNumber', whenEmpty: -1 },
      { channel: 'infocodeId', staged: 'info_code', kind: 'text', required: true },
      { channel: 'subInfocodeId', staged: 'sub_info_code', kind: 'text' },
      { channel: 'information', staged: 'information', kind: 'text' },
      { channel: 'infoAmount', staged: 'info_amount', kind: 'decimal' },
      { channel: 'amount', staged: 'amount', kind: 'decimal' },
      { channel: 'inputType', staged: 'input_type', kind: 'enum', values: [0, 1, 2, 3, 4, 5, 6, 9, 10, 11] },
      { channel: 'type', staged: 'type', kind: 'enum', values: [0, 1, 2, 3, 4, 5, 6], whenEmpty: 0 },
      {
        channel: 'transactionStatus',
        staged: 'transaction_status',
        kind: 'enum',
        values: [0, 1],
        whenEmpty: 0,
      },
      { channel: 'transDate', staged: 'transaction_date', kind: 'date' },
      { channel: 'transTime', staged: 'transaction_time', kind: 'seconds' },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionAttributeTrans',
    stagedTable: 'channel_transaction_attribute',
    key: ['header_or_line_number', 'name'],
    columns: [
      { channel: 'transactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'store', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'terminal', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'HeaderOrLineNum', staged: 'header_or_line_number', kind: 'lineNumber', required: true },
      { channel: 'Name', staged: 'name', kind: 'text', required: true },
      { channel: 'TextValue', staged: 'text_value', kind: 'text', required: true },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
  {
    channelTable: 'RetailTransactionChargeTaxTrans',
    optional: true,
    stagedTable: 'channel_transaction_charge_tax',
    key: ['sale_line_number', 'charge_line_number', 'tax_code'],
    columns: [
      { channel: 'TransactionId', staged: 'transaction_id', kind: 'key', required: true },
      { channel: 'StoreId', staged: 'store', kind: 'text', whenEmpty: '' },
      { channel: 'TerminalId', staged: 'terminal', kind: 'text', whenEmpty: '' },
      { channel: 'Channel', staged: 'channel_number', kind: 'channel', required: true },
      { channel: 'DataAreaId', staged: 'company_id', kind: 'company', required: true },
      { channel: 'SaleLineNum', staged: 'sale_line_number', kind: 'lineNumber', required: true },
      { channel: 'MarkupLineNum', staged: 'charge_line_number', kind: 'lineNumber', required: true },
      { channel: 'TaxCode', staged: 'tax_code', kind: 'text', required: true },
      { channel: 'Amount', staged: 'amount', kind: 'decimal', required: true },
      { channel: 'IsExempt', staged: 'is_exempt', kind: 'flag', whenEmpty: 0 },
      {
        channel: 'replicationCounterFromOrigin',
        staged: 'replication_counter',
        kind: 'counter',
        required: true,
      },
    ],
  },
]
