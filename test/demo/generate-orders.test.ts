import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { generateOrders } from '../../server/demo/generate-orders.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { brokenRules } from './identities.ts'
import { readTransactions } from './read-transactions.ts'

test('any number of faultless orders, about ten rows each, ids rising by channel, in a write-ahead log', async () => {
  const directory = await temporaryDirectory()
  try {
    const file = join(directory.path, 'orders.sqlite')
    const generated = generateOrders(file, { orders: 2_000, seed: 'bulk' })
    expect(generated.orders).toBe(2_000)
    expect(generated.rows / generated.orders).toBeGreaterThan(9)
    expect(generated.rows / generated.orders).toBeLessThan(12)

    const transactions = readTransactions(file)
    expect(transactions.size).toBe(2_000)
    for (const [name, transaction] of transactions) expect(brokenRules(transaction), name).toEqual([])

    const handle = new Sqlite(file, { readonly: true })
    expect(handle.pragma('journal_mode', { simple: true })).toBe('wal')
    const unordered = handle
      .prepare(
        `select count(*) from (select transactionId < lag(transactionId) over (partition by Channel order by rowid) as falls
         from RetailTransactionTable) where falls`,
      )
      .pluck()
      .get()
    expect(unordered).toBe(0)
    handle.close()
  } finally {
    await directory.remove()
  }
})

test('as many orders that break a rule as are asked for, each breaking one', async () => {
  const directory = await temporaryDirectory()
  try {
    const file = join(directory.path, 'orders.sqlite')
    generateOrders(file, { orders: 1_000, seed: 'bulk', faultyPerThousand: 100 })
    const broken = [...readTransactions(file).values()].map(brokenRules).filter((rules) => rules.length > 0)
    expect(broken.length).toBeGreaterThan(70)
    expect(broken.length).toBeLessThan(130)
    expect(broken.every((rules) => rules.length === 1)).toBe(true)
  } finally {
    await directory.remove()
  }
})
