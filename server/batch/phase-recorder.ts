import type { Clock, Instant } from '../database/instant.ts'
import type { Phase } from './phase.ts'
import type { BatchAttemptPhaseTable } from './tables.ts'

/** A phase of one attempt, as it is stored. */
export type RecordedPhase = Omit<BatchAttemptPhaseTable, 'attempt_id'>

/** Subjects whose phases an attempt keeps: a run over hundreds of channel databases shows where its time went, too. */
const mostSubjects = 20

interface Entry {
  readonly number: number
  readonly phase: Phase
  readonly subject: string | null
  startedAt: Instant
  enteredAt: Instant
  /** When its last stretch of any length ended; null before. */
  endedAt: Instant | null
  isUnderWay: boolean
  /** Whether it goes on where it was left: nothing has taken time since. */
  isContinued: boolean
  /** Stretches that have ended. */
  stretches: number
  milliseconds: number
  /** Whether nobody has ever taken it to write it. */
  isNew: boolean
  isUnwritten: boolean
}

/**
 * Records what the work of one attempt spends its time on. Work that turns from one phase to another and back, chunk by
 * chunk, has one entry a phase: when it began first and ended last, in how many stretches, and the sum of their time. So
 * an attempt has a handful of entries, however long it is. A stretch shorter than a millisecond is none.
 */
export class PhaseRecorder {
  readonly #clock: Clock
  readonly #entries = new Map<string, Entry>()
  readonly #underWay = new Map<string | null, Entry>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The work on a subject turns to a phase, which ends the one before; null when it is in none any more. */
  enter(phase: Phase | null, subject: string | null): void {
    const left = this.#underWay.get(subject)
    if (left?.phase === phase) return
    const now = this.#clock()
    if (left) leave(left, now)
    this.#underWay.delete(subject)
    if (phase === null) return
    const entry = this.#entryOf(phase, subject, now)
    if (entry.stretches === 0) entry.startedAt = now
    entry.isContinued = entry.endedAt === now
    entry.enteredAt = now
    entry.isUnderWay = true
    entry.isUnwritten = true
    this.#underWay.set(subject, entry)
  }

  /** The phases so far, in the order in which they began. */
  recorded(): readonly RecordedPhase[] {
    return keepSlowest([...this.#entries.values()].map(rowOf), this.#clock())
  }

  /** Whether the work has been in any phase. */
  get hasBegun(): boolean {
    return this.#entries.size > 0
  }

  /** Whether the work is in a phase of which nothing has been written. */
  get isInUnwritten(): boolean {
    return [...this.#underWay.values()].some(({ isNew }) => isNew)
  }

  /** What has changed since this was last asked. */
  takeUnwritten(): readonly RecordedPhase[] {
    const changed = [...this.#entries.values()].filter(({ isUnwritten }) => isUnwritten)
    for (const entry of changed) {
      entry.isNew = false
      entry.isUnwritten = false
    }
    return changed.map(rowOf)
  }

  /** What was taken could not be written, and is to be taken again. */
  putBack(): void {
    for (const entry of this.#entries.values()) entry.isUnwritten = true
  }

  /** Ends what is under way. */
  end(): void {
    for (const subject of [...this.#underWay.keys()]) this.enter(null, subject)
  }

  #entryOf(phase: Phase, subject: string | null, now: Instant): Entry {
    const key = `${phase} ${subject ?? ''}`
    const known = this.#entries.get(key)
    if (known) return known
    const entry: Entry = {
      number: this.#entries.size + 1,
      phase,
      subject,
      startedAt: now,
      enteredAt: now,
      endedAt: null,
      isUnderWay: false,
      isContinued: false,
      stretches: 0,
      milliseconds: 0,
      isNew: true,
      isUnwritten: true,
    }
    this.#entries.set(key, entry)
    return entry
  }
}

function leave(entry: Entry, now: Instant): void {
  const milliseconds = Date.parse(now) - Date.parse(entry.enteredAt)
  entry.isUnderWay = false
  entry.isUnwritten = true
  // A machine's clock may also be set back.
  if (milliseconds <= 0) return
  entry.milliseconds += milliseconds
  if (!entry.isContinued) entry.stretches += 1
  entry.endedAt = now
}

function rowOf(entry: Entry): RecordedPhase {
  const { number, phase, subject, startedAt, enteredAt, endedAt, isUnderWay, milliseconds } = entry
  const isFurtherStretch = isUnderWay && !entry.isContinued
  return {
    number,
    phase,
    subject,
    stretches: entry.stretches + (isFurtherStretch ? 1 : 0),
    milliseconds,
    started_at: startedAt,
    entered_at: enteredAt,
    ended_at: isUnderWay ? null : (endedAt ?? enteredAt),
  }
}

/** Milliseconds that a phase took, a stretch that is under way counted until an instant. */
export function timeIn({ milliseconds, entered_at, ended_at }: RecordedPhase, until: Instant): number {
  return milliseconds + (ended_at === null ? Math.max(Date.parse(until) - Date.parse(entered_at), 0) : 0)
}

/**
 * What an attempt shows of its phases: those of any length, of the subjects that took longest.
 * @param until when a phase without an end is to be looked at as ended.
 */
export function keepSlowest<Row extends RecordedPhase>(
  phases: readonly Row[],
  until: Instant,
): readonly Row[] {
  const long = phases.filter(({ stretches }) => stretches > 0)
  const times = new Map<string | null, number>()
  for (const phase of long) times.set(phase.subject, (times.get(phase.subject) ?? 0) + timeIn(phase, until))
  if (times.size <= mostSubjects) return long
  const slowest = [...times].sort(([, one], [, other]) => other - one).slice(0, mostSubjects)
  const kept = new Set(slowest.map(([subject]) => subject))
  return long.filter(({ subject }) => kept.has(subject))
}
