import { divideRounded } from './arithmetic.ts'
import type { Customer } from './customers.ts'
import type { Payment } from './order.ts'
import type { Random } from './random.ts'
import type { Shop } from './shops.ts'
import { tenderTypes } from './shops.ts'

const cardTypes = [
  { name: 'VISA', weight: 6 },
  { name: 'MASTERCARD', weight: 5 },
  { name: 'AMEX', weight: 1 },
]

const noDetails = {
  isCaptured: false,
  isPrepayment: false,
  isVoided: false,
  isChange: false,
  card: null,
  authorization: null,
  account: null,
  giftCard: null,
  creditVoucher: null,
  loyaltyCard: null,
  foreign: null,
  refunds: null,
} as const

/** Euro payments in a shop that sells in another currency: its units for a hundred euros, in micros. */
const ratesForEuro: Readonly<Record<string, number>> = { SEK: 1_109_400_000 }

/**
 * Chooses how an order of `amount` minor units is paid, so that the payments that count add up to it: by one card as
 * a rule (authorized, not captured), by the local wallet (captured at once, a prepayment), on account, or by gift
 * card, loyalty points or credit voucher together with one of the others.
 */
export function choosePayments(
  random: Random,
  shop: Shop,
  order: {
    readonly amount: number
    readonly customer: Customer
    readonly isInvoiced: boolean
    readonly capturesAtOnce: boolean
    readonly takesGiftCards: boolean
    readonly country: string
  },
): readonly Payment[] {
  const payments: Payment[] = []
  let left = order.amount
  if (left === 0) return payments

  // A tender that the shopper took off again leaves a gap in the numbers.
  let number = random.chance(2) ? 1 : 0
  function add(payment: Omit<Payment, 'number'>): void {
    number += 1
    payments.push({ ...payment, number })
    if (!payment.isVoided) left -= payment.amount
  }

  if (order.isInvoiced) {
    add({ ...noDetails, tender: tenderTypes.onAccount, amount: left, account: order.customer.account })
    return payments
  }
  if (order.takesGiftCards && random.chance(8)) {
    add({
      ...noDetails,
      tender: tenderTypes.giftCard,
      amount: partOf(random, left),
      isCaptured: true,
      isPrepayment: true,
      giftCard: `GC-${random.code(10)}`,
    })
  }
  if (order.customer.loyaltyCard !== null && left > 0 && random.chance(20)) {
    add({
      ...noDetails,
      tender: tenderTypes.loyalty,
      amount: partOf(random, left),
      isCaptured: true,
      isPrepayment: true,
      loyaltyCard: order.customer.loyaltyCard,
    })
  }
  if (payments.length === 0 && order.takesGiftCards && random.chance(1)) {
    // A voucher worth more than the order: the rest comes back as another voucher.
    const voucher = divideRounded(left, 5_000) * 5_000 + 5_000
    const details = { ...noDetails, tender: tenderTypes.creditVoucher, isCaptured: true }
    add({ ...details, isPrepayment: true, amount: voucher, creditVoucher: `CV-${random.code(8)}` })
    add({ ...details, isChange: true, amount: left, creditVoucher: `CV-${random.code(8)}` })
  }
  if (left === 0) return payments

  if (random.chance(3)) add({ ...card(random, shop, left, false), isVoided: true })
  if (random.chance(30) && !order.capturesAtOnce) add(wallet(random, shop, left, order.country))
  else {
    if (random.chance(1) && left > 1_000) add(card(random, shop, partOf(random, left), order.capturesAtOnce))
    if (left > 0) add(card(random, shop, left, order.capturesAtOnce))
  }
  return payments
}

/** The whole amount, or a part of it that leaves something to pay otherwise. */
function partOf(random: Random, amount: number): number {
  if (amount < 200 || random.chance(25)) return amount
  return random.integer(100, amount - 100)
}

function card(random: Random, shop: Shop, amount: number, isCaptured: boolean): Omit<Payment, 'number'> {
  return {
    ...noDetails,
    tender: tenderTypes.card,
    amount,
    isCaptured,
    isPrepayment: isCaptured,
    card: {
      type: random.pickWeighted(cardTypes).name,
      masked: `************${random.integer(0, 9_999).toString().padStart(4, '0')}`,
      token: `tok_${random.code(16)}`,
    },
    authorization: authorization(random, shop),
  }
}

function wallet(random: Random, shop: Shop, amount: number, country: string): Omit<Payment, 'number'> {
  const rate = country === 'FIN' ? ratesForEuro[shop.currency] : undefined
  return {
    ...noDetails,
    tender: tenderTypes.wallet,
    amount,
    isCaptured: true,
    isPrepayment: true,
    authorization: authorization(random, shop),
    foreign:
      rate === undefined
        ? null
        : { currency: 'EUR', rate, amount: divideRounded(amount * 100_000_000, rate) },
  }
}

function authorization(random: Random, shop: Shop): string {
  return JSON.stringify({ authorization: random.code(12), merchant: `havsvik-${shop.code.toLowerCase()}` })
}
