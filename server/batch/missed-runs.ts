import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import { addSeconds, type Instant } from '../database/instant.ts'
import { deliverAlerts, rulesOf } from './alerts.ts'
import { nextOccurrence } from './occurrences.ts'
import { defaultLateAfterSeconds } from './policies.ts'
import { type BatchJob, type BatchJobRun, changeRun, tryToLockRun } from './records.ts'
import { executingStatuses, isExecuting } from './statuses.ts'

/**
 * Alerts of planned runs that should have begun by now and have not, whatever keeps them: no worker, a category that is
 * taken, an earlier run that does not end. Each rule speaks once a run. Any process may call it, the one that serves the
 * API too: then a dead worker does not go unnoticed.
 */
export async function alertOfMissedRuns(database: Database, now: Instant): Promise<void> {
  await alertOfLateRuns(database, now)
  await alertOfRunsHeldUp(database, now)
}

async function alertOfLateRuns(database: Database, now: Instant): Promise<void> {
  const late = await database.kysely
    .selectFrom('batch_job_run')
    .select('id')
    .where('parent_run_id', 'is', null)
    .where('trigger', '<>', 'manual')
    .where('status', 'in', ['waiting', 'ready'])
    .where('attempt_count', '=', 0)
    .where('planned_at', '<', now)
    .orderBy('due_at')
    .limit(500)
    .execute()
  for (const { id } of late) {
    await inTransaction(database, async (trx) => {
      const locked = await tryToLockRun(trx, id)
      if (!locked) return
      const { job, run } = locked
      if (run.status === 'waiting' || run.status === 'ready') await alertIfMissed(trx, job, run, now)
    })
  }
}

/** Of occurrences that cannot be planned before the job's own run has ended, which it does not. */
async function alertOfRunsHeldUp(database: Database, now: Instant): Promise<void> {
  const executing = await database.kysely
    .selectFrom('batch_job_run as run')
    .innerJoin('batch_job as job', 'job.id', 'run.job_id')
    .select(['run.id', 'run.started_at', 'job.recurrence', 'job.active_period', 'job.occurrences_started'])
    .where('run.status', 'in', [...executingStatuses])
    .where('run.parent_run_id', 'is', null)
    .where('job.batch_processing', '=', true)
    .where('job.is_withheld', '=', false)
    .where('job.recurrence', 'is not', null)
    .execute()
  for (const { id, started_at: startedAt, recurrence, active_period, occurrences_started } of executing) {
    if (!startedAt || !recurrence) continue
    const heldUp = nextOccurrence(recurrence, startedAt, {
      activePeriod: active_period,
      occurred: occurrences_started,
    })
    if (!heldUp || heldUp.at >= now) continue
    await inTransaction(database, async (trx) => {
      const locked = await tryToLockRun(trx, id)
      if (locked && isExecuting(locked.run.status))
        await alertOnce(trx, locked.job, locked.run, heldUp.at, now)
    })
  }
}

/** Alerts by those rules of a locked job whose patience with a run has ended since the run was last looked at. */
export async function alertIfMissed(
  trx: Transaction,
  job: BatchJob,
  run: BatchJobRun,
  now: Instant,
): Promise<BatchJobRun> {
  if (run.trigger === 'manual' || run.attempt_count > 0 || run.planned_at >= now) return run
  return alertOnce(trx, job, run, run.planned_at, now)
}

/** Alerts of what was planned for an instant and has not begun; the run keeps until when that has been looked at. */
async function alertOnce(
  trx: Transaction,
  job: BatchJob,
  run: BatchJobRun,
  plannedAt: Instant,
  now: Instant,
): Promise<BatchJobRun> {
  const isDue = (seconds: number) => {
    const deadline = addSeconds(plannedAt, seconds)
    return deadline <= now && (run.missed_alert_at === null || deadline > run.missed_alert_at)
  }
  const rules = (await rulesOf(trx, job)).filter((rule) => rule.on_missed && isDue(rule.late_after_seconds))
  const tellsOwner = job.is_critical && isDue(defaultLateAfterSeconds)
  if (rules.length === 0 && !tellsOwner) return run
  const told = tellsOwner ? job : { ...job, is_critical: false }
  await deliverAlerts(trx, told, { ...run, planned_at: plannedAt }, 'missed', rules, now)
  return changeRun(trx, run, { missed_alert_at: now }, now)
}
