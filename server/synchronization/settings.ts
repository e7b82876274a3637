import type { Queries } from '../database/database.ts'
import type { CalendarDate } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'
import { type RuleCode, type ValidationRule, validationRules } from './rules.ts'

/** What a company has decided about a rule, or what holds when it has not. */
export interface RuleSetting {
  readonly isEnabled: boolean
  /** In hundredths of a minor unit; 0 for rules that compare no amounts. */
  readonly tolerance: number
}

/** What a company has decided about order synchronization. */
export interface SynchronizationSettings {
  readonly companyId: CompanyId
  readonly rules: ReadonlyMap<RuleCode, RuleSetting>
  readonly closedUntil: CalendarDate | null
  readonly isPaymentOptional: boolean
  readonly quotationValidDays: number
  readonly editedOrderHoldCode: string | null
  readonly retryLimit: number
  readonly retryBaseSeconds: number
}

/** What holds for a company that has not said otherwise. */
export const defaultSettings = {
  closedUntil: null,
  isPaymentOptional: false,
  quotationValidDays: 30,
} as const

/** @throws Error when there is no such company. */
export async function loadSettings(queries: Queries, companyId: CompanyId): Promise<SynchronizationSettings> {
  const company = await queries
    .selectFrom('company')
    .leftJoin('synchronization_setting as setting', 'setting.company_id', 'company.id')
    .select([
      'company.edited_order_hold_code',
      'company.synchronization_retry_limit',
      'company.synchronization_retry_base_seconds',
      'setting.closed_until',
      'setting.is_payment_optional',
      'setting.quotation_valid_days',
    ])
    .where('company.id', '=', companyId)
    .executeTakeFirstOrThrow()
  return {
    companyId,
    rules: await loadRules(queries, companyId),
    closedUntil: company.closed_until,
    isPaymentOptional: company.is_payment_optional ?? defaultSettings.isPaymentOptional,
    quotationValidDays: company.quotation_valid_days ?? defaultSettings.quotationValidDays,
    editedOrderHoldCode: company.edited_order_hold_code,
    retryLimit: company.synchronization_retry_limit,
    retryBaseSeconds: company.synchronization_retry_base_seconds,
  }
}

async function loadRules(
  queries: Queries,
  companyId: CompanyId,
): Promise<ReadonlyMap<RuleCode, RuleSetting>> {
  const chosen = await queries
    .selectFrom('validation_rule_setting')
    .select(['rule', 'is_enabled', 'tolerance'])
    .where('company_id', '=', companyId)
    .execute()
  const byRule = new Map(chosen.map((setting) => [setting.rule, setting]))
  const withoutEffect = new Set<RuleCode>((await hasBlockedItem(queries, companyId)) ? [] : ['ITEM_BLOCKED'])
  const rules: readonly ValidationRule[] = validationRules
  return new Map(
    rules.map((rule) => {
      const setting = byRule.get(rule.code)
      return [
        rule.code,
        {
          isEnabled:
            !withoutEffect.has(rule.code) &&
            (rule.isEssential === true || (setting?.is_enabled ?? rule.isEnabled)),
          tolerance: rule.tolerance === undefined ? 0 : (setting?.tolerance ?? rule.tolerance),
        },
      ]
    }),
  )
}

/** Without a blocked item no line need be looked up. */
async function hasBlockedItem(queries: Queries, companyId: CompanyId): Promise<boolean> {
  const blocked = await queries
    .selectFrom('item')
    .select('item_number')
    .where('company_id', '=', companyId)
    .where('is_blocked', '=', true)
    .limit(1)
    .executeTakeFirst()
  return blocked !== undefined
}
