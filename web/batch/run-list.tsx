import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { enumValuesOf, oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import {
  BatchJobRunListCountsDocument,
  BatchJobRunListDocument,
  type BatchJobRunListQuery,
  type BatchJobRunSort,
} from './run-list.generated.ts'
import { batchStatuses, toneOfStatus } from './status.ts'

type Run = BatchJobRunListQuery['batchJobRuns']['edges'][number]['node']

const sorting = sortedBy<keyof BatchJobRunSort>('-startedAt', ['-startedAt'])

/** The runs of the company's batch jobs. */
export const runList: ListDefinition<Run> = {
  name: 'batch-job-runs',
  path: '/batch-jobs/runs',
  title: ({ t }) => t('batch:runs.title'),
  search: ({ t }) => t('batch:jobs.search'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Run>(ui, 'BatchJobRun')
    return [
      column.words('description', ({ name }) => ui.word.jobName(name)),
      column.status('status', 'BatchStatus', toneOfStatus, ({ status }) => status),
      column.moment('startedAt', ({ startedAt }) => startedAt),
      { ...column.text('durationSeconds', (run) => durationOf(ui, run)), align: 'end' },
      column.number('attemptCount', ({ attemptCount }) => attemptCount),
      column.value('trigger', 'BatchRunTrigger', ({ trigger }) => trigger),
      column.words('userName', ({ userName }) => userName),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/batch-jobs/runs/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(BatchJobRunListDocument, {
      filter: filterOf(ui, filters),
      orderBy: orderByOf<BatchJobRunSort>(sorting, filters),
      ...page,
    })
    return toListPage(data.batchJobRuns)
  },
  facets: async (ui, filters) => {
    const filter = { ...filterOf(ui, filters), statuses: null }
    const { batchJobRunCounts } = await query(BatchJobRunListCountsDocument, { filter })
    return [
      {
        name: 'status',
        label: ui.word.field('BatchJobRun', 'status'),
        isMultiple: true,
        options: batchJobRunCounts.map(({ status, count }) => ({
          value: status,
          label: ui.word.enumValue('BatchStatus', status),
          count,
        })),
      },
    ]
  },
  empty: ({ t }) => <p>{t('batch:runs.empty')}</p>,
}

function durationOf({ format }: Ui, { durationSeconds }: Run): string {
  return durationSeconds === null ? '' : format.duration(durationSeconds * 1_000)
}

function filterOf(ui: Ui, filters: SearchParameters) {
  const text = oneValueOf(filters, 'text') ?? null
  return {
    companyId: ui.company.companyId,
    jobId: oneValueOf(filters, 'job') ?? null,
    statuses: enumValuesOf(filters, 'status', batchStatuses) ?? null,
    text,
    // Who searches in their own language finds by it what nobody has named.
    calledTasks: text === null ? null : ui.word.tasksCalled(text),
  }
}
