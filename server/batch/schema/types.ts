import { type Selectable, sql } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { tellWhichAreThere } from '../../identity/audited-records.ts'
import { nameRecords } from '../../identity/record-names.ts'
import type { AlertRule } from '../alerts.ts'
import type { BatchCategory as CategoryRow } from '../categories.ts'
import type { BatchJob as JobRow, BatchJobRun as RunRow } from '../records.ts'
import type { NotificationTable } from '../tables.ts'

/** GraphQL type of a batch job. A resolver may hand over its id: jobs are read in one query a level. */
export const BatchJob = builder.loadableNodeRef('BatchJob', {
  id: { description: 'Global id of the job.', resolve: (job) => job.id },
  load: loadJobs,
})

/** GraphQL type of a run. A resolver may hand over its id. */
export const BatchJobRun = builder.loadableNodeRef('BatchJobRun', {
  id: { description: 'Global id of the run.', resolve: (run) => run.id },
  load: loadRuns,
})

/** GraphQL type of a category. A resolver may hand over its id. */
export const BatchCategory = builder.loadableNodeRef('BatchCategory', {
  id: { description: 'Global id of the category.', resolve: (category) => category.id },
  load: loadCategories,
})

/** GraphQL type of an alert rule. A resolver may hand over its id. */
export const BatchAlertRule = builder.loadableNodeRef('BatchAlertRule', {
  id: { description: 'Global id of the rule.', resolve: (rule) => rule.id },
  load: loadRules,
})

tellWhichAreThere('BatchJob', ({ userId }) => sql`select id from batch_job where ${seenBy(userId)}`)
tellWhichAreThere(
  'BatchJobRun',
  ({ userId }) => sql`
    select id from batch_job_run where job_id in (select id from batch_job where ${seenBy(userId)})`,
)
nameRecords('BatchJob', sql`select id, company_id, description as name from batch_job`)
nameRecords('BatchCategory', sql`select id, company_id, name from batch_category`)

tellWhichAreThere('BatchAlertRule', () => sql`select id from batch_alert_rule`)

/** Holds for jobs that are nobody else's own. */
function seenBy(userId: string | null) {
  return sql<boolean>`(is_private = false or user_id = ${userId ?? ''})`
}

export type NotificationRow = Selectable<NotificationTable>

/** GraphQL type of a notification. A resolver may hand over its id. */
export const Notification = builder.loadableNodeRef('Notification', {
  id: { description: 'Global id of the notification.', resolve: (notification) => notification.id },
  load: loadNotifications,
})

async function loadJobs(ids: string[], { database }: RequestContext): Promise<(JobRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('batch_job')
    .selectAll()
    .where('id', 'in', ids as Id<'BatchJob'>[])
    .execute()
  return inOrder(ids, rows)
}

async function loadRuns(ids: string[], { database }: RequestContext): Promise<(RunRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('batch_job_run')
    .selectAll()
    .where('id', 'in', ids as Id<'BatchJobRun'>[])
    .execute()
  return inOrder(ids, rows)
}

async function loadCategories(ids: string[], { database }: RequestContext): Promise<(CategoryRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('batch_category')
    .selectAll()
    .where('id', 'in', ids as Id<'BatchCategory'>[])
    .execute()
  return inOrder(ids, rows)
}

async function loadRules(ids: string[], { database }: RequestContext): Promise<(AlertRule | Error)[]> {
  const rows = await database.kysely
    .selectFrom('batch_alert_rule')
    .selectAll()
    .where('id', 'in', ids as Id<'BatchAlertRule'>[])
    .execute()
  return inOrder(ids, rows)
}

async function loadNotifications(
  ids: string[],
  { database }: RequestContext,
): Promise<(NotificationRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('notification')
    .selectAll()
    .where('id', 'in', ids as Id<'Notification'>[])
    .execute()
  return inOrder(ids, rows)
}

function inOrder<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): (Row | Error)[] {
  const byId = new Map<string, Row>(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? new Error(`There is no record ${id}`))
}
