import type { Metadata } from 'next'
import { cancelRun, rerunRun, retryRun } from '../../../../../batch/actions.ts'
import { BatchJobRunPageDocument } from '../../../../../batch/run.generated.ts'
import { countersOfWork, RunCounters } from '../../../../../batch/run-counters.tsx'
import { messageLevels, RunLog } from '../../../../../batch/run-log.tsx'
import { RunProgress } from '../../../../../batch/run-progress.tsx'
import { RunTimeline } from '../../../../../batch/run-timeline.tsx'
import { toneOfStatus } from '../../../../../batch/status.ts'
import { waitingWords } from '../../../../../batch/waiting-words.ts'
import { Link } from '../../../../../components/link.tsx'
import { Moment } from '../../../../../components/moment.tsx'
import { Facts, Notice, PageHeader, Section } from '../../../../../components/page.tsx'
import { StatusBadge } from '../../../../../components/status-badge.tsx'
import { RunSessions } from '../../../../../distribution/run-sessions.tsx'
import { ActionForm } from '../../../../../forms/action-form.tsx'
import { ConfirmAction } from '../../../../../forms/confirm-action.tsx'
import { SubmitButton } from '../../../../../forms/submit-button.tsx'
import { readableOperation } from '../../../../../graphql/asked-operation.ts'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import { AfterWalk } from '../../../../../guides/after-walk.tsx'
import { enumValuesOf, oneValueOf, type SearchParameters } from '../../../../../lists/search-parameters.ts'
import { LiveRefresh } from '../../../../../live/live-refresh.tsx'
import { hasFailures, RetryOutcomeSection } from '../../../../../orders/retry-outcome.tsx'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'

const messagesShown = 100

async function readRun(id: string, parameters: SearchParameters) {
  const asked = query(BatchJobRunPageDocument, {
    id: idFrom(id),
    messages: messagesShown,
    level: enumValuesOf(parameters, 'level', messageLevels)?.[0] ?? null,
    before: oneValueOf(parameters, 'before') ?? null,
  })
  return (await found(asked)).batchJobRun
}

export async function generateMetadata({ params, searchParams }: PageProps<'id'>): Promise<Metadata> {
  const { t, word } = await openUi(params)
  const run = await readRun((await params).id, await searchParams)
  return { title: t('batch:run.title', { job: word.jobName(run.name) }) }
}

/** One run, live: what it does, how far it is, its attempts and children on a time axis, its log. */
export default async function Run({ params, searchParams }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word, format, locale } = ui
  const parameters = await searchParams
  const run = await readRun((await params).id, parameters)
  const now = Date.now()
  const values = { run: run.id }
  const isOver = run.endedAt !== null
  const hasFailed = run.status === 'ERROR' || run.status === 'CANCELED'
  const outcome = isOver ? run.retryOutcome : null
  const path = ui.href(`/batch-jobs/runs/${encodeURIComponent(run.id)}`)
  return (
    <>
      <PageHeader
        ui={ui}
        title={t('batch:run.title', { job: word.jobName(run.name) })}
        operation={readableOperation(BatchJobRunPageDocument, { id: run.id, messages: messagesShown })}
        of={run.company.companyId}
        crumbs={[
          { label: t('batch:jobs.title'), path: '/batch-jobs' },
          { label: word.jobName(run.job.name), path: `/batch-jobs/${encodeURIComponent(run.job.id)}` },
        ]}
        lead={
          <StatusBadge tone={outcome && hasFailures(outcome) ? 'warning' : toneOfStatus[run.status]}>
            {word.enumValue('BatchStatus', run.status)}
          </StatusBadge>
        }
      >
        {run.job.mayControl && hasFailed && (
          <ActionForm action={retryRun} locale={locale} values={values} summaryTitle={t('problem')}>
            <SubmitButton>{t('batch:run.retry')}</SubmitButton>
          </ActionForm>
        )}
        {run.job.mayControl && isOver && !hasFailed && (
          <ActionForm action={rerunRun} locale={locale} values={values} summaryTitle={t('problem')}>
            <SubmitButton look="ordinary">{t('batch:run.rerun')}</SubmitButton>
          </ActionForm>
        )}
        {run.job.mayControl && !isOver && !run.cancelRequestedAt && (
          <ConfirmAction
            action={cancelRun}
            locale={locale}
            values={values}
            look="danger"
            words={{
              open: t('batch:run.cancel'),
              title: t('batch:run.cancelTitle'),
              text: t(run.startedAt ? 'batch:run.cancelText' : 'batch:run.cancelTextWaiting'),
              confirm: t('batch:run.cancel'),
              cancel: t('batch:run.goOn'),
              problem: t('problem'),
            }}
          />
        )}
      </PageHeader>
      <AfterWalk ui={ui} parameters={parameters} />
      <LiveRefresh since={ui.eventPosition} runId={run.id} />
      {run.error && (
        <Notice tone="bad">
          <p>{word.problem(run.error.code, run.error.parameters)}</p>
        </Notice>
      )}
      {run.waitingReason && (
        <Notice>
          <p>{waitingWords(ui, run.waitingReason)}</p>
        </Notice>
      )}
      {run.cancelRequestedAt && !isOver && (
        <Notice tone="warning">
          <p>{t('batch:run.cancelAsked', { name: run.cancelRequestedByName, at: run.cancelRequestedAt })}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [word.field('BatchJobRun', 'trigger'), word.enumValue('BatchRunTrigger', run.trigger)],
          [word.field('BatchJobRun', 'plannedAt'), <Moment key="planned" ui={ui} at={run.plannedAt} />],
          [word.field('BatchJobRun', 'startedAt'), <Moment key="started" ui={ui} at={run.startedAt} />],
          [word.field('BatchJobRun', 'endedAt'), <Moment key="ended" ui={ui} at={run.endedAt} />],
          [
            word.field('BatchJobRun', 'durationSeconds'),
            run.durationSeconds === null ? '–' : format.duration(run.durationSeconds * 1_000),
          ],
          ...(run.userName ? [[word.field('BatchJobRun', 'userName'), run.userName] as const] : []),
        ]}
      />
      <RunProgress ui={ui} run={run} now={now} />
      {outcome && <RetryOutcomeSection ui={ui} outcome={outcome} />}
      <RunSessions ui={ui} run={run} />
      {run.parent && (
        <p>
          <Link href={ui.href(`/batch-jobs/runs/${encodeURIComponent(run.parent.id)}`)} prefetch={false}>
            {t('batch:run.partOf', { job: word.jobName(run.parent.name) })}
          </Link>
        </p>
      )}
      <RunTimeline ui={ui} run={run} now={now} />
      {run.attempts.some(({ error }) => error) && (
        <Section id="attempts" title={word.field('BatchJobRun', 'attempts')}>
          <ol>
            {run.attempts.map(({ number, outcome, error, nextAttemptAt }) => (
              <li key={number} value={number}>
                {word.enumValue('BatchAttemptOutcome', outcome)}
                {error && ` – ${word.problem(error.code, error.parameters)}`}{' '}
                {nextAttemptAt && t('batch:run.nextAttempt', { at: nextAttemptAt })}
              </li>
            ))}
          </ol>
        </Section>
      )}
      <RunCounters ui={ui} counters={outcome ? countersOfWork(run.counters) : run.counters} />
      <Section id="log" title={t('batch:run.log')}>
        <RunLog ui={ui} messages={run.messages} path={path} parameters={parameters} />
      </Section>
    </>
  )
}
