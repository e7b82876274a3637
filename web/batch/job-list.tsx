import { Moment } from '../components/moment.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import {
  enumValuesOf,
  type ListDefinition,
  oneValueOf,
  type SearchParameters,
  toListPage,
} from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import {
  BatchJobListCountsDocument,
  BatchJobListDocument,
  type BatchJobListQuery,
} from './job-list.generated.ts'
import { batchStatuses, toneOfStatus } from './status.ts'

type Job = BatchJobListQuery['batchJobs']['edges'][number]['node']

/** The company's batch jobs. */
export const jobList: ListDefinition<Job> = {
  name: 'batch-jobs',
  path: '/batch-jobs',
  title: ({ t }) => t('batch:jobs.title'),
  search: ({ t }) => t('batch:jobs.search'),
  columns: (ui) => [
    {
      id: 'description',
      header: ui.word.field('BatchJob', 'description'),
      cell: ({ description }) => description,
      text: ({ description }) => description,
    },
    {
      id: 'status',
      header: ui.word.field('BatchJob', 'status'),
      cell: ({ status }) => (
        <StatusBadge tone={toneOfStatus[status]}>{ui.word.enumValue('BatchStatus', status)}</StatusBadge>
      ),
      text: ({ status }) => ui.word.enumValue('BatchStatus', status),
    },
    {
      id: 'nextRunAt',
      header: ui.word.field('BatchJob', 'nextRunAt'),
      cell: ({ nextRunAt }) => <Moment ui={ui} at={nextRunAt} />,
      text: ({ nextRunAt }) => (nextRunAt ? ui.format.dateTime(nextRunAt) : ''),
    },
    {
      id: 'lastRun',
      header: ui.word.field('BatchJob', 'lastRunEndedAt'),
      cell: ({ lastRunEndedAt }) => <Moment ui={ui} at={lastRunEndedAt} />,
      text: ({ lastRunEndedAt }) => (lastRunEndedAt ? ui.format.dateTime(lastRunEndedAt) : ''),
    },
    {
      id: 'owner',
      header: ui.word.field('BatchJob', 'ownerName'),
      cell: ({ ownerName }) => ownerName,
      text: ({ ownerName }) => ownerName ?? '',
    },
  ],
  key: ({ id }) => id,
  pathOf: ({ id }) => `/batch-jobs/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(BatchJobListDocument, { filter: filterOf(ui, filters), ...page })
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
  return {
    companyId: ui.company.companyId,
    statuses: enumValuesOf(filters, 'status', batchStatuses) ?? null,
    text: oneValueOf(filters, 'text') ?? null,
  }
}
