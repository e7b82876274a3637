import type { Id } from '../database/identifiers.ts'
import type { RecordedPhase } from './phase-recorder.ts'

/** How far a run has come, in whatever its task counts. */
export interface LiveProgress {
  readonly done: number
  readonly total: number | null
}

const live = new Map<Id<'BatchJobRun'>, LiveProgress>()
const livePhases = new Map<Id<'BatchJobAttempt'>, () => readonly RecordedPhase[]>()

/**
 * Notes how far a run of this process has come. A large transaction holds SQLite's one write lock, and nobody can write
 * meanwhile how far it is: who asks this process is told all the same.
 */
export function noteProgress(runId: Id<'BatchJobRun'>, progress: LiveProgress): void {
  live.set(runId, progress)
}

/** Forgets a run that has ended: what is stored is true. */
export function forgetProgress(runId: Id<'BatchJobRun'>): void {
  live.delete(runId)
}

/** How far a run has come; undefined when no worker of this process executes it, or it has not said. */
export function liveProgressOf(runId: Id<'BatchJobRun'>): LiveProgress | undefined {
  return live.get(runId)
}

/** Notes who knows the phases of an attempt that this process makes: they are told as progress is. */
export function notePhases(attemptId: Id<'BatchJobAttempt'>, recorded: () => readonly RecordedPhase[]): void {
  livePhases.set(attemptId, recorded)
}

/** Forgets an attempt that is over: what is stored is true. */
export function forgetPhases(attemptId: Id<'BatchJobAttempt'>): void {
  livePhases.delete(attemptId)
}

/** The phases of an attempt so far; undefined when no worker of this process makes it. */
export function livePhasesOf(attemptId: Id<'BatchJobAttempt'>): readonly RecordedPhase[] | undefined {
  return livePhases.get(attemptId)?.()
}
