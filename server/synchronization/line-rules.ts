import { type RawBuilder, sql } from 'kysely'
import { rowsOf } from './lay-out-transactions.ts'
import { amount, differs, isEmpty, isUnrounded, type RuleCheck, settingOf, text } from './rule-checks.ts'
import type { SynchronizationSettings } from './settings.ts'

/**
 * The rules of lines, over the staged lines (`l`) that are not voided of the working transactions (`t`). Both stand in
 * the channel's sign here; where only signs are compared with each other, that makes no difference.
 * @param hasTaxEngine whether some of the transactions had their taxes computed by the generic tax engine.
 */
export function lineChecks(settings: SynchronizationSettings, hasTaxEngine: boolean): readonly RuleCheck[] {
  const taxRows = (value: RawBuilder<unknown>) => taxesOfLine(value, hasTaxEngine)
  const item = text(sql`l.item_number`)
  return [
    {
      code: 'NEGATIVE_PRICE',
      breaks: sql`l.price < 0`,
      parameters: { item, price: amount(sql`l.price`) },
    },
    {
      code: 'SIGN_OF_QTY_AND_NET_AMOUNT',
      breaks: sql`((l.quantity > 0 and l.net_amount < 0) or (l.quantity < 0 and l.net_amount > 0)
        or (l.quantity = 0 and l.net_amount <> 0))`,
      parameters: { item, quantity: amount(sql`-l.quantity`), netAmount: amount(sql`-l.net_amount`) },
    },
    { code: 'ITEM_ID', breaks: isEmpty('l.item_number') },
    {
      code: 'LINE_DISCOUNT_AMOUNT',
      breaks: differs(settings, 'LINE_DISCOUNT_AMOUNT', sql`coalesce(l.discount_amount, 0)`, discountRows),
      parameters: {
        item,
        discount: amount(sql`coalesce(l.discount_amount, 0)`),
        discountRows: amount(discountRows),
      },
    },
    {
      code: 'RETURN_GIFT_CARD_ITEM',
      breaks: sql`(l.is_gift_card = true and l.quantity > 0)`,
      parameters: { item },
    },
    {
      code: 'GIFT_CARD_NUMBER_MISSING',
      breaks: sql`(l.is_gift_card = true and ${isEmpty('l.gift_card_number')})`,
      parameters: { item },
    },
    {
      code: 'LINE_TAX_AMOUNT',
      breaks: differs(settings, 'LINE_TAX_AMOUNT', sql`-l.tax_amount`, taxRows(sql`x.amount`)),
      screens: differs(settings, 'LINE_TAX_AMOUNT', sql`-l.tax_amount`, taxRows(screenedTax(settings))),
      parameters: { item, tax: amount(sql`-l.tax_amount`), taxRows: amount(taxRows(sql`x.amount`)) },
    },
    {
      code: 'HEADER_AMOUNTS_ROUNDED_TO_CURRENCY_RULE',
      breaks: isUnrounded('l.net_amount', 'l.net_amount_including_tax', 'l.tax_amount', 'l.discount_amount'),
      parameters: {
        item,
        netAmount: amount(sql`-l.net_amount`),
        netAmountIncludingTax: amount(sql`-l.net_amount_including_tax`),
        currency: text(sql`t.currency`),
      },
    },
    {
      code: 'INVALID_TAX_INTERSECTION',
      breaks: sql`((${isEmpty('l.tax_group')}) <> (${isEmpty('l.item_tax_group')}))`,
      parameters: { taxGroup: text(sql`l.tax_group`), itemTaxGroup: text(sql`l.item_tax_group`) },
    },
    ...itemChecks,
  ]
}

