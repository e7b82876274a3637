import type { Database as Handle } from 'better-sqlite3'
import Sqlite from 'better-sqlite3'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'

/** Reads every transaction of a channel database back, by channel and transaction id. */
export function readTransactions(file: string): ReadonlyMap<string, ChannelTransaction> {
  const handle = new Sqlite(file, { readonly: true })
  try {
    const transactions = new Map<string, ChannelTransaction>()
    for (const header of rows<ChannelTransaction['header']>(handle, 'RetailTransactionTable')) {
      transactions.set(`${header.Channel} ${header.transactionId}`, {
        header,
        lines: [],
        payments: [],
        addresses: [],
        discounts: [],
        taxes: [],
        charges: [],
        chargeTaxes: [],
        infocodes: [],
        attributes: [],
      })
    }
    const children = {
      lines: 'RetailTransactionSalesTrans',
      payments: 'RetailTransactionPaymentTrans',
      addresses: 'RetailTransactionAddressTrans',
      discounts: 'RetailTransactionDiscountTrans',
      taxes: 'RetailTransactionTaxTrans',
      charges: 'RetailTransactionMarkupTrans',
      chargeTaxes: 'RetailTransactionChargeTaxTrans',
      infocodes: 'RetailTransactionInfocodeTrans',
      attributes: 'RetailTransactionAttributeTrans',
    } as const
    for (const part of Object.keys(children) as (keyof typeof children)[]) {
      for (const row of rows<{ Channel: number; transactionId?: string; TransactionId?: string }>(
        handle,
        children[part],
      )) {
        const id = row.transactionId ?? row.TransactionId
        // The tables' row types differ; the column names were checked when the database was written.
        const list: object[] | undefined = transactions.get(`${row.Channel} ${id}`)?.[part]
        list?.push(row)
      }
    }
    return transactions
  } finally {
    handle.close()
  }
}

function rows<Row>(handle: Handle, table: string): Row[] {
  return handle.prepare<[], Row>(`select * from ${table} order by rowid`).all()
}
