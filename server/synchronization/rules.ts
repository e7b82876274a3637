/**
 * The rules that a transaction must keep to be posted. The numbered ones are the field's own (RetailTransactionValidationType,
 * commerce 3.5), under their names; the others are what else can stand in an online order's way.
 *
 * Not here, of the field's: 17 SystemError is no rule but what a failure is called that nobody foresaw; 23 speaks of a
 * header flag that the channel contract does not carry, 25 of a Brazilian fiscal document.
 */
export interface ValidationRule {
  readonly code: RuleCode
  /** The field's number of the rule; absent for Kontor's own. */
  readonly number?: number
  /** Whether a company that has not said otherwise keeps it. Off: the rule needs master data that not everybody loads. */
  readonly isEnabled: boolean
  /**
   * For rules that compare amounts: the difference that is let pass, in hundredths of a minor unit of the transaction's
   * currency. Half a minor unit where a rounded amount of a line meets unrounded details, none at the header.
   */
  readonly tolerance?: number
  /** Without it there is nothing to post, or no way to: it cannot be switched off. */
  readonly isEssential?: boolean
}

const halfMinorUnit = 50
const exact = 0

export const validationRules = [
  { code: 'CUSTOMER_ACCOUNT', number: 1, isEnabled: true, isEssential: true },
  { code: 'NUMBER_OF_ITEMS', number: 2, isEnabled: true },
  { code: 'HEADER_NET_AMOUNT', number: 3, isEnabled: true, tolerance: exact },
  { code: 'HEADER_NET_AMOUNT_WITH_TAX', number: 4, isEnabled: true, tolerance: exact },
  { code: 'HEADER_GROSS_AMOUNT', number: 5, isEnabled: true, tolerance: exact },
  { code: 'CONSISTENT_IS_INCLUDED_IN_PRICE_FLAG', number: 6, isEnabled: true },
  { code: 'TRANSACTION_GROSS_AND_PAYMENT_AMOUNT', number: 7, isEnabled: true, tolerance: exact },
  { code: 'DISCOUNT_AMOUNT', number: 8, isEnabled: true, tolerance: exact },
  { code: 'NEGATIVE_PRICE', number: 9, isEnabled: true },
  { code: 'SIGN_OF_QTY_AND_NET_AMOUNT', number: 10, isEnabled: true },
  { code: 'ITEM_ID', number: 11, isEnabled: true },
  { code: 'VARIANT_ID', number: 12, isEnabled: false },
  { code: 'LINE_DISCOUNT_AMOUNT', number: 13, isEnabled: true, tolerance: halfMinorUnit },
  { code: 'RETURN_GIFT_CARD_ITEM', number: 14, isEnabled: true },
  { code: 'HEADER_PAYMENT_AMOUNT', number: 15, isEnabled: true, tolerance: exact },
  { code: 'LINE_TAX_AMOUNT', number: 16, isEnabled: true, tolerance: halfMinorUnit },
  { code: 'SERIAL_NUMBER_MISSING', number: 18, isEnabled: false },
  { code: 'CLOSED_FISCAL_PERIOD', number: 19, isEnabled: true },
  { code: 'UNIT_OF_MEASURE', number: 20, isEnabled: false },
  { code: 'HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE', number: 21, isEnabled: true, isEssential: true },
  { code: 'INVALID_TAX_INTERSECTION', number: 22, isEnabled: true },
  { code: 'SERIAL_NUMBER_MUST_BE_EMPTY', number: 24, isEnabled: false },
  { code: 'EMPTY_TRANSACTION', number: 26, isEnabled: true, isEssential: true },
  { code: 'INVALID_ITEM_BARCODE', number: 27, isEnabled: false },
  { code: 'NUMBER_OF_ITEM_LINES', number: 28, isEnabled: true },

  { code: 'TRANSACTION_TYPE_NOT_SYNCHRONIZED', isEnabled: true, isEssential: true },
  { code: 'UNKNOWN_CHANNEL', isEnabled: true, isEssential: true },
  { code: 'CURRENCY_NOT_OF_CHANNEL', isEnabled: true, isEssential: true },
  { code: 'CHARGE_CURRENCY_DIFFERS', isEnabled: true, isEssential: true },
  { code: 'CHARGE_TAX_AMOUNT', isEnabled: true, tolerance: halfMinorUnit },
  { code: 'ITEM_UNKNOWN', isEnabled: false },
  { code: 'ITEM_BLOCKED', isEnabled: true },
  { code: 'CUSTOMER_UNKNOWN', isEnabled: false },
  { code: 'DUPLICATE_ORDER', isEnabled: true },
  { code: 'QUOTATION_WITH_PAYMENT', isEnabled: true, isEssential: true },
  { code: 'TENDER_TYPE_NOT_MAPPED', isEnabled: true, isEssential: true },
  { code: 'PAYMENT_CURRENCY_UNKNOWN', isEnabled: true, isEssential: true },
  { code: 'PAYMENT_DECLINED', isEnabled: true },
  { code: 'PAYMENT_CAPTURE_FAILED', isEnabled: true },
  { code: 'CARD_AUTHORIZATION_MISSING', isEnabled: true },
  { code: 'GIFT_CARD_NUMBER_MISSING', isEnabled: true },
  { code: 'LOYALTY_CARD_NUMBER_MISSING', isEnabled: true },
  { code: 'CREDIT_VOUCHER_NUMBER_MISSING', isEnabled: true },
  { code: 'ON_ACCOUNT_WITHOUT_CUSTOMER', isEnabled: true },
  { code: 'LINKED_PAYMENT_NOT_FOUND', isEnabled: true, isEssential: true },
  { code: 'LINKED_REFUND_EXCEEDS_PAYMENT', isEnabled: true, tolerance: exact },
  { code: 'CANCELLED_ORDER_NOT_FOUND', isEnabled: true, isEssential: true },
  { code: 'CANCELLED_ORDER_NOT_POSTED', isEnabled: true, isEssential: true },
  { code: 'ORDER_ALREADY_CANCELLED', isEnabled: true, isEssential: true },
  { code: 'NUMBER_SEQUENCE_EXHAUSTED', isEnabled: true, isEssential: true },
] as const satisfies readonly (Omit<ValidationRule, 'code'> & { readonly code: string })[]

/** A rule's code. `SYSTEM_ERROR` (17 in the field) is a failure that no rule foresaw. */
export type RuleCode = (typeof validationRules)[number]['code'] | 'SYSTEM_ERROR'

/** The rule of a code; undefined for `SYSTEM_ERROR` and codes that are none. */
export function ruleOf(code: string): ValidationRule | undefined {
  return validationRules.find((rule) => rule.code === code)
}
