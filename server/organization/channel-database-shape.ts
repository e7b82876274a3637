/** What stands in a channel database, as an inspection finds it. */
export interface ChannelDatabaseShape {
  /** SQLite's journal mode, such as `wal`; null for PostgreSQL. */
  readonly journalMode: string | null
  readonly tables: readonly FoundTable[]
  /** The companies and channels that transaction headers name. */
  readonly channels: readonly FoundChannel[]
}

/** A table of the contract that is there. */
export interface FoundTable {
  /** Its name as the database spells it. */
  readonly name: string
  readonly columns: readonly string[]
  /** Columns that stand first in an index of their table. */
  readonly indexedColumns: readonly string[]
  /** Null when it may not be read. */
  readonly rowCount: number | null
}

/** As text, because a doubtful database may hold anything there. */
export interface FoundChannel {
  readonly company: string | null
  readonly channel: string | null
  readonly transactionCount: number
}

/** More companies and channels than this one database names are not told one by one. */
export const mostChannels = 500

/**
 * Of names that differ only in case, the one to read: spelled as wanted, else in lower case (as PostgreSQL folds), else
 * the first.
 */
export function matchName(names: readonly string[], wanted: string): string | undefined {
  const alike = names.filter((name) => name.toLowerCase() === wanted.toLowerCase())
  return (
    alike.find((name) => name === wanted) ?? alike.find((name) => name === wanted.toLowerCase()) ?? alike[0]
  )
}

/** An identifier in an SQL text, on both databases. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}
