import { builder } from '../../graphql/builder.ts'
import type { NumberSequenceCode, OrderPaymentStatus, SalesOrderKind, SalesOrderStatus } from '../tables.ts'

type Values<Value extends string> = Record<string, { value: Value; description: string }>

/** GraphQL's names of what an order is; quotations are a type of their own. */
export const SalesOrderKindEnum = builder.enumType('SalesOrderKind', {
  description: 'What a sales order is.',
  values: {
    ORDER: { value: 'order', description: 'Goods go out, money comes in.' },
    RETURN: { value: 'return', description: 'Goods come back, money goes out: amounts are negative.' },
  } satisfies Values<Exclude<SalesOrderKind, 'quotation'>>,
})

/** GraphQL's names of where a document stands. */
export const SalesOrderStatusEnum = builder.enumType('SalesOrderStatus', {
  description: 'Where a sales order stands.',
  values: {
    OPEN: { value: 'open', description: 'To be delivered and invoiced.' },
    DELIVERED: { value: 'delivered', description: 'Delivered, to be invoiced.' },
    INVOICED: { value: 'invoiced', description: 'Invoiced.' },
    CANCELED: { value: 'canceled', description: 'Cancelled before it was delivered.' },
  } satisfies Values<SalesOrderStatus>,
})

/** GraphQL's names of where a payment stands. */
export const OrderPaymentStatusEnum = builder.enumType('OrderPaymentStatus', {
  description: 'Where a payment of an order stands.',
  values: {
    AUTHORIZED: {
      value: 'authorized',
      description: 'The issuer holds the amount until the invoice captures it.',
    },
    CAPTURED: { value: 'captured', description: 'The money came in, and a payment journal says so.' },
    OPEN: { value: 'open', description: 'On the customer’s account, to be paid.' },
    REFUND_DUE: { value: 'refundDue', description: 'To be given back with the return’s invoice.' },
    REFUNDED: { value: 'refunded', description: 'Given back, and a payment journal says so.' },
    VOIDED: { value: 'voided', description: 'Let go before anything was captured.' },
  } satisfies Values<OrderPaymentStatus>,
})

/** GraphQL's names of what numbers are given to. */
export const NumberSequenceCodeEnum = builder.enumType('NumberSequenceCode', {
  description: 'What numbers are given to.',
  values: {
    SALES_ORDER: { value: 'salesOrder', description: 'Sales orders.' },
    RETURN_ORDER: { value: 'returnOrder', description: 'Returns.' },
    SALES_QUOTATION: { value: 'salesQuotation', description: 'Quotations.' },
    CUSTOMER: { value: 'customer', description: 'Accounts of customers that come to be known by an order.' },
    CUSTOMER_PAYMENT_JOURNAL: { value: 'customerPaymentJournal', description: 'Payment journals.' },
    CUSTOMER_PAYMENT_VOUCHER: {
      value: 'customerPaymentVoucher',
      description: 'Vouchers of payment journals.',
    },
  } satisfies Values<NumberSequenceCode>,
})

/** GraphQL's names of the orders of a list. */
export const SalesOrderSortEnum = builder.enumType('SalesOrderSort', {
  description:
    'The order of a list of sales orders or quotations: by when the transactions they are of were pulled.',
  values: {
    NEWEST_FIRST: { value: 'descending', description: 'The latest first.' },
    OLDEST_FIRST: { value: 'ascending', description: 'The earliest first.' },
  } satisfies Values<'ascending' | 'descending'>,
})
