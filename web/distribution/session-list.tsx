import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { JobName } from '../lists/job-name.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import { rerunSessions } from './actions.ts'
import { packageSize } from './package-size.ts'
import { sessionFilterOf } from './session-filter.ts'
import {
  UploadSessionListCountsDocument,
  UploadSessionListDocument,
  type UploadSessionListQuery,
  type UploadSessionSort,
} from './sessions.generated.ts'
import { toneOfSession } from './status.ts'

type Session = UploadSessionListQuery['uploadSessions']['edges'][number]['node']

const sorting = sortedBy<keyof UploadSessionSort>('-startedAt', [
  '-startedAt',
  '-rowsRead',
  '-rowsQuarantined',
])

/** What the P-job brought from each channel database, run by run. */
export const sessionList: ListDefinition<Session> = {
  name: 'upload-sessions',
  path: '/retail-and-commerce-it/upload-sessions',
  title: ({ t }) => t('navigation:uploadSessions.label'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Session>(ui, 'UploadSession')
    return [
      column.moment('startedAt', ({ startedAt }) => startedAt),
      column.words('channelDatabase', ({ channelDatabase }) => channelDatabase.name),
      column.text('schedule', ({ schedule }) => schedule.name),
      column.status('status', 'UploadSessionStatus', toneOfSession, ({ status }) => status),
      column.number('rowsRead', ({ rowsRead }) => rowsRead),
      column.number('rowsApplied', ({ rowsApplied }) => rowsApplied),
      column.number('rowsQuarantined', ({ rowsQuarantined }) => rowsQuarantined),
      {
        ...column.text('bytes', (session) => packageSize(ui, session)),
        align: 'end',
      },
      column.number('tries', ({ tries }) => tries),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => `/retail-and-commerce-it/upload-sessions/${encodeURIComponent(id)}`,
  load: async (ui, filters, page) => {
    const data = await query(UploadSessionListDocument, {
      ...sessionFilterOf(ui, filters),
      orderBy: orderByOf<UploadSessionSort>(sorting, filters),
      ...page,
    })
    return toListPage(data.uploadSessions)
  },
  facets: async (ui, filters) => {
    const { uploadSessionCounts, withRows } = await query(
      UploadSessionListCountsDocument,
      sessionFilterOf(ui, filters),
    )
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
        options: [{ value: 'yes', label: ui.t('distribution:session.withRows'), count: withRows.totalCount }],
      },
    ]
  },
  bulk: (ui) =>
    ui.may('DISTRIBUTION_RUN')
      ? {
          action: rerunSessions,
          takes: canBeRerun,
          nameOf: ({ channelDatabase, startedAt }) =>
            `${channelDatabase.name}, ${ui.format.dateTime(startedAt)}`,
          words: {
            open: ui.t('distribution:session.rerunMany'),
            title: ui.t('distribution:session.rerunManyTitle'),
            text: ui.t('distribution:session.rerunManyText'),
            confirm: ui.t('distribution:session.rerun'),
          },
          inputs: <JobName ui={ui} />,
        }
      : undefined,
  empty: ({ t }) => <p>{t('distribution:session.none')}</p>,
}

/** One that is under way cannot, and one that found nothing new has nothing to pull again. */
function canBeRerun({ status, rowsRead }: Session): boolean {
  if (status === 'STARTED' || status === 'AVAILABLE') return false
  return status !== 'APPLIED' || rowsRead > 0
}
