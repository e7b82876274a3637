/** What the API says that a job or run is called. */
export interface JobName {
  /** What somebody has called it; null when nobody has. */
  readonly description: string | null
  readonly task: string
  /** What the task works on: names of records, or the cause of a failure; empty for neither. */
  readonly subject: string
  readonly subjectCount: number | null
}

type Words = (key: string, options: object) => string
type Cause = (code: string, parameters: object) => { readonly title: string }

/**
 * What a job or run is called: as somebody has named it, else what its task does, to how many records, and on what:
 * "Order synchronization · Oslo webshops".
 */
export function jobNameInWords(
  words: Words,
  cause: Cause,
  { description, task, subject, subjectCount }: JobName,
): string {
  if (description) return description
  const name = words(`batch:name.${task}`, { count: subjectCount ?? 0, defaultValue: task })
  return [name, ...subjectInWords(cause, subject)].join(' · ')
}

/**
 * The name of a job as one text, as the audit trail keeps it: `synchronizeOrders · Oslo webshops`. Null for a text that
 * somebody has written.
 */
export function jobNameIn(text: string): JobName | null {
  const found = /^([a-z][a-zA-Z]+)(?: × (\d+))?(?: · (.+))?$/.exec(text)
  const [, task, count, subject = ''] = found ?? []
  if (!task || !knownTasks.includes(task)) return null
  return { description: null, task, subject, subjectCount: count === undefined ? null : Number(count) }
}

/** The tasks that have words, for a search that a reader types in their own language: those whose name holds it. */
export function tasksCalled(words: Words, text: string): string[] {
  const wanted = text.toLowerCase()
  return knownTasks.filter((task) =>
    [1, 2].some((count) => words(`batch:name.${task}`, { count }).toLowerCase().includes(wanted)),
  )
}

const knownTasks: readonly string[] = [
  'runDistributionSchedule',
  'synchronizeOrders',
  'synchronizeTransactions',
  'releaseOrderHolds',
  'rerunUploadSessions',
  'dismissQuarantinedRows',
]

/** A cause such as `ITEM_UNKNOWN {"item":"0042"}` by its title and what it names; names of records as they are. */
function subjectInWords(cause: Cause, subject: string): string[] {
  if (subject === '') return []
  const [, code, parameters] = /^([A-Z][A-Z_]+)(?: (\{.*))?$/.exec(subject) ?? []
  if (!code) return [subject]
  const named = valuesIn(parameters)
  const values = Object.values(named)
  const { title } = cause(code, named)
  return values.length > 0 ? [title, values.join(', ')] : [title]
}

/** Nothing where a long cause was cut. */
function valuesIn(json: string | undefined): object {
  try {
    const parsed: unknown = JSON.parse(json ?? '{}')
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}
