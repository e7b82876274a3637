import { setImmediate } from 'node:timers/promises'
import { type Database, inTransaction, type Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Clock } from '../database/instant.ts'
import type { Log } from '../log.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { BegunRun } from './begin-run.ts'
import { eventFeed } from './event-feed.ts'
import { recordBatchEvents } from './events.ts'
import { forgetPhases, forgetProgress, notePhases, noteProgress } from './live-progress.ts'
import { addToCounters, appendMessages, isKept, type NewMessage } from './messages.ts'
import type { Phase } from './phase.ts'
import { PhaseRecorder, type RecordedPhase } from './phase-recorder.ts'
import type { Delivery } from './queue.ts'
import { startChildRun } from './start-child.ts'
import { writePhases } from './store-phases.ts'
import {
  CanceledError,
  type ChildRun,
  type MessageLevel,
  type MessageParameters,
  StaleTaskError,
  type TaskContext,
} from './task.ts'

/** What the worker gives to every run. */
export interface RunEnvironment {
  readonly database: Database
  readonly log: Log
  readonly clock: Clock
  readonly secret: string
  readonly dataDirectory: string
}

/** What a task has said and counted since its last checkpoint. */
export interface Unwritten {
  readonly messages: readonly NewMessage[]
  /** Left out when the attempt fails: what was counted was rolled back. */
  readonly counts: ReadonlyMap<string, number>
  readonly progress: { readonly progress_done?: number; readonly progress_total?: number | null }
  /** All phases of the attempt, each ended. */
  readonly phases: readonly RecordedPhase[]
}

/** How often what a task says outside a checkpoint reaches its readers, and how often a run's progress is told. */
const flushMilliseconds = 1_000

/**
 * A task's context. Progress, counters and messages are gathered in memory and written by the next checkpoint, in the
 * task's own transaction. What a task says between two checkpoints (it may be waiting for a slow channel database) is
 * written once a second; counters are not, because they count what a transaction has yet to make true. Phases are written
 * with either: at once when one has begun that is not written yet, so that it is known of a worker that dies in it, and
 * once a second otherwise.
 */
export class RunContext implements TaskContext<unknown> {
  readonly database: Database
  readonly log: Log
  readonly runId: Id<'BatchJobRun'>
  readonly jobId: Id<'BatchJob'>
  readonly attempt: number
  readonly companyId: CompanyId
  readonly userId: string | null
  /** As stored until the task's schema has read them. */
  parameters: unknown
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly secret: string
  readonly dataDirectory: string
  readonly #begun: BegunRun
  readonly #delivery: Delivery
  readonly #phases: PhaseRecorder
  #messages: NewMessage[] = []
  #counts = new Map<string, number>()
  #progress: { done: number; total: number | null } | undefined
  #toldAt = 0
  #phasesWrittenAt = 0
  #isUntold = false
  #isFlushing = false
  #timer: NodeJS.Timeout | undefined
  #flushing: Promise<void> = Promise.resolve()

