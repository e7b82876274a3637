import { resolve } from 'node:path'
import type { Selectable } from 'kysely'
import { problemError } from '../graphql/problems.ts'
import type { KeptConnection } from './channel-database-connection.ts'
import { openPassword, SealedByOtherSecretError } from './credentials.ts'
import { parsePostgresAddress, postgresLocation } from './postgres-address.ts'
import type { ChannelDatabaseTable, ConnectionEncryption } from './tables.ts'

/** Where a shop's tables are, ready to be opened. The URL carries the password: it is never logged or returned. */
export type ChannelSource =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly schema: string }

/** What a channel database's record says about where it is. */
export type ChannelDatabaseAddress = KeptConnection &
  Pick<Selectable<ChannelDatabaseTable>, 'id' | 'encrypted_password'>

/** What this installation adds: the secret that opens passwords, and the folder that relative paths start from. */
export interface Surroundings {
  readonly secret: string
  readonly dataDirectory: string
}

/**
 * Where a registered channel database is, its password opened.
 * @throws ProblemError CHANNEL_DATABASE_PASSWORD_UNREADABLE when the installation's secret has been replaced since the
 *   password was registered; CHANNEL_DATABASE_ADDRESS_INVALID.
 */
export function channelDatabaseSource(
  record: ChannelDatabaseAddress,
  surroundings: Surroundings,
): ChannelSource {
  const { encrypted_password: sealed } = record
  const password = sealed === null ? null : readPassword(sealed, record.id, surroundings.secret)
  return sourceOf(record, password, surroundings.dataDirectory)
}

/**
 * Where a connection leads.
 * @param dataDirectory the folder that a relative SQLite path starts from.
 */
export function sourceOf(
  connection: KeptConnection,
  password: string | null,
  dataDirectory: string,
): ChannelSource {
  const { kind, address, schema_name: schema, tls, user_name: user } = connection
  if (kind === 'sqlite') return { kind, file: resolve(dataDirectory, address) }
  return { kind, url: postgresUrl(address, user, password, tls), schema }
}

/**
 * The `postgres:` URL of an address, as the `pg` package reads it.
 * @throws ProblemError CHANNEL_DATABASE_ADDRESS_INVALID.
 */
function postgresUrl(
  address: string,
  user: string | null,
  password: string | null,
  tls: ConnectionEncryption,
): string {
  const parsed = parsePostgresAddress(address)
  if (!parsed) throw problemError('CHANNEL_DATABASE_ADDRESS_INVALID', { address }, 'address')
  const account = [user, password].filter((part) => part !== null).map(encodeURIComponent)
  const at = account.length > 0 ? `${account.join(':')}@` : ''
  return `postgres://${at}${postgresLocation(parsed)}?sslmode=${sslModes[tls]}`
}

/** `pg` reads `require` as a demand for a proven certificate; `no-verify` is its word for encryption alone. */
const sslModes: Readonly<Record<ConnectionEncryption, string>> = {
  off: 'disable',
  required: 'no-verify',
  verified: 'verify-full',
}

function readPassword(sealed: string, id: string, secret: string): string {
  try {
    return openPassword(sealed, id, secret)
  } catch (error) {
    if (error instanceof SealedByOtherSecretError)
      throw problemError('CHANNEL_DATABASE_PASSWORD_UNREADABLE', {}, 'password')
    throw error
  }
}
