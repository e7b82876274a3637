import { type Selectable, sql } from 'kysely'
import { rowNode } from '../../graphql/nodes.ts'
import { tellWhichAreThere } from '../../identity/audited-records.ts'
import { nameRecords } from '../../identity/record-names.ts'
import { jobNameInSql } from '../job-name.ts'
import type { NotificationTable } from '../tables.ts'

/** GraphQL type of a batch job. A resolver may hand over its id: jobs are read in one query a level. */
export const BatchJob = rowNode('BatchJob', 'batch_job', 'Global id of the job.')

/** GraphQL type of a run. A resolver may hand over its id. */
export const BatchJobRun = rowNode('BatchJobRun', 'batch_job_run', 'Global id of the run.')

/** GraphQL type of a category. A resolver may hand over its id. */
export const BatchCategory = rowNode('BatchCategory', 'batch_category', 'Global id of the category.')

/** GraphQL type of an alert rule. A resolver may hand over its id. */
export const BatchAlertRule = rowNode('BatchAlertRule', 'batch_alert_rule', 'Global id of the rule.')

tellWhichAreThere('BatchJob', ({ userId }) => sql`select id from batch_job where ${seenBy(userId)}`)
tellWhichAreThere(
  'BatchJobRun',
  ({ userId }) => sql`
    select id from batch_job_run where job_id in (select id from batch_job where ${seenBy(userId)})`,
)
nameRecords('BatchJob', sql`select id, company_id, ${jobNameInSql()} as name from batch_job`)
nameRecords('BatchCategory', sql`select id, company_id, name from batch_category`)

tellWhichAreThere('BatchAlertRule', () => sql`select id from batch_alert_rule`)

/** Holds for jobs that are nobody else's own. */
function seenBy(userId: string | null) {
  return sql<boolean>`(is_private = false or user_id = ${userId ?? ''})`
}

export type NotificationRow = Selectable<NotificationTable>

/** GraphQL type of a notification. A resolver may hand over its id. */
export const Notification = rowNode('Notification', 'notification', 'Global id of the notification.')
