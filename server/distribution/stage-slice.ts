import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { DatabaseKind, Transaction } from '../database/database.ts'
import type { SqliteHandle } from '../database/sqlite-handle.ts'
import type { ColumnKind } from '../organization/channel-contract.ts'
import { rowsOf } from './channel-reader.ts'
import type { TableSql } from './table-sql.ts'

/**
 * Stages the chosen rows of one table that can be staged as they stand, as a set: by the quickest way from where they are
 * to where headquarters' database is.
 */
export interface SliceStager {
  /** @returns how many rows were new; the others are staged already. */
  stage(trx: Transaction): Promise<number>
  /**
   * Of a slice that has just been staged: its rows as a query, with these staged columns.
   * @param areAllSound whether none of the chosen rows was left out; then none needs to be tested again.
   */
  staged(columns: readonly string[], areAllSound: boolean): RawBuilder<unknown>
}

/** The stager for a headquarters of either kind. @param handle on which the channel database stands. */
export function createSliceStager(kind: DatabaseKind, handle: SqliteHandle, table: TableSql): SliceStager {
  return kind === 'sqlite' ? stagerOnSqlite(handle, table) : stagerOnPostgres(handle, table)
}

/** The channel database is attached to headquarters' own: rows never leave SQLite. */
function stagerOnSqlite(handle: SqliteHandle, table: TableSql): SliceStager {
  const { contract, staged, isSound } = table
  const columns = contract.columns.map((column) => column.staged)
  const from = rowsOf(table)
  const insert = handle.prepare(
    `insert into main.${contract.stagedTable} (version, ${columns.join(', ')})
     select 0, ${staged.join(', ')} from ${from} where ${isSound} on conflict do nothing`,
  )
  return {
    stage: async () => insert.run().changes,
    staged(names, areAllSound) {
      const values = names.map((name) => `${table.stagedValueOf(name)} as ${name}`)
      return sql.raw(`select ${values.join(', ')} from ${from} where ${areAllSound ? 'true' : isSound}`)
    },
  }
}

/** What a staged column is in an array parameter. */
function arrayType(kind: ColumnKind): string {
  switch (kind) {
    case 'key':
    case 'company':
    case 'text':
    case 'date':
      return 'text'
    case 'instant':
      return 'timestamptz'
    default:
      return 'bigint'
  }
}

/**
 * SQLite writes a slice as PostgreSQL's array texts, one a column; they go over as they are, one statement a slice, and
 * no value passes through JavaScript.
 */
function stagerOnPostgres(handle: SqliteHandle, table: TableSql): SliceStager {
  const { contract, staged, isSound } = table
  const arrays = contract.columns.map(({ kind }, position) => {
    const value = staged[position] ?? 'null'
    const element = arrayType(kind) === 'bigint' ? value : quotedElement(value)
    return `'{' || group_concat(ifnull(${element}, 'NULL')) || '}'`
  })
  const read = handle
    .prepare<[], (string | null)[]>(`select ${arrays.join(', ')} from ${rowsOf(table)} where ${isSound}`)
    .raw()
  const columns = contract.columns.map((column) => column.staged)
  const types = contract.columns.map(({ kind }) => arrayType(kind))
  const values = contract.columns.map(({ staged: name, kind }) =>
    kind === 'flag' ? `r.${name} = 1` : `r.${name}`,
  )
  const insert = `insert into ${contract.stagedTable} (version, ${columns.join(', ')})
    select 0, ${values.join(', ')}
    from unnest(${types.map((type, position) => `$${position + 1}::${type}[]`).join(', ')}) as r (${columns.join(', ')})
    on conflict do nothing`
  let slice: readonly string[] = []
  return {
    async stage(trx) {
      const [first, ...others] = read.get() ?? []
      slice = [first ?? '{}', ...others.map((text) => text ?? '{}')].map(withoutNul)
      if (slice[0] === '{}') return 0
      const { numAffectedRows } = await trx.executeQuery(CompiledQuery.raw(insert, [...slice]))
      return Number(numAffectedRows ?? 0)
    },
    staged(names) {
      const parts = names.map((name) => {
        const position = columns.indexOf(name)
        return sql`${slice[position] ?? '{}'}::${sql.raw(types[position] ?? 'text')}[]`
      })
      return sql`select * from unnest(${sql.join(parts)}) as r (${sql.join(names.map((name) => sql.ref(name)))})`
    },
  }
}

function quotedElement(value: string): string {
  return `'"' || replace(replace(${value}, '\\', '\\\\'), '"', '\\"') || '"'`
}

/** PostgreSQL has no place for the character NUL in a text; what a channel sent of it becomes U+FFFD. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}
