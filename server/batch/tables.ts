import type { Generated } from 'kysely'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { CompanyId } from '../organization/tables.ts'
import type { Phase } from './phase.ts'
import type { FollowUpCondition, Priority, RetryPolicy } from './policies.ts'
import type { ActivePeriod, Recurrence } from './recurrence.ts'
import type { BatchStatus } from './statuses.ts'
import type { MessageLevel, MessageParameters } from './task.ts'

/** Jobs of one category run one at a time. */
export interface BatchCategoryTable {
  id: Id<'BatchCategory'>
  company_id: CompanyId
  name: string
  description: string
  /** Nothing of the category starts until it is resumed; what runs goes on. */
  is_withheld: boolean
  created_at: Instant
  updated_at: Instant
}

/** Work that is to be done, once or again and again: a task, its parameters, and when. */
export interface BatchJobTable {
  id: Id<'BatchJob'>
  company_id: CompanyId
  /** What somebody has called it; empty when nobody has. */
  description: string
  /** What the task works on, by names: it stands for the description of a job that has none. */
  subject: Generated<string>
  /** How many records the task works on, when they were selected. */
  subject_count: Generated<number | null>
  task: string
  /** The task's version that the parameters are written in. */
  task_version: number
  parameters: unknown
  category_id: Id<'BatchCategory'> | null
  priority: Priority
  /** Seen by its owner only. */
  is_private: boolean
  /** Its owner is alerted of errors, cancellations and missed runs without asking for it. */
  is_critical: boolean
  /** Off: it ran once, when it was made, whatever its recurrence says. */
  batch_processing: boolean
  /** Has no time of its own: a person or another job starts it. */
  is_on_demand: boolean
  recurrence: Recurrence | null
  active_period: ActivePeriod | null
  retry_policy: RetryPolicy
  /** Whether a recurring job goes on recurring after a run that failed. */
  goes_on_after_error: boolean
  log_level: MessageLevel
  history_days: number
  follow_up_job_id: Id<'BatchJob'> | null
  follow_up_on: FollowUpCondition
  /** Its owner; null when the system made it. */
  user_id: string | null
  /** What its live run shows, else `withhold`, else what became of the last run. */
  status: BatchStatus
  is_withheld: boolean
  /** Somebody asked for a run while one was executing that had begun too early to count: another follows it. */
  starts_again: boolean
  /** Occurrences that have come to a run; *End after* counts them. */
  occurrences_started: number
  /** When its live run is due. */
  next_run_at: Instant | null
  last_run_id: Id<'BatchJobRun'> | null
  last_run_status: BatchStatus | null
  last_run_started_at: Instant | null
  last_run_ended_at: Instant | null
  /** Rises with every change; writing it is how a transaction locks the job on both databases. */
  revision: number
  created_at: Instant
  updated_at: Instant
}

/** Why a run exists. */
export type RunTrigger = 'schedule' | 'manual' | 'followUp' | 'child'

/** How the work of a run itself went, while its children still go on. */
export type OwnOutcome = 'succeed' | 'fail' | 'stop'

/** One occurrence of a job, or a child that another run started. */
export interface BatchJobRunTable {
  id: Id<'BatchJobRun'>
  job_id: Id<'BatchJob'>
  company_id: CompanyId
  parent_run_id: Id<'BatchJobRun'> | null
  /**
   * What the run is the run of: job and planned instant, or parent and child's key. Unique, so that nobody starts the
   * same occurrence twice, on however many nodes.
   */
  slot: string
  trigger: RunTrigger
  /** The run whose end started this one (chaining). */
  triggered_by_run_id: Id<'BatchJobRun'> | null
  /** As its job's, when it was planned; a child's own. */
  description: string
  subject: Generated<string>
  subject_count: Generated<number | null>
  task: string
  task_version: number
  parameters: unknown
  /** Held while the run executes; null for children, whose parent holds it. */
  category_id: Id<'BatchCategory'> | null
  priority: Priority
  /** Whoever started it: the job's owner for an occurrence. */
  user_id: string | null
  status: BatchStatus
  /** When the recurrence (or the person) wanted it. */
  planned_at: Instant
  /** Not before this: the planned time, or the end of a retry's delay. */
  due_at: Instant
  started_at: Instant | null
  ended_at: Instant | null
  /** The queue's task that may run it; a worker that comes with another one is stale. */
  task_id: Id<'BatchTask'> | null
  /** The attempt that holds it: only that one may write. */
  attempt_id: Id<'BatchJobAttempt'> | null
  attempt_count: number
  /** Attempts that failed since the run was last (re)queued; the retry policy bounds them. */
  failed_attempts: number
  /** Workers lost in a row without a checkpoint between them. */
  lost_attempts: number
  progress_done: number | null
  progress_total: number | null
  own_outcome: OwnOutcome | null
  /** Occurrences that came due before this run began, and that it stands for. */
  coalesced_count: number
  error_code: string | null
  error_parameters: MessageParameters | null
  cancel_requested_by: string | null
  cancel_requested_at: Instant | null
  /** When its users were alerted that it had not begun in time. */
  missed_alert_at: Instant | null
  created_at: Instant
}

/** What became of an attempt. */
export type AttemptOutcome = 'executing' | 'succeeded' | 'failed' | 'canceled' | 'handedBack' | 'lost'

