import type { ProblemParameters } from '../graphql/problems.ts'
import { connectionProblem, isConnectionError } from '../organization/connection-problem.ts'
import type { SessionProblem } from './tables.ts'

/** A pull cannot go on, and somebody can do something about it: the code says what. */
export class PullError extends Error {
  override readonly name = 'PullError'
  readonly problem: SessionProblem

  constructor(code: string, parameters: ProblemParameters = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(parameters)}`, options)
    this.problem = { code, parameters }
  }
}

/** Somebody cancelled the upload session. */
export class SessionCanceledError extends Error {
  override readonly name = 'SessionCanceledError'
}

/** Another run has taken the session over: what this one has open rolls back. */
export class SessionTakenOverError extends Error {
  override readonly name = 'SessionTakenOverError'
}

/**
 * An error met while a channel database was read, as a PullError. Only what comes of the connection is the channel
 * database's failure.
 * @param where the file or the address without credentials, for the words.
 */
export function asChannelError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof PullError || !isConnectionError(error)) return error
  if (isStorageFull(error)) return storageFull(error)
  const { code, parameters } = connectionProblem(error, where)
  return new PullError(code, parameters, { cause: error })
}

/** What to say when headquarters has no room on its disk. */
export function storageFull(cause: unknown): PullError {
  return new PullError('HEADQUARTERS_STORAGE_FULL', {}, { cause })
}

/** Whether an error says that a disk has no room, in the words of SQLite, PostgreSQL or the system. */
export function isStorageFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'SQLITE_FULL' || code === '53100' || code === 'ENOSPC'
}
