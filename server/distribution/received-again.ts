import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import type { Finding } from './findings.ts'
import type { StagedRow } from './parse-channel-row.ts'
import type { PullScope } from './pull-scope.ts'
import { type FaultyRow, faultyRow, rowKeyOf } from './quarantine.ts'
import { stagedRowSet } from './stage-rows.ts'
import { keyColumnsOf } from './table-sql.ts'

/** A row whose key is staged already, with another counter. */
export interface ReceivedAgain {
  readonly values: StagedRow
  readonly counter: number
  readonly earlierCounter: number
  readonly store: string
  readonly terminal: string
  readonly earlierStore: string
  readonly earlierTerminal: string
}

/**
 * Of rows that have just been offered, those whose key another row had first. The cross join has SQLite look each of them
 * up by its key; by itself it reads all that is staged and compares each with every row.
 */
export async function findReceivedAgain(
  trx: Transaction,
  { kind, companyId }: PullScope,
  contract: ContractTable,
  rows: readonly StagedRow[],
): Promise<readonly ReceivedAgain[]> {
  const key = ['channel_number', ...keyColumnsOf(contract)]
  const columns = [...key, 'store', 'terminal', 'replication_counter']
  const same = key.map((column) => sql`t.${sql.ref(column)} = r.${sql.ref(column)}`)
  const { rows: found } = await sql<
    StagedRow & {
      counter: number
      earlier_counter: number
      r_store: string
      r_terminal: string
      t_store: string
      t_terminal: string
    }
  >`
    select ${sql.join(key.map((column) => sql`t.${sql.ref(column)}`))},
           r.replication_counter as counter, t.replication_counter as earlier_counter,
           r.store as r_store, r.terminal as r_terminal, t.store as t_store, t.terminal as t_terminal
    from ${stagedRowSet(kind, contract, columns, rows)} as r cross join ${sql.table(contract.stagedTable)} as t
    where t.company_id = ${companyId} and t.version = 0 and ${sql.join(same, sql` and `)}
      and t.replication_counter <> r.replication_counter
  `.execute(trx)
  return found.map((row) => ({
    values: { ...row, replication_counter: row.counter },
    counter: row.counter,
    earlierCounter: row.earlier_counter,
    store: row.r_store,
    terminal: row.r_terminal,
    earlierStore: row.t_store,
    earlierTerminal: row.t_terminal,
  }))
}

/** Whether the two rows come from different tills, so that one of them must have another's id. */
export function isOfOtherStore(row: ReceivedAgain): boolean {
  return row.store !== row.earlierStore || row.terminal !== row.earlierTerminal
}

/** The second header of an id, for quarantine: what stands in its place is another store's transaction. */
export function duplicateHeader(contract: ContractTable, { values }: ReceivedAgain): FaultyRow {
  return faultyRow(contract, values, [
    { column: 'transactionId', value: String(values.transaction_id), reason: 'TRANSACTION_ID_DUPLICATE' },
  ])
}

/** What a person is told of it. */
export function findingOf(contract: ContractTable, row: ReceivedAgain): Finding {
  const { values, counter, earlierCounter } = row
  const isHeader = contract.key.length === 0
  const subject = [values.channel_number, values.transaction_id, rowKeyOf(contract, values), counter]
  const stores = {
    store: row.store,
    terminal: row.terminal,
    earlierStore: row.earlierStore,
    earlierTerminal: row.earlierTerminal,
  }
  return {
    kind: isHeader && isOfOtherStore(row) ? 'duplicateTransactionId' : 'rowReceivedAgain',
    subject: `${contract.channelTable} ${subject.join(' ')}`,
    channelTable: contract.channelTable,
    channelNumber: Number(values.channel_number),
    transactionId: String(values.transaction_id),
    parameters: { rowKey: rowKeyOf(contract, values), counter, earlierCounter, ...stores },
  }
}
