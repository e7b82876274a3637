import type { RuleCode } from '../synchronization/rules.ts'
import type { ChannelTransaction, LineRow } from './channel-rows.ts'

/** A way to spoil a faultless sale so that it breaks one rule and no other. */
export interface Fault {
  readonly rule: RuleCode
  /** What happened in the shop. */
  readonly story: string
  /** Whether a faultless sale has what the fault spoils. */
  readonly canSpoil: (sale: ChannelTransaction) => boolean
  /** Spoils the rows in place. */
  readonly spoil: (sale: ChannelTransaction) => void
}

/** A decimal plus a number of the currency's minor units, without the noise of binary fractions. */
function plus(value: number | null, minorUnits: number): number {
  return (Math.round((value ?? 0) * 100) + minorUnits) / 100
}

/** A decimal plus thousandths, finer than the currency's coin. */
function plusThousandths(value: number, thousandths: number): number {
  return (Math.round(value * 1_000) + thousandths) / 1_000
}

const firstLine = (sale: ChannelTransaction): LineRow | undefined => sale.lines[0]
const sells = (sale: ChannelTransaction): boolean => Math.abs(firstLine(sale)?.netAmount ?? 0) > 5
const isPaidOnce = (sale: ChannelTransaction): boolean =>
  sale.payments.length === 1 && sale.header.paymentAmount > 5

export const faults: readonly Fault[] = [
  {
    rule: 'NUMBER_OF_ITEMS',
    story: 'The header counts one piece more than the lines.',
    canSpoil: sells,
    spoil: ({ header }) => {
      header.numberOfItems = plus(header.numberOfItems, 100)
    },
  },
  {
    rule: 'HEADER_NET_AMOUNT',
    story: 'A line was repriced after the header had been added up.',
    canSpoil: sells,
    spoil: (sale) => {
      for (const line of sale.lines.slice(0, 1)) line.netAmount = plus(line.netAmount, 100)
    },
  },
  {
    rule: 'HEADER_NET_AMOUNT_WITH_TAX',
    story: 'The tax of a line was computed again, at another rate, and the header was not.',
    canSpoil: (sale) => sells(sale) && sale.taxes[0]?.SaleLineNum === firstLine(sale)?.lineNum,
    spoil: (sale) => {
      for (const line of sale.lines.slice(0, 1)) line.taxAmount = plus(line.taxAmount, -100)
      for (const tax of sale.taxes.slice(0, 1)) tax.Amount = (Math.round(tax.Amount * 1e6) + 1e6) / 1e6
    },
  },
  {
    rule: 'HEADER_GROSS_AMOUNT',
    story: 'The amount with tax of a line is not the one that was paid.',
    canSpoil: sells,
    spoil: (sale) => {
      for (const line of sale.lines.slice(0, 1)) line.netAmountInclTax = plus(line.netAmountInclTax, -100)
    },
  },
  {
    rule: 'CONSISTENT_IS_INCLUDED_IN_PRICE_FLAG',
    story: 'A tax row says the opposite of the header about prices including tax.',
    canSpoil: (sale) => sale.taxes.length > 0,
    spoil: (sale) => {
      for (const tax of sale.taxes.slice(0, 1)) tax.IsIncludedInPrice = 1 - tax.IsIncludedInPrice
    },
  },
  {
    rule: 'TRANSACTION_GROSS_AND_PAYMENT_AMOUNT',
    story: 'The card was charged half of what the order comes to.',
    canSpoil: isPaidOnce,
    spoil: (sale) => payInstead(sale, 0.5),
  },
  {
    rule: 'TRANSACTION_GROSS_AND_PAYMENT_AMOUNT',
    story: 'The wallet sent the payment twice and the shop added it up.',
    canSpoil: isPaidOnce,
    spoil: (sale) => payInstead(sale, 2),
  },
  {
    rule: 'DISCOUNT_AMOUNT',
    story: 'The header announces a discount that no line has.',
    canSpoil: sells,
    spoil: ({ header }) => {
      header.discAmount = plus(header.discAmount, 250)
    },
  },
  {
    rule: 'NEGATIVE_PRICE',
    story: 'A price lost its sign on the way.',
    canSpoil: sells,
    spoil: (sale) => {
      for (const line of sale.lines.slice(0, 1)) line.price = -line.price
    },
  },
  {
    rule: 'SIGN_OF_QTY_AND_NET_AMOUNT',
    story: 'A line takes money for goods that it takes back.',
    canSpoil: (sale) => sells(sale) && firstLine(sale)?.giftcard === 0,
    spoil: (sale) => {
      for (const line of sale.lines.slice(0, 1)) {
        sale.header.numberOfItems = ((sale.header.numberOfItems ?? 0) * 1_000 + 2_000 * line.qty) / 1_000
        line.qty = -line.qty
      }
    },
  },
  {
    rule: 'LINE_DISCOUNT_AMOUNT',
    story: 'The discount rows of a line do not add up to its discount.',
    canSpoil: (sale) => sale.discounts.length > 0,
    spoil: (sale) => {
      for (const discount of sale.discounts.slice(0, 1)) discount.Amount = plus(discount.Amount, 50)
    },
  },
  {
    rule: 'RETURN_GIFT_CARD_ITEM',
    story: 'A gift card is given back for money.',
    canSpoil: (sale) => sale.lines.every((line) => line.giftcard === 1) && sale.charges.length === 0,
    spoil: turnIntoReturn,
  },
  {
    rule: 'HEADER_PAYMENT_AMOUNT',
    story: 'A payment row holds more than the header says was paid.',
    canSpoil: isPaidOnce,
    spoil: (sale) => {
      for (const payment of sale.payments) payment.amountTendered = plus(payment.amountTendered, 1_000)
    },
  },
  {
    rule: 'LINE_TAX_AMOUNT',
    story: 'The tax rows of a line do not add up to its tax.',
    canSpoil: (sale) => sale.taxes.length > 0,
    spoil: (sale) => {
      for (const tax of sale.taxes.slice(0, 1)) tax.Amount = (Math.round(tax.Amount * 1e6) + 1.5e6) / 1e6
    },
  },
  {
    rule: 'HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE',
    story: 'The shop did not round to the smallest coin.',
    canSpoil: (sale) => sells(sale) && isPaidOnce(sale),
    spoil: (sale) => {
      const { header } = sale
      header.grossAmount = plusThousandths(header.grossAmount, -4)
      header.netAmount = plusThousandths(header.netAmount, -4)
      header.paymentAmount = plusThousandths(header.paymentAmount, 4)
      for (const payment of sale.payments) payment.amountTendered = plusThousandths(payment.amountTendered, 4)
      for (const line of sale.lines.slice(0, 1)) {
        line.netAmount = plusThousandths(line.netAmount, -4)
        line.netAmountInclTax = plusThousandths(line.netAmountInclTax, -4)
      }
    },
  },
  {
    rule: 'EMPTY_TRANSACTION',
    story: 'A basket was sent off with nothing in it.',
    canSpoil: () => true,
    spoil: (sale) => {
      empty(sale)
      sale.lines.length = 0
      sale.header.numberOfItemLines = 0
    },
  },
  {
    rule: 'EMPTY_TRANSACTION',
    story: 'Every line was voided before the order was sent.',
    canSpoil: (sale) => sale.lines.length > 1,
    spoil: (sale) => {
      empty(sale)
      for (const line of sale.lines) {
        line.transactionStatus = 1
        line.discAmount = line.lineDscAmount = line.totalDiscAmount = line.periodicDiscAmount = 0
        line.netAmountInclTax = line.netAmount
        line.taxAmount = 0
      }
    },
  },
  {
    rule: 'NUMBER_OF_ITEM_LINES',
    story: 'The header knows of one line less than there are.',
    canSpoil: (sale) => sale.lines.length > 1,
    spoil: ({ header }) => {
      header.numberOfItemLines = (header.numberOfItemLines ?? 0) - 1
    },
  },
]

