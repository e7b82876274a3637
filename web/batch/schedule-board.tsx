import { Link } from '../components/link.tsx'
import { Empty } from '../components/page.tsx'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { describeRecurrence } from './recurrence-sentence.ts'
import { BatchScheduleDocument, BatchScheduleRunsDocument } from './schedule.generated.ts'
import styles from './schedule-board.module.css'
import { toneOfStatus } from './status.ts'

const hour = 3_600_000
const hoursBack = 6
const hoursAhead = 18
const width = 960
/** Times to come that are drawn one by one; behind them, a job that recurs without end is a band. */
const timesDrawn = 50

/** A day of batch jobs, one line a job: the runs of the last hours, and the times of those to come. */
export async function ScheduleBoard({ ui }: { readonly ui: Ui }) {
  const now = Date.now()
  const from = Math.floor(now / hour) * hour - hoursBack * hour
  const to = from + (hoursBack + hoursAhead) * hour
  const { companyId } = ui.company
  const [{ batchJobs }, { batchJobRuns }] = await Promise.all([
    query(BatchScheduleDocument, { companyId, upcoming: timesDrawn }),
    query(BatchScheduleRunsDocument, { companyId, from: new Date(from).toISOString() }),
  ])
  const { t, format } = ui
  const jobs = batchJobs.edges.map(({ node }) => node)
  const runs = batchJobRuns.edges.map(({ node }) => node)
  const at = (moment: number) => ((moment - from) / (to - from)) * width
  const hours = Array.from({ length: hoursBack + hoursAhead + 1 }, (_, index) => from + index * hour)
  if (jobs.length === 0) {
    return (
      <Empty>
        <p>{t('batch:jobs.empty')}</p>
      </Empty>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse.
    <section className={styles.scroll} tabIndex={0} aria-label={t('batch:schedule.title')}>
      <div className={styles.board}>
        <svg
          viewBox={`0 0 ${width} 20`}
          width={width}
          height="20"
          aria-hidden="true"
          className={styles.hours}
        >
          {hours
            .filter((_, index) => index % 3 === 0)
            .map((moment) => (
              <text key={moment} x={at(moment) + 2} y="14">
                {format.time(new Date(moment).toISOString())}
              </text>
            ))}
        </svg>
        {jobs.map((job) => {
          const upcoming = job.upcoming.map((one) => Date.parse(one.at)).filter((one) => one < to)
          const hasMore = upcoming.length === timesDrawn
          const last = upcoming.at(-1) ?? to
          const own = runs.filter((run) => run.job.id === job.id && run.startedAt)
          return (
            <article key={job.id} className={styles.job}>
              <h2>
                <Link
                  href={ui.href(`/batch-jobs/${encodeURIComponent(job.id)}`)}
                  prefetch={false}
                  data-record=""
                >
                  {ui.word.jobName(job.name)}
                </Link>
              </h2>
              <p>
                {job.recurrence ? describeRecurrence(ui, job.recurrence) : t('batch:job.onDemand')}{' '}
                {t('batch:schedule.past', { count: own.length })}{' '}
                {t(hasMore ? 'batch:schedule.upcomingAtLeast' : 'batch:schedule.upcoming', {
                  count: upcoming.length,
                })}
              </p>
              <svg viewBox={`0 0 ${width} 28`} width={width} height="28" aria-hidden="true">
                <rect className={styles.track} width={width} height="28" />
                {hours.map((moment) => (
                  <line key={moment} className={styles.hour} x1={at(moment)} x2={at(moment)} y1="0" y2="28" />
                ))}
                {own.map(({ id, status, startedAt, endedAt }) => {
                  const start = at(Date.parse(startedAt ?? ''))
                  const end = at(endedAt ? Date.parse(endedAt) : now)
                  return (
                    <rect
                      key={id}
                      className={styles[toneOfStatus[status]]}
                      x={start}
                      y="4"
                      width={Math.max(end - start, 2)}
                      height="20"
                    />
                  )
                })}
                {hasMore && job.recurrence?.end === 'NEVER' && (
                  <rect className={styles.band} x={at(last)} y="11" width={at(to) - at(last)} height="6" />
                )}
                {upcoming.map((moment) => (
                  <circle key={moment} className={styles.upcoming} cx={at(moment)} cy="14" r="3" />
                ))}
                <line className={styles.now} x1={at(now)} x2={at(now)} y1="0" y2="28" />
              </svg>
            </article>
          )
        })}
      </div>
    </section>
  )
}
