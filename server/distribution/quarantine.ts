import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { newId } from '../database/identifiers.ts'
import { rowSet } from '../database/row-set.ts'
import type { ContractTable } from '../organization/channel-contract.ts'
import type { ChannelNumber } from '../organization/tables.ts'
import type { Breach, StagedRow } from './parse-channel-row.ts'
import type { PullScope } from './pull-scope.ts'
import { counterColumnOf } from './table-sql.ts'

/** A fault of a row: of one of its columns, or that its transaction's id is taken. */
export interface RowFault extends Omit<Breach, 'reason'> {
  readonly reason: Breach['reason'] | 'TRANSACTION_ID_DUPLICATE'
}

/** A row that cannot be staged. */
export interface FaultyRow {
  readonly counter: number | null
  readonly channelNumber: number | null
  readonly transactionId: string | null
  /** Staged key below the transaction, such as `1` or `1/2`, as far as it can be read; empty for a header. */
  readonly rowKey: string
  readonly faults: readonly RowFault[]
}

/** What of a faulty row can be read, for its place in quarantine. */
export function faultyRow(
  contract: ContractTable,
  values: StagedRow,
  faults: readonly RowFault[],
): FaultyRow {
  const counter = values[counterColumnOf(contract).staged]
  const channel = values.channel_number
  const transaction = values.transaction_id
  return {
    counter: typeof counter === 'number' ? counter : null,
    channelNumber: typeof channel === 'number' ? channel : null,
    transactionId: typeof transaction === 'string' ? transaction : null,
    rowKey: rowKeyOf(contract, values),
    faults,
  }
}

/** A staged row's key below its transaction. */
export function rowKeyOf({ key }: ContractTable, values: StagedRow): string {
  return key.map((column) => values[column] ?? '?').join('/')
}

const rowsPerStatement = 250

/**
 * Puts rows into quarantine, one entry a fault. A row that is there already with the same faults stays as it is; one with
 * other faults gets new entries in place of the old.
 * @returns how many rows were not in quarantine before.
 */
export async function quarantineRows(
  trx: Transaction,
  scope: PullScope,
  contract: ContractTable,
  rows: readonly FaultyRow[],
): Promise<number> {
  let added = 0
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    added += await quarantineBatch(trx, scope, contract, rows.slice(start, start + rowsPerStatement))
  }
  return added
}

async function quarantineBatch(
  trx: Transaction,
  scope: PullScope,
  contract: ContractTable,
  rows: readonly FaultyRow[],
): Promise<number> {
  const { channelTable } = contract
  const known = await readOpen(trx, scope, channelTable, rows)
  const changed = rows.filter(({ counter, faults }) => {
    const before = counter === null ? undefined : known.get(counter)
    return before === undefined || before !== signatureOf(faults)
  })
  const stale = changed.flatMap(({ counter }) => (counter !== null && known.has(counter) ? [counter] : []))
  await resolveCounters(trx, scope, channelTable, stale)
  const entries = changed.flatMap(({ faults, ...row }) =>
    faults.map((fault) => ({
      id: newId<'QuarantinedRow'>(),
      upload_session_id: scope.sessionId,
      channel_database_id: scope.channelDatabaseId,
      channel_table: channelTable,
      replication_counter: row.counter,
      company_id: scope.companyId,
      channel_number: row.channelNumber as ChannelNumber | null,
      transaction_id: row.transactionId,
      row_key: row.rowKey,
      column_name: fault.column,
      value: fault.value,
      reason: fault.reason,
      quarantined_at: scope.now,
      resolved_at: null,
    })),
  )
  if (entries.length > 0) {
    await sql`insert into quarantined_row (${sql.join(entryColumns.map((name) => sql.ref(name)))})
      select ${sql.join(entryColumns.map((name) => entryExpression(scope, name)))}
      from ${rowSet(
        scope.kind,
        entryTypes,
        entries.map((entry) => entryColumns.map((name) => entry[name])),
      )} as r`.execute(trx)
  }
  return changed.length - stale.length
}

const entryTypes = {
  id: 'text',
  upload_session_id: 'text',
  channel_database_id: 'text',
  channel_table: 'text',
  replication_counter: 'bigint',
  company_id: 'text',
  channel_number: 'bigint',
  transaction_id: 'text',
  row_key: 'text',
  column_name: 'text',
  value: 'text',
  reason: 'text',
  quarantined_at: 'text',
} as const

const entryColumns = Object.keys(entryTypes) as (keyof typeof entryTypes)[]

function entryExpression({ kind }: PullScope, name: keyof typeof entryTypes) {
  const reference = sql.ref(`r.${name}`)
  return kind === 'postgres' && name === 'quarantined_at' ? sql`${reference}::timestamptz` : reference
}

/** The faults with which rows lie in quarantine, by their counter. */
async function readOpen(
  trx: Transaction,
  { kind, channelDatabaseId }: PullScope,
  channelTable: string,
  rows: readonly FaultyRow[],
): Promise<ReadonlyMap<number, string>> {
  const counters = rows.flatMap(({ counter }) => (counter === null ? [] : [[counter]]))
  const { rows: entries } = await sql<{
    counter: number
    column: string
    value: string | null
    reason: string
  }>`
    select q.replication_counter as counter, q.column_name as "column", q.value, q.reason
    from ${rowSet(kind, { counter: 'bigint' }, counters)} as r
    join quarantined_row as q on q.channel_database_id = ${channelDatabaseId} and q.channel_table = ${channelTable}
      and q.replication_counter = r.counter and q.resolved_at is null
    order by q.sequence`.execute(trx)
  const faults = Map.groupBy(entries, ({ counter }) => counter)
  return new Map([...faults].map(([counter, list]) => [counter, signatureOf(list)]))
}

function signatureOf(
  faults: readonly { readonly column: string; readonly value: string | null; readonly reason: string }[],
): string {
  return JSON.stringify(faults.map(({ column, value, reason }) => [column, value, reason]))
}

/** Takes rows out of quarantine by their counters: they have come through. */
export async function resolveCounters(
  trx: Transaction,
  { kind, channelDatabaseId, now }: PullScope,
  channelTable: string,
  counters: readonly number[],
): Promise<void> {
  if (counters.length === 0) return
  await sql`
    update quarantined_row set resolved_at = ${now}
    where channel_database_id = ${channelDatabaseId} and channel_table = ${channelTable} and resolved_at is null
      and replication_counter in (select counter from ${rowSet(
        kind,
        { counter: 'bigint' },
        counters.map((counter) => [counter]),
      )} as r)
  `.execute(trx)
}

/**
 * Takes rows out of quarantine in whose place another has been staged: the shop mended it under a new counter. A header
 * whose id is another's does not count as staged by that other one.
 */
export async function resolveReplaced(
  trx: Transaction,
  { channelDatabaseId, now }: PullScope,
  contract: ContractTable,
): Promise<void> {
  const parts = contract.key.map((column) => sql`cast(t.${sql.ref(column)} as text)`)
  const key = parts.length > 0 ? sql.join(parts, sql` || '/' || `) : sql`''`
  await sql`
    update quarantined_row set resolved_at = ${now}
    where channel_database_id = ${channelDatabaseId} and channel_table = ${contract.channelTable}
      and resolved_at is null and reason <> 'TRANSACTION_ID_DUPLICATE'
      and exists (
        select 1 from ${sql.table(contract.stagedTable)} as t
        where t.company_id = quarantined_row.company_id and t.channel_number = quarantined_row.channel_number
          and t.transaction_id = quarantined_row.transaction_id and t.version = 0
          and ${key} = quarantined_row.row_key
      )
  `.execute(trx)
}
