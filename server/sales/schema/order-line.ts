import { decimalText } from '../../database/money.ts'
import { Money } from '../../graphql/scalars.ts'
import { addressesOf, chargesOf, discountsOf, taxesOf } from './document-fields.ts'
import { ofLine } from './order-rows.ts'
import {
  exactMoney,
  exactMoneyOrNull,
  money,
  SalesOrderAddress,
  SalesOrderCharge,
  SalesOrderDiscount,
  SalesOrderLine,
  SalesOrderTax,
} from './types.ts'

SalesOrderLine.implement({
  description: 'Something sold, or returned.',
  fields: (t) => ({
    lineNumber: t.int({ description: 'Its number in the order.', resolve: ({ line_number }) => line_number }),
    itemNumber: t.string({ description: 'The item.', resolve: ({ item_number }) => item_number }),
    variantNumber: t.string({
      nullable: true,
      description: 'The item’s variant.',
      resolve: ({ variant_number }) => variant_number,
    }),
    description: t.exposeString('description', { nullable: true, description: 'What the item is called.' }),
    barcode: t.exposeString('barcode', { nullable: true, description: 'The barcode that it was sold by.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'The unit that the quantity counts.' }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How much; negative when it comes back.',
      resolve: ({ quantity }) => decimalText(quantity),
    }),
    price: t.field({
      type: Money,
      description: 'Price of a unit, as the shop sold it.',
      resolve: ({ price, order_currency }) => exactMoney(price, order_currency),
    }),
    originalPrice: t.field({
      type: Money,
      nullable: true,
      description: 'Price of a unit before it was changed.',
      resolve: ({ original_price, order_currency }) => exactMoneyOrNull(original_price, order_currency),
    }),
    isPriceLocked: t.boolean({
      description: 'Whether the price is the shop’s and is not computed again.',
      resolve: ({ is_price_locked }) => is_price_locked,
    }),
    discountAmount: t.field({
      type: Money,
      description: 'What the discounts took off.',
      resolve: ({ discount_amount, order_currency }) => money(discount_amount, order_currency),
    }),
    netAmount: t.field({
      type: Money,
      description: 'The line’s amount without tax.',
      resolve: ({ net_amount, order_currency }) => money(net_amount, order_currency),
    }),
    taxAmount: t.field({
      type: Money,
      description: 'The line’s tax.',
      resolve: ({ tax_amount, order_currency }) => money(tax_amount, order_currency),
    }),
    grossAmount: t.field({
      type: Money,
      description: 'The line’s amount with tax.',
      resolve: ({ gross_amount, order_currency }) => money(gross_amount, order_currency),
    }),
    taxGroup: t.string({
      nullable: true,
      description: 'Tax group of the customer.',
      resolve: ({ tax_group }) => tax_group,
    }),
    itemTaxGroup: t.string({
      nullable: true,
      description: 'Tax group of the item.',
      resolve: ({ item_tax_group }) => item_tax_group,
    }),
    deliveryMode: t.string({
      nullable: true,
      description: 'How the line is delivered.',
      resolve: ({ delivery_mode }) => delivery_mode,
    }),
    warehouse: t.exposeString('warehouse', {
      nullable: true,
      description: 'The warehouse it goes out from.',
    }),
    fulfillmentStore: t.string({
      nullable: true,
      description: 'The store that it is collected in, or sent from.',
      resolve: ({ fulfillment_store }) => fulfillment_store,
    }),
    requestedReceiptDate: t.field({
      type: 'CalendarDate',
      nullable: true,
      description: 'The day on which the customer wants it.',
      resolve: ({ requested_receipt_date }) => requested_receipt_date,
    }),
    requestedShippingDate: t.field({
      type: 'CalendarDate',
      nullable: true,
      description: 'The day on which it is to be sent.',
      resolve: ({ requested_shipping_date }) => requested_shipping_date,
    }),
    electronicDeliveryEmail: t.string({
      nullable: true,
      description: 'Where something electronic is sent to.',
      resolve: ({ electronic_delivery_email }) => electronic_delivery_email,
    }),
    serialNumber: t.string({
      nullable: true,
      description: 'The piece’s serial number.',
      resolve: ({ serial_number }) => serial_number,
    }),
    isGiftCard: t.boolean({
      description: 'Whether a gift card is sold.',
      resolve: ({ is_gift_card }) => is_gift_card,
    }),
    giftCardNumber: t.string({
      nullable: true,
      description: 'The number of the gift card that is sold.',
      resolve: ({ gift_card_number }) => gift_card_number,
    }),
    returnedTransactionId: t.string({
      nullable: true,
      description: 'The shop’s id of the transaction that the goods were sold by.',
      resolve: ({ returned_transaction_id }) => returned_transaction_id,
    }),
    returnedLineNumber: t.int({
      nullable: true,
      description: 'The line of it.',
      resolve: ({ returned_line_number }) => returned_line_number,
    }),
    discounts: t.field({
      type: [SalesOrderDiscount],
      description: 'The line’s discounts.',
      resolve: async ({ sales_order_id, line_number }, _args, context) =>
        ofLine(await discountsOf(context).load(sales_order_id), line_number),
    }),
    taxes: t.field({
      type: [SalesOrderTax],
      description: 'The line’s taxes, unrounded.',
      resolve: async ({ sales_order_id, line_number }, _args, context) =>
        ofLine(await taxesOf(context).load(sales_order_id), line_number),
    }),
    charges: t.field({
      type: [SalesOrderCharge],
      description: 'The line’s charges.',
      resolve: async ({ sales_order_id, line_number }, _args, context) =>
        ofLine(await chargesOf(context).load(sales_order_id), line_number),
    }),
    address: t.field({
      type: SalesOrderAddress,
      nullable: true,
      description: 'Where the line goes, when it goes somewhere else than the order.',
      resolve: async ({ sales_order_id, line_number }, _args, context) =>
        ofLine(await addressesOf(context).load(sales_order_id), line_number)[0] ?? null,
    }),
  }),
})
