import { type RawBuilder, sql } from 'kysely'

/** All conditions together; true when there are none. */
export function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql<boolean>`true`
}

/** The items of an `in`; of none, one that nothing equals. */
export function listOf(items: readonly (string | number)[]): RawBuilder<unknown> {
  return items.length > 0 ? sql.join(items) : sql`null`
}

/**
 * Holds for texts that begin with another. The range lets an index find them; a database whose collation orders texts
 * otherwise than by code points could put some of them outside it, so whoever uses it asks for equal texts beside it.
 */
export function beginsWith(column: string, text: string): RawBuilder<boolean> {
  const field = sql.ref(column)
  return sql`${field} >= ${text} and ${field} < ${`${text}\uffff`} and substr(${field}, 1, ${text.length}) = ${text}`
}

/**
 * Holds for texts that another is a part of, in large or small letters; of letters beyond ASCII SQLite knows no small
 * ones.
 */
export function contains(column: string, text: string): RawBuilder<boolean> {
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`
}
