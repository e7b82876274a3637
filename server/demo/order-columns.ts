import {
  decimalFromMicros,
  decimalFromMinorUnits,
  decimalFromThousandths,
  divideRounded,
} from './arithmetic.ts'
import type {
  AddressRow,
  ChargeRow,
  ChargeTaxRow,
  DiscountRow,
  LineRow,
  PaymentRow,
  TaxRow,
} from './channel-rows.ts'
import {
  type Charge,
  chargeMethods,
  type Discount,
  discountOrigins,
  lineDiscount,
  type Order,
  type OrderLine,
  type Payment,
  sum,
  type TaxAmount,
} from './order.ts'
import type { Address } from './people.ts'

/** The columns of an order's rows below the header, beside the keys that they share. */

/** The record of the one catalogue that all demo shops sell from. */
const catalogNumber = 5_637_145_326

export const money = decimalFromMinorUnits
/** A sale is negative in the channel; subtracting from zero keeps a zero positive. */
export const turned = (amount: number): number => 0 - amount

export function sumOf(discounts: readonly Discount[], part: Discount['sum']): number {
  return sum(discounts, (discount) => (discount.sum === part ? discount.amount : 0))
}

/** The percentage of a line's discounts of one sum, where a single one makes it up. */
function percentageIn(discounts: readonly Discount[], part: Discount['sum']): number {
  const [only, ...others] = discounts.filter((discount) => discount.sum === part)
  return only === undefined || others.length > 0 ? 0 : decimalFromThousandths(only.percentage)
}

export function lineColumns(order: Order, line: OrderLine) {
  return {
    lineNum: line.number,
    itemId: line.item.id,
    variantId: line.variant,
    ListingId: line.item.listing,
    barcode: line.item.barcode,
    unit: line.item.unit,
    Catalog: catalogNumber,
    qty: decimalFromThousandths(turned(line.quantity)),
    price: decimalFromMicros(line.price),
    originalPrice: decimalFromMicros(line.originalPrice),
    netAmount: money(turned(line.amounts.net)),
    netAmountInclTax: money(turned(line.amounts.netWithTax)),
    taxAmount: money(turned(line.amounts.tax)),
    discAmount: money(lineDiscount(line)),
    lineDscAmount: money(sumOf(line.discounts, 'line')),
    LinePercentageDiscount: percentageIn(line.discounts, 'line'),
    totalDiscAmount: money(sumOf(line.discounts, 'total')),
    totalDiscPct: percentageIn(line.discounts, 'total'),
    periodicDiscAmount: money(sumOf(line.discounts, 'periodic')),
    PeriodicPercentageDiscount: percentageIn(line.discounts, 'periodic'),
    taxGroup: line.taxPlace,
    TaxItemGroup: line.item.taxCategory.toUpperCase(),
    DlvMode: line.deliveryMode,
    InventLocationId: order.shop.warehouse,
    FulfillmentStoreId: line.fulfillmentStore,
    ReceiptDateRequested: order.deliveryDate,
    ShippingDateRequested: order.deliveryDate,
    ElectronicDeliveryEmail: line.item.electronic ? (line.address ?? order.customer).email : null,
    LogisticsPostalAddress:
      line.address === null && order.address === null ? order.customer.addressRecord : 0,
    InventSerialId: line.serialNumber,
    giftcard: line.giftCardNumber === null ? 0 : 1,
    GiftCardNumber: line.giftCardNumber,
    GiftCardOperation: line.giftCardNumber === null ? 0 : 1,
    returnTransactionId: line.returned?.transactionId ?? null,
    returnLineNum: line.returned?.line ?? null,
    LineType: line.isFreeGift ? 1 : 0,
    transactionStatus: line.isVoided ? 1 : 0,
    comment: line.item.name,
  } satisfies Partial<LineRow>
}

export function discountColumns(discount: Discount) {
  return {
    Amount: money(discount.amount),
    DiscountAmount: decimalFromMicros(discount.perUnit),
    Percentage: decimalFromThousandths(discount.percentage),
    DealPrice: decimalFromMicros(discount.dealPrice ?? 0),
    DiscountOriginType: discountOrigins[discount.origin],
    CustomerDiscountType: discount.customerType ?? 0,
    ManualDiscountType: discount.manualType ?? 0,
    PeriodicDiscountOfferId: discount.offer,
    DiscountCode: discount.coupon,
  } satisfies Partial<DiscountRow>
}

