import type { ChannelTransaction } from './channel-rows.ts'
import type { Fault } from './faults.ts'
import { tenderTypes } from './shops.ts'

const isPaidByCard = ({ payments }: ChannelTransaction): boolean =>
  payments.length === 1 &&
  payments.every((row) => row.tenderType === tenderTypes.card && row.IsPaymentCaptured === 0)

/** Ways to spoil a payment or a charge so that it cannot be posted, though everything adds up. */
export const paymentFaults: readonly Fault[] = [
  {
    rule: 'TENDER_TYPE_NOT_MAPPED',
    story: 'The shop offers a payment method that headquarters was not told of.',
    canSpoil: ({ payments }) => payments.length === 1,
    spoil: ({ payments }) => {
      for (const payment of payments) payment.tenderType = '77'
    },
  },
  {
    rule: 'CARD_AUTHORIZATION_MISSING',
    story: 'A card was neither authorized nor charged.',
    canSpoil: isPaidByCard,
    spoil: ({ payments }) => {
      for (const payment of payments) payment.paymentAuthorization = payment.paymentCardToken = null
    },
  },
  {
    rule: 'PAYMENT_DECLINED',
    story: 'A declined card was counted as payment.',
    canSpoil: isPaidByCard,
    spoil: ({ payments }) => {
      for (const payment of payments) payment.CreditCardProcessorStatus = 2
    },
  },
  {
    rule: 'CHARGE_TAX_AMOUNT',
    story: 'The tax rows of a charge do not add up to its tax.',
    canSpoil: ({ chargeTaxes }) => chargeTaxes.length > 0,
    spoil: ({ chargeTaxes }) => {
      for (const tax of chargeTaxes.slice(0, 1)) tax.Amount = (Math.round(tax.Amount * 1e6) + 1e6) / 1e6
    },
  },
]