/** One try of a run; each keeps its own error. */
export interface BatchJobAttemptTable {
  id: Id<'BatchJobAttempt'>
  run_id: Id<'BatchJobRun'>
  number: number
  worker: string
  outcome: AttemptOutcome
  started_at: Instant
  ended_at: Instant | null
  error_code: string | null
  error_parameters: MessageParameters | null
  /** Message and stack of an error that nobody foresaw; the log has it too, by the id in the parameters. */
  error_detail: string | null
  next_attempt_at: Instant | null
}

/**
 * What an attempt spends its time on. Work that turns back to a phase goes on with the row that is there, so that it is
 * one row a phase (and subject), however often they change.
 */
export interface BatchAttemptPhaseTable {
  attempt_id: Id<'BatchJobAttempt'>
  /** Its place among the attempt's phases, by when they began first. */
  number: number
  phase: Phase
  /** What the work is on, such as a channel database by its name; null for the run's one work. */
  subject: string | null
  /** How many times the work was in it; 0 when it passed through in no time. */
  stretches: number
  /** Sum of the stretches that have ended. */
  milliseconds: number
  /** When it began first. */
  started_at: Instant
  /** When its last stretch began. */
  entered_at: Instant
  /** When its last stretch ended; null while one is under way, and for ever when the attempt's worker died in it. */
  ended_at: Instant | null
}

/** A line of a run's log. */
export interface BatchRunMessageTable {
  run_id: Id<'BatchJobRun'>
  number: number
  attempt: number
  logged_at: Instant
  level: MessageLevel
  code: string
  parameters: MessageParameters
}

/** One of a run's named counters. */
export interface BatchRunCounterTable {
  run_id: Id<'BatchJobRun'>
  name: string
  value: number
}

/** Who is alerted of what: of one job, or (job null) of every job of the company that the user may see. */
export interface BatchAlertRuleTable {
  id: Id<'BatchAlertRule'>
  company_id: CompanyId
  job_id: Id<'BatchJob'> | null
  user_id: string
  on_ended: boolean
  on_error: boolean
  on_canceled: boolean
  on_missed: boolean
  late_after_seconds: number
  in_app: boolean
  webhook_url: string | null
  created_at: Instant
  updated_at: Instant
}

/** An alert in the console. */
export interface NotificationTable {
  id: Id<'Notification'>
  user_id: string
  company_id: CompanyId
  job_id: Id<'BatchJob'> | null
  run_id: Id<'BatchJobRun'> | null
  code: string
  parameters: MessageParameters
  created_at: Instant
  read_at: Instant | null
}

/** An alert on its way to an address. */
export interface WebhookDeliveryTable {
  id: Id<'WebhookDelivery'>
  rule_id: Id<'BatchAlertRule'>
  company_id: CompanyId
  /** The exact JSON text that is signed and sent, the same at every try. */
  body: string
  status: 'pending' | 'delivered' | 'failed'
  attempt_count: number
  next_attempt_at: Instant
  /** HTTP status of the last answer; null when none came. */
  response_status: number | null
  last_error: string | null
  created_at: Instant
  delivered_at: Instant | null
}

/** The embedded queue: one row a task that has yet to be done. */
export interface BatchTaskTable {
  sequence: Generated<number>
  id: Id<'BatchTask'>
  run_id: Id<'BatchJobRun'>
  not_before: Instant
  category: string | null
  priority: number
  /** `parked`: its work is done, and it only keeps its category taken until it is completed. */
  state: 'waiting' | 'leased' | 'parked'
  worker: string | null
  lease_token: string | null
  leased_until: Instant | null
  cancel_requested: boolean
  deliveries: number
}

/** The records that somebody selected for a batch job, each by the id that it has in its own table. */
export interface BatchSelectionTable {
  id: Id<'BatchSelection'>
  record_id: string
}

/** What changed, in a rising sequence, for subscribers that come back after a drop. */
export interface BatchEventTable {
  sequence: Generated<number>
  kind: BatchEventKind
  /** Null, as the job is, for what is of no job: a user has read notifications. */
  company_id: CompanyId | null
  job_id: Id<'BatchJob'> | null
  run_id: Id<'BatchJobRun'> | null
  occurred_at: Instant
  /** Whom alone it is told to; null for whoever may see the job. */
  user_id: string | null
}

/** What happens to jobs and runs, told to whoever may see them. */
export type JobEventKind = 'jobChanged' | 'jobDeleted' | 'runChanged' | 'runProgressed' | 'runRemoved'

/** What happens to a user's notifications, told to that user. */
export type NotificationEventKind = 'notificationRaised' | 'notificationsRead'

export type BatchEventKind = JobEventKind | NotificationEventKind

declare module '../database/tables.ts' {
  interface Tables {
    batch_category: BatchCategoryTable
    batch_job: BatchJobTable
    batch_job_run: BatchJobRunTable
    batch_job_attempt: BatchJobAttemptTable
    batch_attempt_phase: BatchAttemptPhaseTable
    batch_run_message: BatchRunMessageTable
    batch_run_counter: BatchRunCounterTable
    batch_alert_rule: BatchAlertRuleTable
    notification: NotificationTable
    webhook_delivery: WebhookDeliveryTable
    batch_task: BatchTaskTable
    batch_selection: BatchSelectionTable
    batch_event: BatchEventTable
  }
}