export function taxColumns(order: Order, line: number, tax: TaxAmount) {
  return {
    SaleLineNum: line,
    TaxCode: tax.code,
    Amount: decimalFromMicros(tax.amount),
    TaxBaseAmount: decimalFromMicros(tax.base),
    TaxPercentage: decimalFromThousandths(tax.rate),
    IsIncludedInPrice: order.shop.pricesIncludeTax ? 1 : 0,
    IsExempt: tax.exempt ? 1 : 0,
  } satisfies Partial<TaxRow>
}

export function chargeColumns(order: Order, charge: Charge) {
  return {
    saleLineNum: charge.line,
    markupLineNum: charge.number,
    MarkupCode: charge.code,
    Value: charge.method === 'percent' ? decimalFromThousandths(charge.value) : money(charge.value),
    Method: chargeMethods[charge.method],
    CalculatedAmount: money(charge.amount),
    CurrencyCode: order.shop.currency,
    TaxGroup: charge.taxPlace,
    TaxItemGroup: 'STANDARD',
    TaxAmount: money(charge.tax),
    Description: charge.description,
  } satisfies Partial<ChargeRow>
}

export function chargeTaxColumns(charge: Charge, tax: TaxAmount) {
  return {
    SaleLineNum: charge.line,
    MarkupLineNum: charge.number,
    TaxCode: tax.code,
    Amount: decimalFromMicros(tax.amount),
    IsExempt: tax.exempt ? 1 : 0,
  } satisfies Partial<ChargeTaxRow>
}

export function paymentColumns(order: Order, payment: Payment) {
  const { shop } = order
  return {
    lineNum: payment.number,
    tenderType: payment.tender,
    amountTendered: money(payment.amount),
    amountCur: money(payment.foreign?.amount ?? payment.amount),
    currency: payment.foreign?.currency ?? shop.currency,
    exchRate: payment.foreign === null ? 100 : decimalFromMicros(payment.foreign.rate),
    amountMST: money(divideRounded(payment.amount * shop.exchangeRate, 100_000_000)),
    exchRateMST: decimalFromMicros(shop.exchangeRate),
    cardTypeId: payment.card?.type ?? null,
    cardOrAccount: payment.card?.masked ?? payment.account,
    paymentAuthorization: payment.authorization,
    paymentCardToken: payment.card?.token ?? null,
    AuthorizedAmount: payment.card === null ? 0 : money(payment.amount),
    IsPaymentCaptured: payment.isCaptured ? 1 : 0,
    IsCaptureFailed: 0,
    CreditCardProcessorStatus: payment.card === null ? 0 : payment.isVoided ? 2 : 1,
    isPrepayment: payment.isPrepayment ? 1 : 0,
    changeLine: payment.isChange ? 1 : 0,
    giftCardId: payment.giftCard,
    loyaltyCardId: payment.loyaltyCard,
    creditVoucherId: payment.creditVoucher,
    IsLinkedRefund: payment.refunds === null ? 0 : 1,
    LinkedPaymentTransactionId: payment.refunds?.transactionId ?? null,
    LinkedPaymentLineNumber: payment.refunds?.line ?? null,
    RefundableAmount: money(payment.refunds?.refundableAfter ?? 0),
    transactionStatus: payment.isVoided ? 1 : 0,
    VoidStatus: payment.isVoided ? 1 : 0,
    transDate: order.time.date,
    transTime: order.time.secondsOfDay,
  } satisfies Partial<PaymentRow>
}

export function addressRow(
  key: Pick<AddressRow, 'transactionId' | 'store' | 'terminal' | 'Channel' | 'DataAreaId'>,
  line: number,
  store: string,
  address: Address,
): AddressRow {
  return {
    ...key,
    store,
    SaleLineNum: line,
    DeliveryName: address.name,
    SalesName: address.name,
    Street: address.street,
    StreetNumber: address.streetNumber,
    City: address.city,
    County: address.county,
    DistrictName: address.district,
    State: address.state,
    ZipCode: address.postalCode,
    CountryRegionId: address.country,
    Email: address.email,
    EmailContent: address.message,
    Phone: address.phone,
    AttentionToAddressLine: address.attention,
  }
}
