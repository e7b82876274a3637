import {
  type ContractColumn,
  type ContractTable,
  channelContract,
  type StagedTable,
} from '../organization/channel-contract.ts'

/**
 * A transaction's twelve staged tables as sections of one record: what their fields are called, which of them an
 * operator may correct, and how a row is named below its transaction.
 */

/** One of a transaction's staged tables. */
export interface Section {
  readonly table: StagedTable
  readonly contract: ContractTable
  /** The columns that are the row's own: not the transaction's key, not the counter. */
  readonly fields: readonly ContractColumn[]
}

/** Kinds that say which transaction a row belongs to and how it came; they are the same for good. */
const identifyingKinds = new Set<ContractColumn['kind']>(['key', 'company', 'channel', 'counter'])

/** What a shop hands over so that headquarters can capture a payment. It never leaves the server. */
const secretFields = new Set(['payment_authorization'])

/** Of a card token the last four characters are shown, to compare by. */
const tokenFields = new Set(['payment_card_token'])

/** Which store and till sold it is a fact about the row, not a mistake to mend. */
const originFields = new Set(['store', 'terminal'])

/** The sections in the contract's order, the header first. */
export const sections: readonly Section[] = channelContract.map((contract) => ({
  table: contract.stagedTable,
  contract,
  fields: contract.columns.filter(({ kind }) => !identifyingKinds.has(kind)),
}))

/** The section of a staged table. */
export function sectionOf(table: StagedTable): Section {
  const section = sections.find((candidate) => candidate.table === table)
  if (!section) throw new TypeError(`No staged table ${table}`)
  return section
}

/** Whether a field's value may be shown to a reader at all. */
export function isShown({ staged }: ContractColumn): boolean {
  return !secretFields.has(staged)
}

/** Whether only the end of a field's value may be shown. */
export function isToken({ staged }: ContractColumn): boolean {
  return tokenFields.has(staged)
}

/** Whether a field is part of the row's key in its section. */
export function isRowKey(section: Section, { staged }: ContractColumn): boolean {
  return section.contract.key.includes(staged)
}

/** Whether an operator may change a field of a row that is there. */
export function isEditable(section: Section, field: ContractColumn): boolean {
  return isShown(field) && !isToken(field) && !isRowKey(section, field) && !originFields.has(field.staged)
}

/** Whether an operator may fill a field of a row that they add. */
export function isFillable(section: Section, field: ContractColumn): boolean {
  return isRowKey(section, field) || isEditable(section, field)
}

/** A staged row as it is read: columns by name. */
export type StagedValues = Readonly<Record<string, unknown>>

/**
 * The name of a row below its transaction: its key's values joined by slashes (`1`, `1/VAT25`), empty for the header.
 * A slash inside a value is written `%2F`.
 */
export function rowKey(section: Section, row: StagedValues): string {
  return section.contract.key
    .map((column) => String(row[column]).replaceAll('%', '%25').replaceAll('/', '%2F'))
    .join('/')
}

/**
 * The GraphQL type of a section's rows: `channel_transaction_line` is `ChannelTransactionLine`; the header is the
 * transaction itself.
 */
export function rowTypeOf({ table }: Pick<Section, 'table'>): string {
  return table
    .replace(/_header$/, '')
    .replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}

/** A staged column's name in the API: `net_amount` is `netAmount`. */
export function fieldName(staged: string): string {
  return staged.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}

/** The section's field of an API name; undefined for a name that is none of its fields. */
export function fieldNamed(section: Section, name: string): ContractColumn | undefined {
  return section.fields.find(({ staged }) => fieldName(staged) === name)
}
