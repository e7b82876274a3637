import type { Selectable } from 'kysely'
import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { callerForUser } from '../identity/caller.ts'
import { maySee } from './access.ts'
import { recordNotificationsRaised } from './events.ts'
import { jobName } from './job-name.ts'
import type { AlertEvent } from './policies.ts'
import type { BatchJob, BatchJobRun } from './records.ts'
import type { BatchAlertRuleTable } from './tables.ts'
import type { MessageParameters } from './task.ts'

export type AlertRule = Selectable<BatchAlertRuleTable>

/** Notification codes, by what they tell of. */
const notificationCodes: Readonly<Record<AlertEvent, string>> = {
  ended: 'BATCH_JOB_ENDED',
  error: 'BATCH_JOB_ERROR',
  canceled: 'BATCH_JOB_CANCELED',
  missed: 'BATCH_JOB_MISSED',
}

/**
 * The rules that may speak of a job: its own, and those for all jobs of its company, of users who may see it today. Who
 * has lost a role since is told nothing more.
 */
export async function rulesOf(trx: Transaction, job: BatchJob): Promise<AlertRule[]> {
  const rules = await trx
    .selectFrom('batch_alert_rule')
    .selectAll()
    .where((where) =>
      where.or([
        where('job_id', '=', job.id),
        where.and([where('job_id', 'is', null), where('company_id', '=', job.company_id)]),
      ]),
    )
    .orderBy('id')
    .execute()
  const readers = await usersWhoSee(
    trx,
    job,
    rules.map(({ user_id }) => user_id),
  )
  return rules.filter(({ user_id }) => readers.has(user_id))
}

/** Those of some users who may see a job. */
async function usersWhoSee(
  trx: Transaction,
  job: BatchJob,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const seeing = new Set<string>()
  for (const userId of new Set(userIds)) {
    const caller = await callerForUser(trx, userId as Id<'User'>)
    if (caller && maySee(caller, job)) seeing.add(userId)
  }
  return seeing
}

/**
 * Alerts whoever asked for it of what became of a run: in the console, and by webhooks, which a worker delivers after the
 * transaction. The owner of a critical job is told of what went wrong without asking.
 */
export async function raiseAlerts(
  trx: Transaction,
  job: BatchJob,
  run: BatchJobRun,
  event: AlertEvent,
  now: Instant,
): Promise<void> {
  const rules = (await rulesOf(trx, job)).filter((rule) => isAskedFor(rule, event))
  await deliverAlerts(trx, job, run, event, rules, now)
}

/** Alerts by the given rules, and the owner of a critical job. */
export async function deliverAlerts(
  trx: Transaction,
  job: BatchJob,
  run: BatchJobRun,
  event: AlertEvent,
  rules: readonly AlertRule[],
  now: Instant,
): Promise<void> {
  const users = new Set(rules.filter(({ in_app }) => in_app).map(({ user_id }) => user_id))
  if (job.is_critical && job.user_id && event !== 'ended')
    for (const owner of await usersWhoSee(trx, job, [job.user_id])) users.add(owner)
  if (users.size > 0) {
    await trx
      .insertInto('notification')
      .values(
        [...users].map((userId) => ({
          id: newId<'Notification'>(),
          user_id: userId,
          company_id: job.company_id,
          job_id: job.id,
          run_id: run.id,
          code: notificationCodes[event],
          parameters: json(alertParameters(job, run)),
          created_at: now,
        })),
      )
      .execute()
    const about = { companyId: job.company_id, jobId: job.id, runId: run.id }
    await recordNotificationsRaised(trx, [...users], about, now)
  }
  const hooks = rules.filter(({ webhook_url }) => webhook_url !== null)
  if (hooks.length === 0) return
  await trx
    .insertInto('webhook_delivery')
    .values(
      hooks.map((rule) => {
        const id = newId<'WebhookDelivery'>()
        return {
          id,
          rule_id: rule.id,
          company_id: job.company_id,
          body: JSON.stringify(webhookBody(id, job, run, event, now)),
          status: 'pending' as const,
          attempt_count: 0,
          next_attempt_at: now,
          created_at: now,
        }
      }),
    )
    .execute()
}

function isAskedFor(rule: AlertRule, event: AlertEvent): boolean {
  switch (event) {
    case 'ended':
      return rule.on_ended
    case 'error':
      return rule.on_error
    case 'canceled':
      return rule.on_canceled
    case 'missed':
      return rule.on_missed
  }
}

/** The error's own parameters stand among them, so that the alert's words can say why the run failed. */
function alertParameters(job: BatchJob, run: BatchJobRun): MessageParameters {
  return {
    ...run.error_parameters,
    ...jobName(job),
    plannedAt: run.planned_at,
    startedAt: run.started_at,
    endedAt: run.ended_at,
    errorCode: run.error_code,
  }
}

/** The documented body of a webhook. */
function webhookBody(id: string, job: BatchJob, run: BatchJobRun, event: AlertEvent, now: Instant) {
  return {
    id,
    event,
    at: now,
    companyId: job.company_id,
    job: { id: job.id, ...jobName(job), critical: job.is_critical },
    run: {
      id: run.id,
      status: run.status,
      plannedAt: run.planned_at,
      startedAt: run.started_at,
      endedAt: run.ended_at,
      attempts: run.attempt_count,
      error: run.error_code ? { code: run.error_code, parameters: run.error_parameters ?? {} } : null,
    },
  }
}

/** What a rule alerts of. */
export function eventsOf(rule: AlertRule): AlertEvent[] {
  const events: [AlertEvent, boolean][] = [
    ['ended', rule.on_ended],
    ['error', rule.on_error],
    ['canceled', rule.on_canceled],
    ['missed', rule.on_missed],
  ]
  return events.filter(([, isOn]) => isOn).map(([event]) => event)
}
