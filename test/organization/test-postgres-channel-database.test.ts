import { createServer, type Server, type Socket } from 'node:net'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { channelDatabaseTables } from '../../server/demo/channel-database-tables.ts'
import { testChannelDatabase } from '../../server/organization/test-channel-database.ts'
import { createDatabase } from '../support/databases.ts'
import { channelNumber, usrt } from './organization.ts'

const registration = { companyId: usrt, channelNumbers: [channelNumber(1001)] }

let shop: Awaited<ReturnType<typeof createDatabase>>
beforeEach(async () => {
  shop = await createDatabase('postgres')
  await command(`
    create schema ax;
    ${Object.entries(channelDatabaseTables)
      .map(([table, columns]) => `create table ax.${table} (${columns});`)
      .join('\n')}
    insert into ax.RetailTransactionTable (transactionId, Channel, DataAreaId, type, currency, grossAmount, netAmount,
      paymentAmount, transDate, replicationCounterFromOrigin)
    values ('A', 1001, 'USRT', 27, 'SEK', -10, -8, 10, '2026-11-20', 1),
           ('B', 1002, 'USRT', 27, 'SEK', -10, -8, 10, '2026-11-20', 2);`)
})
afterEach(() => shop.remove())

async function command(statements: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: shop.url })
  await client.connect()
  try {
    const result = await client.query(statements)
    return Array.isArray(result) ? [] : result.rows
  } finally {
    await client.end()
  }
}

function testUrl(url: string, { schema = 'ax', timeoutMilliseconds = 10_000 } = {}) {
  return testChannelDatabase({ kind: 'postgres', url, schema }, registration, { timeoutMilliseconds })
}

function urlWith(change: (url: URL) => void): string {
  const url = new URL(shop.url)
  change(url)
  return url.href
}

describe('a PostgreSQL channel database', () => {
  test('that keeps the contract is usable, its names folded to lower case', async () => {
    const result = await testUrl(shop.url)
    expect(result).toMatchObject({ isReachable: true, isUsable: true, problem: null, journalMode: null })
    expect(result.tables[0]).toMatchObject({ rowCount: 2, isCounterIndexed: true, missingColumns: [] })
    expect(result.tables.every(({ isCounterIndexed }) => isCounterIndexed)).toBe(true)
    expect(result.channels).toEqual([
      { company: 'USRT', channel: '1001', transactionCount: 1, isRegistered: true },
      { company: 'USRT', channel: '1002', transactionCount: 1, isRegistered: false },
    ])
  })

  test('is told every table and column that it lacks, and which counters are not indexed', async () => {
    await command(`
      drop table ax.RetailTransactionTaxMeasure;
      drop table ax.RetailTransactionChargeTaxTrans;
      alter table ax.RetailTransactionSalesTrans drop column barcode;
      alter table ax.RetailTransactionTaxTrans drop constraint retailtransactiontaxtrans_replicationcounterfromorigin_key;
      create index partly on ax.RetailTransactionTaxTrans (replicationCounterFromOrigin) where Amount > 0;`)
    const { isUsable, tables } = await testUrl(shop.url)
    expect(isUsable).toBe(false)
    expect(
      tables.filter(({ isPresent }) => !isPresent).map(({ name, isOptional }) => [name, isOptional]),
    ).toEqual([
      ['RetailTransactionTaxMeasure', false],
      ['RetailTransactionChargeTaxTrans', true],
    ])
    expect(tables.flatMap(({ missingColumns }) => missingColumns)).toEqual(['barcode'])
    expect(
      tables
        .filter(({ isPresent, isCounterIndexed }) => isPresent && !isCounterIndexed)
        .map(({ name }) => name),
    ).toEqual(['RetailTransactionTaxTrans'])
  })

  test('prefers the table that is spelled as the contract spells it', async () => {
    await command(
      'create table ax."RetailTransactionTable" as select * from ax.retailtransactiontable limit 1',
    )
    const { tables } = await testUrl(shop.url)
    expect(tables[0]).toMatchObject({ rowCount: 1, isCounterIndexed: false })
  })

  test('is told which tables the account may not read', async () => {
    await command(`
      drop role if exists shop_reader;
      create role shop_reader login password 'reader';
      grant usage on schema ax to shop_reader;
      grant select on all tables in schema ax to shop_reader;
      revoke select on ax.RetailTransactionTable from shop_reader;`)
    const url = urlWith((address) => {
      address.username = 'shop_reader'
      address.password = 'reader'
    })
    const { isReachable, isUsable, tables, channels } = await testUrl(url)
    expect([isReachable, isUsable, channels]).toEqual([true, false, []])
    expect(tables.filter(({ isReadable }) => !isReadable)).toMatchObject([
      { name: 'RetailTransactionTable', isPresent: true, rowCount: null },
    ])
    await command('revoke usage on schema ax from shop_reader')
    expect((await testUrl(url)).problem?.code).toBe('CHANNEL_DATABASE_PERMISSION_MISSING')
    await command('drop owned by shop_reader; drop role shop_reader')
  })

  test('is left as it is, and left', async () => {
    await testUrl(shop.url)
    await expect
      .poll(() =>
        command("select 1 from pg_stat_activity where application_name = 'kontor channel database test'"),
      )
      .toEqual([])
    expect(await command('select count(*)::int as rows from ax.RetailTransactionTable')).toEqual([
      { rows: 2 },
    ])
  })
})

