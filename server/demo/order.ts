import type { Item } from './catalogue.ts'
import type { ChannelTime } from './channel-time.ts'
import type { Customer } from './customers.ts'
import type { Address } from './people.ts'
import type { Shop } from './shops.ts'
import type { TaxRate } from './tax-rates.ts'

/**
 * An order as a demo shop thinks of it, before it is written in the channel database's columns. In business sign:
 * what the shop sells and takes is positive, what it takes back and pays out is negative. Units as in arithmetic.ts.
 */
export interface Order {
  readonly shop: Shop
  readonly transactionId: string
  /** The shopper's order confirmation number. */
  readonly reference: string
  readonly type: OrderType
  /** A quotation, whatever the type. */
  readonly isQuote: boolean
  /** Seconds since 1970, UTC. */
  readonly moment: number
  readonly time: ChannelTime
  readonly customer: Customer
  /** The one-time address of the whole order, where headquarters does not know it yet. */
  readonly address: Address | null
  readonly deliveryMode: string
  readonly deliveryDate: string
  readonly lines: readonly OrderLine[]
  readonly charges: readonly Charge[]
  readonly payments: readonly Payment[]
  readonly attributes: readonly Attribute[]
  readonly reasons: readonly Reason[]
  readonly comment: string | null
  readonly invoiceComment: string | null
  /** Number of the receipt, for orders that are handed over in a store. */
  readonly receipt: string | null
  /** Who at the shop had a hand in it. */
  readonly staff: string | null
}

export const orderTypes = { sale: 27, quote: 31, customerOrder: 33, cancellation: 37 } as const
export type OrderType = (typeof orderTypes)[keyof typeof orderTypes]

export interface OrderLine {
  readonly number: number
  readonly item: Item
  readonly variant: string | null
  readonly quantity: number
  readonly price: number
  /** The price before anybody changed it. */
  readonly originalPrice: number
  /** Given away with the others. */
  readonly isFreeGift: boolean
  readonly discounts: readonly Discount[]
  readonly amounts: LineAmounts
  readonly taxPlace: string
  readonly isVoided: boolean
  readonly giftCardNumber: string | null
  readonly serialNumber: string | null
  readonly deliveryMode: string
  /** The store at which the line is collected, or from which it is sent. */
  readonly fulfillmentStore: string | null
  /** Where the line goes when it goes somewhere else than the order. */
  readonly address: Address | null
  readonly returned: { readonly transactionId: string; readonly line: number } | null
}

export interface LineAmounts {
  readonly net: number
  readonly netWithTax: number
  readonly tax: number
  readonly taxes: readonly TaxAmount[]
}

/** A tax before rounding, with what it was computed on; both in micros. */
export interface TaxAmount extends TaxRate {
  readonly amount: number
  readonly base: number
}

export const discountOrigins = { customer: 1, periodic: 2, manual: 3, loyalty: 4, tender: 5 } as const
export type DiscountOrigin = keyof typeof discountOrigins

export interface Discount {
  readonly origin: DiscountOrigin
  /** Which of the line's discount sums it belongs to. */
  readonly sum: 'line' | 'total' | 'periodic'
  /** What it takes off the whole line. */
  readonly amount: number
  /** What it takes off each unit, in micros; zero for a percentage. */
  readonly perUnit: number
  readonly percentage: number
  readonly dealPrice: number | null
  /** 1 line, 3 total. */
  readonly customerType: number | null
  /** 1 line amount, 2 line percent, 3 total amount, 4 total percent. */
  readonly manualType: number | null
  readonly offer: string | null
  readonly coupon: string | null
}

export const chargeMethods = { fixed: 0, pieces: 1, percent: 2 } as const

export interface Charge {
  /** The line that it belongs to, 0 for the order. */
  readonly line: number
  /** Counted from 0 within the line. */
  readonly number: number
  readonly code: string
  readonly description: string
  readonly method: keyof typeof chargeMethods
  /** An amount (for each piece), or a percentage in thousandths. */
  readonly value: number
  /** Without tax. */
  readonly amount: number
  readonly tax: number
  readonly taxes: readonly TaxAmount[]
  readonly taxPlace: string
}

export interface Payment {
  readonly number: number
  readonly tender: string
  readonly amount: number
  readonly isCaptured: boolean
  readonly isPrepayment: boolean
  /** Declined or taken back; counts for nothing. */
  readonly isVoided: boolean
  readonly isChange: boolean
  readonly card: { readonly type: string; readonly masked: string; readonly token: string } | null
  readonly authorization: string | null
  /** The customer account that is charged. */
  readonly account: string | null
  readonly giftCard: string | null
  readonly creditVoucher: string | null
  readonly loyaltyCard: string | null
  /** What the shopper saw, when it was not the shop's currency; the rate is in micros for a hundred. */
  readonly foreign: { readonly currency: string; readonly amount: number; readonly rate: number } | null
  readonly refunds: {
    readonly transactionId: string
    readonly line: number
    readonly refundableAfter: number
  } | null
}

export interface Attribute {
  /** 0 for the order. */
  readonly line: number
  readonly name: string
  readonly value: string
}

export interface Reason {
  /** The line that it explains, -1 for the order. */
  readonly line: number
  readonly code: string
  readonly subCode: string
  readonly text: string
}

export const lineDiscount = (line: OrderLine): number => sum(line.discounts, (discount) => discount.amount)

/** What counts in the order's sums: a voided line stays visible and counts for nothing. */
export const validLines = (order: Order): readonly OrderLine[] => order.lines.filter((line) => !line.isVoided)

export function netAmount(order: Order): number {
  return sum(validLines(order), (line) => line.amounts.net) + sum(order.charges, (charge) => charge.amount)
}

export function grossAmount(order: Order): number {
  return grossOf(order.lines, order.charges)
}

export function grossOf(lines: readonly OrderLine[], charges: readonly Charge[]): number {
  const sold = lines.filter((line) => !line.isVoided)
  return sum(sold, (line) => line.amounts.netWithTax) + sum(charges, (charge) => charge.amount + charge.tax)
}

export function paidAmount(order: Order): number {
  return sum(order.payments, (payment) => (payment.isVoided ? 0 : payment.amount))
}

export function sum<Value>(values: readonly Value[], amountOf: (value: Value) => number): number {
  return values.reduce((total, value) => total + amountOf(value), 0)
}
