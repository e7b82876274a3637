import { PostgresDialect } from 'kysely'
import { Pool, TypeOverrides, types } from 'pg'
import { toInstant } from './instant.ts'

/** Kysely over `pg`, reading values as SQLite gives them: instants as ISO text, 64-bit integers as numbers. */
export function openPostgresDialect(url: string): PostgresDialect {
  return new PostgresDialect({ pool: openPostgresPool(url) })
}

/** A pool of connections that live in UTC and read values in Kontor's forms. */
export function openPostgresPool(url: string, size = 10): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    types: valueReaders(),
    options: '-c timezone=UTC -c jit=off',
    application_name: 'kontor',
  })
  // An idle connection that the server ends is replaced at the next query; it must not end the process.
  pool.on('error', () => {})
  return pool
}

function valueReaders(): TypeOverrides {
  const readers = new TypeOverrides()
  readers.setTypeParser(types.builtins.TIMESTAMPTZ, (text: string) => toInstant(new Date(text)))
  readers.setTypeParser(types.builtins.INT8, safeInteger)
  readers.setTypeParser(types.builtins.NUMERIC, Number)
  readers.setTypeParser(types.builtins.DATE, (text: string) => text)
  return readers
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is past what a 64-bit column may hold here (2^53 - 1)`)
  return value
}
