import type { Database } from '../database/database.ts'
import type { Clock } from '../database/instant.ts'
import type { Log } from '../log.ts'
import type { Caller } from './access.ts'

/** What every resolver is given: who asks, and by what it may answer. One a request. */
export interface RequestContext {
  readonly requestId: string
  readonly database: Database
  readonly log: Log
  readonly caller: Caller
  readonly clock: Clock
  /** Key of what is encrypted at rest. */
  readonly secret: string
  /** Folder that relative file paths start from. */
  readonly dataDirectory: string
  /** Address by which browsers reach Kontor, without a slash at its end. */
  readonly publicUrl: string
  /** The HTTP request, absent when a test or a program calls the schema itself. */
  readonly request?: Request | undefined
}
