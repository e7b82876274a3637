import type { Answers, AnswerValue } from './answers.ts'

interface Condition {
  readonly input: string
  readonly value: AnswerValue
}

const ofPostgres: Condition = { input: 'RegisterChannelDatabaseInput.kind', value: 'POSTGRESQL' }

/** Inputs that only count for one answer to another input. */
const conditions: Readonly<Record<string, Condition>> = {
  'RecurrenceInput.endAfter': { input: 'RecurrenceInput.end', value: 'AFTER' },
  'RecurrenceInput.endBy': { input: 'RecurrenceInput.end', value: 'BY' },
  'RegisterChannelDatabaseInput.schemaName': ofPostgres,
  'RegisterChannelDatabaseInput.userName': ofPostgres,
  'RegisterChannelDatabaseInput.password': ofPostgres,
  'RegisterChannelDatabaseInput.tls': ofPostgres,
}

/** Whether an input counts, with what was answered to others; one that does not is neither asked for nor sent. */
export function isRelevant(bind: string, answers: Answers): boolean {
  const condition = conditions[bind]
  return condition === undefined || answers[condition.input] === condition.value
}

/** Whether an input only counts for one answer to another: such ones are asked for as soon as they do. */
export function isConditional(bind: string): boolean {
  return conditions[bind] !== undefined
}
