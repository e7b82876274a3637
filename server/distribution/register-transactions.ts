import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { type ContractTable, channelContract } from '../organization/channel-contract.ts'
import { tallyTransactions } from '../transactions/tally.ts'
import type { PullScope } from './pull-scope.ts'

/** Staged columns of a header that its registration reads. */
export const registeredColumns = [
  'channel_number',
  'transaction_id',
  'transaction_date',
  'type',
  'number_of_item_lines',
  'number_of_payment_lines',
  'replication_counter',
] as const

/** The types that order synchronization takes: pending order, asynchronous quotation, order and cancellation (commerce 1.2). */
const synchronizedTypes = sql`(27, 31, 33, 37)`

/**
 * Makes the transactions of headers that have just been staged. One whose rows are all there already waits for
 * synchronization at once; the others wait for their rows.
 * @param headers a query with `registeredColumns`.
 * @param areAllNew false when some of them may have been staged before.
 */
export async function registerTransactions(
  trx: Transaction,
  { companyId, channelDatabaseId, sessionId, now, kind }: PullScope,
  headers: RawBuilder<unknown>,
  areAllNew: boolean,
): Promise<void> {
  const arrived = areAllNew ? headers : newAmong(headers, companyId)
  await tallyTransactions(
    trx,
    sql`select ${companyId}${text(kind)} as company_id, h.channel_number, h.transaction_id, h.transaction_date, h.type from (${arrived}) as h`,
  )
  await sql`
    with arrived as materialized (
      select h.channel_number, h.transaction_id, h.type, ${isWhole(companyId)} as is_whole from (${arrived}) as h
    )
    insert into channel_transaction (
      company_id, channel_number, transaction_id, id, channel_database_id, upload_session_id, pulled_at, version,
      is_complete, status, retry_count
    )
    select ${companyId}${text(kind)}, channel_number, transaction_id, uuid_v7(), ${channelDatabaseId}, ${sessionId}, ${instant(kind, now)}, 0,
           is_whole, case when is_whole and type in ${synchronizedTypes} then 'pendingSynchronization' else 'none' end, 0
    from arrived
    where true
    on conflict do nothing
  `.execute(trx)
}

/** Without a type PostgreSQL does not know what a parameter of a select is. */
function text(kind: PullScope['kind']) {
  return sql.raw(kind === 'postgres' ? '::text' : '')
}

function instant(kind: PullScope['kind'], now: string) {
  return kind === 'postgres' ? sql`${now}::timestamptz` : sql`${now}`
}

/** Those whose own row was staged, not another's of the same id, and that are no transaction yet. */
function newAmong(headers: RawBuilder<unknown>, companyId: string): RawBuilder<unknown> {
  return sql`
    select n.* from (${headers}) as n
    join channel_transaction_header as t on t.company_id = ${companyId} and t.channel_number = n.channel_number
      and t.transaction_id = n.transaction_id and t.version = 0 and t.replication_counter = n.replication_counter
    where not exists (
      select 1 from channel_transaction as c
      where c.company_id = ${companyId} and c.channel_number = n.channel_number and c.transaction_id = n.transaction_id
    )`
}

/**
 * Whether all lines and payments that the header `h` counts are staged or were let go of, and none of the transaction's
 * rows lies in quarantine. A header that does not count waits for nothing.
 */
function isWhole(companyId: string): RawBuilder<boolean> {
  const lines = isThere(companyId, 'RetailTransactionSalesTrans', 'number_of_item_lines')
  const payments = isThere(companyId, 'RetailTransactionPaymentTrans', 'number_of_payment_lines')
  return sql<boolean>`(
    ${lines} and ${payments} and not exists (
      select 1 from quarantined_row as q
      where q.company_id = ${companyId} and q.channel_number = h.channel_number
        and q.transaction_id = h.transaction_id and q.resolved_at is null
    )
  )`
}

/** Whether as many rows of a table as the header `h` counts are staged, or lay in quarantine until somebody let them go. */
function isThere(companyId: string, channelTable: string, countColumn: string): RawBuilder<boolean> {
  const counted = sql.ref(`h.${countColumn}`)
  const table = sql.table(contractTable(channelTable).stagedTable)
  const ofTransaction = sql`part.company_id = ${companyId} and part.channel_number = h.channel_number
    and part.transaction_id = h.transaction_id and part.version = 0`
  const staged = sql`(select count(*) from ${table} as part where ${ofTransaction})`
  // A row that left quarantine by being staged stands under its counter, or under its key with another one.
  const letGo = sql`(
    select count(distinct q.replication_counter) from quarantined_row as q
    where q.company_id = ${companyId} and q.channel_number = h.channel_number and q.transaction_id = h.transaction_id
      and q.channel_table = ${channelTable} and not exists (
        select 1 from ${table} as part
        where ${ofTransaction}
          and (part.replication_counter = q.replication_counter or cast(part.line_number as text) = q.row_key)
      )
  )`
  return sql<boolean>`(${counted} is null or ${counted} <= ${staged} or ${counted} <= ${staged} + ${letGo})`
}

function contractTable(channelTable: string): ContractTable {
  const table = channelContract.find((contract) => contract.channelTable === channelTable)
  if (!table) throw new TypeError(`The contract has no ${channelTable}`)
  return table
}

/**
 * Completes the transactions of a channel database that waited for rows and have them now.
 * @returns how many.
 */
export async function completeTransactions(
  trx: Transaction,
  { companyId, channelDatabaseId }: Pick<PullScope, 'companyId' | 'channelDatabaseId'>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update channel_transaction
    set is_complete = true,
        status = case
          when status = 'none' and (
            select h.type from channel_transaction_header as h
            where h.company_id = channel_transaction.company_id and h.channel_number = channel_transaction.channel_number
              and h.transaction_id = channel_transaction.transaction_id and h.version = 0
          ) in ${synchronizedTypes} then 'pendingSynchronization'
          else status
        end
    where channel_database_id = ${channelDatabaseId} and is_complete = false and exists (
      select 1 from channel_transaction_header as h
      where h.company_id = channel_transaction.company_id and h.channel_number = channel_transaction.channel_number
        and h.transaction_id = channel_transaction.transaction_id and h.version = 0 and ${isWhole(companyId)}
    )
  `.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/**
 * Holds transactions back that were complete, and of which this session put a row into quarantine: what is wrong with
 * them is to be mended before they are posted. A transaction that has been posted stays as it is.
 */
export async function holdQuarantined(trx: Transaction, { sessionId }: PullScope): Promise<void> {
  await sql`
    update channel_transaction
    set is_complete = false, status = 'none'
    where is_complete = true and status in ('pendingSynchronization', 'failed')
      and (company_id, channel_number, transaction_id) in (
        select company_id, channel_number, transaction_id from quarantined_row
        where upload_session_id = ${sessionId} and resolved_at is null and transaction_id is not null
      )
  `.execute(trx)
}
