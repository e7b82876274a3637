import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { TableRange } from './tables.ts'

/**
 * The counters that a session's rerun pulls again: those that it brought, or was asked for.
 * @returns null for a session that was not applied: its rerun pulls what is new.
 */
export async function rangesToRerun(
  queries: Queries,
  sessionId: Id<'UploadSession'>,
): Promise<readonly TableRange[] | null> {
  const session = await queries
    .selectFrom('upload_session')
    .select(['status', 'repulled_ranges'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (session?.repulled_ranges) return session.repulled_ranges
  if (session?.status !== 'applied') return null
  const tables = await queries
    .selectFrom('upload_session_table')
    .select(['channel_table as channelTable', 'first_counter as from', 'last_counter as to'])
    .where('upload_session_id', '=', sessionId)
    .execute()
  return tables.flatMap(({ channelTable, from, to }) =>
    from === null || to === null ? [] : [{ channelTable, from, to }],
  )
}
