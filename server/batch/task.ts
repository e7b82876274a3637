import type { z } from 'zod'
import type { Database, Queries, Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Clock } from '../database/instant.ts'
import type { Permission } from '../graphql/access.ts'
import type { AuditValue } from '../identity/audit.ts'
import type { Log } from '../log.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { Phase } from './phase.ts'

/**
 * What a module tells the batch framework about one kind of work, and what that work gets to do it with. A module's
 * tasks.ts declares its tasks with `defineBatchTask`; server/tasks.ts lists them; the worker runs them.
 *
 * One task is one batch of work with its own checkpoints, never one order: the queue is not on the path of an order.
 */

/** The values a message, an error or an alert carries beside its code. The reader's client makes words of them. */
export type MessageParameters = Readonly<Record<string, string | number | boolean | null>>

/** How grave a log line is; a job's log level says from which on they are kept. */
export const messageLevels = ['debug', 'information', 'warning', 'error'] as const
export type MessageLevel = (typeof messageLevels)[number]

/** A part of a run that is a run itself. The run that starts it ends when all its children have ended. */
export interface ChildRun<Parameters = unknown> {
  readonly task: BatchTask<Parameters>
  readonly parameters: Parameters
  /** Shown in the list of children, e.g. the name of the channel database that the child pulls. Data, not prose. */
  readonly description: string
  /**
   * What makes the child the same child when a retry of the run starts it again: a started child that ended is kept, one
   * that failed is taken again. Without it the task and its parameters are the key.
   */
  readonly key?: string
}

/** All that a task may touch while it runs. */
export interface TaskContext<Parameters = unknown> {
  readonly database: Database
  /** Structured log, already bound to the run's id; what operators shall see goes through `message` instead. */
  readonly log: Log
  readonly runId: Id<'BatchJobRun'>
  readonly jobId: Id<'BatchJob'>
  /** The attempt, counted from 1 within the run. */
  readonly attempt: number
  /** The company (legal entity) that the job works for. */
  readonly companyId: CompanyId
  /** Whoever made the job; null for a job that the system made by itself. */
  readonly userId: string | null
  readonly parameters: Parameters
  /**
   * Aborted when the run is being cancelled (reason CanceledError), was taken over (StaleTaskError), or the worker stops
   * (WorkerStoppingError: throw it on, and the run goes back to be continued elsewhere). Pass it into every wait and
   * fetch, and call `signal.throwIfAborted()` between two chunks.
   */
  readonly signal: AbortSignal
  readonly clock: Clock
  /** Key of what is encrypted at rest, such as a channel database's password. */
  readonly secret: string
  /** Folder that relative file paths start from. */
  readonly dataDirectory: string

  /** Sets how far the run has come: `done` of `total` (null while unknown), in whatever the task counts. */
  progress(done: number, total: number | null): void
  /**
   * Says what the work is at from now on, which ends what it was at before; null when it is at nothing that has a name.
   * It costs next to nothing: every chunk may go through the same phases again, whose times are added up.
   * @param subject what the work is on, when the run works on several things side by side: each has its own phases. Data
   *   (a channel database's name), not prose.
   */
  phase(phase: Phase | null, subject?: string): void
  /** Adds `by` (1 if absent) to one of the run's named counters, e.g. `ordersPosted`. */
  count(counter: string, by?: number): void
  /** Adds a line to the run's log: a SCREAMING_SNAKE code and its parameters, never prose. */
  message(level: MessageLevel, code: string, parameters?: MessageParameters): void

  /**
   * The last statement of every transaction in which the task writes. It renews the run's lease inside that transaction
   * (a long write on SQLite keeps the heartbeat out, and whoever wants to take the run over must look again under the
   * write lock), and writes the progress, counters and messages gathered since the last one, so that they are true
   * exactly when the work is.
   * @throws StaleTaskError when another worker has taken the run over: the transaction must roll back.
   * @throws CanceledError when somebody asked to cancel the run: the transaction rolls back, what was done before stays.
   */
  checkpoint(trx: Transaction): Promise<void>

