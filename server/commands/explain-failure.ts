import { ConfigError } from '../config.ts'
import { NewerDatabaseError } from '../database/migrate.ts'
import { GuideFaultsError } from '../guides/library.ts'
import { WebBuildError } from '../http/web-build.ts'

interface Rule {
  /** Codes of Node, of SQLite and of PostgreSQL (SQLSTATE) that mean the same to whoever starts the program. */
  readonly codes: RegExp
  readonly advice: string
}

const rules: readonly Rule[] = [
  {
    codes: /^EADDRINUSE$/,
    advice: 'Another program listens there. Set KONTOR_PORT to a free port and start again.',
  },
  {
    codes: /^EADDRNOTAVAIL$/,
    advice:
      'This machine has no such address. Set KONTOR_HOST to one that it has, or to 0.0.0.0 for all of them.',
  },
  {
    codes:
      /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|57P0[123]|08\w{3})$/,
    advice: 'PostgreSQL does not answer. See that it runs, and that DATABASE_URL names its host and port.',
  },
  {
    codes: /^(28P01|28000)$/,
    advice: 'PostgreSQL refuses the account. See to the user and the password in DATABASE_URL.',
  },
  {
    codes: /^3D000$/,
    advice: 'Create the database first, or name one in DATABASE_URL that is there.',
  },
  {
    codes: /^42501$/,
    advice: 'The account in DATABASE_URL needs to create tables in its database.',
  },
  {
    codes: /^SQLITE_NOTADB$/,
    advice:
      'The file that DATABASE_URL names is no SQLite database. Name another, or one that is not there yet.',
  },
  {
    codes: /^(EACCES|EPERM|EROFS|EISDIR|ENOTDIR|EEXIST|SQLITE_CANTOPEN.*|SQLITE_READONLY.*)$/,
    advice:
      'The program needs to read and write there. See to KONTOR_DATA_DIRECTORY (and DATABASE_URL, if it names a file) and who owns them; ' +
      'ports below 1024 often need an administrator.',
  },
]

/** Errors of our own whose message says all that there is to do. */
const toldWhole = [ConfigError, NewerDatabaseError, WebBuildError, GuideFaultsError]

/**
 * What a person can mend about a failed start, in a line or two.
 * @returns undefined for anything else: a fault of the program.
 */
export function explainFailure(error: unknown): string | undefined {
  if (error instanceof Error && toldWhole.some((kind) => error instanceof kind)) return error.message
  // Node tries all addresses of a name, and tells of the failures together.
  const [first] = error instanceof AggregateError ? error.errors : [error]
  if (!(first instanceof Error) || !('code' in first)) return undefined
  const code = String(first.code)
  const rule = rules.find(({ codes }) => codes.test(code))
  return rule && `${first.message}\n${rule.advice}`
}
