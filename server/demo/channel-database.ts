import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { channelDatabaseTables } from './channel-database-tables.ts'

/** How SQLite guards a channel database's writes; shops choose either, and headquarters reads both. */
export type JournalMode = 'delete' | 'wal'

/**
 * Creates an empty channel database, as the contract with web shops describes it, in a new SQLite file.
 *
 * How the demo shops name what a transaction refers to (the contract has no table for it):
 * - A returned line says of which transaction and line it gives back goods: returnTransactionId, returnLineNum.
 * - A refund says which payment it gives back: IsLinkedRefund 1, LinkedPaymentTransactionId,
 *   LinkedPaymentLineNumber, and in RefundableAmount what of that payment can still be given back afterwards.
 * - A cancellation (type 37) repeats the ChannelReferenceId of the order that it cancels, mirrors its lines, charges
 *   and payments with the sign turned, and every line names the order in returnTransactionId and the cancelled line
 *   in returnLineNum. The payments are linked refunds; one of an authorization that was never captured
 *   (IsPaymentCaptured 0) releases it.
 *
 * A charge's CalculatedAmount is without tax, in shops whose prices include tax too; its TaxAmount comes on top.
 * Voided lines and payments are counted in numberOfItemLines and numberOfPaymentLines and in nothing else, and
 * carry no discount and no tax rows.
 *
 * @throws when the file exists already
 */
export function createChannelDatabase(
  file: string,
  options: { readonly journalMode?: JournalMode } = {},
): void {
  if (existsSync(file))
    throw new Error(`${file} exists already; a channel database is created in a new file.`)
  const handle = new Sqlite(file)
  try {
    handle.pragma(`journal_mode = ${options.journalMode ?? 'wal'}`)
    handle.transaction(() => {
      for (const [table, columns] of Object.entries(channelDatabaseTables)) {
        handle.exec(`CREATE TABLE ${table} (${columns}\n)`)
      }
    })()
  } finally {
    handle.close()
  }
}
