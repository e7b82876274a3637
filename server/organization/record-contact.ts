import type { Queries } from '../database/database.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import type { ChannelDatabaseId, ChannelDatabaseRow } from './channel-databases.ts'

/** A contact with a channel database: when, and why it failed, if it did. */
export interface Contact {
  readonly at: Instant
  readonly problem: ChannelDatabaseRow['last_contact_problem']
}

/** Notes the last contact with a channel database. `last_contact_at` stays at the last one that succeeded. */
export async function recordContact(
  queries: Queries,
  id: ChannelDatabaseId,
  contact: Contact,
): Promise<void> {
  const { at, problem } = contact
  await queries
    .updateTable('channel_database')
    .set(
      problem === null
        ? { last_contact_at: at, last_contact_problem: null }
        : { last_contact_problem: json({ code: problem.code, parameters: problem.parameters }) },
    )
    .where('id', '=', id)
    .execute()
}
