import type { TransactionSection } from './transaction.generated.ts'

/** The GraphQL type whose field names have the words for a section's fields. */
export const sectionTypes: Readonly<Record<TransactionSection, string>> = {
  HEADER: 'ChannelTransaction',
  LINES: 'ChannelTransactionLine',
  PAYMENTS: 'ChannelTransactionPayment',
  ADDRESSES: 'ChannelTransactionAddress',
  DISCOUNTS: 'ChannelTransactionDiscount',
  TAXES: 'ChannelTransactionTax',
  TAX_COMPONENTS: 'ChannelTransactionTaxComponent',
  TAX_MEASURES: 'ChannelTransactionTaxMeasure',
  CHARGES: 'ChannelTransactionCharge',
  CHARGE_TAXES: 'ChannelTransactionChargeTax',
  INFO_CODES: 'ChannelTransactionInfoCode',
  ATTRIBUTES: 'ChannelTransactionAttribute',
}
