import type { Ui } from '../session/ui.ts'
import type { BatchJobRunPageQuery } from './run.generated.ts'
import type { TimelineLine } from './timeline-line.ts'

type Attempt = BatchJobRunPageQuery['batchJobRun']['attempts'][number]
type Phase = Attempt['phases'][number]

/** The most subjects (channel databases) whose phases the server keeps of an attempt. */
const mostSubjects = 20

/** An attempt's phases as lines below it: those of its one work, then those of each subject below the subject's name. */
export function phaseLines(ui: Ui, { number, phases }: Attempt, now: number): readonly TimelineLine[] {
  const bySubject = Map.groupBy(phases, ({ subject }) => subject)
  return [...bySubject].flatMap(([subject, ofSubject]): readonly TimelineLine[] => {
    const id = `attempt ${number} ${subject ?? ''}`
    const lines = ofSubject.map((phase) => phaseLine(ui, `${id} ${phase.phase}`, phase, now))
    if (subject === null) return lines
    const milliseconds = ofSubject.reduce((sum, { durationSeconds }) => sum + durationSeconds * 1_000, 0)
    return [{ id, name: subject, text: ui.format.duration(milliseconds), within: lines }]
  })
}

function phaseLine({ t, word, format }: Ui, id: string, phase: Phase, now: number): TimelineLine {
  const { startedAt, endedAt, stretches } = phase
  const from = Date.parse(startedAt)
  const to = endedAt === null ? now : Date.parse(endedAt)
  const milliseconds = phase.durationSeconds * 1_000
  const time = format.duration(milliseconds)
  const spent = stretches > 1 ? t('batch:run.phaseInStretches', { time, times: stretches }) : time
  return {
    id,
    name: word.enumValue('BatchPhase', phase.phase),
    text: endedAt === null ? t('batch:run.phaseUnderWay', { time: spent }) : spent,
    bar: {
      from,
      to,
      tone: toneOf(phase),
      share: stretches > 1 ? Math.min(milliseconds / Math.max(to - from, 1), 1) : 1,
    },
    within: [],
  }
}

function toneOf({ phase, endedAt }: Phase) {
  if (endedAt === null) return 'busy'
  return phase === 'WAITING_FOR_TURN' ? 'neutral' : 'work'
}

/** What is to be said below a run's lines about its phases. */
export function phaseRemarks({ t }: Ui, attempts: readonly Attempt[]): readonly string[] {
  const doComeAndGo = attempts.some(({ phases }) => phases.some(({ stretches }) => stretches > 1))
  const mayBeCut = attempts.some(
    ({ phases }) => new Set(phases.map(({ subject }) => subject)).size >= mostSubjects,
  )
  return [
    ...(doComeAndGo ? [t('batch:run.phasesComeAndGo')] : []),
    ...(mayBeCut ? [t('batch:run.slowestOnly', { most: mostSubjects })] : []),
  ]
}
