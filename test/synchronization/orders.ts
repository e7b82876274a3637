import { sql } from 'kysely'
import type { Database } from '../../server/database/database.ts'
import type { Id } from '../../server/database/identifiers.ts'
import { addSeconds, type Instant } from '../../server/database/instant.ts'
import type {
  AddressRow,
  ChannelTransaction,
  ChargeRow,
  HeaderRow,
  LineRow,
  PaymentRow,
} from '../../server/demo/channel-rows.ts'
import { tenderTypes } from '../../server/demo/shops.ts'
import type { ChannelNumber, CompanyId } from '../../server/organization/tables.ts'
import { type SynchronizationRun, synchronizeOrders } from '../../server/synchronization/run.ts'
import { testNow } from '../transactions/stage.ts'

/** Small orders, as a shop writes them, made by hand so that every figure of a test stands in the test. */

export const company = 'USRT' as CompanyId
/** The demo's Swedish shop: SEK, guests order under GUEST-SE, warehouse JKPG. */
export const channel = 5_637_144_601 as ChannelNumber

interface LineParts extends Partial<LineRow> {
  /** In business sign: below zero comes back. */
  readonly sold?: number
}

export interface OrderParts {
  readonly id?: string
  readonly header?: Partial<HeaderRow>
  readonly lines?: readonly LineParts[]
  /** None: one authorized card over the whole amount. */
  readonly payments?: readonly Partial<PaymentRow>[]
  readonly charges?: readonly Partial<ChargeRow>[]
  readonly addresses?: readonly Partial<AddressRow>[]
}

const round = (amount: number) => Math.round(amount * 100) / 100

let orders = 0

/** An order without taxes: one piece at 100.00 SEK, paid by an authorized card, unless said otherwise. */
export function anOrder(parts: OrderParts = {}): ChannelTransaction {
  orders += 1
  const transactionId = parts.id ?? `T-${String(orders).padStart(6, '0')}`
  const key = { transactionId, store: '', terminal: '', Channel: channel, DataAreaId: company }
  const lines = (parts.lines ?? [{}]).map((line, index) => lineRow(transactionId, index + 1, line))
  const charges = (parts.charges ?? []).map((charge, index) => chargeRow(transactionId, index, charge))
  const counting = lines.filter(({ transactionStatus }) => transactionStatus === 0)
  const sum = (rows: readonly LineRow[], of: (line: LineRow) => number) =>
    round(rows.reduce((total, line) => total + of(line), 0))
  const chargeNet = charges.reduce((total, { CalculatedAmount }) => total + CalculatedAmount, 0)
  const chargeTax = charges.reduce((total, { TaxAmount }) => total + TaxAmount, 0)
  const gross = round(sum(counting, ({ netAmountInclTax }) => netAmountInclTax) - chargeNet - chargeTax)
  const isQuote = parts.header?.type === 31 || parts.header?.TransactionOrderType === 1
  const payments = (parts.payments ?? (isQuote || gross === 0 ? [] : [{}])).map((payment, index) =>
    paymentRow(key, index + 1, -gross, payment),
  )
  const paid = payments
    .filter(({ transactionStatus, VoidStatus }) => transactionStatus === 0 && VoidStatus === 0)
    .reduce((total, { amountTendered }) => total + amountTendered, 0)
  const header: HeaderRow = {
    ...key,
    ChannelReferenceId: `W${transactionId}`,
    receiptId: null,
    type: 27,
    entryStatus: 0,
    TransactionOrderType: 0,
    custAccount: 'C-KARI',
    receiptEmail: 'kari@example.com',
    loyaltyCardId: null,
    staff: null,
    currency: 'SEK',
    exchRate: 10.42,
    grossAmount: gross,
    netAmount: round(sum(counting, ({ netAmount }) => netAmount) - chargeNet),
    paymentAmount: round(paid),
    salesPaymentDifference: 0,
    discAmount: sum(counting, ({ discAmount }) => discAmount ?? 0),
    totalDiscAmount: 0,
    custDiscAmount: 0,
    TotalManualDiscountAmount: 0,
    TotalManualDiscountPercentage: 0,
    IsTaxIncludedInPrice: 1,
    TaxCalculationType: 0,
    numberOfItems: 0 - sum(counting, ({ qty }) => qty),
    numberOfItemLines: lines.length,
    numberOfPaymentLines: payments.length,
    DlvMode: 'STD',
    InventLocationId: null,
    InventSiteId: null,
    ReceiptDateRequested: '2026-11-25',
    ShippingDateRequested: '2026-11-24',
    LogisticsPostalAddress: 0,
    transDate: '2026-11-20',
    transTime: 36_000,
    BeginDateTime: '2026-11-20T09:00:00Z',
    businessDate: '2026-11-20',
    comment: null,
    InvoiceComment: null,
    ...parts.header,
  }
  return {
    header,
    lines,
    payments,
    charges,
    addresses: (parts.addresses ?? []).map((address) => ({ ...key, ...homeAddress, ...address })),
    discounts: [],
    taxes: [],
    chargeTaxes: [],
    infocodes: [],
    attributes: [],
  }
}

