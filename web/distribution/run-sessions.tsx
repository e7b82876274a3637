import { Link } from '../components/link.tsx'
import { Section } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { RunUploadSessionsDocument, type RunUploadSessionsQuery } from './sessions.generated.ts'
import { toneOfSession } from './status.ts'

type Session = RunUploadSessionsQuery['failed']['edges'][number]['node']

/** The tasks whose runs pull. */
const pullingTasks: ReadonlySet<string> = new Set(['runDistributionSchedule', 'rerunUploadSessions'])

/** So many channel databases are shown with a run; the list has the others. */
const most = 20

const listPath = '/retail-and-commerce-it/upload-sessions'

/** What a run has brought from each channel database, those that failed first, each with its cause. */
export async function RunSessions({
  ui,
  run,
}: {
  readonly ui: Ui
  readonly run: { readonly id: string; readonly task: string }
}) {
  if (!pullingTasks.has(run.task) || !ui.may('DISTRIBUTION_READ')) return null
  const { failed, others, all } = await query(RunUploadSessionsDocument, { run: run.id, first: most })
  const sessions = [...failed.edges, ...others.edges].map(({ node }) => node).slice(0, most)
  if (sessions.length === 0) return null
  const { t, word } = ui
  const column = createColumns<Session>(ui, 'UploadSession')
  return (
    <Section id="upload-sessions" title={t('navigation:uploadSessions.label')}>
      <Table
        ui={ui}
        caption={t('navigation:uploadSessions.label')}
        columns={[
          column.words('channelDatabase', ({ channelDatabase }) => channelDatabase.name),
          column.status('status', 'UploadSessionStatus', toneOfSession, ({ status }) => status),
          column.number('rowsRead', ({ rowsRead }) => rowsRead),
          column.number('rowsApplied', ({ rowsApplied }) => rowsApplied),
          column.number('rowsQuarantined', ({ rowsQuarantined }) => rowsQuarantined),
          ...(failed.edges.length > 0
            ? [
                {
                  ...column.text(
                    'problem',
                    ({ problem }) => problem && word.problem(problem.code, problem.parameters),
                  ),
                  wraps: 'sentence' as const,
                },
              ]
            : []),
        ]}
        rows={sessions}
        rowKey={({ id }) => id}
        pathOf={({ id }) => `${listPath}/${encodeURIComponent(id)}`}
      />
      {all.totalCount > sessions.length && (
        <Link href={ui.href(`${listPath}?run=${encodeURIComponent(run.id)}`)} prefetch={false}>
          {t('distribution:session.allOfRun', { total: all.totalCount })}
        </Link>
      )}
    </Section>
  )
}
