import { sql } from 'kysely'
import { type Database, inTransaction } from '../database/database.ts'
import { addSeconds, type Instant } from '../database/instant.ts'

/** Removes what nobody needs any more, in steps short enough to hold nobody up. */

const day = 86_400
/** Subscribers that were away longer than this begin anew. */
const eventDays = 3
const readNotificationDays = 30
const notificationDays = 180
const webhookDays = 30
const stepSize = 200

/** @returns how many rows went, by table; what hangs on a run or a job (attempts, log, counters) goes with it. */
export async function cleanUp(database: Database, now: Instant): Promise<Record<string, number>> {
  const before = (days: number) => addSeconds(now, -days * day)
  const keptDays = await database.kysely.selectFrom('batch_job').select('history_days').distinct().execute()
  let runs = 0
  let jobs = 0
  for (const { history_days: days } of keptDays) {
    runs += await deleteInSteps(database, oldRuns(days, before(days)))
    jobs += await deleteInSteps(database, oldJobs(days, before(days)))
  }
  return {
    batch_job_run: runs,
    batch_job: jobs,
    batch_event: await deleteInSteps(
      database,
      sql`delete from batch_event where sequence in (
        select sequence from batch_event where occurred_at < ${before(eventDays)}
        order by sequence limit ${sql.lit(stepSize)})`,
    ),
    notification: await deleteInSteps(
      database,
      sql`delete from notification where id in (
        select id from notification
        where (read_at is not null and read_at < ${before(readNotificationDays)})
          or created_at < ${before(notificationDays)}
        limit ${sql.lit(stepSize)})`,
    ),
    webhook_delivery: await deleteInSteps(
      database,
      sql`delete from webhook_delivery where id in (
        select id from webhook_delivery
        where status <> 'pending' and created_at < ${before(webhookDays)}
        limit ${sql.lit(stepSize)})`,
    ),
  }
}

/** Runs that ended before the job's history begins; the last run of a job stays, however old. */
function oldRuns(historyDays: number, before: Instant) {
  return sql`delete from batch_job_run where id in (
    select run.id from batch_job_run run join batch_job job on job.id = run.job_id
    where job.history_days = ${historyDays} and run.ended_at < ${before} and run.parent_run_id is null
      and (job.last_run_id is null or run.id <> job.last_run_id)
    limit ${sql.lit(stepSize)})`
}

/** Jobs that were done once, long ago, and that nothing starts again. */
function oldJobs(historyDays: number, before: Instant) {
  return sql`delete from batch_job where id in (
    select job.id from batch_job job
    where job.history_days = ${historyDays} and job.last_run_ended_at < ${before}
      and (job.recurrence is null or job.batch_processing = false) and job.is_on_demand = false
      and job.status in ('ended', 'error', 'canceled', 'didNotRun')
      and not exists (select 1 from batch_job other where other.follow_up_job_id = job.id)
    limit ${sql.lit(stepSize)})`
}

async function deleteInSteps(database: Database, statement: ReturnType<typeof sql>): Promise<number> {
  for (let total = 0; ; ) {
    const { numAffectedRows } = await inTransaction(database, (trx) => statement.execute(trx))
    const count = Number(numAffectedRows ?? 0)
    total += count
    if (count < stepSize) return total
  }
}