function lineRow(transactionId: string, lineNum: number, { sold = 1, ...parts }: LineParts): LineRow {
  const price = parts.price ?? 100
  const amount = round(-price * sold + (parts.discAmount ?? 0))
  return {
    transactionId,
    store: '',
    terminalId: '',
    Channel: channel,
    DataAreaId: company,
    lineNum,
    itemId: `I-${lineNum}`,
    variantId: null,
    ListingId: null,
    barcode: null,
    unit: 'ea',
    Catalog: 0,
    qty: 0 - sold,
    price,
    originalPrice: price,
    netAmount: amount + 0,
    netAmountInclTax: amount + 0,
    taxAmount: 0,
    discAmount: 0,
    lineDscAmount: 0,
    LinePercentageDiscount: 0,
    totalDiscAmount: 0,
    totalDiscPct: 0,
    periodicDiscAmount: 0,
    PeriodicPercentageDiscount: 0,
    taxGroup: null,
    TaxItemGroup: null,
    DlvMode: null,
    InventLocationId: null,
    FulfillmentStoreId: null,
    ReceiptDateRequested: null,
    ShippingDateRequested: null,
    ElectronicDeliveryEmail: null,
    LogisticsPostalAddress: 0,
    InventSerialId: null,
    giftcard: 0,
    GiftCardNumber: null,
    GiftCardOperation: 0,
    returnTransactionId: null,
    returnLineNum: null,
    LineType: 0,
    transactionStatus: 0,
    comment: 'A thing',
    ...parts,
  }
}

function chargeRow(transactionId: string, number: number, parts: Partial<ChargeRow>): ChargeRow {
  return {
    transactionId,
    store: '',
    terminalId: '',
    Channel: channel,
    DataAreaId: company,
    saleLineNum: 0,
    markupLineNum: number,
    MarkupCode: 'SHIPPING',
    Value: parts.CalculatedAmount ?? 0,
    Method: 0,
    CalculatedAmount: 0,
    CurrencyCode: 'SEK',
    TaxGroup: null,
    TaxItemGroup: null,
    TaxAmount: 0,
    Description: 'Delivery',
    ...parts,
  }
}

