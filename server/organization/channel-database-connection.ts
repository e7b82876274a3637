import { Faults, trimmed, trimmedOrNull } from './field-values.ts'
import { isLoopback, parsePostgresAddress } from './postgres-address.ts'
import type { ChannelDatabaseTable, ConnectionEncryption } from './tables.ts'

/** Where a channel database is and how it is reached. */
export interface ChannelDatabaseConnection {
  readonly kind: 'sqlite' | 'postgres'
  /** SQLite: a file's path, absolute or relative to the data directory. PostgreSQL: `host[:port]/database`. */
  readonly address: string
  /** PostgreSQL schema of the contract's tables; `public` unless said. SQLite has `main` only. */
  readonly schemaName?: string | null | undefined
  /** PostgreSQL only. Unless said: `off` on this machine, `verified` across a network. */
  readonly tls?: ConnectionEncryption | null | undefined
  readonly userName?: string | null | undefined
  readonly password?: string | null | undefined
}

/** A connection as it is kept, beside its password. */
export type KeptConnection = Pick<
  ChannelDatabaseTable,
  'kind' | 'address' | 'schema_name' | 'tls' | 'user_name'
>

/** How long the texts of a connection may be; user and password are PostgreSQL's. */
export const longestInConnection = { address: 1024, schemaName: 63, userName: 63, password: 1024 } as const

/** A connection as it is kept, with what it leaves out filled in. */
export function readConnection(input: ChannelDatabaseConnection): KeptConnection {
  const address = trimmed(input.address)
  const isSqlite = input.kind === 'sqlite'
  return {
    kind: input.kind,
    address,
    schema_name: trimmedOrNull(input.schemaName) ?? (isSqlite ? 'main' : 'public'),
    tls: input.tls ?? defaultTls(input.kind, address),
    user_name: trimmedOrNull(input.userName),
  }
}

function defaultTls(kind: 'sqlite' | 'postgres', address: string): ConnectionEncryption {
  const parsed = kind === 'postgres' ? parsePostgresAddress(address) : undefined
  return !parsed || isLoopback(parsed) ? 'off' : 'verified'
}

/**
 * What is wrong with a connection, without trying it. PostgreSQL needs an account and its password: without one the
 * driver would take what it finds in the environment, and show it to whoever answers.
 * @param password undefined when the one that is stored stays.
 */
export function checkConnection(connection: KeptConnection, password: string | null | undefined): Faults {
  const faults = new Faults()
  faults.requireText(connection.address, longestInConnection.address, 'address')
  if (connection.kind === 'postgres') checkPostgres(connection, password, faults)
  else checkSqlite(connection, password, faults)
  return faults
}

function checkPostgres(
  { address, schema_name: schema, user_name: user }: KeptConnection,
  password: string | null | undefined,
  faults: Faults,
): void {
  if (address !== '' && !parsePostgresAddress(address))
    faults.add('CHANNEL_DATABASE_ADDRESS_INVALID', { address }, 'address')
  faults.requireText(schema, longestInConnection.schemaName, 'schemaName')
  faults.requireText(user ?? '', longestInConnection.userName, 'userName')
  if (password !== undefined) faults.requireText(password ?? '', longestInConnection.password, 'password')
}

function checkSqlite(
  { address, schema_name: schema, tls, user_name: user }: KeptConnection,
  password: string | null | undefined,
  faults: Faults,
): void {
  if (address.includes('\0')) faults.add('CHANNEL_DATABASE_ADDRESS_INVALID', { address }, 'address')
  if (schema !== 'main') faults.add('SCHEMA_NOT_APPLICABLE', { schema }, 'schemaName')
  if (tls !== 'off') faults.add('TLS_NOT_APPLICABLE', {}, 'tls')
  if (user !== null) faults.add('CREDENTIALS_NOT_APPLICABLE', {}, 'userName')
  if (password) faults.add('CREDENTIALS_NOT_APPLICABLE', {}, 'password')
}
