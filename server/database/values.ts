import { type RawBuilder, sql } from 'kysely'

/** A JSON value as both databases take it. Reading gives it back parsed. */
export function json<Value>(value: Value): RawBuilder<Value> {
  return sql<Value>`${JSON.stringify(value)}`
}

/**
 * A boolean from an expression. A column comes back as a boolean on both databases; a computed condition comes
 * back as 0 or 1 on SQLite, which has no booleans of its own.
 */
export function booleanOf(value: boolean | number | null): boolean {
  return value === true || value === 1
}

/**
 * A sum, count or other 64-bit result as a safe integer on both databases (PostgreSQL widens sums to numeric).
 * An empty sum is null: wrap it in coalesce where zero is meant.
 */
export function wholeNumber<Value extends number | null = number>(
  expression: RawBuilder<unknown>,
): RawBuilder<Value> {
  return sql<Value>`cast(${expression} as bigint)`
}
