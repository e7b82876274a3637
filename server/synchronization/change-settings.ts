import type { Selectable } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import type { CalendarDate, Instant } from '../database/instant.ts'
import type { Tables } from '../database/tables.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import { changesBetween, recordAudit } from '../identity/audit.ts'
import { readCompany } from '../organization/companies.ts'
import { Faults } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import { type RuleCode, ruleOf, type ValidationRule, validationRules } from './rules.ts'
import { loadSettings, type RuleSetting } from './settings.ts'

/** Whoever decides something about order synchronization. */
export interface Decider {
  readonly userId: string | null
  readonly requestId?: string | null | undefined
  readonly at: Instant
}

/** A rule with what a company has decided about it. */
export interface CompanyRule extends RuleSetting {
  readonly companyId: CompanyId
  readonly rule: ValidationRule
}

/** What a company has decided about posting, beside the rules. */
export type PostingDecisions = Omit<Selectable<Tables['synchronization_setting']>, 'updated_at'>

/** All rules, with what a company has decided about each. */
export async function readValidationRules(
  queries: Queries,
  companyId: CompanyId,
): Promise<readonly CompanyRule[]> {
  const { rules } = await loadSettings(queries, companyId)
  const known: readonly ValidationRule[] = validationRules
  return known.map((rule) => ({
    companyId,
    rule,
    ...(rules.get(rule.code) ?? { isEnabled: rule.isEnabled, tolerance: rule.tolerance ?? 0 }),
  }))
}

/** In hundredths of a minor unit: beyond a hundred minor units a difference is no matter of rounding. */
const largestTolerance = 10_000

/**
 * Switches a rule on or off for a company, or changes the difference that it lets pass; what is left out stays.
 * @throws ProblemError VALIDATION_RULE_UNKNOWN, VALIDATION_RULE_ESSENTIAL (it cannot be switched off),
 * VALIDATION_RULE_WITHOUT_TOLERANCE, NUMBER_OUT_OF_RANGE.
 */
export async function changeValidationRule(
  trx: Transaction,
  key: { readonly companyId: CompanyId; readonly code: RuleCode },
  change: { readonly isEnabled?: boolean | undefined; readonly tolerance?: number | undefined },
  decider: Decider,
): Promise<CompanyRule> {
  const { companyId, code } = key
  const rule = ruleOf(code)
  if (!rule) throw problemError('VALIDATION_RULE_UNKNOWN', { code }, 'code')
  const before = (await readValidationRules(trx, companyId)).find((one) => one.rule.code === code)
  if (!before) throw problemError('VALIDATION_RULE_UNKNOWN', { code }, 'code')
  const after: CompanyRule = {
    ...before,
    isEnabled: change.isEnabled ?? before.isEnabled,
    tolerance: change.tolerance ?? before.tolerance,
  }
  throwProblems(faultsOf(rule, after))
  const changes = changesBetween(shownRule(before), shownRule(after))
  if (Object.keys(changes).length === 0) return before
  const setting = { is_enabled: after.isEnabled, tolerance: after.tolerance, updated_at: decider.at }
  await trx
    .insertInto('validation_rule_setting')
    .values({ company_id: companyId, rule: code, ...setting })
    .onConflict((conflict) => conflict.columns(['company_id', 'rule']).doUpdateSet(setting))
    .execute()
  await recordAudit(trx, {
    userId: decider.userId,
    requestId: decider.requestId ?? null,
    at: decider.at,
    companyId,
    action: 'updateValidationRule',
    subjectType: 'ValidationRule',
    subjectId: `${companyId} ${code}`,
    subjectName: code,
    changes,
  })
  return after
}

/** What a company has decided about posting, or what holds when it has not. */
export async function readPostingDecisions(
  queries: Queries,
  companyId: CompanyId,
): Promise<PostingDecisions> {
  const settings = await loadSettings(queries, companyId)
  return {
    company_id: companyId,
    closed_until: settings.closedUntil,
    is_payment_optional: settings.isPaymentOptional,
    quotation_valid_days: settings.quotationValidDays,
  }
}

/**
 * Decides about posting; what is left out stays.
 * @throws ProblemError NUMBER_OUT_OF_RANGE.
 */
export async function changePostingDecisions(
  trx: Transaction,
  companyId: CompanyId,
  change: {
    /** Null opens all periods. */
    readonly closedUntil?: CalendarDate | null | undefined
    readonly isPaymentOptional?: boolean | undefined
    readonly quotationValidDays?: number | undefined
  },
  decider: Decider,
): Promise<PostingDecisions> {
  const before = await readPostingDecisions(trx, companyId)
  const after: PostingDecisions = {
    company_id: companyId,
    closed_until: change.closedUntil === undefined ? before.closed_until : change.closedUntil,
    is_payment_optional: change.isPaymentOptional ?? before.is_payment_optional,
    quotation_valid_days: change.quotationValidDays ?? before.quotation_valid_days,
  }
  const faults = new Faults()
  faults.requireRange(after.quotation_valid_days, 0, 3660, 'quotationValidDays')
  throwProblems(faults.problems)
  const changes = changesBetween(shownDecisions(before), shownDecisions(after))
  if (Object.keys(changes).length === 0) return before
  const { company_id, ...decisions } = after
  await trx
    .insertInto('synchronization_setting')
    .values({ company_id, ...decisions, updated_at: decider.at })
    .onConflict((conflict) =>
      conflict.column('company_id').doUpdateSet({ ...decisions, updated_at: decider.at }),
    )
    .execute()
  await recordAudit(trx, {
    userId: decider.userId,
    requestId: decider.requestId ?? null,
    at: decider.at,
    companyId,
    action: 'updateSynchronizationSettings',
    subjectType: 'SynchronizationSettings',
    subjectId: companyId,
    subjectName: (await readCompany(trx, companyId)).name,
    changes,
  })
  return after
}

function faultsOf(rule: ValidationRule, after: CompanyRule) {
  const faults = new Faults()
  if (rule.isEssential && !after.isEnabled)
    faults.add('VALIDATION_RULE_ESSENTIAL', { code: rule.code }, 'isEnabled')
  if (rule.tolerance === undefined && after.tolerance !== 0)
    faults.add('VALIDATION_RULE_WITHOUT_TOLERANCE', { code: rule.code }, 'tolerance')
  else faults.requireRange(after.tolerance, 0, largestTolerance, 'tolerance')
  return faults.problems
}

function shownRule({ isEnabled, tolerance }: CompanyRule) {
  return { isEnabled, tolerance }
}

function shownDecisions(decisions: PostingDecisions) {
  return {
    closedUntil: decisions.closed_until,
    isPaymentOptional: decisions.is_payment_optional,
    quotationValidDays: decisions.quotation_valid_days,
  }
}
