import { isIPv6 } from 'node:net'

/** Where a PostgreSQL channel database is: `host[:port]/database`, and nothing else. */
export interface PostgresAddress {
  /** A host name or an IPv4 address, or an IPv6 address without its brackets. */
  readonly host: string
  readonly port: number
  readonly database: string
}

const defaultPort = 5432
const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i
const databaseName = /^[A-Za-z0-9_][A-Za-z0-9_$.-]{0,62}$/
const addressForm = /^(?:\[([^\]]*)\]|([^/:[\]]*))(?::(\d{1,5}))?\/([^/]*)$/

/**
 * Reads `host[:port]/database`. Nothing that could carry a connection option gets through: no user, no `?` or `&`, no
 * `%` escapes, no path of a socket. What is not plainly an address is none.
 * @returns undefined for anything else.
 */
export function parsePostgresAddress(text: string): PostgresAddress | undefined {
  const [, bracketed, plain, portText, database = ''] = addressForm.exec(text) ?? []
  const host = bracketed ?? plain ?? ''
  const isHost = bracketed === undefined ? hostName.test(host) : isIPv6(host) && !host.includes('%')
  const port = portText === undefined ? defaultPort : Number(portText)
  if (!isHost || port < 1 || port > 65_535 || !databaseName.test(database)) return undefined
  return { host, port, database }
}

/** Writes an address as a `postgres:` URL has it; none of the characters that a name may have needs an escape there. */
export function postgresLocation({ host, port, database }: PostgresAddress): string {
  const bracketed = host.includes(':') ? `[${host}]` : host
  return `${bracketed}:${port}/${database}`
}

/** Whether the address is this machine's own, where nobody can listen to the connection. */
export function isLoopback({ host }: PostgresAddress): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host)
}
