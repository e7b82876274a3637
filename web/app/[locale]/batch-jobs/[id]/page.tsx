import type { Metadata } from 'next'
import { BatchJobPageDocument } from '../../../../batch/job.generated.ts'
import { JobActions } from '../../../../batch/job-actions.tsx'
import { jobFacts } from '../../../../batch/job-facts.tsx'
import { JobSettingsForm } from '../../../../batch/job-settings-form.tsx'
import { RunBars } from '../../../../batch/run-bars.tsx'
import { countersOfWork } from '../../../../batch/run-counters.tsx'
import { toneOfStatus } from '../../../../batch/status.ts'
import { Link } from '../../../../components/link.tsx'
import { Moment } from '../../../../components/moment.tsx'
import { Empty, Facts, PageHeader, Section } from '../../../../components/page.tsx'
import { StatusBadge } from '../../../../components/status-badge.tsx'
import { readableOperation } from '../../../../graphql/asked-operation.ts'
import { found, idFrom } from '../../../../graphql/found.ts'
import { query } from '../../../../graphql/request-client.ts'
import { AfterWalk } from '../../../../guides/after-walk.tsx'
import { Table } from '../../../../lists/table.tsx'
import { LiveRefresh } from '../../../../live/live-refresh.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi } from '../../../../session/ui.ts'

const runsShown = 40

async function readJob(id: string) {
  return found(query(BatchJobPageDocument, { id: idFrom(id), runs: runsShown }))
}

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  const { word } = await openUi(params)
  const { batchJob } = await readJob((await params).id)
  return { title: word.jobName(batchJob.name) }
}

/** One batch job: when it runs, in words and as its next times; how it ran; what can be done with it. */
export default async function BatchJob({ params, searchParams }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format } = ui
  const { batchJob: job, batchJobRuns } = await readJob((await params).id)
  const runs = batchJobRuns.edges.map(({ node }) => node)
  return (
    <>
      <PageHeader
        ui={ui}
        title={word.jobName(job.name)}
        operation={readableOperation(BatchJobPageDocument, { id: job.id, runs: runsShown })}
        of={job.company.companyId}
        crumbs={[{ label: t('batch:jobs.title'), path: '/batch-jobs' }]}
        lead={
          <StatusBadge tone={toneOfStatus[job.status]}>
            {word.enumValue('BatchStatus', job.status)}
          </StatusBadge>
        }
      >
        {job.mayControl && <JobActions ui={ui} job={job} />}
      </PageHeader>
      <AfterWalk ui={ui} parameters={await searchParams} />
      <LiveRefresh since={ui.eventPosition} jobId={job.id} />
      <Facts facts={jobFacts(ui, job)} />
      <Section id="upcoming" title={t('batch:job.upcoming')}>
        {job.upcoming.length === 0 ? (
          <Empty>
            <p>{t(job.isWithheld ? 'batch:job.withheld' : 'batch:job.noUpcoming')}</p>
          </Empty>
        ) : (
          <ol>
            {job.upcoming.map(({ at, clockChange }) => (
              <li key={at}>
                <Moment ui={ui} at={at} />
                {clockChange !== 'NONE' && ` – ${word.enumValue('ClockChange', clockChange)}`}
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section
        id="history"
        title={t('batch:run.history')}
        actions={
          <Link href={ui.href(`/batch-jobs/runs?job=${encodeURIComponent(job.id)}`)} prefetch={false}>
            {t('batch:job.allRuns', { count: batchJobRuns.totalCount })}
          </Link>
        }
      >
        <RunBars ui={ui} runs={runs} />
        {runs.length === 0 ? (
          <Empty>
            <p>{t('batch:runs.empty')}</p>
          </Empty>
        ) : (
          <Table
            ui={ui}
            caption={t('batch:run.history')}
            columns={[
              {
                id: 'startedAt',
                header: word.field('BatchJobRun', 'startedAt'),
                cell: ({ startedAt }) => <Moment ui={ui} at={startedAt} none={t('batch:run.notStarted')} />,
                text: ({ startedAt }) => startedAt ?? '',
              },
              {
                id: 'status',
                header: word.field('BatchJobRun', 'status'),
                cell: ({ status }) => (
                  <StatusBadge tone={toneOfStatus[status]}>
                    {word.enumValue('BatchStatus', status)}
                  </StatusBadge>
                ),
                text: ({ status }) => status,
              },
              {
                id: 'duration',
                header: word.field('BatchJobRun', 'durationSeconds'),
                align: 'end',
                cell: ({ durationSeconds }) =>
                  durationSeconds === null ? '–' : format.duration(durationSeconds * 1_000),
              },
              {
                id: 'counters',
                header: word.field('BatchJobRun', 'counters'),
                wraps: 'sentence',
                cell: ({ counters }) =>
                  countersOfWork(counters)
                    .map(({ name, value }) => `${word.counter(name)}: ${format.number(value)}`)
                    .join(' · '),
              },
            ]}
            rows={runs}
            rowKey={({ id }) => id}
            pathOf={({ id }) => `/batch-jobs/runs/${encodeURIComponent(id)}`}
          />
        )}
      </Section>
      {job.mayControl && (
        <Section id="settings" title={t('batch:settings.title')}>
          <JobSettingsForm ui={ui} job={job} />
        </Section>
      )}
    </>
  )
}
