import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import { enumName } from '../graphql/enum-name.ts'
import type { AuditValue } from '../identity/audit.ts'
import { type AlertRule, eventsOf } from './alerts.ts'
import { jobNameAsText } from './job-name.ts'

/** An alert rule as the audit trail tells of it. */
export interface ToldAlertRule {
  /** A rule has no name of its own: what it is about, and whom it alerts. */
  readonly name: string
  readonly fields: Readonly<Record<string, AuditValue>>
}

/** What the audit trail tells of an alert rule, job and user by their names. */
export async function toldAlertRule(trx: Transaction, rule: AlertRule): Promise<ToldAlertRule> {
  const user = await trx
    .selectFrom('account_user')
    .select('name')
    .where('id', '=', rule.user_id as Id<'User'>)
    .executeTakeFirst()
  const job = rule.job_id ? await nameOfJob(trx, rule.job_id) : null
  const company = await trx
    .selectFrom('company')
    .select('name')
    .where('id', '=', rule.company_id)
    .executeTakeFirstOrThrow()
  return {
    name: [job ?? company.name, ...(user ? [user.name] : [])].join(', '),
    fields: {
      job,
      user: user?.name ?? null,
      on: eventsOf(rule).map(enumName),
      lateAfterSeconds: rule.late_after_seconds,
      inApp: rule.in_app,
      // The path of such an address is often what lets messages in.
      webhookUrl: rule.webhook_url && new URL(rule.webhook_url).origin,
    },
  }
}

async function nameOfJob(trx: Transaction, id: Id<'BatchJob'>): Promise<string | null> {
  const job = await trx
    .selectFrom('batch_job')
    .select(['description', 'task', 'subject', 'subject_count'])
    .where('id', '=', id)
    .executeTakeFirst()
  return job ? jobNameAsText(job) : null
}
