import type { ContractColumn, ContractTable } from '../organization/channel-contract.ts'
import { quoted } from '../organization/channel-database-shape.ts'
import type { TableLayout } from './channel-layout.ts'
import { micros, type Registration, soundness, stagedValue } from './column-sql.ts'

/** The amounts whose sums a session keeps and reconciliation compares, by staged table: staged column names. */
const amountColumns: Readonly<Record<ContractTable['stagedTable'], string | null>> = {
  channel_transaction_header: 'gross_amount',
  channel_transaction_line: 'net_amount_including_tax',
  channel_transaction_payment: 'amount_tendered',
  channel_transaction_address: null,
  channel_transaction_discount: 'amount',
  channel_transaction_tax: 'amount',
  channel_transaction_tax_component: 'tax_amount',
  channel_transaction_tax_measure: 'value',
  channel_transaction_charge: 'calculated_amount',
  channel_transaction_info_code: 'amount',
  channel_transaction_attribute: null,
  channel_transaction_charge_tax: 'amount',
}

/** The column of a contract table whose sum is kept; undefined for a table without amounts. */
export function amountColumnOf(contract: ContractTable): ContractColumn | undefined {
  const staged = amountColumns[contract.stagedTable]
  return contract.columns.find((column) => column.staged === staged)
}

/** The column of a contract table that counts its rows. */
export function counterColumnOf(contract: ContractTable): ContractColumn {
  const counter = contract.columns.find(({ kind }) => kind === 'counter')
  if (!counter) throw new Error(`${contract.channelTable} has no counter`)
  return counter
}

/** Columns below company and channel that name a staged row. */
export function keyColumnsOf(contract: ContractTable): readonly string[] {
  return ['transaction_id', ...contract.key]
}

/** One contract table of one channel database, in SQLite's SQL. Its rows go by the name `s`. */
export interface TableSql {
  readonly contract: ContractTable
  /** The table, qualified and quoted. */
  readonly table: string
  /** The counter's column of `s`. */
  readonly counter: string
  /** The kept amount of a sound `s` in micros; the word `null` for a table without amounts. */
  readonly amount: string
  /** Whether the row `s` can be staged by `staged` as it stands. */
  readonly isSound: string
  /** The staged value of each contract column of `s`, in the contract's order. */
  readonly staged: readonly string[]
  /** Each contract column of `s` as the channel holds it, under the contract's name. */
  readonly raw: string
  /** The staged value of one staged column of `s`. */
  stagedValueOf(stagedColumn: string): string
  /** A contract column of `s` as the channel holds it. */
  column(channelColumn: string): string
}

/**
 * The SQL for a contract table.
 * @param schema under which name the channel database (or its package) stands on the handle.
 */
export function tableSql(layout: TableLayout, schema: string, registration: Registration): TableSql {
  const { contract } = layout
  const column = (name: string) => `s.${quoted(layout.columns.get(name) ?? name)}`
  const amount = amountColumnOf(contract)
  const firstDate = contract.columns.find(({ kind }) => kind === 'date')
  const tests = contract.columns.flatMap((part) => {
    const soundDate = firstDate && part !== firstDate ? column(firstDate.channel) : undefined
    return soundness(part, column(part.channel), registration, soundDate) ?? []
  })
  const staged = contract.columns.map((part) => stagedValue(part, column(part.channel), registration))
  return {
    contract,
    table: `${quoted(schema)}.${quoted(layout.name)}`,
    counter: column(counterColumnOf(contract).channel),
    amount: amount ? micros(column(amount.channel)) : 'null',
    isSound: tests.join(' and '),
    staged,
    raw: contract.columns.map(({ channel }) => `${column(channel)} as ${quoted(channel)}`).join(', '),
    stagedValueOf: (name) => staged[contract.columns.findIndex((part) => part.staged === name)] ?? 'null',
    column,
  }
}
