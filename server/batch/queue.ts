import type { Database, Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Clock, Instant } from '../database/instant.ts'
import type { Log } from '../log.ts'

/**
 * The port below the batch tables: it knows tasks (run this run, once, not before then, one a category) and nothing of
 * jobs, recurrence or history. Two engines stand behind it, and both pass test/batch/queue-conformance.ts.
 */

/** What is asked of the queue: bring this run to one worker. */
export interface QueueTask {
  /** Given by the caller, who writes it on the run in the same transaction: a delivery of any other is stale. */
  readonly taskId: Id<'BatchTask'>
  readonly runId: Id<'BatchJobRun'>
  readonly notBefore: Instant
  /** Tasks of one category are delivered one at a time: by priority, then in the order in which they came due. */
  readonly category: string | null
  /** Higher goes first. */
  readonly priority: number
}

/** What became of a cancellation: it never starts, the worker that has it was told, or there is no such task. */
export type Cancellation = 'removed' | 'requested' | 'absent'

/** A task in a worker's hands, under a lease that the engine renews while the worker lives. */
export interface Delivery {
  readonly taskId: Id<'BatchTask'>
  readonly runId: Id<'BatchJobRun'>
  /** Name of the worker that has it, for people. */
  readonly worker: string
  /** Aborted with CanceledError, StaleTaskError (the lease was lost) or WorkerStoppingError. */
  readonly signal: AbortSignal
  /**
   * Renews the lease inside the transaction, which from then on nobody can take over before it has committed.
   * @throws StaleTaskError when somebody has taken it over already.
   */
  renew(trx: Transaction): Promise<void>
  /** Done: the task is gone if the transaction commits. @throws StaleTaskError when the lease was lost. */
  complete(trx: Transaction): Promise<void>
  /** Done, but its category stays taken until somebody cancels the task. @throws StaleTaskError when the lease was lost. */
  park(trx: Transaction): Promise<void>
  /** Gives it back, to be delivered again not before an instant. @throws StaleTaskError when the lease was lost. */
  release(trx: Transaction, notBefore: Instant): Promise<void>
}

export interface QueueWorkerOptions {
  readonly database: Database
  /** Deliveries that this worker runs side by side. */
  readonly concurrency: number
  readonly log: Log
  readonly clock?: Clock
  /**
   * Handles one delivery. Returning completes it, unless the handler already completed, parked or released it; throwing
   * has it delivered again after a while, which is for faults of the machinery, not for those of the work.
   */
  readonly run: (delivery: Delivery) => Promise<void>
}

/** A running worker. */
export interface QueueWorker {
  /** Name of the worker, as its deliveries carry it. */
  readonly name: string
  /** Looks for work at once instead of at the next turn of the timer. */
  wake(): void
  /**
   * Takes no more work, aborts what runs with WorkerStoppingError, and waits for it; what has not ended when the time is
   * over is given back by force, so that its next checkpoint fails.
   */
  stop(graceMilliseconds: number): Promise<void>
}

/** A queue engine. */
export interface Queue {
  schedule(trx: Transaction, task: QueueTask): Promise<void>
  cancel(trx: Transaction, taskId: Id<'BatchTask'>): Promise<Cancellation>
  exists(queries: Queries, taskId: Id<'BatchTask'>): Promise<boolean>
  startWorker(options: QueueWorkerOptions): QueueWorker
}