  /**
   * Starts a child run as soon as a worker is free, in `trx` if given, else in a transaction of its own (whoever has one
   * open hands it over: on SQLite there is only one at a time). It does not wait for the child: the task returns, and its
   * run ends when the last child has.
   * @returns the child run's id; the same id when a retry starts the same child again.
   */
  startChild<ChildParameters>(child: ChildRun<ChildParameters>, trx?: Transaction): Promise<Id<'BatchJobRun'>>
}

/** What a run's progress counts: rows of channel databases, or whatever parts its work has. */
export type ProgressUnit = 'parts' | 'rows'

/** One kind of work that jobs can be made of. */
export interface BatchTask<Parameters = unknown> {
  /** The stable name in the database and the API: camelCase, a verb and its object, e.g. `synchronizeOrders`. */
  readonly name: string
  /** Raised when the parameters change shape; jobs keep the version that their parameters were written in. */
  readonly version: number
  /** One English sentence for whoever reads the API; the console translates the name. */
  readonly description: string
  readonly parameters: z.ZodType<Parameters>
  /** What a user needs in the job's company to make, run or retry a job of this task, beside batch.manage for others' jobs. */
  readonly permission: Permission
  /** What its progress counts; parts of its work unless said. */
  readonly progressUnit?: ProgressUnit
  /** Turns parameters that an older version stored into today's. Needed from version 2 on. */
  readonly upgrade?: (parameters: unknown, fromVersion: number) => unknown
  /**
   * What the parameters mean, field by field: names of records, how many a selection holds. The audit trail tells it among
   * the fields of the job, for people; without it, it tells nothing of the parameters.
   */
  readonly tell?: (queries: Queries, parameters: Parameters) => Promise<Readonly<Record<string, AuditValue>>>
  /**
   * Does the work. It may be killed at any instruction and called again: what it did in committed transactions must make
   * the next call go on from there. Throwing fails the attempt; `TaskFailure` does so with a code of the task's own.
   */
  readonly run: (context: TaskContext<Parameters>, parameters: Parameters) => Promise<void>
}

/**
 * A task of whatever parameters, as a list of different tasks holds it. Its `run` is only ever given what its own
 * `parameters` schema has parsed.
 */
export interface AnyBatchTask extends Omit<BatchTask, 'parameters' | 'tell' | 'run'> {
  readonly parameters: z.ZodType
  readonly tell?: (queries: Queries, parameters: never) => Promise<Readonly<Record<string, AuditValue>>>
  readonly run: (context: TaskContext<never>, parameters: never) => Promise<void>
}

/** Declares a batch task; the parameters' type comes from their schema. */
export function defineBatchTask<Parameters>(task: BatchTask<Parameters>): BatchTask<Parameters> {
  if (!/^[a-z][a-zA-Z0-9]*$/.test(task.name)) {
    throw new Error(`The batch task name ${JSON.stringify(task.name)} is not camelCase.`)
  }
  if (task.version > 1 && task.upgrade === undefined) {
    throw new Error(
      `The batch task ${task.name} is at version ${task.version} and cannot upgrade older parameters.`,
    )
  }
  return task
}

/** Fails an attempt with a code and parameters that the client has words for. */
export class TaskFailure extends Error {
  readonly code: string
  readonly parameters: MessageParameters
  /** False when trying again cannot help (a missing configuration): the run fails at once, whatever retries are left. */
  readonly retryable: boolean

  constructor(
    code: string,
    parameters: MessageParameters = {},
    options: { retryable?: boolean; cause?: unknown } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'TaskFailure'
    this.code = code
    this.parameters = parameters
    this.retryable = options.retryable ?? true
  }
}

/** The run is being cancelled: stop between two chunks, leaving done what is done. */
export class CanceledError extends Error {
  constructor() {
    super('The run is being cancelled.')
    this.name = 'CanceledError'
  }
}

/** Another worker holds the run now: whatever this one has open must roll back. */
export class StaleTaskError extends Error {
  constructor() {
    super('The run is no longer held by this worker.')
    this.name = 'StaleTaskError'
  }
}

/** The worker is stopping: the run is handed back as it stands, and goes on elsewhere or after the restart. */
export class WorkerStoppingError extends Error {
  constructor() {
    super('The worker is stopping.')
    this.name = 'WorkerStoppingError'
  }
}
