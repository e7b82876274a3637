import type { Ui } from '../session/ui.ts'
import type { BatchJobRunPageQuery } from './run.generated.ts'
import styles from './run-timeline.module.css'
import { paceOf, progressOf, roundedRate } from './timeline.ts'

/** How far a run has come: done of total, how fast, how long it still takes; or that its rows are not counted yet. */
export function RunProgress({
  ui,
  run,
  now,
}: {
  readonly ui: Ui
  readonly run: BatchJobRunPageQuery['batchJobRun']
  readonly now: number
}) {
  const { t, format } = ui
  const { progressDone: done, progressTotal: total, progressUnit: unit, startedAt, status } = run
  if (total === null && unit === 'ROWS' && status === 'EXECUTING') {
    return (
      <div className={styles.progress}>
        <label htmlFor="progress">{t('batch:run.rowsUnknown')}</label> <progress id="progress" />
      </div>
    )
  }
  const share = progressOf(done, total)
  if (share === undefined || done === null || total === null) return null
  const pace = status === 'EXECUTING' ? paceOf(done, total, startedAt, now) : undefined
  return (
    <div className={styles.progress}>
      <label htmlFor="progress">
        {t(unit === 'ROWS' ? 'batch:run.rowsDone' : 'batch:run.progress', { done, total })}
      </label>{' '}
      <progress id="progress" value={share} max={1} />
      {pace && (
        <p>
          {t(unit === 'ROWS' ? 'batch:run.rowPace' : 'batch:run.pace', {
            rate: roundedRate(pace.rate),
            left: format.duration(pace.millisecondsLeft),
          })}
        </p>
      )}
    </div>
  )
}
