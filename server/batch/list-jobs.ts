import { sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import {
  byKey,
  byMomentIfAny,
  type Order,
  type SortColumn,
  type Sorted,
  type SortedPlace,
  sortedPage,
} from '../database/sorting.ts'
import { wholeNumber } from '../database/values.ts'
import type { Caller } from '../graphql/access.ts'
import type { Page } from '../graphql/connection.ts'
import type { CompanyId } from '../organization/tables.ts'
import { visibleJobs } from './access.ts'
import type { BatchJob } from './records.ts'
import type { BatchStatus } from './statuses.ts'

/** Which jobs a list holds. */
export interface JobFilter {
  readonly companyId?: string | null | undefined
  readonly statuses?: readonly BatchStatus[] | null | undefined
  readonly lastRunStatuses?: readonly BatchStatus[] | null | undefined
  readonly task?: string | null | undefined
  readonly categoryId?: Id<'BatchCategory'> | null | undefined
  /** Part of its description, or of the subject of one that nobody has named, in whatever case. */
  readonly text?: string | null | undefined
  /** Tasks whose words hold the text in the reader's language: they name what nobody else has named. */
  readonly calledTasks?: readonly string[] | null | undefined
  /** Only the caller's own. */
  readonly isMine?: boolean | null | undefined
}

/** How many jobs or runs there are of a status. */
export interface StatusCount {
  readonly status: BatchStatus
  readonly count: number
}

/** What jobs are sorted by; ids rise with time. */
export const jobColumns = {
  createdAt: byKey,
  nextRunAt: byMomentIfAny('batch_job.next_run_at'),
  lastRunEndedAt: byMomentIfAny('batch_job.last_run_ended_at'),
} satisfies Record<string, SortColumn>

/** A job's or a run's place in a list. */
export type BatchPlace = SortedPlace<readonly [id: string]>

/** A page of jobs in an order. */
export async function listJobs(
  queries: Queries,
  caller: Caller,
  filter: JobFilter,
  order: Order<keyof typeof jobColumns>,
  page: Page<BatchPlace>,
): Promise<(BatchJob & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(jobColumns, order, ['batch_job.id'], page)
  return jobsOf(queries, caller, filter)
    .selectAll('batch_job')
    .select(value.as('sort_value'))
    .where(condition)
    .orderBy(sorting)
    .limit(page.limit)
    .execute()
}

/** How many jobs the list holds. */
export async function countJobs(queries: Queries, caller: Caller, filter: JobFilter): Promise<number> {
  const { count } = await jobsOf(queries, caller, filter)
    .select(wholeNumber(sql`count(*)`).as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many jobs there are by status, whatever statuses the filter names; a status without jobs is left out. */
export async function countJobsByStatus(
  queries: Queries,
  caller: Caller,
  filter: JobFilter,
): Promise<StatusCount[]> {
  return jobsOf(queries, caller, { ...filter, statuses: null })
    .select(['batch_job.status', wholeNumber(sql`count(*)`).as('count')])
    .groupBy('batch_job.status')
    .orderBy('batch_job.status')
    .execute()
}

function jobsOf(queries: Queries, caller: Caller, filter: JobFilter) {
  let query = queries.selectFrom('batch_job').where(visibleJobs(caller))
  if (filter.companyId) query = query.where('batch_job.company_id', '=', filter.companyId as CompanyId)
  if (filter.statuses) query = query.where('batch_job.status', 'in', nonEmpty(filter.statuses))
  if (filter.lastRunStatuses)
    query = query.where('batch_job.last_run_status', 'in', nonEmpty(filter.lastRunStatuses))
  if (filter.task) query = query.where('batch_job.task', '=', filter.task)
  if (filter.categoryId) query = query.where('batch_job.category_id', '=', filter.categoryId)
  if (filter.isMine) query = query.where('batch_job.user_id', '=', caller.userId)
  if (filter.text) query = query.where(isCalled('batch_job', filter.text, filter.calledTasks))
  return query
}

/** Whether a text is part of what a job or run is called, by somebody or by itself. */
export function isCalled(
  table: 'batch_job' | 'batch_job_run',
  text: string,
  calledTasks: readonly string[] | null | undefined,
) {
  const holds = (column: string) => contains(`${table}.${column}`, text)
  const isOfTask = sql<boolean>`${sql.ref(`${table}.task`)} in (${listOf(nonEmpty(calledTasks ?? []))})`
  const isUnnamed = sql<boolean>`${sql.ref(`${table}.description`)} = ''`
  return sql<boolean>`(${holds('description')} or (${isUnnamed} and (${holds('subject')} or ${isOfTask})))`
}

/** Whether a column holds a text, in whatever case (beyond ASCII only as far as the database knows cases). */
export function contains(column: string, text: string) {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
}

/** `in ()` is no SQL: a filter that names nothing finds nothing. */
export function nonEmpty<Value extends string>(values: readonly Value[]): Value[] {
  return values.length > 0 ? [...values] : ['' as Value]
}
