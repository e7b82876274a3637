import type { RuleCode } from './rules.ts'
import type { FindingParameters } from './tables.ts'

/**
 * Of the rules that set-up or master data breaks, the parameters that name it: once it is mended, every transaction that
 * met it can be posted. The other rules are broken by what a shop wrote into one order; their parameters (amounts, items,
 * lines) say where it showed, and their failures are of one cause.
 */
const namingParameters: Readonly<Partial<Record<RuleCode, readonly string[]>>> = {
  CUSTOMER_ACCOUNT: ['customer', 'reason'],
  ITEM_ID: ['item'],
  VARIANT_ID: ['item', 'variant'],
  SERIAL_NUMBER_MISSING: ['item'],
  SERIAL_NUMBER_MUST_BE_EMPTY: ['item'],
  CLOSED_FISCAL_PERIOD: ['closedUntil'],
  UNIT_OF_MEASURE: ['item', 'unit'],
  INVALID_TAX_INTERSECTION: ['taxGroup', 'itemTaxGroup'],
  INVALID_ITEM_BARCODE: ['item', 'barcode'],
  TRANSACTION_TYPE_NOT_SYNCHRONIZED: ['type'],
  UNKNOWN_CHANNEL: ['channel'],
  CURRENCY_NOT_OF_CHANNEL: ['currency', 'channelCurrency'],
  CHARGE_CURRENCY_DIFFERS: ['chargeCode', 'currency'],
  ITEM_UNKNOWN: ['item'],
  ITEM_BLOCKED: ['item'],
  CUSTOMER_UNKNOWN: ['customer'],
  TENDER_TYPE_NOT_MAPPED: ['channel', 'tenderType'],
  PAYMENT_CURRENCY_UNKNOWN: ['currency'],
  PAYMENT_DECLINED: ['processorStatus'],
  NUMBER_SEQUENCE_EXHAUSTED: ['sequence'],
}

/** The parameters that failures of one cause share. */
export function causeParameters(code: RuleCode, parameters: FindingParameters): FindingParameters {
  const naming = (namingParameters[code] ?? []).map((name) => [name, parameters[name] ?? null] as const)
  return Object.fromEntries(naming.filter(([, value]) => value !== null))
}

/**
 * What two failures must share to be mended together: the rule, and the set-up or master data that it names. A text such
 * as `TENDER_TYPE_NOT_MAPPED {"channel":1001,"tenderType":"7"}`; of a rule that names nothing, its code.
 */
export function causeOf(code: RuleCode, parameters: FindingParameters): string {
  const naming = causeParameters(code, parameters)
  return Object.keys(naming).length > 0 ? `${code} ${JSON.stringify(naming)}` : code
}
