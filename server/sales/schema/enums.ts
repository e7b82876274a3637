import { enumOf } from '../../graphql/enum-of.ts'
import type { NumberSequenceCode, OrderPaymentStatus, SalesOrderKind, SalesOrderStatus } from '../tables.ts'

/** GraphQL's names of what an order is; quotations are a type of their own. */
export const SalesOrderKindEnum = enumOf<Exclude<SalesOrderKind, 'quotation'>>(
  'SalesOrderKind',
  'What a sales order is.',
  {
    order: 'Goods go out, money comes in.',
    return: 'Goods come back, money goes out: amounts are negative.',
  },
)

/** GraphQL's names of where a document stands. */
export const SalesOrderStatusEnum = enumOf<SalesOrderStatus>(
  'SalesOrderStatus',
  'Where a sales order stands.',
  {
    open: 'To be delivered and invoiced.',
    delivered: 'Delivered, to be invoiced.',
    invoiced: 'Invoiced.',
    canceled: 'Cancelled before it was delivered.',
  },
)

/** GraphQL's names of where a payment stands. */
export const OrderPaymentStatusEnum = enumOf<OrderPaymentStatus>(
  'OrderPaymentStatus',
  'Where a payment of an order stands.',
  {
    authorized: 'The issuer holds the amount until the invoice captures it.',
    captured: 'The money came in, and a payment journal says so.',
    open: 'On the customer’s account, to be paid.',
    refundDue: 'To be given back with the return’s invoice.',
    refunded: 'Given back, and a payment journal says so.',
    voided: 'Let go before anything was captured.',
  },
)

/** GraphQL's names of what numbers are given to. */
export const NumberSequenceCodeEnum = enumOf<NumberSequenceCode>(
  'NumberSequenceCode',
  'What numbers are given to.',
  {
    salesOrder: 'Sales orders.',
    returnOrder: 'Returns.',
    salesQuotation: 'Quotations.',
    customer: 'Accounts of customers that come to be known by an order.',
    customerPaymentJournal: 'Payment journals.',
    customerPaymentVoucher: 'Vouchers of payment journals.',
  },
)
