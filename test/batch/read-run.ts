import type { Database } from '../../server/database/database.ts'
import type { Id } from '../../server/database/identifiers.ts'

/** A run with its counters by name and the lines of its log. */
export async function readRun({ kysely }: Database, id: Id<'BatchJobRun'> | null) {
  const runId = id ?? ('' as Id<'BatchJobRun'>)
  const run = await kysely
    .selectFrom('batch_job_run')
    .selectAll()
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  const counters = await kysely
    .selectFrom('batch_run_counter')
    .select(['name', 'value'])
    .where('run_id', '=', runId)
    .execute()
  const messages = await kysely
    .selectFrom('batch_run_message')
    .select(['code', 'parameters'])
    .where('run_id', '=', runId)
    .orderBy('number')
    .execute()
  return { ...run, counters: Object.fromEntries(counters.map(({ name, value }) => [name, value])), messages }
}

/** The audit entries of an action. */
export async function auditOf({ kysely }: Database, action: string) {
  return kysely.selectFrom('audit_entry').selectAll().where('action', '=', action).execute()
}
