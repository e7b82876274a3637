import { sql } from 'kysely'
import type { DatabaseKind, Transaction } from '../database/database.ts'
import { type RowSetType, type RowSetValue, rowSet } from '../database/row-set.ts'
import type { ColumnKind, ContractColumn, ContractTable } from '../organization/channel-contract.ts'
import type { StagedRow } from './parse-channel-row.ts'
import { withoutNul } from './stage-slice.ts'

/**
 * Stages rows that the program has read itself.
 * @returns how many were new; the others are staged already.
 */
export async function stageRows(
  trx: Transaction,
  kind: DatabaseKind,
  contract: ContractTable,
  rows: readonly StagedRow[],
): Promise<number> {
  const columns = contract.columns.map((column) => sql.ref(column.staged))
  const values = contract.columns.map((column) => stagedExpression(kind, column))
  const { numAffectedRows } = await sql`
    insert into ${sql.table(contract.stagedTable)} (version, ${sql.join(columns)})
    select 0, ${sql.join(values)} from ${stagedRowSet(
      kind,
      contract,
      contract.columns.map(({ staged }) => staged),
      rows,
    )} as r
    where true
    on conflict do nothing
  `.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** Rows by some of their staged columns, as a table. */
export function stagedRowSet(
  kind: DatabaseKind,
  { columns }: ContractTable,
  names: readonly string[],
  rows: readonly StagedRow[],
) {
  const kinds = new Map(columns.map((column) => [column.staged, column.kind]))
  const types = Object.fromEntries(names.map((name) => [name, rowSetType(kinds.get(name) ?? 'text')]))
  return rowSet(
    kind,
    types,
    rows.map((row) => names.map((name) => bindable(kind, row[name] ?? null))),
  )
}

function bindable(kind: DatabaseKind, value: RowSetValue): RowSetValue {
  return kind === 'postgres' && typeof value === 'string' ? withoutNul(value) : value
}

function stagedExpression(kind: DatabaseKind, { staged, kind: columnKind }: ContractColumn) {
  const reference = sql.ref(`r.${staged}`)
  if (kind === 'sqlite') return reference
  if (columnKind === 'flag') return sql`${reference} = 1`
  return columnKind === 'instant' ? sql`${reference}::timestamptz` : reference
}

function rowSetType(kind: ColumnKind): RowSetType {
  switch (kind) {
    case 'key':
    case 'company':
    case 'text':
    case 'date':
    case 'instant':
      return 'text'
    default:
      return 'bigint'
  }
}
