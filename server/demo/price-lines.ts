import { divideRounded, extendPrice, microsPerMinorUnit } from './arithmetic.ts'
import type { Discount, LineAmounts, TaxAmount } from './order.ts'
import { sum } from './order.ts'
import type { TaxRate } from './tax-rates.ts'

const wholeRate = 100_000

/** A line's amounts from its price (micros), quantity (thousandths), discounts and taxes. */
export function priceLine(
  line: {
    readonly price: number
    readonly quantity: number
    readonly discounts: readonly Discount[]
    readonly rates: readonly TaxRate[]
  },
  pricesIncludeTax: boolean,
): LineAmounts {
  const amount = extendPrice(line.price, line.quantity) - sum(line.discounts, (discount) => discount.amount)
  return pricesIncludeTax ? splitTaxes(amount, line.rates) : addTaxes(amount, line.rates)
}

/** Computes taxes on an amount (minor units) that does not hold them yet. */
export function addTaxes(net: number, rates: readonly TaxRate[]): LineAmounts {
  const base = net * microsPerMinorUnit
  const taxes = rates.map((rate) => ({ ...rate, base, amount: divideRounded(base * rate.rate, wholeRate) }))
  const tax = roundTaxes(taxes)
  return { net, tax, netWithTax: net + tax, taxes }
}

/** Takes the taxes out of an amount (minor units) that holds them. */
export function splitTaxes(netWithTax: number, rates: readonly TaxRate[]): LineAmounts {
  const wholeWithTax = wholeRate + sum(rates, (rate) => rate.rate)
  const micros = netWithTax * microsPerMinorUnit
  const base = divideRounded(micros * wholeRate, wholeWithTax)
  const taxes = rates.map((rate) => ({
    ...rate,
    base,
    amount: divideRounded(micros * rate.rate, wholeWithTax),
  }))
  const tax = roundTaxes(taxes)
  return { net: netWithTax - tax, tax, netWithTax, taxes }
}

/** The taxes of one line are added up first and rounded once. */
function roundTaxes(taxes: readonly TaxAmount[]): number {
  return divideRounded(
    sum(taxes, (tax) => tax.amount),
    microsPerMinorUnit,
  )
}
