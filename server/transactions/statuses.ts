import { enumName } from '../graphql/enum-name.ts'
import { problemError } from '../graphql/problems.ts'
import type { SynchronizationStatus } from './tables.ts'

/** Every status of a channel transaction, in the order of its life (commerce 3.3). */
export const synchronizationStatuses = [
  'none',
  'pendingSynchronization',
  'creating',
  'succeeded',
  'failed',
  'editing',
] as const satisfies readonly SynchronizationStatus[]

/** What happens to a channel transaction. */
export type TransactionEvent =
  /** Its last row came, and synchronization takes its type. */
  | 'complete'
  /** A row of it came that broke the contract: it waits for the shop again. */
  | 'quarantine'
  /** A run takes it. */
  | 'claim'
  /** The run stopped before it came to it, and gives it back. */
  | 'handBack'
  | 'succeed'
  | 'fail'
  /** A person, or a run over a group of failures, wants it tried again. */
  | 'retry'
  /** An operator locks it to correct it. */
  | 'beginEdit'
  /** The operator is done, having corrected it. */
  | 'endCorrected'
  /** The operator is done, having changed nothing of what had failed. */
  | 'endUnchanged'

/** Every transition there is; what is not here is refused. Succeeded is the end. */
const transitions: Readonly<
  Record<SynchronizationStatus, Readonly<Partial<Record<TransactionEvent, SynchronizationStatus>>>>
> = {
  none: { complete: 'pendingSynchronization', quarantine: 'none' },
  pendingSynchronization: {
    quarantine: 'none',
    claim: 'creating',
    retry: 'pendingSynchronization',
    beginEdit: 'editing',
  },
  creating: { claim: 'creating', succeed: 'succeeded', fail: 'failed', handBack: 'pendingSynchronization' },
  failed: { quarantine: 'none', claim: 'creating', retry: 'pendingSynchronization', beginEdit: 'editing' },
  editing: { endCorrected: 'pendingSynchronization', endUnchanged: 'failed' },
  succeeded: {},
}

/** The status after an event, or undefined where the status does not know the event. */
export function statusAfter(
  status: SynchronizationStatus,
  event: TransactionEvent,
): SynchronizationStatus | undefined {
  return transitions[status][event]
}

/**
 * The status after an event.
 * @param transaction the transaction's id in its channel, for the words.
 * @throws ProblemError TRANSACTION_STATUS_FORBIDS when a transaction of this status cannot do that.
 */
export function transition(
  status: SynchronizationStatus,
  event: TransactionEvent,
  transaction: string,
): SynchronizationStatus {
  const next = statusAfter(status, event)
  if (!next) throw statusForbids(status, event, transaction)
  return next
}

/** The problem of whoever wants something of a transaction that its status does not allow. */
export function statusForbids(status: SynchronizationStatus, event: string, transaction: string): Error {
  return problemError('TRANSACTION_STATUS_FORBIDS', { status: enumName(status), event, transaction })
}

/** The statuses in which an event may happen: what a statement over many transactions is narrowed by. */
export function statusesBefore(event: TransactionEvent): readonly SynchronizationStatus[] {
  return synchronizationStatuses.filter((status) => statusAfter(status, event) !== undefined)
}
