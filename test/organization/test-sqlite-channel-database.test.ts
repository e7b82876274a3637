import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createChannelDatabase } from '../../server/demo/channel-database.ts'
import { testChannelDatabase } from '../../server/organization/test-channel-database.ts'
import { temporaryDirectory } from '../support/databases.ts'
import { channelNumber, usrt } from './organization.ts'

const registration = { companyId: usrt, channelNumbers: [channelNumber(1001), channelNumber(1002)] }

let directory: Awaited<ReturnType<typeof temporaryDirectory>>
let file: string
beforeEach(async () => {
  directory = await temporaryDirectory()
  file = join(directory.path, 'shop.sqlite')
})
afterEach(() => directory.remove())

function testFile(path = file, timeoutMilliseconds = 10_000) {
  return testChannelDatabase({ kind: 'sqlite', file: path }, registration, { timeoutMilliseconds })
}

function change(statements: string): void {
  const handle = new SqliteDatabase(file)
  handle.exec(statements)
  handle.close()
}

function insertTransactions(
  ...of: readonly (readonly [company: string, channel: number, id: string])[]
): string {
  return of
    .map(
      ([company, channel, id]) =>
        `insert into RetailTransactionTable (transactionId, Channel, DataAreaId, type, currency, grossAmount, netAmount,
           paymentAmount, transDate, replicationCounterFromOrigin)
         select '${id}', ${channel}, '${company}', 27, 'SEK', -10, -8, 10, '2026-11-20',
                coalesce(max(replicationCounterFromOrigin), 0) + 1
         from RetailTransactionTable;`,
    )
    .join('\n')
}

/** Every file of the folder, byte for byte. */
function contents(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory.path).map((name) => [name, readFileSync(join(directory.path, name), 'base64')]),
  )
}

describe('a SQLite channel database', () => {
  test('that keeps the contract is usable', async () => {
    createChannelDatabase(file, { journalMode: 'delete' })
    change(insertTransactions(['USRT', 1001, 'A'], ['USRT', 1001, 'B'], ['USRT', 1002, 'A']))
    const result = await testFile()
    expect(result).toMatchObject({ isReachable: true, isUsable: true, problem: null, journalMode: 'delete' })
    expect(result.tables).toHaveLength(12)
    expect(result.tables[0]).toEqual({
      name: 'RetailTransactionTable',
      isOptional: false,
      isPresent: true,
      isReadable: true,
      missingColumns: [],
      rowCount: 3,
      isCounterIndexed: true,
    })
    expect(result.channels).toEqual([
      { company: 'USRT', channel: '1001', transactionCount: 2, isRegistered: true },
      { company: 'USRT', channel: '1002', transactionCount: 1, isRegistered: true },
    ])
  })

  test('may spell tables and columns in whatever case', async () => {
    createChannelDatabase(file)
    change(`
      alter table RetailTransactionTable rename to other;
      alter table other rename to retailtransactiontable;
      alter table RetailTransactionSalesTrans rename to other;
      alter table other rename to RETAILTRANSACTIONSALESTRANS;
      alter table RETAILTRANSACTIONSALESTRANS rename column transactionId to TRANSACTIONID;`)
    expect(await testFile()).toMatchObject({ isUsable: true })
  })

  test('is told every table and column that it lacks; the twelfth table it may lack', async () => {
    createChannelDatabase(file)
    change(`
      drop table RetailTransactionChargeTaxTrans;
      drop table RetailTransactionTaxMeasure;
      alter table RetailTransactionSalesTrans drop column comment;
      alter table RetailTransactionSalesTrans drop column barcode;
      alter table RetailTransactionPaymentTrans drop column cardTypeId;`)
    const { isUsable, tables } = await testFile()
    expect(isUsable).toBe(false)
    expect(
      tables.filter(({ isPresent }) => !isPresent).map(({ name, isOptional }) => [name, isOptional]),
    ).toEqual([
      ['RetailTransactionTaxMeasure', false],
      ['RetailTransactionChargeTaxTrans', true],
    ])
    expect(
      tables.flatMap(({ name, missingColumns }) => missingColumns.map((column) => `${name}.${column}`)),
    ).toEqual([
      'RetailTransactionSalesTrans.barcode',
      'RetailTransactionSalesTrans.comment',
      'RetailTransactionPaymentTrans.cardTypeId',
    ])
  })

  test('without the optional table is usable', async () => {
    createChannelDatabase(file)
    change('drop table RetailTransactionChargeTaxTrans')
    expect(await testFile()).toMatchObject({ isUsable: true })
  })

  test('is told whose transactions it holds that are not registered', async () => {
    createChannelDatabase(file)
    change(insertTransactions(['USRT', 1001, 'A'], ['USRT', 1003, 'B'], ['DEMF', 1001, 'C'], ['', 7, 'D']))
    const { channels, isUsable } = await testFile()
    expect(isUsable).toBe(true)
    expect(channels.map(({ company, channel, isRegistered }) => [company, channel, isRegistered])).toEqual([
      ['', '7', false],
      ['DEMF', '1001', false],
      ['USRT', '1001', true],
      ['USRT', '1003', false],
    ])
  })

  test('is told which counters are not indexed', async () => {
    createChannelDatabase(file)
    change(`
      create table rebuilt as select * from RetailTransactionTaxTrans;
      drop table RetailTransactionTaxTrans;
      alter table rebuilt rename to RetailTransactionTaxTrans;
      create index partly on RetailTransactionTaxTrans (replicationCounterFromOrigin) where Amount > 0;
      create index behind on RetailTransactionTaxTrans (TaxCode, replicationCounterFromOrigin);
      drop table RetailTransactionAttributeTrans;
      create table RetailTransactionAttributeTrans (
        replicationCounterFromOrigin integer primary key, transactionId, store, terminal, Channel, DataAreaId,
        HeaderOrLineNum, Name, TextValue);`)
    const { isUsable, tables } = await testFile()
    expect(isUsable).toBe(true)
    expect(tables.filter(({ isCounterIndexed }) => !isCounterIndexed).map(({ name }) => name)).toEqual([
      'RetailTransactionTaxTrans',
    ])
  })

  test('that is empty lacks everything', async () => {
    writeFileSync(file, '')
    const { isReachable, isUsable, tables } = await testFile()
    expect([isReachable, isUsable]).toEqual([true, false])
    expect(tables.some(({ isPresent }) => isPresent)).toBe(false)
  })

  test.each(['delete', 'wal'] as const)(
    'is not changed by the test, nor is the folder around it (%s)',
    async (mode) => {
      createChannelDatabase(file, { journalMode: mode })
      change(insertTransactions(['USRT', 1001, 'A']))
      const before = contents()
      expect(await testFile()).toMatchObject({ isUsable: true, journalMode: mode })
      expect(contents()).toEqual(before)
    },
  )

  test('is read with what a running shop has written last, and left as it is', async () => {
    createChannelDatabase(file, { journalMode: 'wal' })
    const shop = new SqliteDatabase(file)
    try {
      shop.exec(insertTransactions(['USRT', 1001, 'A']))
      const { 'shop.sqlite-shm': _sharedMemory, ...before } = contents()
      expect((await testFile()).channels).toMatchObject([{ transactionCount: 1 }])
      const { 'shop.sqlite-shm': _sharedMemoryAfter, ...after } = contents()
      expect(after).toEqual(before)
      shop.exec(insertTransactions(['USRT', 1001, 'B']))
    } finally {
      shop.close()
    }
  })

  test('whose shop died keeps its write-ahead log', async () => {
    createChannelDatabase(file, { journalMode: 'wal' })
    const shop = new SqliteDatabase(file)
    shop.exec(insertTransactions(['USRT', 1001, 'A']))
    const remains = join(directory.path, 'remains')
    mkdirSync(remains)
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, join(remains, `shop.sqlite${suffix}`))
    shop.close()
    const before = readFileSync(join(remains, 'shop.sqlite-wal'))
    expect((await testFile(join(remains, 'shop.sqlite'))).channels).toMatchObject([{ transactionCount: 1 }])
    expect(readFileSync(join(remains, 'shop.sqlite-wal'))).toEqual(before)
  })
})

