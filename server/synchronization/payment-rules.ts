import { sql } from 'kysely'
import { rowsOf } from './lay-out-transactions.ts'
import { amount, differs, isEmpty, isUnrounded, number, type RuleCheck, text } from './rule-checks.ts'
import type { SynchronizationSettings } from './settings.ts'

/** Payments that count: not voided, whether by the shopper or by the till (commerce 1.2, VoidStatus). */
export const countsAsPayment = sql<boolean>`p.transaction_status = 0 and p.void_status = 0`

/** What a payment adds to what was paid. Change goes back to the shopper, whatever sign it was written with. */
export const paidByPayment = sql<number>`case when p.is_change_line = true then -abs(p.amount_tendered) else p.amount_tendered end`

/**
 * The rules of payments, over the staged payments (`p`) that count and are not zero, with the channel's payment method
 * (`m`, null when the tender type has none), of the working transactions (`t`). A payment of zero breaks none: it is not
 * posted, and a note says so.
 */
export const paymentChecks: readonly RuleCheck[] = [
  {
    code: 'TENDER_TYPE_NOT_MAPPED',
    breaks: sql`m.tender_type is null`,
    parameters: { tenderType: text(sql`p.tender_type`), channel: number(sql`t.channel_number`) },
  },
  {
    code: 'HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE',
    breaks: isUnrounded('p.amount_tendered'),
    parameters: { payment: amount(sql`p.amount_tendered`), currency: text(sql`t.currency`) },
  },
  {
    code: 'PAYMENT_CURRENCY_UNKNOWN',
    breaks: sql`(not (${isEmpty('p.currency')}) and p.currency <> t.currency
      and not exists (select 1 from currency where currency.code = p.currency))`,
    parameters: { currency: text(sql`p.currency`) },
  },
  {
    // Commerce CreditCardProcessorStatus: 2 declined, 3 error, 200 timed out.
    code: 'PAYMENT_DECLINED',
    breaks: sql`p.card_processor_status in (2, 3, 200)`,
    parameters: {
      processorStatus: number(sql`p.card_processor_status`),
      amount: amount(sql`p.amount_tendered`),
    },
  },
  {
    code: 'PAYMENT_CAPTURE_FAILED',
    breaks: sql`p.is_capture_failed = true`,
    parameters: { amount: amount(sql`p.amount_tendered`) },
  },
  {
    code: 'CARD_AUTHORIZATION_MISSING',
    breaks: sql`(m.tender_function = 'card' and p.amount_tendered > 0 and p.is_captured = false
      and p.is_prepayment = false and ${isEmpty('p.payment_authorization')} and ${isEmpty('p.payment_card_token')})`,
    parameters: { amount: amount(sql`p.amount_tendered`) },
  },
  {
    code: 'GIFT_CARD_NUMBER_MISSING',
    breaks: sql`(m.tender_function = 'giftCard' and ${isEmpty('p.gift_card_number')})`,
    parameters: { amount: amount(sql`p.amount_tendered`) },
  },
  {
    code: 'LOYALTY_CARD_NUMBER_MISSING',
    breaks: sql`(m.tender_function = 'loyalty' and ${isEmpty('p.loyalty_card_number')})`,
    parameters: { amount: amount(sql`p.amount_tendered`) },
  },
  {
    code: 'CREDIT_VOUCHER_NUMBER_MISSING',
    breaks: sql`(m.tender_function = 'creditVoucher' and p.is_change_line = false and ${isEmpty('p.credit_voucher_number')})`,
    parameters: { amount: amount(sql`p.amount_tendered`) },
  },
  {
    code: 'ON_ACCOUNT_WITHOUT_CUSTOMER',
    breaks: sql`(m.tender_function = 'customerAccount' and t.is_guest = true)`,
    parameters: { customer: text(sql`t.customer_account`), amount: amount(sql`p.amount_tendered`) },
  },
]

/** The rules of charges, over the staged charges (`g`) of the working transactions (`t`). */
export function chargeChecks(settings: SynchronizationSettings): readonly RuleCheck[] {
  const chargeCode = text(sql`g.charge_code`)
  return [
    {
      code: 'HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE',
      breaks: isUnrounded('g.calculated_amount', 'g.tax_amount'),
      parameters: {
        chargeCode,
        amount: amount(sql`g.calculated_amount`),
        tax: amount(sql`g.tax_amount`),
        currency: text(sql`t.currency`),
      },
    },
    {
      code: 'CHARGE_CURRENCY_DIFFERS',
      breaks: sql`g.currency <> t.currency`,
      parameters: { chargeCode, currency: text(sql`g.currency`) },
    },
    {
      // A channel database need not have the table of taxes on charges: without rows there is nothing to compare.
      code: 'CHARGE_TAX_AMOUNT',
      breaks: differs(settings, 'CHARGE_TAX_AMOUNT', sql`g.tax_amount`, chargeTaxRows(sql`g.tax_amount`)),
      parameters: {
        chargeCode,
        tax: amount(sql`g.tax_amount`),
        taxRows: amount(chargeTaxRows(sql`g.tax_amount`)),
      },
    },
  ]
}

function chargeTaxRows(otherwise: ReturnType<typeof sql>) {
  return sql`coalesce((
    select sum(x.amount) from channel_transaction_charge_tax as x
    where ${rowsOf('x')} and x.sale_line_number = g.sale_line_number
      and x.charge_line_number = g.charge_line_number), ${otherwise})`
}
