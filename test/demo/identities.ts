import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'

/** Whole millionths of a decimal as it stands in a channel database. */
export function micros(decimal: number | null): number {
  return Math.round((decimal ?? 0) * 1_000_000)
}

export function sumMicros<Row>(rows: readonly Row[], decimalOf: (row: Row) => number | null): number {
  return rows.reduce((sum, row) => sum + micros(decimalOf(row)), 0)
}

const minorUnit = 10_000
const knownTenderTypes = new Set(['2', '4', '6', '8', '9', '10'])

/**
 * The rules of a sound channel transaction, written down once more and independently of what generates them:
 * the arithmetic identities of an order in business sign (commerce 1.3) and the rules that are checked on top of
 * them (commerce 3.5), without any tolerance but half a minor unit for the unrounded taxes of a line.
 *
 * @returns the names of the broken rules, each once
 */
export function brokenRules(transaction: ChannelTransaction): string[] {
  const { header, charges, chargeTaxes, discounts, taxes } = transaction
  const lines = transaction.lines.filter((line) => line.transactionStatus === 0)
  const payments = transaction.payments.filter((payment) => payment.transactionStatus === 0)

  // Business sign: a sale is positive.
  const gross = -micros(header.grossAmount)
  const net = -micros(header.netAmount)
  const paid = micros(header.paymentAmount)
  const lineNet = -sumMicros(lines, (line) => line.netAmount)
  const lineTax = -sumMicros(lines, (line) => line.taxAmount)
  const lineNetWithTax = -sumMicros(lines, (line) => line.netAmountInclTax)
  const charged = sumMicros(charges, (charge) => charge.CalculatedAmount)
  const chargeTax = sumMicros(charges, (charge) => charge.TaxAmount)

  const discountsOf = (line: { lineNum: number }) =>
    discounts.filter((row) => row.SaleLineNum === line.lineNum)
  const taxesOf = (line: { lineNum: number }) => taxes.filter((row) => row.SaleLineNum === line.lineNum)

  const rules: Record<string, boolean> = {
    NUMBER_OF_ITEMS: micros(header.numberOfItems) === -sumMicros(lines, (line) => line.qty),
    NUMBER_OF_ITEM_LINES: header.numberOfItemLines === transaction.lines.length,
    NUMBER_OF_PAYMENT_LINES: header.numberOfPaymentLines === transaction.payments.length,
    HEADER_NET_AMOUNT: net === lineNet + charged,
    HEADER_NET_AMOUNT_WITH_TAX: net + lineTax + chargeTax === gross,
    HEADER_GROSS_AMOUNT: gross === lineNetWithTax + charged + chargeTax,
    CONSISTENT_IS_INCLUDED_IN_PRICE_FLAG: taxes.every(
      (tax) => tax.IsIncludedInPrice === header.IsTaxIncludedInPrice,
    ),
    TRANSACTION_GROSS_AND_PAYMENT_AMOUNT: header.TransactionOrderType === 1 || gross === paid,
    DISCOUNT_AMOUNT: micros(header.discAmount) === sumMicros(lines, (line) => line.discAmount),
    NEGATIVE_PRICE: lines.every((line) => line.price >= 0),
    SIGN_OF_QTY_AND_NET_AMOUNT: lines.every(
      (line) => line.netAmount === 0 || Math.sign(line.qty) === Math.sign(line.netAmount),
    ),
    LINE_DISCOUNT_AMOUNT: transaction.lines.every(
      (line) => micros(line.discAmount) === sumMicros(discountsOf(line), (discount) => discount.Amount),
    ),
    RETURN_GIFT_CARD_ITEM: lines.every((line) => line.giftcard === 0 || line.qty < 0),
    HEADER_PAYMENT_AMOUNT: paid === sumMicros(payments, (payment) => payment.amountTendered),
    LINE_TAX_AMOUNT: transaction.lines.every(
      (line) =>
        Math.abs(micros(line.taxAmount) + sumMicros(taxesOf(line), (tax) => tax.Amount)) <= minorUnit / 2,
    ),
    CHARGE_TAX_AMOUNT: charges.every((charge) => {
      const ofCharge = chargeTaxes.filter(
        (tax) => tax.SaleLineNum === charge.saleLineNum && tax.MarkupLineNum === charge.markupLineNum,
      )
      return Math.abs(micros(charge.TaxAmount) - sumMicros(ofCharge, (tax) => tax.Amount)) <= minorUnit / 2
    }),
    HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE: [gross, net, paid].every((amount) => amount % minorUnit === 0),
    EMPTY_TRANSACTION: lines.length > 0,
    TENDER_TYPE_NOT_MAPPED: payments.every((payment) => knownTenderTypes.has(payment.tenderType)),
    CARD_AUTHORIZATION_MISSING: payments.every(
      (payment) => payment.tenderType !== '2' || payment.paymentAuthorization !== null,
    ),
    PAYMENT_DECLINED: payments.every((payment) => (payment.CreditCardProcessorStatus ?? 0) < 2),
  }
  return Object.keys(rules).filter((rule) => rules[rule] === false)
}
