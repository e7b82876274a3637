import type { Database } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { SessionCanceledError } from './pull-error.ts'

const lookMilliseconds = 500

/**
 * A signal that is aborted with the run's, and when somebody asks to cancel the session. On a SQLite headquarters the
 * request is itself a write: it waits for an apply that is under way, and then comes too late.
 */
export function watchCancellation(
  { kysely }: Database,
  sessionId: Id<'UploadSession'>,
  runSignal: AbortSignal,
): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController()
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    try {
      const session = await kysely
        .selectFrom('upload_session')
        .select('cancel_requested_at')
        .where('id', '=', sessionId)
        .executeTakeFirst()
      if (session?.cancel_requested_at)
        controller.abort(new SessionCanceledError('The session is being cancelled.'))
    } catch {
      // A look that fails is made again; what is wrong with the database shows in the work itself.
    } finally {
      isLooking = false
    }
  }
  const timer = setInterval(look, lookMilliseconds)
  return { signal: AbortSignal.any([runSignal, controller.signal]), stop: () => clearInterval(timer) }
}
