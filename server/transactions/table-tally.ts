import { sql } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { wholeNumber } from '../database/values.ts'
import type { StagedTable } from '../organization/channel-contract.ts'
import type { ChannelNumber, CompanyId } from '../organization/tables.ts'

/** How many rows of a table a channel has sent. */
export interface TableCount {
  readonly staged_table: StagedTable
  readonly channel_number: ChannelNumber
  readonly row_count: number
}

const header: StagedTable = 'channel_transaction_header'

/**
 * Adds rows that have just been staged to the kept counts by table and channel. Whoever stages rows (version 0) calls
 * it in the same transaction, once for all of them; headers are counted by `tallyTransactions`.
 */
export async function addRows(
  trx: Transaction,
  companyId: CompanyId,
  table: StagedTable,
  rowsByChannel: ReadonlyMap<ChannelNumber, number>,
): Promise<void> {
  const counts = [...rowsByChannel].filter(([, rows]) => rows > 0)
  if (table === header || counts.length === 0) return
  await trx
    .insertInto('channel_table_tally')
    .values(
      counts.map(([channel_number, row_count]) => ({
        company_id: companyId,
        channel_number,
        staged_table: table,
        row_count,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'channel_number', 'staged_table']).doUpdateSet({
        row_count: sql`channel_table_tally.row_count + excluded.row_count`,
      }),
    )
    .execute()
}

/** Counts a company's rows of a table anew, by reading them: for the rare case in which it is not known which are new. */
export async function recountRows(trx: Transaction, companyId: CompanyId, table: StagedTable): Promise<void> {
  if (table === header) return
  await trx
    .deleteFrom('channel_table_tally')
    .where('company_id', '=', companyId)
    .where('staged_table', '=', table)
    .execute()
  await sql`
    insert into channel_table_tally (company_id, channel_number, staged_table, row_count)
    select company_id, channel_number, cast(${table} as text), count(*)
    from ${sql.table(table)} where company_id = ${companyId} and version = 0
    group by company_id, channel_number
  `.execute(trx)
}

/** How many rows of each table every channel of a company has sent, as the shops sent them; from kept counts. */
export async function readTableCounts(
  queries: Queries,
  companyId: CompanyId,
): Promise<readonly TableCount[]> {
  const { rows } = await sql<TableCount>`
    select cast(${header} as text) as staged_table, channel_number, ${wholeNumber(sql`sum(pulled)`)} as row_count
    from channel_transaction_tally where company_id = ${companyId} group by channel_number
    union all
    select staged_table, channel_number, row_count from channel_table_tally where company_id = ${companyId}
    order by 2
  `.execute(queries)
  return rows.filter(({ row_count }) => row_count > 0)
}
