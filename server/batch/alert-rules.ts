import type { Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { Caller } from '../graphql/access.ts'
import { type Problem, problem, problemError, throwProblems } from '../graphql/problems.ts'
import { callerForUser } from '../identity/caller.ts'
import { Faults, trimmedOrNull } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { AlertRule } from './alerts.ts'
import { defaultLateAfterSeconds, longestWebhookAddress } from './policies.ts'
import type { AlertChoices } from './run-in-background.ts'

/** What a rule is for: one job, or every job of the company that its user may see. */
export interface AlertRuleSubject {
  readonly companyId: CompanyId
  readonly jobId: Id<'BatchJob'> | null
  readonly userId: string
}

/**
 * Makes alert rules for a user.
 * @throws ProblemError for a rule that alerts of nothing, reaches nobody, or names no http address.
 */
export async function createAlertRules(
  trx: Transaction,
  subject: AlertRuleSubject,
  rules: readonly AlertChoices[],
  now: Instant,
): Promise<Id<'BatchAlertRule'>[]> {
  throwProblems(rules.flatMap(faultsOf))
  if (rules.length === 0) return []
  const rows = rules.map((choices) => ({
    id: newId<'BatchAlertRule'>(),
    company_id: subject.companyId,
    job_id: subject.jobId,
    user_id: subject.userId,
    ...columnsOf(choices),
    created_at: now,
    updated_at: now,
  }))
  await trx.insertInto('batch_alert_rule').values(rows).execute()
  return rows.map(({ id }) => id)
}

/**
 * Changes a rule: one's own, or, for who manages the company's batch jobs, anybody's there.
 * @throws ProblemError BATCH_ALERT_RULE_NOT_FOUND, or what is wrong with the choices.
 */
export async function updateAlertRule(
  trx: Transaction,
  caller: Caller,
  ruleId: Id<'BatchAlertRule'>,
  choices: AlertChoices,
  now: Instant,
): Promise<void> {
  throwProblems(faultsOf(choices))
  await requireRule(trx, caller, ruleId)
  await trx
    .updateTable('batch_alert_rule')
    .set({ ...columnsOf(choices), updated_at: now })
    .where('id', '=', ruleId)
    .execute()
}

/**
 * Removes a rule, one's own or as `updateAlertRule` allows, and what it has not delivered yet.
 * @returns the rule as it was.
 * @throws ProblemError BATCH_ALERT_RULE_NOT_FOUND.
 */
export async function deleteAlertRule(
  trx: Transaction,
  caller: Caller,
  ruleId: Id<'BatchAlertRule'>,
): Promise<AlertRule> {
  const rule = await requireRule(trx, caller, ruleId)
  await trx.deleteFrom('batch_alert_rule').where('id', '=', ruleId).execute()
  return rule
}

/**
 * Whether the caller may have somebody alerted: themselves always, others where they manage batch jobs and the other
 * may see them (architecture: "to chosen users").
 * @throws a FORBIDDEN error; ProblemError ALERT_USER_MAY_NOT_SEE, also for a user who is not there.
 */
export async function requireAlertedUser(
  trx: Transaction,
  caller: Caller,
  userId: Id<'User'>,
  companyId: CompanyId,
): Promise<void> {
  if (userId === caller.userId) return
  caller.require('batch.manage', companyId)
  const user = await callerForUser(trx, userId)
  if (!user?.may('batch.read', companyId))
    throw problemError('ALERT_USER_MAY_NOT_SEE', { user: user?.name ?? userId, company: companyId }, 'user')
}

/** A rule that the caller may change. */
async function requireRule(
  trx: Transaction,
  caller: Caller,
  ruleId: Id<'BatchAlertRule'>,
): Promise<AlertRule> {
  const rule = await trx
    .selectFrom('batch_alert_rule')
    .selectAll()
    .where('id', '=', ruleId)
    .executeTakeFirst()
  if (!rule || (rule.user_id !== caller.userId && !caller.may('batch.manage', rule.company_id)))
    throw problemError('BATCH_ALERT_RULE_NOT_FOUND', { id: ruleId }, 'rule')
  return rule
}

function columnsOf({ on, inApp, webhookUrl, lateAfterSeconds }: AlertChoices) {
  return {
    on_ended: on.includes('ended'),
    on_error: on.includes('error'),
    on_canceled: on.includes('canceled'),
    on_missed: on.includes('missed'),
    late_after_seconds: lateAfterSeconds ?? defaultLateAfterSeconds,
    in_app: inApp ?? true,
    webhook_url: trimmedOrNull(webhookUrl),
  }
}

function faultsOf({ on, inApp, webhookUrl, lateAfterSeconds }: AlertChoices): Problem[] {
  const problems: Problem[] = []
  const address = trimmedOrNull(webhookUrl)
  if (on.length === 0) problems.push(problem('ALERT_OF_NOTHING', {}, 'on'))
  if (inApp === false && !address) problems.push(problem('ALERT_REACHES_NOBODY', {}, 'inApp'))
  const faults = new Faults()
  faults.limitText(address, longestWebhookAddress, 'webhookUrl')
  problems.push(...faults.problems)
  if (address && !isHttpAddress(address))
    problems.push(problem('WEBHOOK_URL_INVALID', { url: address }, 'webhookUrl'))
  const late = lateAfterSeconds ?? defaultLateAfterSeconds
  if (!Number.isInteger(late) || late < 0 || late > 604_800)
    problems.push(problem('ALERT_LATENESS_OUT_OF_RANGE', { least: 0, most: 604_800 }, 'lateAfterSeconds'))
  return problems
}

function isHttpAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:')
}
