import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { enumValuesOf, oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import {
  BatchJobListCountsDocument,
  BatchJobListDocument,
  type BatchJobListQuery,
  type BatchJobSort,
} from './job-list.generated.ts'
import { batchStatuses, toneOfStatus } from './status.ts'

type Job = BatchJobListQuery['batchJobs']['edges'][number]['node']

const sorting = sortedBy<keyof BatchJobSort>('-createdAt', ['nextRunAt', '-lastRunEndedAt', '-createdAt'])

/** The company's batch jobs. */
export const jobList: ListDefinition<Job> = {
  name: 'batch-jobs',
  path: '/batch-jobs',
  title: ({ t }) => t('batch:jobs.title'),
  search: ({ t }) => t('batch:jobs.search'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Job>(ui, 'BatchJob')
    return [
      column.words('description', ({ name }) => ui.word.jobName(name)),
      column.status('status', 'BatchStatus', toneOfStatus, ({ status }) => status),
      column.moment('nextRunAt', ({ nextRunAt }) => nextRunAt),
      column.moment('lastRunEndedAt', ({ lastRunEndedAt }) => lastRunEndedAt),
      column.words('ownerName', ({ ownerName }) => ownerName),
      column.moment('createdAt', ({ createdAt }) => createdAt),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/batch-jobs/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(BatchJobListDocument, {
      filter: filterOf(ui, filters),
      orderBy: orderByOf<BatchJobSort>(sorting, filters),
      ...page,
    })
    return toListPage(data.batchJobs)
  },
  facets: async (ui, filters) => {
    const filter = { ...filterOf(ui, filters), statuses: null }
    const { batchJobCounts } = await query(BatchJobListCountsDocument, { filter })
    return [
      {
        name: 'status',
        label: ui.word.field('BatchJob', 'status'),
        isMultiple: true,
        options: batchJobCounts.map(({ status, count }) => ({
          value: status,
          label: ui.word.enumValue('BatchStatus', status),
          count,
        })),
      },
    ]
  },
  empty: ({ t }) => <p>{t('batch:jobs.empty')}</p>,
}

function filterOf(ui: Ui, filters: SearchParameters) {
  const text = oneValueOf(filters, 'text') ?? null
  return {
    companyId: ui.company.companyId,
    statuses: enumValuesOf(filters, 'status', batchStatuses) ?? null,
    text,
    // Who searches in their own language finds by it what nobody has named.
    calledTasks: text === null ? null : ui.word.tasksCalled(text),
  }
}
