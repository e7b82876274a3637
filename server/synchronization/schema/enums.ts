import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import type { JourneyStepKind } from '../journey-step.ts'
import { type RuleCode, type ValidationRule, validationRules } from '../rules.ts'

/** What each rule holds a transaction to, in one English sentence for whoever reads the API. */
const ruleDescriptions: Readonly<Record<RuleCode, string>> = {
  CUSTOMER_ACCOUNT: 'There is a customer to post to, who is not blocked.',
  NUMBER_OF_ITEMS: 'The header’s number of items is the sum of the lines’ quantities.',
  HEADER_NET_AMOUNT: 'The header’s net amount is the sum of lines and charges without tax.',
  HEADER_NET_AMOUNT_WITH_TAX: 'Net amount and taxes come to the gross amount.',
  HEADER_GROSS_AMOUNT: 'The header’s gross amount is the sum of lines and charges with tax.',
  CONSISTENT_IS_INCLUDED_IN_PRICE_FLAG: 'Header and tax rows agree whether prices include tax.',
  TRANSACTION_GROSS_AND_PAYMENT_AMOUNT: 'What is paid is what is owed.',
  DISCOUNT_AMOUNT: 'The header’s discount is the sum of the lines’ discounts.',
  NEGATIVE_PRICE: 'No price is negative.',
  SIGN_OF_QTY_AND_NET_AMOUNT: 'A line’s quantity and net amount have one sign.',
  ITEM_ID: 'Every line names an item.',
  VARIANT_ID: 'The item has the variant.',
  LINE_DISCOUNT_AMOUNT: 'A line’s discount is the sum of its discount rows.',
  RETURN_GIFT_CARD_ITEM: 'No gift card is sold back.',
  HEADER_PAYMENT_AMOUNT: 'The header’s payment amount is the sum of the payments.',
  LINE_TAX_AMOUNT: 'A line’s tax is the sum of its tax rows.',
  SERIAL_NUMBER_MISSING: 'An item under serial number control has a serial number.',
  CLOSED_FISCAL_PERIOD: 'The business day lies in an open period.',
  UNIT_OF_MEASURE: 'The line’s unit is the item’s.',
  HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE: 'Amounts have no more digits than their currency.',
  INVALID_TAX_INTERSECTION: 'The tax groups of customer and item have a tax in common.',
  SERIAL_NUMBER_MUST_BE_EMPTY: 'An item without serial number control has no serial number.',
  EMPTY_TRANSACTION: 'There is at least one line that counts.',
  INVALID_ITEM_BARCODE: 'The barcode is the item’s.',
  NUMBER_OF_ITEM_LINES: 'The header’s number of lines is right.',
  TRANSACTION_TYPE_NOT_SYNCHRONIZED: 'It is of a type that is synchronized.',
  UNKNOWN_CHANNEL: 'Headquarters knows the channel.',
  CURRENCY_NOT_OF_CHANNEL: 'The currency is the channel’s.',
  CHARGE_CURRENCY_DIFFERS: 'Charges are in the transaction’s currency.',
  CHARGE_TAX_AMOUNT: 'A charge’s tax is the sum of its tax rows.',
  ITEM_UNKNOWN: 'Headquarters knows the item.',
  ITEM_BLOCKED: 'The item is not blocked.',
  CUSTOMER_UNKNOWN: 'Headquarters knows the customer.',
  DUPLICATE_ORDER: 'No other transaction of the channel has its order confirmation number.',
  QUOTATION_WITH_PAYMENT: 'A quotation has no payments.',
  TENDER_TYPE_NOT_MAPPED: 'The channel’s payment method says how a payment by it is posted.',
  PAYMENT_CURRENCY_UNKNOWN: 'A payment’s currency is one of ISO 4217.',
  PAYMENT_DECLINED: 'The card’s processor did not decline.',
  PAYMENT_CAPTURE_FAILED: 'No capture failed.',
  CARD_AUTHORIZATION_MISSING: 'A card payment has its authorization.',
  GIFT_CARD_NUMBER_MISSING: 'A payment by gift card names the card.',
  LOYALTY_CARD_NUMBER_MISSING: 'A payment by loyalty points names the card.',
  CREDIT_VOUCHER_NUMBER_MISSING: 'A payment by credit voucher names the voucher.',
  ON_ACCOUNT_WITHOUT_CUSTOMER: 'What is bought on account has a customer of its own.',
  LINKED_PAYMENT_NOT_FOUND: 'The payment that is given back is there.',
  LINKED_REFUND_EXCEEDS_PAYMENT: 'No more is given back than was paid.',
  CANCELLED_ORDER_NOT_FOUND: 'The order that is cancelled is there.',
  CANCELLED_ORDER_NOT_POSTED: 'The order that is cancelled was posted.',
  ORDER_ALREADY_CANCELLED: 'The order was not cancelled before.',
  NUMBER_SEQUENCE_EXHAUSTED: 'The number sequence has a number left.',
  SYSTEM_ERROR: 'Nothing went wrong that no rule foresaw.',
}

const ruleList: readonly ValidationRule[] = validationRules

/** GraphQL's names of the rules. */
export const ValidationRuleCodeEnum = builder.enumType('ValidationRuleCode', {
  description: 'What a transaction must keep to be posted. A failure is the breach of one of these.',
  values: Object.fromEntries(
    Object.entries(ruleDescriptions).map(([code, description]) => {
      const number = ruleList.find((rule) => rule.code === code)?.number
      return [
        code,
        { value: code, description: number ? `${description} Rule ${number} of the field.` : description },
      ]
    }),
  ) as Record<string, { value: RuleCode; description: string }>,
})

/** GraphQL's names of the steps of a journey. */
export const JourneyStepKindEnum = enumOf<JourneyStepKind>(
  'JourneyStepKind',
  'What can happen to a transaction between the shop and the books.',
  {
    made: 'The shopper placed it.',
    pulled: 'It was pulled from its channel database.',
    quarantined: 'A row of it broke the contract.',
    mended: 'The shop mended such a row.',
    failed: 'An attempt to post it failed.',
    editBegun: 'Somebody locked it to edit it.',
    corrected: 'Somebody saved a correction.',
    correctionUndone: 'Somebody undid a correction.',
    editEnded: 'Whoever edited it gave it back.',
    noted: 'Posting decided something by itself, such as to accept a rounding.',
    posted: 'Its order or quotation was created.',
    paymentTaken: 'A payment was taken over into the order.',
    voucherPosted: 'A payment was posted into a journal.',
    held: 'Its order was put on hold.',
    released: 'Its order was released.',
    canceled: 'Its order was cancelled by a later transaction.',
    cancelsOrder: 'It cancelled an earlier order.',
  },
)
