import { allocate, divideRounded, extendPrice, microsPerMinorUnit, percentageOf } from './arithmetic.ts'
import type { Customer } from './customers.ts'
import type { Discount } from './order.ts'
import { sum } from './order.ts'
import type { Random } from './random.ts'

/** What is known of a line when its discounts are chosen. */
export interface DiscountableLine {
  readonly price: number
  readonly quantity: number
  /** Gift cards are never discounted. */
  readonly isDiscountable: boolean
}

type Terms = Omit<Discount, 'amount' | 'perUnit' | 'percentage' | 'dealPrice'>

const noTerms = { customerType: null, manualType: null, offer: null, coupon: null }
const offers = ['ST100011', 'ST100012', 'ST100027', 'ST100031']
const coupons = ['HÖST10', 'WELCOME10', 'FJORD15', 'SÆSONG20', 'HAVSVIK5']

/**
 * Chooses the discounts of an order's lines, one list a line: offers on single lines, a deal price, a coupon, the
 * customer's own, loyalty and tender discounts, and now and then one that somebody at the shop granted by hand.
 * Each percentage is taken of what the ones before it left.
 */
export function chooseDiscounts(
  random: Random,
  lines: readonly DiscountableLine[],
  customer: Customer,
): readonly (readonly Discount[])[] {
  const chosen = lines.map((line) => (line.isDiscountable ? chooseLineDiscounts(random, line) : []))

  function onEveryLine(percentage: number, terms: Terms): void {
    lines.forEach((line, index) => {
      if (line.isDiscountable) addPercentage(chosen[index] ?? [], line, percentage, terms)
    })
  }

  if (random.chance(9)) {
    const offer = random.pick(offers)
    onEveryLine(random.pick([5_000, 10_000, 15_000]), {
      ...noTerms,
      origin: 'periodic',
      sum: 'periodic',
      offer,
      coupon: random.pick(coupons),
    })
  }
  if (customer.kind === 'known' && random.chance(12)) {
    const isTotal = random.chance(40)
    onEveryLine(isTotal ? 3_000 : 7_500, {
      ...noTerms,
      origin: 'customer',
      sum: isTotal ? 'total' : 'line',
      customerType: isTotal ? 3 : 1,
    })
  }
  if (customer.loyaltyCard !== null && random.chance(25)) {
    onEveryLine(2_500, { ...noTerms, origin: 'loyalty', sum: 'line' })
  }
  if (random.chance(2)) onEveryLine(2_000, { ...noTerms, origin: 'tender', sum: 'total' })
  if (random.chance(2)) {
    if (random.chance(50)) onEveryLine(12_500, { ...noTerms, origin: 'manual', sum: 'total', manualType: 4 })
    else grantAmount(random, chosen, lines)
  }
  return chosen
}

function chooseLineDiscounts(random: Random, line: DiscountableLine): Discount[] {
  const discounts: Discount[] = []
  if (random.chance(14)) {
    const terms: Terms = { ...noTerms, origin: 'periodic', sum: 'periodic', offer: random.pick(offers) }
    if (random.chance(75))
      addPercentage(discounts, line, random.pick([10_000, 15_000, 20_000, 33_300]), terms)
    else addDealPrice(discounts, line, terms)
  }
  if (random.chance(1)) {
    const terms: Terms = { ...noTerms, origin: 'manual', sum: 'line', manualType: 2 }
    addPercentage(discounts, line, random.pick([5_000, 25_000]), terms)
  }
  return discounts
}

function remaining(line: DiscountableLine, discounts: readonly Discount[]): number {
  return extendPrice(line.price, line.quantity) - sum(discounts, (discount) => discount.amount)
}

function addPercentage(
  discounts: Discount[],
  line: DiscountableLine,
  percentage: number,
  terms: Terms,
): void {
  const amount = percentageOf(remaining(line, discounts), percentage)
  if (amount > 0) discounts.push({ ...terms, amount, perUnit: 0, percentage, dealPrice: null })
}

/** Every unit for a fixed, lower price. */
function addDealPrice(discounts: Discount[], line: DiscountableLine, terms: Terms): void {
  const dealPrice = divideRounded(line.price * 4, 5 * microsPerMinorUnit) * microsPerMinorUnit
  const perUnit = line.price - dealPrice
  const amount = extendPrice(perUnit, line.quantity)
  if (perUnit > 0 && amount > 0) discounts.push({ ...terms, amount, perUnit, percentage: 0, dealPrice })
}

/** A round sum off the whole order, spread over its lines. */
function grantAmount(
  random: Random,
  chosen: readonly Discount[][],
  lines: readonly DiscountableLine[],
): void {
  const left = lines.map((line, index) => (line.isDiscountable ? remaining(line, chosen[index] ?? []) : 0))
  const total = sum(left, (amount) => amount)
  if (total <= 0) return
  const granted = Math.min(random.pick([500, 1_000, 2_500]), Math.floor(total / 2))
  allocate(granted, left).forEach((amount, index) => {
    if (amount === 0) return
    chosen[index]?.push({
      ...noTerms,
      origin: 'manual',
      sum: 'total',
      manualType: 3,
      amount,
      perUnit: 0,
      percentage: 0,
      dealPrice: null,
    })
  })
}
