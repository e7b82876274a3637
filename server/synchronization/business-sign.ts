import { type RawBuilder, sql } from 'kysely'

/**
 * The turn from the channel's sign to business sign (commerce 1.0): a channel writes a sale with negative amounts and
 * quantities in some of its fields and positive ones in the others; from posting on a sale is positive everywhere, and a
 * return negative. These are the fields to be turned. Every other field of the contract stands in business sign
 * already: prices, discounts, taxes, charges, payments, the header's number of items and its discounts.
 */
const turnedFields = {
  channel_transaction_header: ['gross_amount', 'net_amount'],
  channel_transaction_line: ['quantity', 'net_amount', 'net_amount_including_tax', 'tax_amount'],
} as const

type TurnedTable = keyof typeof turnedFields

/** Whether the channel writes the field of a staged table with a sale's amounts negative. */
export function isTurned(table: string, field: string): boolean {
  const fields: readonly string[] | undefined = turnedFields[table as TurnedTable]
  return fields?.includes(field) ?? false
}

/**
 * A field of a staged table in business sign, as SQL: the one place where posting turns a sign.
 * @param alias the staged table's name in the query.
 */
export function businessSign(table: string, alias: string, field: string): RawBuilder<number> {
  const column = sql.ref<number>(`${alias}.${field}`)
  return isTurned(table, field) ? sql<number>`-${column}` : column
}

/** The same for a value at hand. */
export function inBusinessSign(table: string, field: string, value: number): number {
  return isTurned(table, field) ? 0 - value : value
}
