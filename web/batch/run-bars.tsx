import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import type { BatchStatus } from './job-list.generated.ts'
import styles from './run-bars.module.css'
import { toneOfStatus } from './status.ts'

interface Bar {
  readonly id: string
  readonly status: BatchStatus
  readonly startedAt: string | null
  readonly durationSeconds: number | null
}

const height = 64
const width = 20
const gap = 4

/** The last runs as bars, oldest first: as high as they took long, coloured by outcome. Each leads to its run. */
export function RunBars({ ui, runs }: { readonly ui: Ui; readonly runs: readonly Bar[] }) {
  const bars = runs.filter(({ startedAt }) => startedAt !== null).toReversed()
  if (bars.length < 2) return null
  const longest = Math.max(...bars.map(({ durationSeconds }) => durationSeconds ?? 0), 0.001)
  return (
    <ol className={styles.bars} aria-label={ui.t('batch:run.history')}>
      {bars.map((run) => {
        const long = Math.max(3, ((run.durationSeconds ?? 0) / longest) * height)
        const words = ui.t('batch:run.bar', {
          status: ui.word.enumValue('BatchStatus', run.status),
          at: run.startedAt,
          duration: ui.format.duration((run.durationSeconds ?? 0) * 1_000),
        })
        return (
          <li key={run.id}>
            <Link
              href={ui.href(`/batch-jobs/runs/${encodeURIComponent(run.id)}`)}
              prefetch={false}
              aria-label={words}
              title={words}
            >
              <svg width={width + gap} height={height} aria-hidden="true">
                <rect
                  className={styles[toneOfStatus[run.status]]}
                  x={gap / 2}
                  y={height - long}
                  width={width}
                  height={long}
                  rx="2"
                />
              </svg>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
