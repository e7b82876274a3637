/**
 * The rows of a channel database's tables as the demo shops write them: column by column what the contract names,
 * in its spelling, without the replication counter, which the database gives.
 *
 * Signs are the channel's: a sale is negative in the header's gross and net amounts and in a line's quantity, net
 * amounts and tax; everything else is positive. A return is the other way round, prices excepted.
 */

/** The order itself. */
export interface HeaderRow {
  transactionId: string
  store: string
  terminal: string
  Channel: number
  DataAreaId: string
  ChannelReferenceId: string
  receiptId: string | null
  type: number
  entryStatus: number
  TransactionOrderType: number
  custAccount: string | null
  receiptEmail: string | null
  loyaltyCardId: string | null
  staff: string | null
  currency: string
  exchRate: number | null
  grossAmount: number
  netAmount: number
  paymentAmount: number
  salesPaymentDifference: number | null
  discAmount: number | null
  totalDiscAmount: number | null
  custDiscAmount: number | null
  TotalManualDiscountAmount: number | null
  TotalManualDiscountPercentage: number | null
  IsTaxIncludedInPrice: number
  TaxCalculationType: number
  numberOfItems: number | null
  numberOfItemLines: number | null
  numberOfPaymentLines: number | null
  DlvMode: string | null
  InventLocationId: string | null
  InventSiteId: string | null
  ReceiptDateRequested: string | null
  ShippingDateRequested: string | null
  LogisticsPostalAddress: number
  transDate: string
  transTime: number
  BeginDateTime: string | null
  businessDate: string | null
  comment: string | null
  InvoiceComment: string | null
}

/** Something sold or returned. */
export interface LineRow {
  transactionId: string
  store: string
  terminalId: string
  Channel: number
  DataAreaId: string
  lineNum: number
  itemId: string
  variantId: string | null
  ListingId: string | null
  barcode: string | null
  unit: string | null
  Catalog: number | null
  qty: number
  price: number
  originalPrice: number | null
  netAmount: number
  netAmountInclTax: number
  taxAmount: number
  discAmount: number | null
  lineDscAmount: number | null
  LinePercentageDiscount: number | null
  totalDiscAmount: number | null
  totalDiscPct: number | null
  periodicDiscAmount: number | null
  PeriodicPercentageDiscount: number | null
  taxGroup: string | null
  TaxItemGroup: string | null
  DlvMode: string | null
  InventLocationId: string | null
  FulfillmentStoreId: string | null
  ReceiptDateRequested: string | null
  ShippingDateRequested: string | null
  ElectronicDeliveryEmail: string | null
  LogisticsPostalAddress: number
  InventSerialId: string | null
  giftcard: number
  GiftCardNumber: string | null
  GiftCardOperation: number | null
  returnTransactionId: string | null
  returnLineNum: number | null
  LineType: number
  transactionStatus: number
  comment: string | null
}

/** A tender, or money given back. */
export interface PaymentRow {
  transactionId: string
  store: string
  terminal: string
  Channel: number
  DataAreaId: string
  lineNum: number
  tenderType: string
  amountTendered: number
  amountCur: number | null
  currency: string | null
  exchRate: number | null
  amountMST: number | null
  exchRateMST: number | null
  cardTypeId: string | null
  cardOrAccount: string | null
  paymentAuthorization: string | null
  paymentCardToken: string | null
  AuthorizedAmount: number | null
  IsPaymentCaptured: number
  IsCaptureFailed: number
  CreditCardProcessorStatus: number | null
  isPrepayment: number
  changeLine: number
  giftCardId: string | null
  loyaltyCardId: string | null
  creditVoucherId: string | null
  IsLinkedRefund: number
  LinkedPaymentTransactionId: string | null
  LinkedPaymentLineNumber: number | null
  RefundableAmount: number | null
  transactionStatus: number
  VoidStatus: number
  transDate: string | null
  transTime: number | null
}

/** A one-time address of the order (SaleLineNum 0) or of a line. */
export interface AddressRow {
  transactionId: string
  store: string
  terminal: string
  Channel: number
  DataAreaId: string
  SaleLineNum: number
  DeliveryName: string | null
  SalesName: string | null
  Street: string | null
  StreetNumber: string | null
  City: string | null
  County: string | null
  DistrictName: string | null
  State: string | null
  ZipCode: string | null
  CountryRegionId: string | null
  Email: string | null
  EmailContent: string | null
  Phone: string | null
  AttentionToAddressLine: string | null
}

/** One discount on a line. */
export interface DiscountRow {
  TransactionId: string
  StoreId: string
  TerminalId: string
  Channel: number
  DataAreaId: string
  SaleLineNum: number
  LineNum: number
  Amount: number
  DiscountAmount: number | null
  Percentage: number | null
  DealPrice: number | null
  DiscountOriginType: number
  CustomerDiscountType: number | null
  ManualDiscountType: number | null
  PeriodicDiscountOfferId: string | null
  DiscountCode: string | null
}

/** One tax on a line, unrounded. */
export interface TaxRow {
  TransactionId: string
  StoreId: string
  TerminalId: string
  Channel: number
  DataAreaId: string
  SaleLineNum: number
  TaxCode: string
  Amount: number
  TaxBaseAmount: number | null
  TaxPercentage: number | null
  IsIncludedInPrice: number
  IsExempt: number
}

/** A charge on the order (saleLineNum 0) or on a line; its amount is without tax, which stands beside it. */
export interface ChargeRow {
  transactionId: string
  store: string
  terminalId: string
  Channel: number
  DataAreaId: string
  saleLineNum: number
  markupLineNum: number
  MarkupCode: string
  Value: number
  Method: number
  CalculatedAmount: number
  CurrencyCode: string
  TaxGroup: string | null
  TaxItemGroup: string | null
  TaxAmount: number
  Description: string | null
}

/** A reason, given for a line or, with parentLineNum -1, for the order. */
export interface InfocodeRow {
  transactionId: string
  store: string
  terminal: string
  Channel: number
  DataAreaId: string
  lineNum: number
  parentLineNum: number
  infocodeId: string
  subInfocodeId: string | null
  information: string | null
  infoAmount: number | null
  amount: number | null
  inputType: number | null
  type: number
  transactionStatus: number
  transDate: string | null
  transTime: number | null
}

/** An attribute of the order (HeaderOrLineNum 0) or of a line. */
export interface AttributeRow {
  transactionId: string
  store: string
  terminal: string
  Channel: number
  DataAreaId: string
  HeaderOrLineNum: number
  Name: string
  TextValue: string
}

/** One tax on a charge, unrounded. */
export interface ChargeTaxRow {
  TransactionId: string
  StoreId: string
  TerminalId: string
  Channel: number
  DataAreaId: string
  SaleLineNum: number
  MarkupLineNum: number
  TaxCode: string
  Amount: number
  IsExempt: number
}

/** Everything that a shop writes about one order, in one transaction. */
export interface ChannelTransaction {
  readonly header: HeaderRow
  readonly lines: LineRow[]
  readonly payments: PaymentRow[]
  readonly addresses: AddressRow[]
  readonly discounts: DiscountRow[]
  readonly taxes: TaxRow[]
  readonly charges: ChargeRow[]
  readonly chargeTaxes: ChargeTaxRow[]
  readonly infocodes: InfocodeRow[]
  readonly attributes: AttributeRow[]
}
