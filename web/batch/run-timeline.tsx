import { Section } from '../components/page.tsx'
import type { Ui } from '../session/ui.ts'
import { phaseLines, phaseRemarks } from './phase-lines.ts'
import type { BatchJobRunPageQuery } from './run.generated.ts'
import styles from './run-timeline.module.css'
import { type PlacedStretch, placeStretches } from './timeline.ts'
import { allLines, type TimelineBar, type TimelineLine } from './timeline-line.ts'

type Run = BatchJobRunPageQuery['batchJobRun']

/**
 * A run on a time axis: how long it waited, each attempt with its phases, each child, one line each. Nothing for a run
 * that is still to begin.
 */
export function RunTimeline({ ui, run, now }: { readonly ui: Ui; readonly run: Run; readonly now: number }) {
  const lines = linesOf(ui, run, now)
  if (lines.length === 0) return null
  const bars = allLines(lines).flatMap(({ id, bar }) => (bar ? [{ id, ...bar }] : []))
  const places = new Map(placeStretches(bars).map((place) => [place.id, place]))
  return (
    <Section id="timeline" title={ui.t('batch:run.timeline')}>
      <Lines lines={lines} places={places} look={styles.timeline} />
      {phaseRemarks(ui, run.attempts).map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
    </Section>
  )
}

function Lines({
  lines,
  places,
  look,
}: {
  readonly lines: readonly TimelineLine[]
  readonly places: ReadonlyMap<string, PlacedStretch>
  readonly look: string | undefined
}) {
  return (
    <ol className={look}>
      {lines.map(({ id, name, text, bar, within }) => (
        <li key={id}>
          <span className={styles.name}>{name}</span>
          <Axis bar={bar} place={places.get(id)} />
          <span className={styles.long}>{text}</span>
          {within.length > 0 && <Lines lines={within} places={places} look={styles.within} />}
        </li>
      ))}
    </ol>
  )
}

/** The least height that a bar is drawn with, so that it can be seen. */
const leastHeight = 3

function Axis({
  bar,
  place,
}: {
  readonly bar: TimelineBar | undefined
  readonly place: PlacedStretch | undefined
}) {
  if (!bar || !place) return <span className={styles.axis} />
  const height = Math.max(16 * bar.share, leastHeight)
  return (
    <svg className={styles.axis} viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} width="1000" height="16" />
      <rect
        className={styles[bar.tone]}
        x={place.start * 1_000}
        y={16 - height}
        width={place.length * 1_000}
        height={height}
      />
    </svg>
  )
}

function linesOf(ui: Ui, run: Run, now: number): readonly TimelineLine[] {
  const { t, word, format } = ui
  const line = (
    id: string,
    name: string,
    outcome: string,
    tone: TimelineBar['tone'],
    [begun, ended]: readonly [string, string | null],
    within: readonly TimelineLine[] = [],
  ): TimelineLine => {
    const from = Date.parse(begun)
    const to = ended === null ? now : Date.parse(ended)
    const text = `${outcome} · ${format.duration(to - from)}`
    return { id, name, text, bar: { from, to, tone, share: 1 }, within }
  }
  const { startedAt, dueAt } = run
  const hasWaited = startedAt !== null && startedAt > dueAt
  return [
    ...(hasWaited
      ? [line('waited', t('batch:run.waited'), t('batch:run.untilItBegan'), 'neutral', [dueAt, startedAt])]
      : []),
    ...run.attempts.map((attempt) =>
      line(
        `attempt ${attempt.number}`,
        t('batch:run.attempt', { number: attempt.number }),
        word.enumValue('BatchAttemptOutcome', attempt.outcome),
        toneOfOutcome(attempt.outcome),
        [attempt.startedAt, attempt.endedAt],
        phaseLines(ui, attempt, now),
      ),
    ),
    ...run.children.flatMap(({ id, name, status, startedAt: begun, endedAt }) => {
      if (begun === null) return []
      const tone = status === 'ENDED' ? 'good' : status === 'EXECUTING' ? 'busy' : 'bad'
      return [line(id, word.jobName(name), word.enumValue('BatchStatus', status), tone, [begun, endedAt])]
    }),
  ]
}

function toneOfOutcome(outcome: Run['attempts'][number]['outcome']): TimelineBar['tone'] {
  if (outcome === 'SUCCEEDED') return 'good'
  if (outcome === 'EXECUTING') return 'busy'
  return outcome === 'HANDED_BACK' ? 'neutral' : 'bad'
}
