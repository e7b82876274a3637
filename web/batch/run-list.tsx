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
  BatchJobRunListCountsDocument,
  BatchJobRunListDocument,
  type BatchJobRunListQuery,
} from './run-list.generated.ts'
import { batchStatuses, toneOfStatus } from './status.ts'

type Run = BatchJobRunListQuery['batchJobRuns']['edges'][number]['node']

/** The runs of the company's batch jobs, newest first. */
export const runList: ListDefinition<Run> = {
  name: 'batch-job-runs',
  path: '/batch-jobs/runs',
  title: ({ t }) => t('batch:runs.title'),
  search: ({ t }) => t('batch:jobs.search'),
  columns: (ui) => {
    const { word, format } = ui
    return [
      {
        id: 'description',
        header: word.field('BatchJobRun', 'description'),
        cell: ({ description }) => description,
        text: ({ description }) => description,
      },
      {
        id: 'status',
        header: word.field('BatchJobRun', 'status'),
        cell: ({ status }) => (
          <StatusBadge tone={toneOfStatus[status]}>{word.enumValue('BatchStatus', status)}</StatusBadge>
        ),
        text: ({ status }) => word.enumValue('BatchStatus', status),
      },
      {
        id: 'startedAt',
        header: word.field('BatchJobRun', 'startedAt'),
        cell: ({ startedAt }) => <Moment ui={ui} at={startedAt} />,
        text: ({ startedAt }) => (startedAt ? format.dateTime(startedAt) : ''),
      },
      {
        id: 'duration',
        header: word.field('BatchJobRun', 'durationSeconds'),
        align: 'end',
        cell: (run) => durationOf(ui, run),
        text: (run) => durationOf(ui, run),
      },
      {
        id: 'attempts',
        header: word.field('BatchJobRun', 'attemptCount'),
        align: 'end',
        cell: ({ attemptCount }) => format.number(attemptCount),
        text: ({ attemptCount }) => format.number(attemptCount),
      },
      {
        id: 'trigger',
        header: word.field('BatchJobRun', 'trigger'),
        cell: ({ trigger }) => word.enumValue('BatchRunTrigger', trigger),
        text: ({ trigger }) => word.enumValue('BatchRunTrigger', trigger),
      },
      {
        id: 'user',
        header: word.field('BatchJobRun', 'userName'),
        cell: ({ userName }) => userName ?? '–',
        text: ({ userName }) => userName ?? '',
      },
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/batch-jobs/runs/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(BatchJobRunListDocument, { filter: filterOf(ui, filters), ...page })
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
  return {
    companyId: ui.company.companyId,
    jobId: oneValueOf(filters, 'job') ?? null,
    statuses: enumValuesOf(filters, 'status', batchStatuses) ?? null,
    text: oneValueOf(filters, 'text') ?? null,
  }
}
