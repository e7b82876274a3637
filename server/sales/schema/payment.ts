import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { Money } from '../../graphql/scalars.ts'
import { TenderFunctionType } from '../../organization/schema/enums.ts'
import { Company } from '../../organization/schema/types.ts'
import { type JournalLineRecord, listJournalLines } from '../list-journals.ts'
import { OrderPaymentStatusEnum } from './enums.ts'
import { money, moneyOrNull, OrderPayment, PaymentJournal, PaymentJournalLine, SalesOrder } from './types.ts'

OrderPayment.implement({
  description:
    'A payment of an order. Of a card’s token the last four characters are shown, of its authorization nothing.',
  fields: (t) => ({
    salesOrder: t.field({
      type: SalesOrder,
      description: 'The order that it pays.',
      resolve: ({ sales_order_id }) => sales_order_id,
    }),
    lineNumber: t.int({
      description: 'Its line in the order, and in the transaction that the order is of.',
      resolve: ({ line_number }) => line_number,
    }),
    status: t.field({
      type: OrderPaymentStatusEnum,
      description: 'Where it stands.',
      resolve: ({ status }) => status,
    }),
    tenderType: t.string({
      description: 'The channel’s own payment method, such as `2`.',
      resolve: ({ tender_type }) => tender_type,
    }),
    tenderFunction: t.field({
      type: TenderFunctionType,
      description: 'What kind of payment it is.',
      resolve: ({ tender_function }) => tender_function,
    }),
    postingAccount: t.string({
      description: 'Ledger account that it is posted to.',
      resolve: ({ posting_account }) => posting_account,
    }),
    amount: t.field({
      type: Money,
      description: 'The amount in the order’s currency; negative when it is given back.',
      resolve: ({ amount, order_currency }) => money(amount, order_currency),
    }),
    refundedAmount: t.field({
      type: Money,
      description: 'How much of it has been given back, or is due to be.',
      resolve: ({ refunded_amount, order_currency }) => money(refunded_amount, order_currency),
    }),
    tenderedAmount: t.field({
      type: Money,
      nullable: true,
      description: 'The amount in the currency that the customer saw.',
      resolve: ({ tendered_amount, tendered_currency }) => moneyOrNull(tendered_amount, tendered_currency),
    }),
    authorizedAmount: t.field({
      type: Money,
      nullable: true,
      description: 'What the card’s issuer holds.',
      resolve: ({ authorized_amount, order_currency }) => moneyOrNull(authorized_amount, order_currency),
    }),
    cardType: t.string({
      nullable: true,
      description: 'The card’s type.',
      resolve: ({ card_type }) => card_type,
    }),
    maskedCardNumber: t.string({
      nullable: true,
      description: 'The card’s number, masked as the shop sent it.',
      resolve: ({ masked_card_number }) => masked_card_number,
    }),
    cardToken: t.string({
      nullable: true,
      description: 'The end of the card’s token, to compare by.',
      resolve: ({ card_token }) => endOf(card_token),
    }),
    giftCardNumber: t.string({
      nullable: true,
      description: 'The gift card that was redeemed.',
      resolve: ({ gift_card_number }) => gift_card_number,
    }),
    loyaltyCardNumber: t.string({
      nullable: true,
      description: 'The loyalty card that was redeemed.',
      resolve: ({ loyalty_card_number }) => loyalty_card_number,
    }),
    creditVoucherNumber: t.string({
      nullable: true,
      description: 'The credit voucher that was redeemed.',
      resolve: ({ credit_voucher_number }) => credit_voucher_number,
    }),
    isChange: t.boolean({
      description: 'Whether it is change given back.',
      resolve: ({ is_change }) => is_change,
    }),
    refundOf: t.field({
      type: SalesOrder,
      nullable: true,
      description: 'The order whose payment it gives back; null for a payment of its own.',
      resolve: ({ linked_sales_order_id }) => linked_sales_order_id,
    }),
    refundOfLineNumber: t.int({
      nullable: true,
      description: 'The line of the payment that it gives back.',
      resolve: ({ linked_line_number }) => linked_line_number,
    }),
    paidOn: t.field({
      type: 'CalendarDate',
      nullable: true,
      description: 'The day on which it was paid, in the channel’s time zone.',
      resolve: ({ paid_on }) => paid_on,
    }),
  }),
})

PaymentJournal.implement({
  description:
    'A customer payment journal: what a run of the synchronization took in and gave back, in one currency.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Its number, from the company’s number sequence.' }),
    company: t.field({
      type: Company,
      description: 'The company whose journal it is.',
      resolve: ({ company_id }) => company_id,
    }),
    currency: t.field({
      type: 'Currency',
      description: 'The currency of its lines.',
      resolve: ({ currency }) => currency,
    }),
    totalAmount: t.field({
      type: Money,
      description: 'The sum of its lines.',
      resolve: ({ total_amount, currency }) => money(total_amount, currency),
    }),
    postedAt: t.field({
      type: 'Instant',
      description: 'When it was posted.',
      resolve: ({ posted_at }) => posted_at,
    }),
    lines: t.connection(
      {
        type: PaymentJournalLine,
        description: 'Its lines, by number.',
        resolve: (journal, args, { database }) =>
          resolvePage(args, {
            key: ({ line_number }: JournalLineRecord) => line_number,
            keyForm: 'number',
            rows: (page) => listJournalLines(database.kysely, journal.id, page),
            count: async () => journal.line_count,
          }),
      },
      ...connectionOf('PaymentJournalLine'),
    ),
  }),
})

PaymentJournalLine.implement({
  description: 'A voucher of a payment journal.',
  fields: (t) => ({
    journal: t.field({
      type: PaymentJournal,
      description: 'The journal.',
      resolve: ({ journal_id }) => journal_id,
    }),
    lineNumber: t.int({
      description: 'Its number in the journal.',
      resolve: ({ line_number }) => line_number,
    }),
    voucherNumber: t.string({
      description: 'The voucher’s number, from the company’s number sequence.',
      resolve: ({ voucher_number }) => voucher_number,
    }),
    isPrepayment: t.boolean({
      description: 'Whether it is a prepayment voucher: the money came before the invoice.',
      resolve: ({ is_prepayment }) => is_prepayment,
    }),
    salesOrder: t.field({
      type: SalesOrder,
      description: 'The order whose payment it is.',
      resolve: ({ sales_order_id }) => sales_order_id,
    }),
    paymentLineNumber: t.int({
      description: 'The payment’s line.',
      resolve: ({ payment_line_number }) => payment_line_number,
    }),
    customerAccount: t.string({
      description: 'The customer’s account.',
      resolve: ({ customer_account }) => customer_account,
    }),
    amount: t.field({
      type: Money,
      description: 'What the customer paid; negative for what was given back.',
      resolve: ({ amount, journal_currency }) => money(amount, journal_currency),
    }),
    tenderType: t.string({
      description: 'The channel’s own payment method.',
      resolve: ({ tender_type }) => tender_type,
    }),
    postingAccount: t.string({
      description: 'Ledger account that it is posted to.',
      resolve: ({ posting_account }) => posting_account,
    }),
    paidOn: t.field({
      type: 'CalendarDate',
      description: 'The day on which it was paid.',
      resolve: ({ paid_on }) => paid_on,
    }),
  }),
})

/** The last four characters of a token; none of one so short that they would give it away. */
function endOf(token: string | null): string | null {
  if (token === null) return null
  return token.length > 8 ? `••••${token.slice(-4)}` : '••••'
}
