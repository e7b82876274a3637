import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { channelDatabaseTables } from '../../server/demo/channel-database-tables.ts'
import type { ChannelTransaction } from '../../server/demo/channel-rows.ts'
import {
  demoDatabaseFile,
  demoDatabaseNames,
  fillDemoDatabases,
} from '../../server/demo/fill-channel-databases.ts'
import type { DemoManifest } from '../../server/demo/mishaps.ts'
import { shops } from '../../server/demo/shops.ts'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { brokenRules } from './identities.ts'
import { readTransactions } from './read-transactions.ts'

const now = new Date('2026-11-21T07:00:00Z')

describe('the demo’s channel databases', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>
  let manifest: DemoManifest
  let transactions: ReadonlyMap<string, ChannelTransaction>

  beforeAll(async () => {
    directory = await temporaryDirectory()
    manifest = fillDemoDatabases({ directory: directory.path, seed: 'kontor', now })
    transactions = new Map(
      demoDatabaseNames.flatMap((name) => [...readTransactions(demoDatabaseFile(directory.path, name))]),
    )
  })
  afterAll(() => directory.remove())

  test('have every table and column of the contract', () => {
    for (const name of demoDatabaseNames) {
      const handle = new Sqlite(demoDatabaseFile(directory.path, name), { readonly: true })
      for (const table of channelContract) {
        const columns = handle
          .prepare('select lower(name) from pragma_table_info(?)')
          .pluck()
          .all(table.channelTable)
        for (const column of table.columns) expect(columns).toContain(column.channel.toLowerCase())
      }
      handle.close()
    }
    expect(channelContract.map((table) => table.channelTable).sort()).toEqual(
      Object.keys(channelDatabaseTables).sort(),
    )
  })

  test('hold 3,000 transactions of the six shops over sixty days', () => {
    expect(transactions.size).toBe(3_000)
    const headers = [...transactions.values()].map(({ header }) => header)
    expect(new Set(headers.map((header) => header.Channel))).toEqual(
      new Set(shops.map((shop) => shop.channel)),
    )
    expect(new Set(headers.map((header) => header.currency))).toEqual(
      new Set(['SEK', 'NOK', 'USD', 'EUR', 'GBP']),
    )
    const moments = headers.map((header) => Date.parse(header.BeginDateTime ?? ''))
    expect(Math.max(...moments)).toBeLessThan(now.getTime())
    expect(Math.min(...moments)).toBeGreaterThan(now.getTime() - 61 * 86_400_000)
  })

  test('tell each moment in the channel’s time zone', () => {
    for (const { header } of transactions.values()) {
      const shop = shops.find((candidate) => candidate.channel === header.Channel)
      if (shop === undefined || header.transDate === '2026-02-30') continue
      const local = new Intl.DateTimeFormat('sv-SE', {
        timeZone: shop.timeZone,
        dateStyle: 'short',
        timeStyle: 'medium',
      })
      const time = new Date(header.transTime * 1_000).toISOString().slice(11, 19)
      expect(`${header.transDate} ${time}`).toBe(local.format(new Date(header.BeginDateTime ?? '')))
    }
  })

  test('break exactly the rules that they are meant to break, and no other transaction breaks any', () => {
    const { failing, quarantined, straddling } = manifest
    const expected = new Map(failing.map((row) => [`${row.channel} ${row.transactionId}`, row.cause]))
    const unsound = new Set(
      [...quarantined, ...straddling].map((row) => `${row.channel} ${row.transactionId}`),
    )
    for (const [name, transaction] of transactions) {
      if (unsound.has(name)) continue
      const cause = expected.get(name)
      const rules = cause === undefined || cause === 'CANCELLED_ORDER_NOT_FOUND' ? [] : [cause]
      expect(brokenRules(transaction), name).toEqual(rules)
    }
  })

  test('hold some forty transactions that must fail, for more than ten causes', () => {
    expect(manifest.failing.length).toBeGreaterThanOrEqual(36)
    expect(manifest.failing.length).toBeLessThanOrEqual(44)
    expect(new Set(manifest.failing.map((row) => row.cause)).size).toBeGreaterThanOrEqual(10)
  })

  test('cancel orders that are not there where they are meant to', () => {
    const cancelled = manifest.failing.filter((row) => row.cause === 'CANCELLED_ORDER_NOT_FOUND')
    expect(cancelled.length).toBeGreaterThan(0)
    for (const { channel, transactionId } of cancelled) {
      const transaction = transactions.get(`${channel} ${transactionId}`)
      expect(transaction?.header.type).toBe(37)
      expect(transactions.has(`${channel} ${transaction?.lines[0]?.returnTransactionId}`)).toBe(false)
    }
  })

  test('never go back to a transaction that must fail', () => {
    const unsound = [...manifest.failing, ...manifest.quarantined, ...manifest.straddling]
    const names = new Set(unsound.map((row) => row.transactionId))
    for (const { lines } of transactions.values()) {
      for (const line of lines) expect(names.has(line.returnTransactionId ?? '')).toBe(false)
    }
  })

  test('hold the contract’s breaches where the manifest says', () => {
    expect(manifest.quarantined.map((row) => row.reason).sort()).toEqual([
      'fullCardNumber',
      'impossibleDate',
      'textInAmount',
      'textInAmount',
      'unknownEnumValue',
      'unknownEnumValue',
    ])
    for (const { database, table, column, transactionId } of manifest.quarantined) {
      const handle = new Sqlite(demoDatabaseFile(directory.path, database), { readonly: true })
      const value = handle
        .prepare(`select ${column} from ${table} where transactionId = ? order by rowid`)
        .pluck()
        .get(transactionId)
      expect(['tolv kronor', '-12,50', '4111111111111111', '2026-02-30', 99, 9]).toContain(value)
      handle.close()
    }
  })

  test('leave one order without a line, and one row without an order', () => {
    expect(manifest.straddling).toHaveLength(1)
    for (const { channel, transactionId } of manifest.straddling) {
      const transaction = transactions.get(`${channel} ${transactionId}`)
      expect(transaction?.lines.length).toBe((transaction?.header.numberOfItemLines ?? 0) - 1)
    }
    expect(manifest.orphaned).toHaveLength(1)
    for (const { channel, transactionId } of manifest.orphaned) {
      expect(transactions.has(`${channel} ${transactionId}`)).toBe(false)
    }
  })

  test('count their rows without gap or repetition', () => {
    for (const name of demoDatabaseNames) {
      const handle = new Sqlite(demoDatabaseFile(directory.path, name), { readonly: true })
      for (const table of Object.keys(channelDatabaseTables)) {
        const counters = handle
          .prepare(`select replicationCounterFromOrigin from ${table} order by rowid`)
          .pluck()
          .all()
        expect(counters).toEqual(counters.map((_, index) => index + 1))
      }
      handle.close()
    }
  })

  test('are the same for the same seed and moment, and others for another seed', async () => {
    const again = await temporaryDirectory()
    const other = await temporaryDirectory()
    try {
      expect(fillDemoDatabases({ directory: again.path, seed: 'kontor', now })).toEqual(manifest)
      fillDemoDatabases({ directory: other.path, seed: 'another', now })
      expect(contentOf(again.path)).toBe(contentOf(directory.path))
      expect(contentOf(other.path)).not.toBe(contentOf(directory.path))
    } finally {
      await again.remove()
      await other.remove()
    }
  })

  test('are made anew when an earlier start broke off half-way, and never over finished ones', async () => {
    const broken = await temporaryDirectory()
    try {
      writeFileSync(join(broken.path, 'nordic-shops.sqlite.new'), 'half a file')
      writeFileSync(join(broken.path, 'international-shops.sqlite'), 'the first of two that got its name')
      fillDemoDatabases({ directory: broken.path, seed: 'kontor', now, transactions: 100 })
      expect(readdirSync(broken.path).sort()).toEqual(['international-shops.sqlite', 'nordic-shops.sqlite'])
      expect(() => fillDemoDatabases({ directory: broken.path, seed: 'kontor', now })).toThrow(
        'exist already',
      )
    } finally {
      await broken.remove()
    }
  })
})

/** A digest of everything in the databases of a directory. */
function contentOf(directory: string): string {
  const digest = createHash('sha256')
  for (const name of demoDatabaseNames) {
    const handle = new Sqlite(demoDatabaseFile(directory, name), { readonly: true })
    for (const table of Object.keys(channelDatabaseTables)) {
      for (const row of handle.prepare(`select * from ${table} order by rowid`).raw().iterate()) {
        digest.update(JSON.stringify(row))
      }
    }
    handle.close()
  }
  return digest.digest('hex')
}
