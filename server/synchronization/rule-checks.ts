import { type RawBuilder, sql } from 'kysely'
import type { RuleCode } from './rules.ts'
import type { RuleSetting, SynchronizationSettings } from './settings.ts'

/** A value that a finding carries, and how it is told: a decimal amount of micros, a whole number, or a text. */
export interface FindingValue {
  readonly form: 'amount' | 'number' | 'text'
  readonly value: RawBuilder<unknown>
}

/** How a rule is checked, as a condition over the rows of its subject (transactions, lines, payments, …). */
export interface RuleCheck {
  readonly code: RuleCode
  /** Holds for rows that break the rule. A condition that is null breaks nothing. */
  readonly breaks: RawBuilder<boolean>
  /**
   * A cheaper condition that holds for all rows that break the rule, and perhaps for others: whoever meets it is looked
   * at closely. The condition itself unless said.
   */
  readonly screens?: RawBuilder<boolean>
  /** At most four. */
  readonly parameters?: Readonly<Record<string, FindingValue>>
}

export const amount = (value: RawBuilder<unknown>): FindingValue => ({ form: 'amount', value })
export const number = (value: RawBuilder<unknown>): FindingValue => ({ form: 'number', value })
export const text = (value: RawBuilder<unknown>): FindingValue => ({ form: 'text', value })

/** Those of the checks that the company keeps. */
export function keptChecks(checks: readonly RuleCheck[], settings: SynchronizationSettings): RuleCheck[] {
  return checks.filter(({ code }) => settingOf(settings, code).isEnabled)
}

/** What the company has decided about a rule. */
export function settingOf(settings: SynchronizationSettings, code: RuleCode): RuleSetting {
  return settings.rules.get(code) ?? { isEnabled: true, tolerance: 0 }
}

/**
 * Holds when two amounts in micros differ by more than the rule lets pass. The working transaction is `t`; its factor is
 * the micros of a minor unit, the tolerance stands in hundredths of one.
 */
export function differs(
  settings: SynchronizationSettings,
  code: RuleCode,
  left: RawBuilder<unknown>,
  right: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const { tolerance } = settingOf(settings, code)
  if (tolerance === 0) return sql<boolean>`${left} <> ${right}`
  return sql<boolean>`abs(${left} - ${right}) > t.factor * ${sql.lit(tolerance)} / 100`
}

/** Holds when one of the amounts has more digits than the currency (commerce rule 21). */
export function isUnrounded(...columns: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    columns.map((column) => sql`coalesce(${sql.ref(column)}, 0) % t.factor <> 0`),
    sql` or `,
  )})`
}

/** Any of the checks, as they are screened. */
export function anyScreens(checks: readonly RuleCheck[]): RawBuilder<boolean> {
  if (checks.length === 0) return sql<boolean>`1 = 0`
  return sql<boolean>`(${sql.join(
    checks.map(({ screens, breaks }) => screens ?? breaks),
    sql` or `,
  )})`
}

/** The text is missing or empty. */
export function isEmpty(column: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce(${sql.ref(column)}, '') = ''`
}
