import { createHash } from 'node:crypto'
import type { Transaction } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import { type ContractTable, channelContract } from '../organization/channel-contract.ts'
import type { AppliedTable } from './apply-table.ts'
import { decimalTextOfMicros } from './decimal-sums.ts'
import { amountColumnOf } from './table-sql.ts'
import { changeOpen, type UploadSession } from './upload-sessions.ts'

/** The session's rows are staged; what it brought is written down, table by table. */
export async function markApplied(
  trx: Transaction,
  { id }: UploadSession,
  tables: readonly AppliedTable[],
  now: Instant,
): Promise<void> {
  await trx.deleteFrom('upload_session_table').where('upload_session_id', '=', id).execute()
  const sum = (pick: (table: AppliedTable) => number) =>
    tables.reduce((total, table) => total + pick(table), 0)
  const brought = tables.filter(({ read }) => read > 0)
  if (brought.length > 0) {
    await trx
      .insertInto('upload_session_table')
      .values(brought.map((table) => ({ upload_session_id: id, ...tableColumns(table) })))
      .execute()
  }
  await changeOpen(trx, id, {
    status: 'applied',
    rows_read: sum(({ read }) => read),
    rows_applied: sum(({ applied }) => applied),
    rows_already_received: sum(alreadyReceived),
    rows_quarantined: sum(({ quarantined }) => quarantined),
    checksum: checksumOf(tables),
    problem: null,
    ended_at: now,
  })
}

function tableColumns(table: AppliedTable) {
  const contract = contractOf(table.channelTable)
  return {
    channel_table: table.channelTable,
    position: contract ? channelContract.indexOf(contract) : 0,
    rows_read: table.read,
    rows_applied: table.applied,
    rows_already_received: alreadyReceived(table),
    rows_quarantined: table.quarantined,
    first_counter: table.firstCounter,
    last_counter: table.lastCounter,
    amount_column: (contract && amountColumnOf(contract)?.channel) ?? null,
    amount: table.amount === null ? null : decimalTextOfMicros(table.amount),
  }
}

function contractOf(channelTable: string): ContractTable | undefined {
  return channelContract.find((contract) => contract.channelTable === channelTable)
}

function alreadyReceived({ read, applied, quarantined }: AppliedTable): number {
  return read - applied - quarantined
}

/** SHA-256 over a line a table, in the contract's order: its name, rows read, and exact sum. */
export function checksumOf(tables: readonly AppliedTable[]): string {
  const lines = channelContract.flatMap(({ channelTable }) => {
    const table = tables.find((candidate) => candidate.channelTable === channelTable)
    return table ? `${channelTable}|${table.read}|${decimalTextOfMicros(table.amount ?? 0n)}\n` : []
  })
  return createHash('sha256').update(lines.join('')).digest('hex')
}
