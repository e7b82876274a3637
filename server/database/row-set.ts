import { type RawBuilder, sql } from 'kysely'
import type { DatabaseKind } from './database.ts'

/** The type of a row set's column, in the words of a migration. */
export type RowSetType = 'text' | 'bigint'

/** A value of a row set. Booleans are 0 and 1 of a bigint column. */
export type RowSetValue = string | number | null

/**
 * Rows that the program holds, as a table to select from or to join: one parameter however many rows they are, so that
 * work on many rows is one statement. Stands in brackets; the caller names it: `from ${rowSet(…)} as wanted`.
 * @param columns names and types, in the order of each row's values.
 */
export function rowSet(
  kind: DatabaseKind,
  columns: Readonly<Record<string, RowSetType>>,
  rows: readonly (readonly RowSetValue[])[],
): RawBuilder<unknown> {
  const names = Object.keys(columns)
  if (kind === 'sqlite') {
    const fields = names.map((name, position) => sql`value ->> ${sql.lit(position)} as ${sql.ref(name)}`)
    return sql`(select ${sql.join(fields)} from json_each(${JSON.stringify(rows)}))`
  }
  const arrays = Object.values(columns).map(
    (type, position) => sql`${rows.map((row) => row[position] ?? null)}::${sql.raw(type)}[]`,
  )
  return sql`(select * from unnest(${sql.join(arrays)}) as rows (${sql.join(names.map((name) => sql.ref(name)))}))`
}
