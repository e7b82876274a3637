import type { Database as Handle, Statement } from 'better-sqlite3'
import type { ChannelTable } from './channel-database-tables.ts'
import type { ChannelTransaction } from './channel-rows.ts'

/** Writes orders into a channel database as a shop does: header and children together, with rising counters. */
export interface ChannelWriter {
  /** Writes one transaction's rows. To be called inside a transaction of the handle. */
  write(transaction: ChannelTransaction): void
  /** Writes rows of one table, with the columns of the contract by their names. */
  writeRows(table: ChannelTable, rows: readonly object[]): void
  /** Rows written so far. */
  readonly rowCount: number
}

interface Insert {
  readonly statement: Statement
  counter: number
}

/**
 * Prepares to write into an open channel database. Counters go on from the greatest in each table; they are read
 * once, so a database has one writer at a time.
 */
export function createChannelWriter(handle: Handle): ChannelWriter {
  const inserts = new Map<ChannelTable, Insert>()
  let rowCount = 0

  function writeRows(table: ChannelTable, rows: readonly object[]): void {
    if (rows.length === 0) return
    const insert = inserts.get(table) ?? prepareInsert(handle, table)
    inserts.set(table, insert)
    for (const row of rows) {
      insert.counter += 1
      insert.statement.run(row, insert.counter)
    }
    rowCount += rows.length
  }

  return {
    writeRows,
    write(transaction) {
      writeRows('RetailTransactionTable', [transaction.header])
      writeRows('RetailTransactionSalesTrans', transaction.lines)
      writeRows('RetailTransactionPaymentTrans', transaction.payments)
      writeRows('RetailTransactionAddressTrans', transaction.addresses)
      writeRows('RetailTransactionDiscountTrans', transaction.discounts)
      writeRows('RetailTransactionTaxTrans', transaction.taxes)
      writeRows('RetailTransactionMarkupTrans', transaction.charges)
      writeRows('RetailTransactionChargeTaxTrans', transaction.chargeTaxes)
      writeRows('RetailTransactionInfocodeTrans', transaction.infocodes)
      writeRows('RetailTransactionAttributeTrans', transaction.attributes)
    },
    get rowCount() {
      return rowCount
    },
  }
}

function prepareInsert(handle: Handle, table: ChannelTable): Insert {
  const columns = handle
    .prepare<[string], string>('select name from pragma_table_info(?)')
    .pluck()
    .all(table)
    .filter((name) => name.toLowerCase() !== 'replicationcounterfromorigin')
  const values = columns.map((name) => `@${name}`)
  const statement = handle.prepare(
    `insert into ${table} (${columns.join(', ')}, replicationCounterFromOrigin) values (${values.join(', ')}, ?)`,
  )
  const greatest = handle
    .prepare(`select coalesce(max(replicationCounterFromOrigin), 0) from ${table}`)
    .pluck()
    .get()
  return { statement, counter: Number(greatest) }
}
