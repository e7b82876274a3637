import { decimalText, type Micros } from '../../database/money.ts'
import { Money } from '../../graphql/scalars.ts'
import {
  exactMoney,
  exactMoneyOrNull,
  money,
  orderRowsLoader,
  SalesOrderAddress,
  SalesOrderAttribute,
  SalesOrderCharge,
  SalesOrderChargeTax,
  SalesOrderDiscount,
  SalesOrderReasonCode,
  SalesOrderTax,
} from './types.ts'

const chargeTaxesOf = orderRowsLoader('sales_order_charge_tax')

SalesOrderCharge.implement({
  description: 'A charge, such as freight.',
  fields: (t) => ({
    lineNumber: t.int({
      description: 'The line; 0 for the order.',
      resolve: ({ line_number }) => line_number,
    }),
    chargeNumber: t.int({
      description: 'Its number in the line or order, from 0.',
      resolve: ({ charge_number }) => charge_number,
    }),
    chargeCode: t.string({ description: 'The charge’s code.', resolve: ({ charge_code }) => charge_code }),
    description: t.exposeString('description', { nullable: true, description: 'What it is called.' }),
    method: t.exposeInt('method', {
      description:
        'How it is computed: 0 fixed, 1 by piece, 2 percent, 3 intercompany percent, 4 external, 5 proportional.',
    }),
    value: t.field({
      type: 'Decimal',
      description: 'The value that the method takes.',
      resolve: ({ value }) => decimalText(value),
    }),
    amount: t.field({
      type: Money,
      description: 'The charge without tax.',
      resolve: ({ amount, order_currency }) => money(amount, order_currency),
    }),
    taxAmount: t.field({
      type: Money,
      description: 'The charge’s tax.',
      resolve: ({ tax_amount, order_currency }) => money(tax_amount, order_currency),
    }),
    taxes: t.field({
      type: [SalesOrderChargeTax],
      description: 'The charge’s taxes, unrounded.',
      resolve: async ({ sales_order_id, line_number, charge_number }, _args, context) =>
        ofLine(await chargeTaxesOf(context).load(sales_order_id), line_number).filter(
          (tax) => tax.charge_number === charge_number,
        ),
    }),
  }),
})

SalesOrderChargeTax.implement({
  description: 'A tax of a charge.',
  fields: (t) => ({
    taxCode: t.string({ description: 'The tax’s code.', resolve: ({ tax_code }) => tax_code }),
    amount: t.field({
      type: Money,
      description: 'The tax, unrounded.',
      resolve: ({ amount, order_currency }) => exactMoney(amount, order_currency),
    }),
    isExempt: t.boolean({ description: 'Whether it is exempt.', resolve: ({ is_exempt }) => is_exempt }),
  }),
})

SalesOrderDiscount.implement({
  description: 'A discount of a line.',
  fields: (t) => ({
    lineNumber: t.int({ description: 'The line.', resolve: ({ line_number }) => line_number }),
    discountNumber: t.int({
      description: 'Its number in the line.',
      resolve: ({ discount_number }) => discount_number,
    }),
    origin: t.exposeInt('origin', {
      description: 'Where it comes from: 1 customer, 2 periodic, 3 manual, 4 loyalty, 5 tender.',
    }),
    amount: t.field({
      type: Money,
      description: 'What it took off the line.',
      resolve: ({ amount, order_currency }) => money(amount, order_currency),
    }),
    percentage: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Its percentage.',
      resolve: ({ percentage }) => decimalOrNull(percentage),
    }),
    offer: t.exposeString('offer', { nullable: true, description: 'The offer that it is of.' }),
    coupon: t.exposeString('coupon', { nullable: true, description: 'The coupon that it was had by.' }),
  }),
})

SalesOrderTax.implement({
  description: 'A tax of a line, as the shop computed it.',
  fields: (t) => ({
    lineNumber: t.int({ description: 'The line.', resolve: ({ line_number }) => line_number }),
    taxCode: t.string({ description: 'The tax’s code.', resolve: ({ tax_code }) => tax_code }),
    amount: t.field({
      type: Money,
      description: 'The tax, unrounded.',
      resolve: ({ amount, order_currency }) => exactMoney(amount, order_currency),
    }),
    baseAmount: t.field({
      type: Money,
      nullable: true,
      description: 'What it is computed on.',
      resolve: ({ base_amount, order_currency }) => exactMoneyOrNull(base_amount, order_currency),
    }),
    percentage: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Its rate in percent.',
      resolve: ({ percentage }) => decimalOrNull(percentage),
    }),
    isIncludedInPrice: t.boolean({
      description: 'Whether the price includes it.',
      resolve: ({ is_included_in_price }) => is_included_in_price,
    }),
    isExempt: t.boolean({ description: 'Whether it is exempt.', resolve: ({ is_exempt }) => is_exempt }),
  }),
})

SalesOrderAddress.implement({
  description: 'A one-time address.',
  fields: (t) => ({
    lineNumber: t.int({
      description: 'The line; 0 for the order.',
      resolve: ({ line_number }) => line_number,
    }),
    name: t.exposeString('name', { nullable: true, description: 'Who lives there.' }),
    street: t.exposeString('street', { nullable: true, description: 'Street.' }),
    streetNumber: t.string({
      nullable: true,
      description: 'Number in the street.',
      resolve: ({ street_number }) => street_number,
    }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    county: t.exposeString('county', { nullable: true, description: 'County.' }),
    districtName: t.string({
      nullable: true,
      description: 'District.',
      resolve: ({ district_name }) => district_name,
    }),
    state: t.exposeString('state', { nullable: true, description: 'State.' }),
    postalCode: t.string({
      nullable: true,
      description: 'Postal code.',
      resolve: ({ postal_code }) => postal_code,
    }),
    country: t.exposeString('country', { nullable: true, description: 'Country, ISO 3166-1 alpha-3.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address there.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Telephone there.' }),
    attentionTo: t.string({
      nullable: true,
      description: 'Whom it is for.',
      resolve: ({ attention_to }) => attention_to,
    }),
  }),
})

SalesOrderAttribute.implement({
  description: 'An attribute of an order or a line.',
  fields: (t) => ({
    lineNumber: t.int({
      description: 'The line; 0 for the order.',
      resolve: ({ line_number }) => line_number,
    }),
    name: t.exposeString('name', { description: 'Its name.' }),
    value: t.exposeString('value', { description: 'Its value.' }),
  }),
})

SalesOrderReasonCode.implement({
  description: 'A reason that was given for an order or a line.',
  fields: (t) => ({
    lineNumber: t.int({
      description: 'The line; 0 for the order.',
      resolve: ({ line_number }) => line_number,
    }),
    reasonCode: t.string({ description: 'The reason’s code.', resolve: ({ reason_code }) => reason_code }),
    subCode: t.string({
      nullable: true,
      description: 'Its code below that.',
      resolve: ({ sub_code }) => sub_code,
    }),
    information: t.exposeString('information', { nullable: true, description: 'What was written.' }),
    amount: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'A number that was given with it.',
      resolve: ({ amount }) => decimalOrNull(amount),
    }),
  }),
})

/** Those of an order's rows that belong to one of its lines. */
export function ofLine<Row extends { readonly line_number: number }>(
  rows: readonly Row[],
  line: number,
): Row[] {
  return rows.filter(({ line_number }) => line_number === line)
}

function decimalOrNull(micros: Micros | null): string | null {
  return micros === null ? null : decimalText(micros)
}