/** The rules that look an item up, kept by companies that load their items. */
const itemChecks: readonly RuleCheck[] = [
  {
    code: 'ITEM_UNKNOWN',
    breaks: sql`(not (${isEmpty('l.item_number')}) and not exists (${itemOfLine(sql`1 = 1`)}))`,
    parameters: { item: text(sql`l.item_number`) },
  },
  {
    code: 'ITEM_BLOCKED',
    breaks: sql`exists (${itemOfLine(sql`item.is_blocked = true`)})`,
    parameters: { item: text(sql`l.item_number`) },
  },
  {
    code: 'VARIANT_ID',
    breaks: sql`(not (${isEmpty('l.variant_number')}) and not exists (
      select 1 from item_variant as variant where variant.company_id = t.company_id
        and variant.item_number = l.item_number and variant.variant_number = l.variant_number))`,
    parameters: { item: text(sql`l.item_number`), variant: text(sql`l.variant_number`) },
  },
  {
    code: 'SERIAL_NUMBER_MISSING',
    breaks: sql`(${isEmpty('l.serial_number')} and exists (${itemOfLine(sql`item.is_serial_number_controlled = true`)}))`,
    parameters: { item: text(sql`l.item_number`) },
  },
  {
    code: 'SERIAL_NUMBER_MUST_BE_EMPTY',
    breaks: sql`(not (${isEmpty('l.serial_number')})
      and exists (${itemOfLine(sql`item.is_serial_number_controlled = false`)}))`,
    parameters: { item: text(sql`l.item_number`) },
  },
  {
    code: 'UNIT_OF_MEASURE',
    breaks: sql`(not (${isEmpty('l.unit')}) and exists (${itemOfLine(sql`item.unit <> l.unit`)}))`,
    parameters: { item: text(sql`l.item_number`), unit: text(sql`l.unit`) },
  },
  {
    code: 'INVALID_ITEM_BARCODE',
    breaks: sql`(not (${isEmpty('l.barcode')}) and not exists (
      select 1 from item_barcode where item_barcode.company_id = t.company_id
        and item_barcode.barcode = l.barcode and item_barcode.item_number = l.item_number))`,
    parameters: { item: text(sql`l.item_number`), barcode: text(sql`l.barcode`) },
  },
]

function itemOfLine(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select 1 from item where item.company_id = t.company_id and item.item_number = l.item_number and ${condition}`
}

const discountRows = sql`coalesce((
  select sum(d.amount) from channel_transaction_discount as d
  where ${rowsOf('d')} and d.sale_line_number = l.line_number), 0)`

/**
 * The sum of a line's tax rows; of their components where the generic tax engine computed them (commerce 1.1,
 * TaxCalculationType 1).
 */
function taxesOfLine(value: RawBuilder<unknown>, hasTaxEngine: boolean): RawBuilder<unknown> {
  const ofRows = sql`(
    select sum(${value}) from channel_transaction_tax as x
    where ${rowsOf('x')} and x.sale_line_number = l.line_number)`
  if (!hasTaxEngine) return sql`coalesce(${ofRows}, 0)`
  return sql`coalesce(case when t.tax_calculation_type = 1 then (
      select sum(c.tax_amount) from channel_transaction_tax_component as c
      where ${rowsOf('c')} and c.sale_line_number = l.line_number)
    else ${ofRows} end, 0)`
}

/**
 * A tax row's amount for screening: absurd where the row breaks rule 6, so that one reading of the tax rows screens for
 * both rules.
 */
function screenedTax(settings: SynchronizationSettings): RawBuilder<unknown> {
  if (!settingOf(settings, 'CONSISTENT_IS_INCLUDED_IN_PRICE_FLAG').isEnabled) return sql`x.amount`
  return sql`case when x.is_included_in_price = t.is_tax_included then x.amount else 1000000000000000 end`
}

/** The rule of tax rows (`x`) of the working transactions (`t`). */
export const taxChecks: readonly RuleCheck[] = [
  {
    code: 'CONSISTENT_IS_INCLUDED_IN_PRICE_FLAG',
    breaks: sql`x.is_included_in_price <> t.is_tax_included`,
    parameters: { taxCode: text(sql`x.tax_code`) },
  },
]
