import { PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Queries, Transaction } from './database.ts'

/**
 * Working tables: what a set-based step lays out for itself inside one transaction and leaves to nobody. They are
 * temporary tables, so they touch no page of the database, and they are made anew each time, because PostgreSQL keeps
 * the dead rows of a temporary table that is emptied, and SQLite forgets a rolled back one.
 */

/** The words of a working table's columns in which the two databases differ. */
export interface WorkingTableWords {
  /** A whole number by which rows are found: the row's own place on SQLite. */
  readonly key: string
  /** The same, counting up by itself from 1. */
  readonly counter: string
}

const words: Readonly<Record<'sqlite' | 'postgres', WorkingTableWords>> = {
  sqlite: { key: 'integer PRIMARY KEY', counter: 'integer PRIMARY KEY' },
  postgres: { key: 'bigint PRIMARY KEY', counter: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY' },
}

/** Makes an empty working table of this name; one that an earlier step left is dropped. */
export async function createWorkingTable(
  trx: Transaction,
  name: string,
  columns: (words: WorkingTableWords) => string,
): Promise<void> {
  const table = sql.table(name)
  await sql`drop table if exists ${table}`.execute(trx)
  await sql`create temp table ${table} (${sql.raw(columns(words[isPostgres(trx) ? 'postgres' : 'sqlite']))})`.execute(
    trx,
  )
}

/**
 * Tells PostgreSQL's planner how many rows a working table holds now; it knows nothing of temporary tables by itself.
 * SQLite keeps the order in which a query names its tables (CROSS JOIN) and needs no counts.
 */
export async function countWorkingTable(trx: Transaction, name: string): Promise<void> {
  if (isPostgres(trx)) await sql`analyze ${sql.table(name)}`.execute(trx)
}

/**
 * Stands behind a SELECT whose rows this transaction takes for itself: rows that another transaction holds are passed
 * over. SQLite's writers come one after the other, so there is nothing to pass over.
 */
export function takingFreeRows(trx: Transaction): RawBuilder<unknown> {
  return isPostgres(trx) ? sql`for update skip locked` : sql``
}

/** The calendar date some days after another, both as `YYYY-MM-DD`. */
export function dateAfter(queries: Queries, date: RawBuilder<unknown>, days: number): RawBuilder<string> {
  return isPostgres(queries)
    ? sql<string>`cast(cast(${date} as date) + ${sql.lit(days)} as text)`
    : sql<string>`date(${date}, ${sql.lit(`${days >= 0 ? '+' : ''}${days} days`)})`
}

function isPostgres(queries: Queries): boolean {
  return queries.getExecutor().adapter instanceof PostgresAdapter
}
