import { type Problem, problem } from '../graphql/problems.ts'

/**
 * What an error met at a channel database means for whoever registered it. Errors of the file system, of SQLite, of
 * the network, of TLS and of PostgreSQL are told apart as far as the reader can do something different about them;
 * what is left is CHANNEL_DATABASE_FAILED with the error's own code.
 * @param where the file or the address without credentials, for the words.
 */
export function connectionProblem(error: unknown, where: string): Problem {
  const code = codeOf(error)
  const found = rules.find(([pattern]) => pattern.test(code))?.[1] ?? byMessage(error)
  return found
    ? problem(found, { address: where, reason: code })
    : problem('CHANNEL_DATABASE_FAILED', { address: where, reason: code || messageOf(error) })
}

/** Whether Node, SQLite or PostgreSQL has a code for an error, or `pg` one of its own sentences: others are faults of ours. */
export function isConnectionError(error: Error): boolean {
  return codeOf(error) !== '' || byMessage(error) !== undefined
}

/** A contact that took longer than it may. */
export class ContactTimeoutError extends Error {
  override readonly name = 'ContactTimeoutError'
  readonly code = 'CONTACT_TIMEOUT'
}

/** Error codes of Node, of better-sqlite3 and of PostgreSQL (SQLSTATE), and what they come to. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^(ENOENT|ENOTDIR)$/, 'CHANNEL_DATABASE_FILE_MISSING'],
  [/^NOT_A_FILE$/, 'CHANNEL_DATABASE_NOT_A_FILE'],
  [/^(EACCES|EPERM|SQLITE_CANTOPEN.*|SQLITE_PERM|SQLITE_AUTH)$/, 'CHANNEL_DATABASE_NOT_READABLE'],
  [/^SQLITE_NOTADB$/, 'CHANNEL_DATABASE_NOT_SQLITE'],
  [/^(SQLITE_CORRUPT.*|SQLITE_IOERR.*)$/, 'CHANNEL_DATABASE_DAMAGED'],
  // A shop that died in the middle of a write left a journal, which only an opening for writing may roll back.
  [/^SQLITE_READONLY.*$/, 'CHANNEL_DATABASE_NEEDS_RECOVERY'],
  [/^(SQLITE_BUSY.*|SQLITE_LOCKED.*|53300|57P03|55P03)$/, 'CHANNEL_DATABASE_BUSY'],
  [/^(ENOTFOUND|EAI_AGAIN|EAI_FAIL)$/, 'CHANNEL_DATABASE_HOST_UNKNOWN'],
  [
    /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EPIPE|57P0[12]|08\w{3})$/,
    'CHANNEL_DATABASE_UNREACHABLE',
  ],
  [/^(ETIMEDOUT|CONTACT_TIMEOUT|57014)$/, 'CHANNEL_DATABASE_TIMED_OUT'],
  [/^(28P01|28000)$/, 'CHANNEL_DATABASE_SIGN_IN_REFUSED'],
  [/^3D000$/, 'CHANNEL_DATABASE_NO_SUCH_DATABASE'],
  [/^3F000$/, 'CHANNEL_DATABASE_NO_SUCH_SCHEMA'],
  [/^42501$/, 'CHANNEL_DATABASE_PERMISSION_MISSING'],
  [/(CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY|UNABLE_TO_GET)/, 'CHANNEL_DATABASE_CERTIFICATE_INVALID'],
]

/** `pg` gives some of its own errors no code. */
function byMessage(error: unknown): string | undefined {
  const message = messageOf(error)
  if (/does not support SSL/i.test(message)) return 'CHANNEL_DATABASE_TLS_UNSUPPORTED'
  if (/timeout/i.test(message)) return 'CHANNEL_DATABASE_TIMED_OUT'
  if (/password/i.test(message)) return 'CHANNEL_DATABASE_SIGN_IN_REFUSED'
  if (/Connection terminated/i.test(message)) return 'CHANNEL_DATABASE_UNREACHABLE'
  return undefined
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
