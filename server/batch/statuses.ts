import { enumName } from '../graphql/enum-name.ts'
import { problemError } from '../graphql/problems.ts'

/**
 * The statuses of runs (and of jobs, which show their live run's). `withhold` is held back by a person, `waiting` is not
 * due or its category is taken, `ready` waits for a free worker, `didNotRun` was planned and skipped (commerce 4).
 */
export const statuses = [
  'withhold',
  'waiting',
  'ready',
  'executing',
  'ended',
  'error',
  'canceling',
  'canceled',
  'didNotRun',
] as const
export type BatchStatus = (typeof statuses)[number]

/** Statuses in which a run is still to come or under way; a job has at most one such run. */
export const liveStatuses = [
  'withhold',
  'waiting',
  'ready',
  'executing',
  'canceling',
] as const satisfies BatchStatus[]

/** Statuses in which a run holds its category. */
export const executingStatuses = ['executing', 'canceling'] as const satisfies BatchStatus[]

/** What happens to a run. */
export type RunEvent =
  /** Its time has come, and its category is free. */
  | 'due'
  /** Another run has taken its category. */
  | 'block'
  /** A worker begins it, for the first time or after another worker was lost. */
  | 'begin'
  | 'succeed'
  | 'fail'
  /** An attempt failed and another will be made. */
  | 'retry'
  /** The worker stops and gives the run back. */
  | 'handBack'
  | 'cancel'
  /** The task noticed that it is being cancelled, and stopped. */
  | 'stop'
  | 'withhold'
  | 'resume'
  | 'skip'
  /** A person has it done again. */
  | 'requeue'

/** Every transition there is; what is not here is refused. */
const transitions: Readonly<Record<BatchStatus, Readonly<Partial<Record<RunEvent, BatchStatus>>>>> = {
  withhold: { resume: 'waiting', cancel: 'canceled', skip: 'didNotRun' },
  waiting: { due: 'ready', begin: 'executing', withhold: 'withhold', cancel: 'canceled', skip: 'didNotRun' },
  ready: {
    block: 'waiting',
    begin: 'executing',
    withhold: 'withhold',
    cancel: 'canceled',
    skip: 'didNotRun',
  },
  executing: {
    begin: 'executing',
    succeed: 'ended',
    fail: 'error',
    retry: 'waiting',
    handBack: 'ready',
    cancel: 'canceling',
  },
  // A task that got to its end before it noticed has ended; one that failed meanwhile has stopped, as it was asked to.
  canceling: {
    cancel: 'canceling',
    succeed: 'ended',
    fail: 'canceled',
    stop: 'canceled',
    handBack: 'canceled',
  },
  ended: { requeue: 'waiting' },
  error: { requeue: 'waiting' },
  canceled: { requeue: 'waiting' },
  didNotRun: { requeue: 'waiting' },
}

/** The status after an event, or undefined where the status does not know the event. */
export function statusAfter(status: BatchStatus, event: RunEvent): BatchStatus | undefined {
  return transitions[status][event]
}

/**
 * The status after an event.
 * @throws ProblemError BATCH_STATUS_FORBIDS when a run of this status cannot do that.
 */
export function transition(status: BatchStatus, event: RunEvent): BatchStatus {
  const next = statusAfter(status, event)
  if (!next) throw problemError('BATCH_STATUS_FORBIDS', { status: enumName(status), event })
  return next
}

/** Whether a run of this status is still to come or under way. */
export function isLive(status: BatchStatus): boolean {
  return (liveStatuses as readonly BatchStatus[]).includes(status)
}

/** Whether a run of this status is under way. */
export function isExecuting(status: BatchStatus): boolean {
  return (executingStatuses as readonly BatchStatus[]).includes(status)
}
