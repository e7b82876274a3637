import { divideRounded } from './arithmetic.ts'
import { channelTime, dateAfter } from './channel-time.ts'
import { returnFee } from './choose-charges.ts'
import type { Charge, Discount, LineAmounts, Order, OrderLine, Payment, Reason } from './order.ts'
import { grossOf, orderTypes, paidAmount, sum, validLines } from './order.ts'
import { priceLine } from './price-lines.ts'
import type { Random } from './random.ts'
import { taxesFor } from './tax-rates.ts'

const reasons = [
  { subCode: '1', text: 'Wrong size' },
  { subCode: '2', text: 'Gick sönder under frakten' },
  { subCode: '3', text: 'Angret kjøpet' },
  { subCode: '4', text: 'Gefällt nicht' },
]

interface Placed {
  readonly transactionId: string
  readonly moment: number
}

/** Whether goods of an order can come back: paid, and something in it that is not a voucher or a ticket. */
export function isReturnable(order: Order): boolean {
  return order.type !== orderTypes.cancellation && !order.isQuote && returnableLines(order).length > 0
}

/** Whether an order can be cancelled: it was placed and paid, and nothing of it was delivered on the spot. */
export function isCancellable(order: Order): boolean {
  return isReturnable(order) && order.lines.every((line) => !line.item.electronic)
}

const returnableLines = (order: Order): readonly OrderLine[] =>
  validLines(order).filter(
    (line) => !line.item.electronic && line.returned === null && line.amounts.netWithTax > 0,
  )

/**
 * Composes the return of a part of an earlier order: some of its lines, or some pieces of them, at the prices,
 * discounts and taxes of then, refunded to the payments that were made.
 */
export function composeReturn(random: Random, order: Order, placed: Placed): Order {
  const candidates = returnableLines(order)
  const first = random.pick(candidates)
  const chosen = candidates.filter((line) => line === first || random.chance(30))
  const lines = chosen.map((line, index) => returnLine(order, line, index + 1, partialQuantity(random, line)))
  const refund = -grossOf(lines, [])
  const fee = returnFee(order.shop, order.lines[0]?.taxPlace ?? '')
  const charges: Charge[] = random.chance(20) && fee.amount + fee.tax < refund ? [fee] : []
  const explained = lines.map(
    (line): Reason => ({ line: line.number, code: 'RETURN', ...random.pick(reasons) }),
  )
  return {
    ...follow(order, placed),
    type: order.type,
    lines,
    charges,
    payments: refundPayments(order, -grossOf(lines, charges)),
    ...(random.chance(15)
      ? {
          reasons: [...explained, { line: -1, code: 'CONTACT', subCode: '1', text: 'Kundtjänst' }],
          staff: '000160',
        }
      : { reasons: explained }),
  }
}

/** Composes the cancellation of an earlier order: everything in it, charges and payments too, with the sign turned. */
export function composeCancellation(order: Order, placed: Placed): Order {
  const lines = validLines(order).map((line) => returnLine(order, line, line.number, line.quantity))
  const charges = order.charges.map(
    (charge): Charge => ({
      ...charge,
      value: charge.method === 'percent' ? charge.value : 0 - charge.value,
      amount: 0 - charge.amount,
      tax: 0 - charge.tax,
      taxes: charge.taxes.map((tax) => ({ ...tax, amount: 0 - tax.amount, base: 0 - tax.base })),
    }),
  )
  return {
    ...follow(order, placed),
    type: orderTypes.cancellation,
    reference: order.reference,
    lines,
    charges,
    payments: refundPayments(order, paidAmount(order)),
    reasons: [],
  }
}

/** What a later transaction takes over from the order that it goes back to. */
function follow(order: Order, placed: Placed) {
  const time = channelTime(order.shop.timeZone, placed.moment)
  return {
    ...placed,
    time,
    shop: order.shop,
    reference: `${order.reference}-R`,
    isQuote: false,
    customer: order.customer,
    address: order.address,
    deliveryMode: order.deliveryMode,
    deliveryDate: dateAfter(time, 0),
    attributes: [],
    comment: null,
    invoiceComment: null,
    receipt: null,
    staff: null,
  }
}

function partialQuantity(random: Random, line: OrderLine): number {
  const pieces = line.item.unit === 'ea' ? line.quantity / 1_000 : 1
  return pieces > 1 && random.chance(60) ? random.integer(1, pieces) * 1_000 : line.quantity
}

function returnLine(order: Order, line: OrderLine, number: number, quantity: number): OrderLine {
  const returned = { transactionId: order.transactionId, line: line.number }
  const discounts = line.discounts.map(
    (discount): Discount => ({
      ...discount,
      amount: divideRounded(discount.amount * -quantity, line.quantity),
    }),
  )
  const rates = line.amounts.taxes.length === 0 ? [] : taxesFor(line.taxPlace, line.item.taxCategory)
  const amounts: LineAmounts = priceLine(
    { price: line.price, quantity: -quantity, discounts, rates },
    order.shop.pricesIncludeTax,
  )
  return { ...line, number, quantity: -quantity, discounts, amounts, address: null, returned }
}

/**
 * Gives `amount` minor units back to an order's payments, each up to what it brought: to cards and wallets before
 * gift cards and points, which stand first in an order.
 */
function refundPayments(order: Order, amount: number): readonly Payment[] {
  const change = sum(order.payments, (payment) => (payment.isChange ? payment.amount : 0))
  let left = amount
  const refunds: Payment[] = []
  for (const payment of order.payments.toReversed()) {
    if (payment.isVoided || payment.isChange || left === 0) continue
    // Change is only ever given on the one payment of an order.
    const kept = payment.amount + change
    const share = Math.min(kept, left)
    left -= share
    refunds.push({
      ...payment,
      number: refunds.length + 1,
      amount: 0 - share,
      isPrepayment: false,
      foreign:
        payment.foreign === null
          ? null
          : { ...payment.foreign, amount: divideRounded(-share * 100_000_000, payment.foreign.rate) },
      refunds: { transactionId: order.transactionId, line: payment.number, refundableAfter: kept - share },
    })
  }
  return refunds
}
