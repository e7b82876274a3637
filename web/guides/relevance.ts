import { type Answers, asList } from './answers.ts'

/** When an input counts: it depends on the answer to another one. */
interface Condition {
  /** The input that it hangs on, and stands with. */
  readonly on: string
  readonly holds: (answers: Answers) => boolean
  /** Whether it has to be filled in as soon as it counts; the guide's control decides unless said. */
  readonly isNeeded: boolean | undefined
}

const unit = 'RecurrenceInput.unit'
const ordinal = 'RecurrenceInput.ordinal'
const end = 'RecurrenceInput.end'
const databaseKind = 'RegisterChannelDatabaseInput.kind'
const activeFrom = 'ActivePeriodInput.from'
const alertEvents = 'AlertInput.on'

const byMonths = (answers: Answers) => ['MONTHS', 'YEARS'].includes(String(answers[unit]))

/** Inputs that only count for some answers to another input. */
const conditions: Readonly<Record<string, Condition>> = {
  'RecurrenceInput.count': {
    on: unit,
    holds: (answers) => answers[unit] !== 'WEEKDAYS',
    isNeeded: undefined,
  },
  'RecurrenceInput.weekdays': when(unit, (answers) => answers[unit] === 'WEEKS', true),
  [ordinal]: when(unit, byMonths),
  'RecurrenceInput.ordinalWeekday': when(
    ordinal,
    (answers) => byMonths(answers) && isGiven(answers, ordinal),
    true,
  ),
  'RecurrenceInput.dayOfMonth': when(unit, (answers) => byMonths(answers) && !isGiven(answers, ordinal)),
  'RecurrenceInput.month': when(unit, (answers) => answers[unit] === 'YEARS'),
  'RecurrenceInput.endAfter': when(end, (answers) => answers[end] === 'AFTER', true),
  'RecurrenceInput.endBy': when(end, (answers) => answers[end] === 'BY', true),
  'ActivePeriodInput.to': when(activeFrom, (answers) => isGiven(answers, activeFrom), true),
  'ActivePeriodInput.timeZone': when(activeFrom, (answers) => isGiven(answers, activeFrom)),
  'AlertInput.lateAfterSeconds': when(alertEvents, (answers) =>
    asList(answers[alertEvents]).includes('MISSED'),
  ),
  'AlertInput.webhookUrl': when(alertEvents, (answers) => isGiven(answers, alertEvents)),
  ...ofPostgres('schemaName', 'userName', 'password', 'tls'),
}

/** Inputs of which the documentation speaks with one unit in mind: five to ten are minutes, and no days. */
const advisedUnits: Readonly<Record<string, string>> = { 'RecurrenceInput.count': 'MINUTES' }

/** Whether an input counts, with what was answered to others; one that does not is neither asked for nor sent. */
export function isRelevant(bind: string, answers: Answers): boolean {
  return conditions[bind]?.holds(answers) ?? true
}

/** The input whose answer decides whether this one counts; undefined when it always does. */
export function dependsOn(bind: string): string | undefined {
  return conditions[bind]?.on
}

/** Whether an input that counts under a condition must be filled in when it does; undefined for the others. */
export function isNeededWhenRelevant(bind: string): boolean | undefined {
  return conditions[bind]?.isNeeded
}

/** Whether what the documentation recommends for an input holds with what was answered to others. */
export function isAdvised(bind: string, answers: Answers): boolean {
  const advised = advisedUnits[bind]
  return advised === undefined || (answers[unit] ?? advised) === advised
}

function when(on: string, holds: Condition['holds'], isNeeded = false): Condition {
  return { on, holds, isNeeded }
}

function ofPostgres(...names: readonly string[]): Readonly<Record<string, Condition>> {
  return Object.fromEntries(
    names.map((name) => [
      `RegisterChannelDatabaseInput.${name}`,
      when(databaseKind, (answers) => answers[databaseKind] === 'POSTGRESQL'),
    ]),
  )
}

function isGiven(answers: Answers, bind: string): boolean {
  return asList(answers[bind]).length > 0
}
