import { toneOfStatus } from '../batch/status.ts'
import { Link } from '../components/link.tsx'
import { Moment } from '../components/moment.tsx'
import { Empty } from '../components/page.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { NextRunsDocument } from './home.generated.ts'
import styles from './next-runs.module.css'

const mostShown = 6

/** What runs now and what runs next. */
export async function NextRuns({ ui }: { readonly ui: Ui }) {
  const { t, word } = ui
  const { batchJobs } = await query(NextRunsDocument, { companyId: ui.company.companyId })
  const jobs = batchJobs.edges
    .map(({ node }) => node)
    .filter(({ status, nextRunAt }) => status === 'EXECUTING' || nextRunAt !== null)
    .sort((one, other) => (one.nextRunAt ?? '').localeCompare(other.nextRunAt ?? ''))
    .slice(0, mostShown)
  if (jobs.length === 0) {
    return (
      <Empty>
        <p>
          {t('home:runs.none')}{' '}
          <Link href={ui.href('/guides/schedule-recurring-p-job')} prefetch={false}>
            {t('home:runs.schedule')}
          </Link>
        </p>
      </Empty>
    )
  }
  return (
    <ul className={styles.runs}>
      {jobs.map(({ id, name, status, nextRunAt }) => (
        <li key={id}>
          <Link href={ui.href(`/batch-jobs/${encodeURIComponent(id)}`)} prefetch={false}>
            {word.jobName(name)}
          </Link>
          {status === 'EXECUTING' ? (
            <StatusBadge tone={toneOfStatus[status]}>{word.enumValue('BatchStatus', status)}</StatusBadge>
          ) : (
            <Moment ui={ui} at={nextRunAt} />
          )}
        </li>
      ))}
    </ul>
  )
}
