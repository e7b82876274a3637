import type { FieldMap } from '@pothos/core'
import type { Types } from '../../graphql/builder.ts'
import { Money } from '../../graphql/scalars.ts'
import { Channel, Company } from '../../organization/schema/types.ts'
import type { SalesOrderRecord } from '../list-orders.ts'
import { SalesOrderStatusEnum } from './enums.ts'
import {
  Customer,
  customerLoader,
  money,
  orderRowsLoader,
  SalesOrderAddress,
  SalesOrderAttribute,
  SalesOrderCharge,
  SalesOrderDiscount,
  SalesOrderLine,
  SalesOrderReasonCode,
  SalesOrderTax,
} from './types.ts'

export const linesOf = orderRowsLoader('sales_order_line')
export const chargesOf = orderRowsLoader('sales_order_charge')
export const discountsOf = orderRowsLoader('sales_order_discount')
export const taxesOf = orderRowsLoader('sales_order_tax')
export const addressesOf = orderRowsLoader('sales_order_address')
export const attributesOf = orderRowsLoader('sales_order_attribute')
export const reasonCodesOf = orderRowsLoader('sales_order_reason_code')

/** The fields that orders and quotations share: a quotation is an order that nobody has placed yet. */
export function documentFields(t: PothosSchemaTypes.ObjectFieldBuilder<Types, SalesOrderRecord>): FieldMap {
  return {
    number: t.exposeString('number', { description: 'Its number, from the company’s number sequence.' }),
    status: t.field({
      type: SalesOrderStatusEnum,
      description: 'Where it stands.',
      resolve: ({ status }) => status,
    }),
    company: t.field({
      type: Company,
      description: 'The company that sells.',
      resolve: ({ company_id }) => company_id,
    }),
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel that it came from; null for one of another source.',
      resolve: ({ channel_number }) => (channel_number === null ? null : String(channel_number)),
    }),
    channelReferenceId: t.string({
      nullable: true,
      description: 'The shopper’s order confirmation number.',
      resolve: ({ channel_reference_id }) => channel_reference_id,
    }),
    customerAccount: t.string({
      description: 'The customer’s account.',
      resolve: ({ customer_account }) => customer_account,
    }),
    customer: t.field({
      type: Customer,
      nullable: true,
      description: 'The customer; null while the account is not registered.',
      resolve: (order, _args, context) => customerLoader(context).load(order),
    }),
    email: t.exposeString('email', { nullable: true, description: 'Where the confirmation went.' }),
    loyaltyCardNumber: t.string({
      nullable: true,
      description: 'The loyalty card that it was made with.',
      resolve: ({ loyalty_card_number }) => loyalty_card_number,
    }),
    currency: t.field({
      type: 'Currency',
      description: 'The currency that its amounts are in.',
      resolve: ({ currency }) => currency,
    }),
    pricesIncludeTax: t.boolean({
      description: 'Whether its prices include tax.',
      resolve: ({ prices_include_tax }) => prices_include_tax,
    }),
    netAmount: t.field({
      type: Money,
      description: 'Lines and charges without tax.',
      resolve: ({ net_amount, currency }) => money(net_amount, currency),
    }),
    taxAmount: t.field({
      type: Money,
      description: 'Taxes of lines and charges.',
      resolve: ({ tax_amount, currency }) => money(tax_amount, currency),
    }),
    chargeAmount: t.field({
      type: Money,
      description: 'Charges without tax.',
      resolve: ({ charge_amount, currency }) => money(charge_amount, currency),
    }),
    discountAmount: t.field({
      type: Money,
      description: 'What the discounts took off.',
      resolve: ({ discount_amount, currency }) => money(discount_amount, currency),
    }),
    grossAmount: t.field({
      type: Money,
      description: 'What the customer owes: lines, charges and taxes, and the rounding.',
      resolve: ({ gross_amount, currency }) => money(gross_amount, currency),
    }),
    roundingAmount: t.field({
      type: Money,
      description: 'By how much the gross amount differs from the sum of its parts.',
      resolve: ({ rounding_amount, currency }) => money(rounding_amount, currency),
    }),
    deliveryMode: t.string({
      nullable: true,
      description: 'How it is delivered.',
      resolve: ({ delivery_mode }) => delivery_mode,
    }),
    warehouse: t.exposeString('warehouse', {
      nullable: true,
      description: 'The warehouse that it goes out from.',
    }),
    site: t.exposeString('site', { nullable: true, description: 'The site of the warehouse.' }),
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
    orderedOn: t.field({
      type: 'CalendarDate',
      description: 'The day on which it was made, in the channel’s time zone.',
      resolve: ({ ordered_on }) => ordered_on,
    }),
    orderedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'The moment at which it was made, where the shop said.',
      resolve: ({ ordered_at }) => ordered_at,
    }),
    businessDate: t.field({
      type: 'CalendarDate',
      nullable: true,
      description: 'The shop’s business day.',
      resolve: ({ business_date }) => business_date,
    }),
    comment: t.exposeString('comment', {
      nullable: true,
      description: 'What the customer or the shop remarked.',
    }),
    invoiceComment: t.string({
      nullable: true,
      description: 'A remark for the invoice.',
      resolve: ({ invoice_comment }) => invoice_comment,
    }),
    postedAt: t.field({
      type: 'Instant',
      description: 'When it was created at headquarters.',
      resolve: ({ posted_at }) => posted_at,
    }),
    lines: t.field({
      type: [SalesOrderLine],
      description: 'Its lines, by number.',
      resolve: ({ id }, _args, context) => linesOf(context).load(id),
    }),
    charges: t.field({
      type: [SalesOrderCharge],
      description: 'Its charges: the order’s (line 0) and its lines’.',
      resolve: ({ id }, _args, context) => chargesOf(context).load(id),
    }),
    discounts: t.field({
      type: [SalesOrderDiscount],
      description: 'The discounts of its lines.',
      resolve: ({ id }, _args, context) => discountsOf(context).load(id),
    }),
    taxes: t.field({
      type: [SalesOrderTax],
      description: 'The taxes of its lines.',
      resolve: ({ id }, _args, context) => taxesOf(context).load(id),
    }),
    addresses: t.field({
      type: [SalesOrderAddress],
      description: 'Its one-time addresses: the order’s (line 0) and its lines’.',
      resolve: ({ id }, _args, context) => addressesOf(context).load(id),
    }),
    attributes: t.field({
      type: [SalesOrderAttribute],
      description: 'Its attributes (line 0) and its lines’.',
      resolve: ({ id }, _args, context) => attributesOf(context).load(id),
    }),
    reasonCodes: t.field({
      type: [SalesOrderReasonCode],
      description: 'Reasons that were given.',
      resolve: ({ id }, _args, context) => reasonCodesOf(context).load(id),
    }),
  }
}
