import { decimalFromMicros, decimalFromThousandths } from './arithmetic.ts'
import type { AddressRow, ChannelTransaction, DiscountRow, HeaderRow, TaxRow } from './channel-rows.ts'
import { grossAmount, netAmount, type Order, paidAmount, sum, validLines } from './order.ts'
import {
  addressRow,
  chargeColumns,
  chargeTaxColumns,
  discountColumns,
  lineColumns,
  money,
  paymentColumns,
  sumOf,
  taxColumns,
  turned,
} from './order-columns.ts'
import { demoCompany } from './shops.ts'

/** Writes an order in the columns and the sign of the channel database. */
export function orderRows(order: Order): ChannelTransaction {
  const upperKey = { TransactionId: order.transactionId, StoreId: '', TerminalId: '', ...channelOf(order) }
  const lowerKey = { transactionId: order.transactionId, store: '', terminal: '', ...channelOf(order) }
  const lineKey = { transactionId: order.transactionId, store: '', terminalId: '', ...channelOf(order) }

  const addresses: AddressRow[] = order.address === null ? [] : [addressRow(lowerKey, 0, '', order.address)]
  const discounts: DiscountRow[] = []
  const taxes: TaxRow[] = []
  for (const line of order.lines) {
    if (line.address !== null) {
      // The row of a line's address names the store that sends the goods, though the order has no store.
      const sender = line.fulfillmentStore ?? order.shop.warehouse
      addresses.push(addressRow(lowerKey, line.number, sender, line.address))
    }
    line.discounts.forEach((discount, index) => {
      discounts.push({
        ...upperKey,
        SaleLineNum: line.number,
        LineNum: index + 1,
        ...discountColumns(discount),
      })
    })
    for (const tax of line.amounts.taxes) taxes.push({ ...upperKey, ...taxColumns(order, line.number, tax) })
  }
  return {
    header: headerRow(order),
    lines: order.lines.map((line) => ({ ...lineKey, ...lineColumns(order, line) })),
    payments: order.payments.map((payment) => ({ ...lowerKey, ...paymentColumns(order, payment) })),
    addresses,
    discounts,
    taxes,
    charges: order.charges.map((charge) => ({ ...lineKey, ...chargeColumns(order, charge) })),
    chargeTaxes: order.charges.flatMap((charge) =>
      charge.taxes.map((tax) => ({ ...upperKey, ...chargeTaxColumns(charge, tax) })),
    ),
    infocodes: order.reasons.map((reason, index) => ({
      ...lowerKey,
      lineNum: index + 1,
      parentLineNum: reason.line,
      infocodeId: reason.code,
      subInfocodeId: reason.subCode,
      information: reason.text,
      infoAmount: 0,
      amount: 0,
      inputType: 1,
      type: reason.line === -1 ? 0 : 1,
      transactionStatus: 0,
      transDate: order.time.date,
      transTime: order.time.secondsOfDay,
    })),
    attributes: order.attributes.map((attribute) => ({
      ...lowerKey,
      HeaderOrLineNum: attribute.line,
      Name: attribute.name,
      TextValue: attribute.value,
    })),
  }
}

function channelOf(order: Order) {
  return { Channel: order.shop.channel, DataAreaId: demoCompany.id }
}

function headerRow(order: Order): HeaderRow {
  const lines = validLines(order)
  const discounts = lines.flatMap((line) => line.discounts)
  const manualTotal = discounts.filter((discount) => discount.origin === 'manual' && discount.sum === 'total')
  const gross = grossAmount(order)
  const paid = paidAmount(order)
  return {
    transactionId: order.transactionId,
    store: '',
    terminal: '',
    ...channelOf(order),
    ChannelReferenceId: order.reference,
    receiptId: order.receipt,
    type: order.type,
    entryStatus: 0,
    TransactionOrderType: order.isQuote ? 1 : 0,
    custAccount: order.customer.account,
    receiptEmail: order.customer.email,
    loyaltyCardId: order.customer.loyaltyCard,
    staff: order.staff,
    currency: order.shop.currency,
    exchRate: decimalFromMicros(order.shop.exchangeRate),
    grossAmount: money(turned(gross)),
    netAmount: money(turned(netAmount(order))),
    paymentAmount: money(paid),
    salesPaymentDifference: money(gross - paid),
    discAmount: money(sum(discounts, (discount) => discount.amount)),
    totalDiscAmount: money(sumOf(discounts, 'total')),
    custDiscAmount: money(
      sum(discounts, (discount) => (discount.origin === 'customer' ? discount.amount : 0)),
    ),
    TotalManualDiscountAmount: money(sum(manualTotal, (discount) => discount.amount)),
    TotalManualDiscountPercentage: decimalFromThousandths(manualTotal[0]?.percentage ?? 0),
    IsTaxIncludedInPrice: order.shop.pricesIncludeTax ? 1 : 0,
    TaxCalculationType: 0,
    numberOfItems: decimalFromThousandths(sum(lines, (line) => line.quantity)),
    numberOfItemLines: order.lines.length,
    numberOfPaymentLines: order.payments.length,
    DlvMode: order.deliveryMode,
    InventLocationId: order.shop.warehouse,
    InventSiteId: null,
    ReceiptDateRequested: order.deliveryDate,
    ShippingDateRequested: order.deliveryDate,
    LogisticsPostalAddress: order.address === null ? order.customer.addressRecord : 0,
    transDate: order.time.date,
    transTime: order.time.secondsOfDay,
    BeginDateTime: order.time.utc,
    businessDate: order.time.date,
    comment: order.comment,
    InvoiceComment: order.invoiceComment,
  }
}
