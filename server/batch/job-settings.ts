import type { Insertable, RawBuilder } from 'kysely'
import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import { json } from '../database/values.ts'
import { type Problem, ProblemError, problem, problemError } from '../graphql/problems.ts'
import { Faults } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import { type DefinedRecurrence, defineActivePeriod, defineRecurrence } from './define-recurrence.ts'
import {
  defaultHistoryDays,
  defaultRetryPolicy,
  longestDescription,
  type RetryPolicy,
  retryBounds,
  retryPolicySchema,
} from './policies.ts'
import type { RunInBackground } from './run-in-background.ts'
import type { BatchJobTable } from './tables.ts'

/** The columns of a job that the *Run in the background* dialog fills. */
export type JobSettings = AsWritten<
  Insertable<BatchJobTable>,
  | 'description'
  | 'category_id'
  | 'priority'
  | 'is_private'
  | 'is_critical'
  | 'batch_processing'
  | 'is_on_demand'
  | 'recurrence'
  | 'active_period'
  | 'retry_policy'
  | 'goes_on_after_error'
  | 'log_level'
  | 'history_days'
  | 'follow_up_job_id'
  | 'follow_up_on'
>

type AsWritten<Row, Column extends keyof Row> = {
  [Name in Column]: Row[Name] | RawBuilder<NonNullable<Row[Name]>>
}

/**
 * Reads the dialog for a company.
 * @returns the columns, and the recurrence with the instant that its first occurrence is looked for after.
 * @throws ProblemError with every fault.
 */
export async function readJobSettings(
  trx: Transaction,
  choices: RunInBackground,
  context: { readonly companyId: CompanyId; readonly now: Instant },
): Promise<{ settings: JobSettings; recurrence: DefinedRecurrence | null }> {
  const company = await trx
    .selectFrom('company')
    .select('time_zone')
    .where('id', '=', context.companyId)
    .executeTakeFirst()
  if (!company) throw problemError('COMPANY_NOT_FOUND', { id: context.companyId }, 'companyId')
  const gathered = new ProblemGatherer()
  const description = choices.description?.trim() ?? ''
  const faults = new Faults()
  faults.limitText(description, longestDescription, 'description')
  gathered.addAll(faults.problems)
  const recurrence = gathered.try('recurrence', () =>
    choices.recurrence
      ? defineRecurrence(choices.recurrence, { now: context.now, timeZone: company.time_zone })
      : null,
  )
  const zone = recurrence?.recurrence.timeZone ?? company.time_zone
  const activePeriod = gathered.try('activePeriod', () =>
    choices.activePeriod ? defineActivePeriod(choices.activePeriod, { timeZone: zone }) : null,
  )
  const retryPolicy = gathered.try('retries', () => readRetryPolicy(choices.retries))
  gathered.addAll(faultsOfCombination(choices))
  gathered.addAll(await missingReferences(trx, choices, context.companyId))
  gathered.throw()
  return {
    settings: {
      description,
      category_id: choices.categoryId ?? null,
      priority: choices.priority ?? (choices.batchProcessing ? 'normal' : 'high'),
      is_private: choices.isPrivate ?? false,
      is_critical: choices.isCritical ?? false,
      batch_processing: choices.batchProcessing,
      is_on_demand: choices.isOnDemand ?? false,
      recurrence: recurrence ? json(recurrence.recurrence) : null,
      active_period: activePeriod ? json(activePeriod) : null,
      retry_policy: json(retryPolicy ?? defaultRetryPolicy),
      goes_on_after_error: choices.goesOnAfterError ?? true,
      log_level: choices.logLevel ?? 'information',
      history_days: choices.historyDays ?? defaultHistoryDays,
      follow_up_job_id: choices.followUpJobId ?? null,
      follow_up_on: choices.followUpOn ?? 'ended',
    },
    recurrence: recurrence ?? null,
  }
}

/**
 * Refuses a follow-up that leads back to the job: two jobs that start each other would never stop.
 * @throws ProblemError BATCH_FOLLOW_UP_CIRCULAR.
 */
export async function refuseCircularFollowUp(
  trx: Transaction,
  jobId: Id<'BatchJob'>,
  followUpJobId: Id<'BatchJob'> | null,
): Promise<void> {
  const seen = new Set<string>()
  for (let next = followUpJobId; next && !seen.has(next); ) {
    if (next === jobId) throw problemError('BATCH_FOLLOW_UP_CIRCULAR', { id: jobId }, 'followUpJobId')
    seen.add(next)
    const found = await trx
      .selectFrom('batch_job')
      .select('follow_up_job_id')
      .where('id', '=', next)
      .executeTakeFirst()
    next = found?.follow_up_job_id ?? null
  }
}

function readRetryPolicy(choices: RunInBackground['retries']): RetryPolicy {
  const given = Object.fromEntries(Object.entries(choices ?? {}).filter(([, value]) => value != null))
  const parsed = retryPolicySchema.safeParse({ ...defaultRetryPolicy, ...given })
  if (parsed.success) return parsed.data
  throw new ProblemError(
    Object.entries(retryBounds).flatMap(([setting, { least, most }]) =>
      parsed.error.issues.some(({ path }) => path[0] === setting)
        ? [problem('RETRY_SETTING_OUT_OF_RANGE', { setting, least, most }, setting)]
        : [],
    ),
  )
}

function faultsOfCombination(choices: RunInBackground): Problem[] {
  const problems: Problem[] = []
  if (choices.isOnDemand && (choices.recurrence || !choices.batchProcessing))
    problems.push(problem('BATCH_ON_DEMAND_HAS_NO_TIME', {}, 'onDemand'))
  const days = choices.historyDays ?? defaultHistoryDays
  if (!Number.isInteger(days) || days < 1 || days > 3_650)
    problems.push(problem('BATCH_HISTORY_DAYS_OUT_OF_RANGE', { least: 1, most: 3_650 }, 'historyDays'))
  return problems
}

async function missingReferences(
  trx: Transaction,
  choices: RunInBackground,
  companyId: CompanyId,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const { categoryId, followUpJobId } = choices
  if (categoryId) {
    const category = await trx
      .selectFrom('batch_category')
      .select('id')
      .where('id', '=', categoryId)
      .where('company_id', '=', companyId)
      .executeTakeFirst()
    if (!category) problems.push(problem('BATCH_CATEGORY_NOT_FOUND', { id: categoryId }, 'categoryId'))
  }
  if (followUpJobId) {
    const followUp = await trx
      .selectFrom('batch_job')
      .select('id')
      .where('id', '=', followUpJobId)
      .where('company_id', '=', companyId)
      .executeTakeFirst()
    if (!followUp) problems.push(problem('BATCH_JOB_NOT_FOUND', { id: followUpJobId }, 'followUpJobId'))
  }
  return problems
}

/** Gathers the problems of a dialog's parts, each under the part's name. */
class ProblemGatherer {
  readonly #problems: Problem[] = []

  add(found: Problem): void {
    this.#problems.push(found)
  }

  addAll(found: readonly Problem[]): void {
    this.#problems.push(...found)
  }

  try<Value>(part: string, read: () => Value): Value | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.addAll(
        error.problems.map((each) => ({ ...each, field: each.field ? `${part}.${each.field}` : part })),
      )
      return undefined
    }
  }

  throw(): void {
    if (this.#problems.length > 0) throw new ProblemError(this.#problems)
  }
}
