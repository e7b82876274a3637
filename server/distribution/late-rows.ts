import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { wholeNumber } from '../database/values.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import { type Finding, mostFindingsOfAKind } from './findings.ts'
import type { PullScope } from './pull-scope.ts'
import { keyColumnsOf } from './table-sql.ts'

/** Transactions of which a row that comes now comes too late: posted, or corrected, so that another version counts. */
const isSettled = sql<boolean>`(c.status = 'succeeded' or c.version > 0)`

/** Whether a channel database has transactions that rows could be too late for: the first pull has none. */
export async function hasSettledTransactions(
  trx: Transaction,
  { channelDatabaseId }: PullScope,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from channel_transaction as c where c.channel_database_id = ${channelDatabaseId} and ${isSettled} limit 1
  `.execute(trx)
  return rows.length > 0
}

/** Staged columns of a row that the search for late rows reads. */
export function lateRowColumns(contract: ContractTable): readonly string[] {
  return ['channel_number', ...keyColumnsOf(contract), 'replication_counter']
}

/**
 * Of rows that have just been staged, those whose transaction had been posted or corrected before they came: a header
 * counts its lines and payments, but not its addresses, charges or attributes. They are kept as sent, and are in no order.
 * @param rows a query with `lateRowColumns`.
 * @returns one finding a transaction and table.
 */
export async function findLateRows(
  trx: Transaction,
  { companyId }: PullScope,
  contract: ContractTable,
  rows: RawBuilder<unknown>,
): Promise<readonly Finding[]> {
  const { channelTable, stagedTable } = contract
  const same = lateRowColumns(contract).map((column) => sql`t.${sql.ref(column)} = r.${sql.ref(column)}`)
  const { rows: found } = await sql<{
    channel_number: number
    transaction_id: string
    rows: number
    counter: number
  }>`
    select r.channel_number, r.transaction_id, ${wholeNumber(sql`count(*)`)} as "rows", min(r.replication_counter) as counter
    from (${rows}) as r
    join channel_transaction as c on c.company_id = ${companyId} and c.channel_number = r.channel_number
      and c.transaction_id = r.transaction_id and ${isSettled}
    join ${sql.table(stagedTable)} as t on t.company_id = ${companyId} and t.version = 0 and ${sql.join(same, sql` and `)}
    group by r.channel_number, r.transaction_id
    limit ${mostFindingsOfAKind}`.execute(trx)
  return found.map((late) => ({
    kind: 'rowTooLate',
    subject: `${channelTable} ${late.channel_number} ${late.transaction_id} ${late.counter}`,
    channelTable,
    channelNumber: late.channel_number,
    transactionId: late.transaction_id,
    parameters: { rows: late.rows, counter: late.counter },
    occurrences: late.rows,
  }))
}
