import type { Ui } from '../session/ui.ts'
import type { BatchJobRunPageQuery } from './run.generated.ts'
import styles from './run-timeline.module.css'
import { placeStretches } from './timeline.ts'

type Run = BatchJobRunPageQuery['batchJobRun']

interface Line {
  readonly id: string
  readonly name: string
  readonly outcome: string
  readonly tone: 'good' | 'bad' | 'busy' | 'neutral'
  readonly from: string
  readonly to: string | null
}

/** A run on a time axis: how long it waited, each attempt, each child, one line each. */
export function RunTimeline({ ui, run, now }: { readonly ui: Ui; readonly run: Run; readonly now: number }) {
  const lines = linesOf(ui, run)
  if (lines.length === 0) return null
  const placed = new Map(
    placeStretches(
      lines.map(({ id, from, to }) => ({ id, from: Date.parse(from), to: to ? Date.parse(to) : now })),
    ).map((stretch) => [stretch.id, stretch]),
  )
  return (
    <ol className={styles.timeline}>
      {lines.map((line) => {
        const place = placed.get(line.id)
        const long = (line.to ? Date.parse(line.to) : now) - Date.parse(line.from)
        return (
          <li key={line.id}>
            <span className={styles.name}>{line.name}</span>
            <svg className={styles.axis} viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
              <rect className={styles.track} width="1000" height="16" />
              {place && (
                <rect
                  className={styles[line.tone]}
                  x={place.start * 1_000}
                  width={place.length * 1_000}
                  height="16"
                />
              )}
            </svg>
            <span className={styles.long}>
              {line.outcome} · {ui.format.duration(long)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function linesOf({ t, word }: Ui, run: Run): readonly Line[] {
  const waited: readonly Line[] =
    run.startedAt && run.startedAt > run.dueAt
      ? [
          {
            id: 'waited',
            name: t('batch:run.waited'),
            outcome: t('batch:run.untilItBegan'),
            tone: 'neutral',
            from: run.dueAt,
            to: run.startedAt,
          },
        ]
      : []
  const attempts = run.attempts.map(
    (attempt): Line => ({
      id: `attempt ${attempt.number}`,
      name: t('batch:run.attempt', { number: attempt.number }),
      outcome: word.enumValue('BatchAttemptOutcome', attempt.outcome),
      tone: toneOfOutcome(attempt.outcome),
      from: attempt.startedAt,
      to: attempt.endedAt,
    }),
  )
  const children = run.children.flatMap((child): Line[] =>
    child.startedAt
      ? [
          {
            id: child.id,
            name: child.description,
            outcome: word.enumValue('BatchStatus', child.status),
            tone: child.status === 'ENDED' ? 'good' : child.status === 'EXECUTING' ? 'busy' : 'bad',
            from: child.startedAt,
            to: child.endedAt,
          },
        ]
      : [],
  )
  return [...waited, ...attempts, ...children]
}

function toneOfOutcome(outcome: Run['attempts'][number]['outcome']): Line['tone'] {
  if (outcome === 'SUCCEEDED') return 'good'
  if (outcome === 'EXECUTING') return 'busy'
  return outcome === 'HANDED_BACK' ? 'neutral' : 'bad'
}
