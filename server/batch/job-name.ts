import { type RawBuilder, sql } from 'kysely'
import { longestDescription } from './policies.ts'

/**
 * What a job or a run is called. When somebody has named it, as they did; else it is known by its task and what that
 * works on, of which the reader's client makes a name in the reader's language. No words of any language are stored.
 */
export type JobName = Readonly<{
  /** What somebody has called it; null when nobody has. */
  description: string | null
  task: string
  /** What the task works on, by its records' names: `Oslo webshops`; a cause for a retry. Empty when nothing has names. */
  subject: string
  /** How many selected records it works on; null when it is not of a selection. */
  subjectCount: number | null
}>

/** The columns of a job or run that its name is made of. */
export interface NamedRow {
  readonly description: string
  readonly task: string
  readonly subject: string
  readonly subject_count: number | null
}

/** The name of a job or run, also as parameters of problems, messages and alerts: their words call it `description`. */
export function jobName({ description, task, subject, subject_count }: NamedRow): JobName {
  return { description: description === '' ? null : description, task, subject, subjectCount: subject_count }
}

/**
 * The name as one text, where there is room for no more, as in the audit trail: of a job that nobody has named, task,
 * count and subject as `releaseOrderHolds × 12` or `synchronizeOrders · Oslo webshops`.
 */
export function jobNameAsText({ description, task, subject, subject_count }: NamedRow): string {
  if (description !== '') return description
  return `${task}${subject_count === null ? '' : ` × ${subject_count}`}${subject === '' ? '' : ` · ${subject}`}`
}

/** A subject as it is kept: a list of stores may be long, and nobody has typed it, so that it is cut, not refused. */
export function shortenedSubject(text: string): string {
  const subject = text.trim()
  return subject.length <= longestDescription
    ? subject
    : `${subject.slice(0, longestDescription - 1).trimEnd()}…`
}

/** `jobNameAsText` of a row of `batch_job` or `batch_job_run`, in SQL. */
export function jobNameInSql(): RawBuilder<string> {
  return sql<string>`case when description <> '' then description else
    task || coalesce(' × ' || subject_count, '') || case when subject = '' then '' else ' · ' || subject end end`
}