describe('a PostgreSQL channel database that cannot be read', () => {
  const problemOf = async (...of: Parameters<typeof testUrl>) => (await testUrl(...of)).problem?.code

  test('does not know the password', async () => {
    const url = urlWith((address) => {
      address.password = 'wrong'
    })
    const { problem } = await testUrl(url)
    expect(problem?.code).toBe('CHANNEL_DATABASE_SIGN_IN_REFUSED')
    expect(JSON.stringify(problem)).not.toContain('wrong')
  })

  test('is no database of the server', async () => {
    const url = urlWith((address) => {
      address.pathname = '/elsewhere'
    })
    expect(await problemOf(url)).toBe('CHANNEL_DATABASE_NO_SUCH_DATABASE')
  })

  test('has no such schema', async () => {
    expect(await problemOf(shop.url, { schema: 'dbo' })).toBe('CHANNEL_DATABASE_NO_SUCH_SCHEMA')
  })

  test('does not encrypt where encryption is asked for', async () => {
    expect(await problemOf(`${shop.url}?sslmode=verify-full`)).toBe('CHANNEL_DATABASE_TLS_UNSUPPORTED')
  })

  test('has a lock on a table for longer than we wait', async () => {
    const locker = new Client({ connectionString: shop.url })
    await locker.connect()
    await locker.query('begin; lock table ax.RetailTransactionSalesTrans in access exclusive mode')
    try {
      expect(await problemOf(shop.url, { timeoutMilliseconds: 500 })).toMatch(
        /^CHANNEL_DATABASE_(BUSY|TIMED_OUT)$/,
      )
    } finally {
      await locker.end()
    }
  })

  test('does not answer', async () => {
    const sockets: Socket[] = []
    const silent = createServer((socket) => sockets.push(socket))
    const port = await listen(silent)
    const url = `postgres://reader:secret@127.0.0.1:${port}/shop?sslmode=disable`
    expect(await problemOf(url, { timeoutMilliseconds: 300 })).toBe('CHANNEL_DATABASE_TIMED_OUT')
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => silent.close(resolve))
    expect(await problemOf(url)).toBe('CHANNEL_DATABASE_UNREACHABLE')
  })

  test('is on a machine that nobody knows', async () => {
    expect(await problemOf('postgres://reader:secret@db.invalid:5432/shop?sslmode=disable')).toBe(
      'CHANNEL_DATABASE_HOST_UNKNOWN',
    )
  })

  test('is named without its account', async () => {
    const { problem } = await testUrl('postgres://reader:secret@127.0.0.1:1/shop?sslmode=disable')
    expect(problem?.parameters).toEqual({ address: '127.0.0.1:1/shop', reason: 'ECONNREFUSED' })
  })
})

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
}
