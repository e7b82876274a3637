import { sql } from 'kysely'
import type { Database, Transaction } from './database.ts'

/** Any number that other programs are unlikely to lock by: "kontor" in ASCII. */
const startLock = 0x6b6f6e746f72

/**
 * Lets processes that start together go one after the other, from here to the end of the transaction: what the first of
 * them makes, the others find made.
 */
export async function takeStartLock({ kind }: Database, trx: Transaction): Promise<void> {
  // SQLite's transactions begin by taking the file's only write lock.
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${startLock})`.execute(trx)
}