describe('a SQLite channel database that cannot be read', () => {
  const problemOf = async (path?: string, timeout?: number) => (await testFile(path, timeout)).problem?.code

  test('is missing', async () => {
    const result = await testFile()
    expect(result).toMatchObject({
      isReachable: false,
      isUsable: false,
      tables: [],
      channels: [],
      journalMode: null,
    })
    expect(result.problem).toMatchObject({
      code: 'CHANNEL_DATABASE_FILE_MISSING',
      parameters: { address: file, reason: 'ENOENT' },
    })
    expect(readdirSync(directory.path)).toEqual([])
  })

  test('is a folder', async () => {
    expect(await problemOf(directory.path)).toBe('CHANNEL_DATABASE_NOT_A_FILE')
  })

  test('is something else', async () => {
    writeFileSync(file, 'transactionId;store;terminal\n'.repeat(100))
    expect(await problemOf()).toBe('CHANNEL_DATABASE_NOT_SQLITE')
  })

  test('is damaged', async () => {
    createChannelDatabase(file, { journalMode: 'delete' })
    const bytes = readFileSync(file)
    bytes.fill(0xff, 100, 4096)
    writeFileSync(file, bytes)
    expect(await problemOf()).toBe('CHANNEL_DATABASE_DAMAGED')
  })

  test('is locked by its shop', async () => {
    createChannelDatabase(file, { journalMode: 'delete' })
    const shop = new SqliteDatabase(file)
    shop.exec('begin exclusive')
    try {
      expect(await problemOf()).toBe('CHANNEL_DATABASE_BUSY')
      expect(await problemOf(file, 100)).toBe('CHANNEL_DATABASE_TIMED_OUT')
    } finally {
      shop.close()
    }
  })

  test('was left in the middle of a write', async () => {
    createChannelDatabase(file, { journalMode: 'delete' })
    change(insertTransactions(['USRT', 1001, 'A']))
    const shop = new SqliteDatabase(file)
    shop.pragma('cache_size = 1')
    shop.exec('begin')
    for (let index = 0; index < 200; index++)
      shop.exec(insertTransactions(['USRT', 1001, `B${'x'.repeat(500)}${index}`]))
    const remains = join(directory.path, 'remains.sqlite')
    copyFileSync(file, remains)
    copyFileSync(`${file}-journal`, `${remains}-journal`)
    shop.close()
    const before = contents()
    expect(await problemOf(remains)).toBe('CHANNEL_DATABASE_NEEDS_RECOVERY')
    expect(contents()).toEqual(before)
  })
})
