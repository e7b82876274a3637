import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import {
  enumValuesOf,
  type ListDefinition,
  oneValueOf,
  type SearchParameters,
  toListPage,
} from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import {
  UploadSessionListCountsDocument,
  UploadSessionListDocument,
  type UploadSessionListQuery,
} from './sessions.generated.ts'
import { sessionStatuses, toneOfSession } from './status.ts'

type Session = UploadSessionListQuery['uploadSessions']['edges'][number]['node']

/** What the P-job brought from each channel database, run by run, newest first. */
export const sessionList: ListDefinition<Session> = {
  name: 'upload-sessions',
  path: '/retail-and-commerce-it/upload-sessions',
  title: ({ t }) => t('navigation:uploadSessions.label'),
  columns: (ui) => {
    const column = createColumns<Session>(ui, 'UploadSession')
    return [
      column.moment('startedAt', ({ startedAt }) => startedAt),
      column.text('channelDatabase', ({ channelDatabase }) => channelDatabase.name),
      column.text('schedule', ({ schedule }) => schedule.name),
      column.status('status', 'UploadSessionStatus', toneOfSession, ({ status }) => status),
      column.number('rowsRead', ({ rowsRead }) => rowsRead),
      column.number('rowsApplied', ({ rowsApplied }) => rowsApplied),
      column.number('rowsQuarantined', ({ rowsQuarantined }) => rowsQuarantined),
      {
        ...column.text('bytes', ({ bytes }) => (bytes === null ? null : ui.format.bytes(bytes))),
        align: 'end',
      },
      column.number('tries', ({ tries }) => tries),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/retail-and-commerce-it/upload-sessions/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const statuses = enumValuesOf(filters, 'status', sessionStatuses) ?? null
    const data = await query(UploadSessionListDocument, { ...filtersOf(ui, filters), statuses, ...page })
    return toListPage(data.uploadSessions)
  },
  facets: async (ui, filters) => {
    const { uploadSessionCounts } = await query(UploadSessionListCountsDocument, filtersOf(ui, filters))
    return [
      {
        name: 'status',
        label: ui.word.field('UploadSession', 'status'),
        isMultiple: true,
        options: uploadSessionCounts.map(({ status, count }) => ({
          value: status,
          label: ui.word.enumValue('UploadSessionStatus', status),
          count,
        })),
      },
      {
        name: 'rows',
        label: ui.t('distribution:session.show'),
        options: [{ value: 'yes', label: ui.t('distribution:session.withRows') }],
      },
    ]
  },
  empty: ({ t }) => <p>{t('distribution:session.none')}</p>,
}

function filtersOf(ui: Ui, filters: SearchParameters) {
  return {
    companyId: ui.company.companyId,
    schedule: oneValueOf(filters, 'schedule') ?? null,
    channelDatabase: oneValueOf(filters, 'channelDatabase') ?? null,
    hasRows: oneValueOf(filters, 'rows') === 'yes' ? true : null,
  }
}