  constructor(environment: RunEnvironment, begun: BegunRun, delivery: Delivery) {
    this.#begun = begun
    this.#delivery = delivery
    this.database = environment.database
    this.clock = environment.clock
    this.secret = environment.secret
    this.dataDirectory = environment.dataDirectory
    this.runId = begun.run.id
    this.jobId = begun.job.id
    this.attempt = begun.attempt
    this.companyId = begun.run.company_id
    this.userId = begun.run.user_id
    this.parameters = begun.run.parameters
    this.signal = delivery.signal
    this.log = environment.log.child({ runId: this.runId, task: begun.run.task })
    this.#phases = new PhaseRecorder(this.clock)
    notePhases(begun.attemptId, () => this.#phases.recorded())
    this.#timer = setInterval(() => this.#flushSoon(), flushMilliseconds)
  }

  progress(done: number, total: number | null): void {
    this.#progress = { done, total }
    noteProgress(this.runId, this.#progress)
    this.#isUntold = true
  }

  phase(phase: Phase | null, subject?: string): void {
    this.#phases.enter(phase, subject ?? null)
    this.#isUntold = true
  }

  count(counter: string, by = 1): void {
    this.#counts.set(counter, (this.#counts.get(counter) ?? 0) + by)
    this.#isUntold = true
  }

  message(level: MessageLevel, code: string, parameters: MessageParameters = {}): void {
    this.log[levelOfLog[level]]({ code, parameters }, 'Run message')
    if (!isKept(level, this.#begun.job.log_level)) return
    this.#messages.push({ at: this.clock(), attempt: this.attempt, level, code, parameters })
    this.#isUntold = true
  }

  async checkpoint(trx: Transaction): Promise<void> {
    // A task that only works on SQLite never leaves the microtasks: here timers and signals get their turn.
    await setImmediate()
    const held = await trx
      .updateTable('batch_job_run')
      .set({ lost_attempts: 0, ...this.#progressColumns() })
      .where('id', '=', this.runId)
      .where('attempt_id', '=', this.#begun.attemptId)
      .returning('status')
      .executeTakeFirst()
    if (!held) throw new StaleTaskError()
    if (held.status === 'canceling') throw new CanceledError()
    await this.#writeMessages(trx)
    await this.#writeCounts(trx)
    await this.#writePhases(trx)
    await this.#delivery.renew(trx)
    // Whatever the transaction has changed (an upload session, orders) is looked at anew when the run's progress is told.
    this.#isUntold = true
    await this.#tell(trx)
  }

  async startChild<Parameters>(child: ChildRun<Parameters>, trx?: Transaction): Promise<Id<'BatchJobRun'>> {
    const parent = { runId: this.runId, attemptId: this.#begun.attemptId }
    const start = (within: Transaction) => startChildRun(within, parent, child, this.clock())
    return trx ? start(trx) : inTransaction(this.database, start)
  }

  /** Stops writing by itself, waits for what is being written, and hands over what is left to write. */
  async close(): Promise<Unwritten> {
    clearInterval(this.#timer)
    this.#timer = undefined
    await this.#flushing
    forgetProgress(this.runId)
    forgetPhases(this.#begun.attemptId)
    this.#phases.end()
    return {
      messages: this.#messages,
      counts: this.#counts,
      progress: this.#progressColumns(),
      phases: this.#phases.recorded(),
    }
  }

  async #writeCounts(trx: Transaction): Promise<void> {
    const counts = this.#counts
    this.#counts = new Map()
    await addToCounters(trx, this.runId, counts)
  }

  #progressColumns(): Unwritten['progress'] {
    return this.#progress ? { progress_done: this.#progress.done, progress_total: this.#progress.total } : {}
  }

  async #writeMessages(trx: Transaction): Promise<void> {
    const messages = this.#messages
    this.#messages = []
    await appendMessages(trx, this.runId, messages)
  }

  async #writePhases(trx: Transaction): Promise<void> {
    const isDue = Date.now() - this.#phasesWrittenAt >= flushMilliseconds
    if (!isDue && !this.#phases.isInUnwritten) return
    this.#phasesWrittenAt = Date.now()
    await writePhases(trx, this.#begun.attemptId, this.#phases.takeUnwritten())
  }

  async #tell(trx: Transaction): Promise<void> {
    if (!this.#isUntold || Date.now() - this.#toldAt < flushMilliseconds) return
    this.#toldAt = Date.now()
    this.#isUntold = false
    await recordBatchEvents(
      trx,
      [{ kind: 'runProgressed', companyId: this.companyId, jobId: this.jobId, runId: this.runId }],
      this.clock(),
    )
  }

  #flushSoon(): void {
    if (!this.#isUntold) return
    // The write lock is held, maybe by the task itself and for long: who listens is told without writing.
    if (this.#isFlushing) {
      this.#tellWhoListens()
      return
    }
    this.#isFlushing = true
    this.#flushing = this.#flush().finally(() => {
      this.#isFlushing = false
    })
  }

  #tellWhoListens(): void {
    if (!this.#progress && !this.#phases.hasBegun) return
    eventFeed(this.database).passOn({
      kind: 'runProgressed',
      company_id: this.companyId,
      job_id: this.jobId,
      run_id: this.runId,
      user_id: null,
      occurred_at: this.clock(),
    })
  }

  async #flush(): Promise<void> {
    if (!this.#isUntold || !this.#timer) return
    const messages = this.#messages
    try {
      await inTransaction(this.database, async (trx) => {
        const held = await trx
          .updateTable('batch_job_run')
          // Some column must be written to lock the row: the attempt keeps the number that it has.
          .set({ attempt_count: this.attempt, ...this.#progressColumns() })
          .where('id', '=', this.runId)
          .where('attempt_id', '=', this.#begun.attemptId)
          .returning('id')
          .executeTakeFirst()
        if (!held) return
        await this.#writeMessages(trx)
        await this.#writePhases(trx)
        await this.#tell(trx)
      })
    } catch (error) {
      this.#messages = [...messages, ...this.#messages.filter((message) => !messages.includes(message))]
      this.#phases.putBack()
      this.log.warn({ err: error }, 'The progress of a run could not be written')
    }
  }
}

const levelOfLog = { debug: 'debug', information: 'info', warning: 'warn', error: 'error' } as const
