import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { Client } from 'pg'
import { inject } from 'vitest'
import { newUuid } from '../../server/database/identifiers.ts'
import { type ChannelTable, channelDatabaseTables } from '../../server/demo/channel-database-tables.ts'

export type ShopKind = 'sqlite' | 'postgres'

/** A row of a channel database by the contract's columns; what it leaves out is null or the column's default. */
export type ShopRow = Readonly<Record<string, string | number | bigint | Buffer | null>>

/** A web shop's channel database, to be written into as a shop does. */
export interface Shop {
  readonly kind: ShopKind
  /** As it is registered: a file, or `host:port/database`. */
  readonly address: string
  readonly schema: string
  readonly userName: string | null
  readonly password: string | null
  /** Runs SQL in the shop's own words. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Inserts a row; without a counter it gets the table's next. @returns its counter. */
  insert(table: ChannelTable, row: ShopRow): Promise<number>
  /** Counters that a transaction takes and never uses. */
  skip(table: ChannelTable, counters?: number): number
  close(): Promise<void>
}

export const counterColumn = 'replicationCounterFromOrigin'

export interface ShopOptions {
  readonly journalMode?: 'wal' | 'delete'
  /** Changes the tables' definitions before they are created. */
  readonly define?: (table: ChannelTable, columns: string) => string | null
  readonly schema?: string
}

/** Makes an empty SQLite channel database in a folder. */
export function createSqliteShop(folder: string, options: ShopOptions = {}): Shop {
  const file = join(folder, `shop-${newUuid()}.sqlite`)
  const handle = new SqliteDatabase(file, { timeout: 5000 })
  handle.pragma(`journal_mode = ${options.journalMode ?? 'wal'}`)
  for (const [table, columns] of definitions(options)) handle.exec(`create table ${table} (${columns})`)
  return {
    ...countersOf(async (table, row) => {
      const names = Object.keys(row)
      handle
        .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
        .run(...Object.values(row))
    }),
    kind: 'sqlite',
    address: file,
    schema: 'main',
    userName: null,
    password: null,
    async execute(sql, parameters = []) {
      const statement = handle.prepare<unknown[], Record<string, unknown>>(sql)
      if (statement.reader) return statement.all(...parameters)
      statement.run(...parameters)
      return []
    },
    close: async () => {
      handle.close()
    },
  }
}

/** Makes an empty PostgreSQL channel database on the run's server. */
export async function createPostgresShop(options: ShopOptions = {}): Promise<Shop> {
  const server = new URL(inject('postgresServer'))
  const name = `shop_${newUuid().replaceAll('-', '')}`
  await onServer(`create database ${name}`)
  const client = new Client({ connectionString: `${server.href}/${name}` })
  client.on('error', () => {})
  await client.connect()
  const schema = options.schema ?? 'public'
  await client.query(`create schema if not exists "${schema}"`)
  await client.query(`set search_path to "${schema}"`)
  for (const [table, columns] of definitions(options))
    await client.query(`create table ${table} (${columns.replaceAll('INTEGER', 'BIGINT')})`)
  return {
    ...countersOf(async (table, row) => {
      const names = Object.keys(row)
      await client.query(
        `insert into ${table} (${names.join(', ')}) values (${names.map((_, place) => `$${place + 1}`).join(', ')})`,
        Object.values(row).map((value) => (typeof value === 'bigint' ? value.toString() : value)),
      )
    }),
    kind: 'postgres',
    address: `${server.hostname}:${server.port}/${name}`,
    schema,
    userName: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
    async execute(sql, parameters = []) {
      const { rows } = await client.query<Record<string, unknown>>(sql, [...parameters])
      return rows
    },
    async close() {
      await client.end().catch(() => {})
      await onServer(`drop database if exists ${name} with (force)`)
    },
  }
}

function definitions({ define }: ShopOptions): [ChannelTable, string][] {
  const tables = Object.entries(channelDatabaseTables) as [ChannelTable, string][]
  return tables.flatMap(([table, columns]): [ChannelTable, string][] => {
    const defined = define ? define(table, columns) : columns
    return defined === null ? [] : [[table, defined]]
  })
}

function countersOf(
  insert: (table: ChannelTable, row: ShopRow) => Promise<void>,
): Pick<Shop, 'insert' | 'skip'> {
  const counters = new Map<ChannelTable, number>()
  const skip = (table: ChannelTable, by = 1): number => {
    const next = (counters.get(table) ?? 0) + by
    counters.set(table, next)
    return next
  }
  return {
    skip,
    async insert(table, row) {
      const given = row[counterColumn]
      const counter = typeof given === 'number' ? given : skip(table)
      await insert(table, { ...row, [counterColumn]: given ?? counter })
      return counter
    },
  }
}

async function onServer(command: string): Promise<void> {
  const client = new Client({ connectionString: `${inject('postgresServer')}/postgres` })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}
