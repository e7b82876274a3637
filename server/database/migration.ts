/** The words of the two databases that differ in a migration's SQL. */
export interface MigrationWords {
  readonly kind: 'sqlite' | 'postgres'
  /** Type and key of a column that counts up by itself: `sequence ${sequence}`. */
  readonly sequence: string
  /** Stands behind a table's closing parenthesis when its rows are to lie in the order of the primary key. */
  readonly clustered: string
}

/**
 * One step of the schema, forward only, the same SQL for both databases. Its types are `text`, `bigint`, `integer`,
 * `boolean`, `timestamptz`, `jsonb` and `double precision`: PostgreSQL means them, SQLite remembers them, and
 * `sqlite-values.ts` reads by them.
 */
export interface Migration {
  /** Number and subject, such as `0003-batch`; migrations run in the order of their names. */
  readonly name: string
  /** Statements, each ending in a semicolon at the end of a line. */
  readonly sql: (words: MigrationWords) => string
}
