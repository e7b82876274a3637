import { sql } from 'kysely'
import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import {
  byKey,
  byMomentIfAny,
  type Order,
  type SortColumn,
  type Sorted,
  sortedPage,
} from '../database/sorting.ts'
import { wholeNumber } from '../database/values.ts'
import type { Caller } from '../graphql/access.ts'
import type { Page } from '../graphql/connection.ts'
import type { CompanyId } from '../organization/tables.ts'
import { visibleJobs } from './access.ts'
import { type BatchPlace, isCalled, nonEmpty, type StatusCount } from './list-jobs.ts'
import type { BatchJobRun } from './records.ts'
import type { BatchStatus } from './statuses.ts'

/** Which runs a list holds. Children are left out unless a parent is named: they are shown with it. */
export interface RunFilter {
  readonly companyId?: string | null | undefined
  readonly jobId?: Id<'BatchJob'> | null | undefined
  readonly parentRunId?: Id<'BatchJobRun'> | null | undefined
  readonly statuses?: readonly BatchStatus[] | null | undefined
  readonly task?: string | null | undefined
  readonly categoryId?: Id<'BatchCategory'> | null | undefined
  readonly text?: string | null | undefined
  /** Tasks whose words hold the text in the reader's language: they name what nobody else has named. */
  readonly calledTasks?: readonly string[] | null | undefined
  /** Planned from this moment on. */
  readonly from?: Instant | null | undefined
  /** Planned before this moment. */
  readonly until?: Instant | null | undefined
}

/** What runs are sorted by; ids rise with time. */
export const runColumns = {
  createdAt: byKey,
  startedAt: byMomentIfAny('batch_job_run.started_at'),
} satisfies Record<string, SortColumn>

/** A page of runs in an order. */
export async function listRuns(
  queries: Queries,
  caller: Caller,
  filter: RunFilter,
  order: Order<keyof typeof runColumns>,
  page: Page<BatchPlace>,
): Promise<(BatchJobRun & Sorted)[]> {
  const { value, condition, sorting } = sortedPage(runColumns, order, ['batch_job_run.id'], page)
  return runsOf(queries, caller, filter)
    .selectAll('batch_job_run')
    .select(value.as('sort_value'))
    .where(condition)
    .orderBy(sorting)
    .limit(page.limit)
    .execute()
}

/** How many runs the list holds. */
export async function countRuns(queries: Queries, caller: Caller, filter: RunFilter): Promise<number> {
  const { count } = await runsOf(queries, caller, filter)
    .select(wholeNumber(sql`count(*)`).as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many runs there are by status, whatever statuses the filter names; a status without runs is left out. */
export async function countRunsByStatus(
  queries: Queries,
  caller: Caller,
  filter: RunFilter,
): Promise<StatusCount[]> {
  return runsOf(queries, caller, { ...filter, statuses: null })
    .select(['batch_job_run.status', wholeNumber(sql`count(*)`).as('count')])
    .groupBy('batch_job_run.status')
    .orderBy('batch_job_run.status')
    .execute()
}

function runsOf(queries: Queries, caller: Caller, filter: RunFilter) {
  let query = queries
    .selectFrom('batch_job_run')
    .where('batch_job_run.job_id', 'in', (jobs) =>
      jobs.selectFrom('batch_job').select('batch_job.id').where(visibleJobs(caller)),
    )
  query = filter.parentRunId
    ? query.where('batch_job_run.parent_run_id', '=', filter.parentRunId)
    : query.where('batch_job_run.parent_run_id', 'is', null)
  if (filter.companyId) query = query.where('batch_job_run.company_id', '=', filter.companyId as CompanyId)
  if (filter.jobId) query = query.where('batch_job_run.job_id', '=', filter.jobId)
  if (filter.statuses) query = query.where('batch_job_run.status', 'in', nonEmpty(filter.statuses))
  if (filter.task) query = query.where('batch_job_run.task', '=', filter.task)
  if (filter.categoryId) query = query.where('batch_job_run.category_id', '=', filter.categoryId)
  if (filter.text) query = query.where(isCalled('batch_job_run', filter.text, filter.calledTasks))
  if (filter.from) query = query.where('batch_job_run.planned_at', '>=', filter.from)
  if (filter.until) query = query.where('batch_job_run.planned_at', '<', filter.until)
  return query
}
