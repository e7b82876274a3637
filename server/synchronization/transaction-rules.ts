import { sql } from 'kysely'
import {
  amount,
  differs,
  isEmpty,
  isUnrounded,
  number,
  type RuleCheck,
  settingOf,
  text,
} from './rule-checks.ts'
import type { SynchronizationSettings } from './settings.ts'

const longestCustomerAccount = 38

/** What the lines, charges and payments of a transaction come to, in business sign (gather-facts.ts). */
export const lineNet = sql<number>`coalesce(l.net, 0)`
export const lineTax = sql<number>`coalesce(l.tax, 0)`
export const lineGross = sql<number>`coalesce(l.gross, 0)`
export const chargeNet = sql<number>`coalesce(g.amount, 0)`
export const chargeTax = sql<number>`coalesce(g.tax, 0)`

/**
 * The rules of the transaction as a whole, over the working transactions (`t`) and the facts of their lines (`l`),
 * payments (`p`) and charges (`g`). The identities are those of commerce 1.3: net = lines + charges; gross = lines with
 * tax + charges with tax; net + taxes = gross; items = quantities; payments = payment amount.
 */
export function transactionChecks(settings: SynchronizationSettings): readonly RuleCheck[] {
  const compared = (
    code: RuleCheck['code'],
    header: ReturnType<typeof sql>,
    lines: ReturnType<typeof sql>,
  ): RuleCheck => ({
    code,
    breaks: differs(settings, code, header, lines),
    parameters: { header: amount(header), lines: amount(lines) },
  })
  return [
    {
      code: 'TRANSACTION_TYPE_NOT_SYNCHRONIZED',
      breaks: sql`t.kind is null`,
      parameters: { type: number(sql`t.type`) },
    },
    {
      code: 'UNKNOWN_CHANNEL',
      breaks: sql`t.channel_currency is null`,
      parameters: { channel: number(sql`t.channel_number`) },
    },
    {
      code: 'CURRENCY_NOT_OF_CHANNEL',
      breaks: sql`t.currency <> t.channel_currency`,
      parameters: { currency: text(sql`t.currency`), channelCurrency: text(sql`t.channel_currency`) },
    },
    {
      code: 'CUSTOMER_ACCOUNT',
      breaks: sql`(${isEmpty('t.customer_account')} or t.is_customer_blocked = true
        or length(t.customer_account) > ${sql.lit(longestCustomerAccount)})`,
      parameters: {
        customer: text(sql`t.customer_account`),
        reason: text(sql`case when t.is_customer_blocked = true then 'blocked'
          when ${isEmpty('t.customer_account')} then 'noDefaultCustomer' else 'tooLong' end`),
      },
    },
    {
      code: 'CUSTOMER_UNKNOWN',
      breaks: sql`(t.is_customer_known = false and t.is_guest = false)`,
      parameters: { customer: text(sql`t.customer_account`) },
    },
    {
      code: 'NUMBER_OF_ITEMS',
      breaks: sql`t.number_of_items <> coalesce(l.quantity, 0)`,
      parameters: { header: amount(sql`t.number_of_items`), lines: amount(sql`coalesce(l.quantity, 0)`) },
    },
    compared('HEADER_NET_AMOUNT', sql`t.net`, sql`(${lineNet} + ${chargeNet})`),
    compared('HEADER_NET_AMOUNT_WITH_TAX', sql`t.gross`, sql`(t.net + ${lineTax} + ${chargeTax})`),
    compared('HEADER_GROSS_AMOUNT', sql`t.gross`, sql`(${lineGross} + ${chargeNet} + ${chargeTax})`),
    {
      code: 'TRANSACTION_GROSS_AND_PAYMENT_AMOUNT',
      breaks: sql`(${differs(settings, 'TRANSACTION_GROSS_AND_PAYMENT_AMOUNT', sql`t.gross`, sql`t.paid`)}
        and t.kind <> 'quotation' and (coalesce(p.payments, 0) > 0 or ${needsPayment(settings)}))`,
      parameters: { gross: amount(sql`t.gross`), paid: amount(sql`t.paid`) },
    },
    compared('DISCOUNT_AMOUNT', sql`t.discount`, sql`coalesce(l.discount, 0)`),
    compared('HEADER_PAYMENT_AMOUNT', sql`t.paid`, sql`coalesce(p.paid, 0)`),
    {
      code: 'CLOSED_FISCAL_PERIOD',
      breaks: settings.closedUntil
        ? sql`t.posting_date <= ${sql.lit(settings.closedUntil)}`
        : sql<boolean>`1 = 0`,
      parameters: {
        date: text(sql`t.posting_date`),
        closedUntil: text(settings.closedUntil ? sql.lit(settings.closedUntil) : sql`null`),
      },
    },
    {
      code: 'HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE',
      breaks: isUnrounded('t.gross', 't.net', 't.paid', 't.discount'),
      parameters: {
        gross: amount(sql`t.gross`),
        net: amount(sql`t.net`),
        paid: amount(sql`t.paid`),
        currency: text(sql`t.currency`),
      },
    },
    {
      // A cancellation may name its order and nothing else.
      code: 'EMPTY_TRANSACTION',
      breaks: sql`(t.kind <> 'cancellation' and coalesce(l.line_count - l.voided_lines, 0) = 0)`,
    },
    {
      code: 'NUMBER_OF_ITEM_LINES',
      breaks: sql`t.number_of_item_lines <> coalesce(l.line_count, 0)`,
      parameters: {
        header: number(sql`t.number_of_item_lines`),
        lines: number(sql`coalesce(l.line_count, 0)`),
      },
    },
    {
      code: 'QUOTATION_WITH_PAYMENT',
      breaks: sql`(t.kind = 'quotation' and (coalesce(p.payments, 0) > 0 or t.paid <> 0))`,
      parameters: { paid: amount(sql`t.paid`) },
    },
  ]
}

/** Whether the transaction must bring payments at all: a cancellation need not, an order by the company's decision. */
function needsPayment(settings: SynchronizationSettings): ReturnType<typeof sql<boolean>> {
  return settings.isPaymentOptional ? sql<boolean>`1 = 0` : sql<boolean>`t.kind <> 'cancellation'`
}

/** Whether the company lets a difference pass that the rule compares. */
export function hasTolerance(settings: SynchronizationSettings, code: RuleCheck['code']): boolean {
  return settingOf(settings, code).tolerance > 0
}
