import type { Id } from '../database/identifiers.ts'
import type { RecurrenceChoices } from './define-recurrence.ts'
import type { AlertEvent, FollowUpCondition, Priority, RetryPolicy } from './policies.ts'
import type { MessageLevel } from './task.ts'

/** Whom an alert reaches, and of what: the user who fills in the dialog. */
export interface AlertChoices {
  readonly on: readonly AlertEvent[]
  /** In the console, unless switched off. */
  readonly inApp?: boolean | null | undefined
  /** An http or https address that gets a signed POST. */
  readonly webhookUrl?: string | null | undefined
  /** Seconds after its planned time from which a run that has not begun counts as missed. */
  readonly lateAfterSeconds?: number | null | undefined
}

/**
 * The *Run in the background* part of every dialog that starts a batch job (commerce 4; seeds 001 and 002). What is left
 * out has a default; only the switch *Batch processing* must be set one way or the other.
 */
export interface RunInBackground {
  /** On: by the recurrence. Off: now, once, whatever the recurrence says. */
  readonly batchProcessing: boolean
  /** The task description; without one the job goes by its task and its subject. */
  readonly description?: string | null | undefined
  readonly categoryId?: Id<'BatchCategory'> | null | undefined
  readonly priority?: Priority | null | undefined
  readonly isPrivate?: boolean | null | undefined
  readonly isCritical?: boolean | null | undefined
  /** Without one the job runs once. */
  readonly recurrence?: RecurrenceChoices | null | undefined
  /** Runs only when a person or another job starts it; only with batch processing on, and without a recurrence. */
  readonly isOnDemand?: boolean | null | undefined
  readonly activePeriod?:
    | { readonly from: string; readonly to: string; readonly timeZone?: string | null | undefined }
    | null
    | undefined
  readonly retries?:
    | { readonly [Setting in keyof Omit<RetryPolicy, 'version'>]?: number | null | undefined }
    | null
    | undefined
  /** Whether it goes on recurring after a run that failed; yes unless switched off. */
  readonly goesOnAfterError?: boolean | null | undefined
  readonly alerts?: readonly AlertChoices[] | null | undefined
  readonly logLevel?: MessageLevel | null | undefined
  /** Days for which its runs are kept. */
  readonly historyDays?: number | null | undefined
  /** The job that starts when a run of this one ends: pull, then synchronize. */
  readonly followUpJobId?: Id<'BatchJob'> | null | undefined
  readonly followUpOn?: FollowUpCondition | null | undefined
}

/** Runs once, now, with every default. */
export const runOnceNow: RunInBackground = { batchProcessing: false }