function paymentRow(
  key: Pick<PaymentRow, 'transactionId' | 'store' | 'terminal' | 'Channel' | 'DataAreaId'>,
  lineNum: number,
  amount: number,
  parts: Partial<PaymentRow>,
): PaymentRow {
  const tendered = parts.amountTendered ?? amount
  const isCard = (parts.tenderType ?? tenderTypes.card) === tenderTypes.card
  return {
    ...key,
    lineNum,
    tenderType: tenderTypes.card,
    amountTendered: tendered,
    amountCur: tendered,
    currency: 'SEK',
    exchRate: 100,
    amountMST: null,
    exchRateMST: null,
    cardTypeId: isCard ? 'VISA' : null,
    cardOrAccount: isCard ? '************1881' : null,
    paymentAuthorization: isCard ? '{"authorization":"A1"}' : null,
    paymentCardToken: isCard ? 'tok_1' : null,
    AuthorizedAmount: isCard ? tendered : 0,
    IsPaymentCaptured: 0,
    IsCaptureFailed: 0,
    CreditCardProcessorStatus: isCard ? 1 : 0,
    isPrepayment: 0,
    changeLine: 0,
    giftCardId: null,
    loyaltyCardId: null,
    creditVoucherId: null,
    IsLinkedRefund: 0,
    LinkedPaymentTransactionId: null,
    LinkedPaymentLineNumber: null,
    RefundableAmount: 0,
    transactionStatus: 0,
    VoidStatus: 0,
    transDate: '2026-11-20',
    transTime: 36_000,
    ...parts,
  }
}

const homeAddress: Omit<AddressRow, 'transactionId' | 'store' | 'terminal' | 'Channel' | 'DataAreaId'> = {
  SaleLineNum: 0,
  DeliveryName: 'Kari Nordmann',
  SalesName: 'Kari Nordmann',
  Street: 'Storgatan',
  StreetNumber: '1',
  City: 'Lund',
  County: null,
  DistrictName: null,
  State: null,
  ZipCode: '222 22',
  CountryRegionId: 'SWE',
  Email: 'kari@home.example',
  EmailContent: null,
  Phone: '+46 46 1',
  AttentionToAddressLine: null,
}

/** A clock that goes on by a second each time it is read, from after the time at which `stage` stages. */
export function tickingClock(start: Instant = addSeconds(testNow, 3600)): () => Instant {
  let seconds = 0
  return () => addSeconds(start, seconds++)
}

/** Synchronizes the orders of all channels of the company, or those of some, by a clock that goes on. */
export async function synchronizeAll(
  database: Database,
  options: Partial<Omit<SynchronizationRun, 'database'>> = {},
) {
  const channels = await database.kysely.selectFrom('channel').select('number').execute()
  return synchronizeOrders({
    database,
    clock: tickingClock(),
    scope: { companyId: company, channelNumbers: channels.map(({ number }) => number) },
    ...options,
  })
}

/** The open causes of a transaction, by their codes in alphabetical order. */
export async function causesOf(database: Database, transactionId: string): Promise<string[]> {
  const rows = await database.kysely
    .selectFrom('synchronization_failure')
    .select('code')
    .distinct()
    .where('transaction_id', '=', transactionId)
    .where('is_open', '=', true)
    .execute()
  return rows.map(({ code }) => code).sort()
}

/** The order that a transaction became. */
export async function orderOf(database: Database, transactionId: string) {
  return database.kysely
    .selectFrom('sales_order')
    .selectAll()
    .where('id', 'in', (query) =>
      query
        .selectFrom('channel_transaction')
        .select(sql<Id<'SalesOrder'>>`id`.as('id'))
        .where('transaction_id', '=', transactionId),
    )
    .executeTakeFirstOrThrow()
}

/** Payments of an order, in the order of their lines. */
export async function paymentsOf(database: Database, orderId: Id<'SalesOrder'>) {
  return database.kysely
    .selectFrom('order_payment')
    .selectAll()
    .where('sales_order_id', '=', orderId)
    .orderBy('line_number')
    .execute()
}

/** Journal lines of an order, in the order of their vouchers. */
export async function journalLinesOf(database: Database, orderId: Id<'SalesOrder'>) {
  return database.kysely
    .selectFrom('customer_payment_journal_line')
    .selectAll()
    .where('sales_order_id', '=', orderId)
    .orderBy('voucher_number')
    .execute()
}
