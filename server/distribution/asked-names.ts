import { sql } from 'kysely'
import { jobNameAsText } from '../batch/job-name.ts'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { AuditValue } from '../identity/audit.ts'

/** Tables of records that go by their names. */
type NamedTable = 'distribution_schedule' | 'channel_database' | 'channel_database_group'

/**
 * What the record is called that something was narrowed to: the audit trail tells of it by its name.
 * @returns undefined when it was narrowed to none.
 */
export async function nameOf(
  queries: Queries,
  table: NamedTable,
  id: string | null | undefined,
): Promise<string | undefined> {
  if (!id) return undefined
  return (await namesOf(queries, table, [id]))[0]
}

/** What the records are called, by name; those that are gone are left out. */
export async function namesOf(
  queries: Queries,
  table: NamedTable,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(table)} where id in (${listOf(ids)}) order by name
  `.execute(queries)
  return rows.map(({ name }) => name)
}

/** An upload session as the audit trail tells of it, which has no name: whose it is and when it began. */
export async function toldSession(
  queries: Queries,
  id: string | null | undefined,
): Promise<AuditValue | undefined> {
  if (!id) return undefined
  const session = await queries
    .selectFrom('upload_session as session')
    .innerJoin('channel_database as source', 'source.id', 'session.channel_database_id')
    .select(['source.name', 'session.started_at'])
    .where('session.id', '=', id as Id<'UploadSession'>)
    .executeTakeFirst()
  return session && { channelDatabase: session.name, startedAt: session.started_at }
}

/** A run as the audit trail tells of it: what its job is called, and for when it was planned. */
export async function toldRun(
  queries: Queries,
  id: string | null | undefined,
): Promise<AuditValue | undefined> {
  if (!id) return undefined
  const run = await queries
    .selectFrom('batch_job_run')
    .select(['description', 'task', 'subject', 'subject_count', 'planned_at'])
    .where('id', '=', id as Id<'BatchJobRun'>)
    .executeTakeFirst()
  return run && { description: jobNameAsText(run), plannedAt: run.planned_at }
}
