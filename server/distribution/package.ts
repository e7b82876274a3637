import type { SqliteHandle } from '../database/sqlite-handle.ts'
import type { TableLayout } from './channel-layout.ts'

/** What a look at a table's counters showed. */
export interface CounterFacts {
  /** Null for a table without rows. */
  readonly greatest: number | null
  /** Rows that no pull can see: without a counter, or with one that is no number. */
  readonly uncounted: number
}

/** Rows of the pull before this one whose header the channel database does not have. */
export interface OrphanRows {
  readonly channelTable: string
  readonly channel: string
  readonly transactionId: string
  readonly rows: number
  readonly firstCounter: number
}

/** Rows of a channel database, ready to be applied: on a SQLite handle, in the contract's form. */
export interface Package {
  readonly handle: SqliteHandle
  /** Under which name the tables stand on the handle. */
  readonly schema: string
  readonly layouts: readonly TableLayout[]
  /** Null where rows are read in place: nothing is copied. */
  readonly bytes: number | null
  readonly facts: ReadonlyMap<string, CounterFacts>
  readonly orphans: readonly OrphanRows[]
  /** @throws PullError CHANNEL_DATABASE_VANISHED when what the package is read from is no longer what it was. */
  confirm(): void
}

/** Rows that the pull before this one brought, of one table. */
export interface PulledBefore {
  readonly channelTable: string
  readonly from: number
  readonly to: number
}
