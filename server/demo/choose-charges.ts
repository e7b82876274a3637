import { divideRounded, percentageOf } from './arithmetic.ts'
import type { Charge, LineAmounts, OrderLine } from './order.ts'
import { sum } from './order.ts'
import { addTaxes, splitTaxes } from './price-lines.ts'
import type { Random } from './random.ts'
import type { Shop } from './shops.ts'
import { deliveryModes } from './shops.ts'
import type { TaxRate } from './tax-rates.ts'
import { taxesFor } from './tax-rates.ts'

/** Chooses an order's charges: delivery, freight and wrapping of single lines, insurance, an invoice fee. */
export function chooseCharges(
  random: Random,
  shop: Shop,
  order: {
    readonly lines: readonly OrderLine[]
    readonly deliveryMode: string
    readonly taxPlace: string
    readonly isInvoiced: boolean
  },
): readonly Charge[] {
  const charges: Charge[] = []
  const lines = order.lines.filter((line) => !line.isVoided)
  const goods = sum(lines, (line) => (shop.pricesIncludeTax ? line.amounts.netWithTax : line.amounts.net))

  function add(
    line: number,
    charge: Pick<Charge, 'code' | 'description' | 'method' | 'value'>,
    { net, tax, taxes }: LineAmounts,
  ): void {
    const number = charges.filter((other) => other.line === line).length
    charges.push({ ...charge, line, number, amount: net, tax, taxes, taxPlace: order.taxPlace })
  }

  function addFixed(line: number, code: string, description: string, labelPrice: number): void {
    const amounts = labelAmounts(shop, labelPrice, chargeTaxes(order.taxPlace))
    add(line, { code, description, method: 'fixed', value: amounts.net }, amounts)
  }

  if (order.deliveryMode === deliveryModes.express)
    addFixed(0, 'EXPRESS', 'Express delivery', shop.charges.express)
  else if (order.deliveryMode === deliveryModes.standard && goods < shop.freeDeliveryFrom) {
    addFixed(0, 'SHIPPING', 'Delivery', shop.charges.standard)
  }
  if (order.isInvoiced && random.chance(60))
    addFixed(0, 'INVOICE', 'Invoice fee', divideRounded(shop.charges.standard, 2))
  if (goods > shop.freeDeliveryFrom * 3 && random.chance(20)) {
    const percentage = 1_500
    const net = percentageOf(
      sum(lines, (line) => line.amounts.net),
      percentage,
    )
    add(
      0,
      { code: 'INSURANCE', description: 'Transport insurance', method: 'percent', value: percentage },
      addTaxes(net, chargeTaxes(order.taxPlace)),
    )
  }
  for (const line of lines) {
    if (line.item.bulky) addFixed(line.number, 'FREIGHT', 'Freight of bulky goods', shop.charges.freight)
    else if (isGift(line) && random.chance(5)) {
      const label = divideRounded(shop.charges.standard, 2)
      const each = labelAmounts(shop, label, chargeTaxes(order.taxPlace)).net
      add(
        line.number,
        { code: 'GIFTWRAP', description: 'Gift wrapping', method: 'pieces', value: each },
        addTaxes(divideRounded(each * line.quantity, 1_000), chargeTaxes(order.taxPlace)),
      )
    }
  }
  return charges
}

/** A few pieces of something that can be wrapped. */
function isGift(line: OrderLine): boolean {
  return line.item.unit === 'ea' && !line.item.electronic && line.quantity <= 5_000
}

/** What a return costs the shopper: a charge that the shop keeps of the refund. */
export function returnFee(shop: Shop, taxPlace: string): Charge {
  const amounts = labelAmounts(shop, shop.charges.standard, chargeTaxes(taxPlace))
  return {
    line: 0,
    number: 0,
    code: 'RETURNFEE',
    description: 'Return freight',
    method: 'fixed',
    value: amounts.net,
    amount: amounts.net,
    tax: amounts.tax,
    taxes: amounts.taxes,
    taxPlace,
  }
}

/** Charges are taxed like ordinary goods; California does not tax delivery. */
function chargeTaxes(place: string): readonly TaxRate[] {
  return taxesFor(place, place === 'USA/CA' ? 'food' : 'standard')
}

function labelAmounts(shop: Shop, labelPrice: number, rates: readonly TaxRate[]): LineAmounts {
  return shop.pricesIncludeTax ? splitTaxes(labelPrice, rates) : addTaxes(labelPrice, rates)
}