/** Lets the only payment bring another amount than the order comes to, and the header say so. */
function payInstead({ header, payments }: ChannelTransaction, factor: number): void {
  const paid = Math.round(header.paymentAmount * 100 * factor) / 100
  for (const payment of payments) {
    payment.amountTendered = payment.amountCur = paid
    if (payment.paymentCardToken !== null) payment.AuthorizedAmount = paid
  }
  header.paymentAmount = paid
  header.salesPaymentDifference = plus(-header.grossAmount, -Math.round(paid * 100))
}

/** Turns every sign of a sale without charges, as if it were given back. */
function turnIntoReturn({ header, lines, payments }: ChannelTransaction): void {
  header.grossAmount = -header.grossAmount
  header.netAmount = -header.netAmount
  header.paymentAmount = -header.paymentAmount
  header.numberOfItems = -(header.numberOfItems ?? 0)
  for (const line of lines) {
    line.qty = -line.qty
    line.netAmount = -line.netAmount
    line.netAmountInclTax = -line.netAmountInclTax
  }
  for (const payment of payments) {
    payment.amountTendered = -payment.amountTendered
    payment.amountCur = -(payment.amountCur ?? 0)
  }
}

/** Takes everything out of a transaction but its lines, and lets the header add up to nothing. */
function empty(sale: ChannelTransaction): void {
  const { header } = sale
  header.grossAmount = header.netAmount = header.paymentAmount = 0
  header.salesPaymentDifference = 0
  header.discAmount = header.totalDiscAmount = header.custDiscAmount = 0
  header.TotalManualDiscountAmount = header.TotalManualDiscountPercentage = 0
  header.numberOfItems = header.numberOfPaymentLines = 0
  const children = [
    sale.payments,
    sale.discounts,
    sale.taxes,
    sale.charges,
    sale.chargeTaxes,
    sale.attributes,
  ]
  for (const rows of children) rows.length = 0
}
