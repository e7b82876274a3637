import { Company } from '../../organization/schema/types.ts'
import { mayControl, maySee } from '../access.ts'
import { jobName } from '../job-name.ts'
import { showOccurrences } from '../preview-recurrence.ts'
import type { BatchJob as JobRow } from '../records.ts'
import { BatchPriorityEnum, BatchStatusEnum, FollowUpConditionEnum, MessageLevelEnum } from './enums.ts'
import { BatchJobName } from './job-name.ts'
import { liveRunLoader, userNameOf, waitingReasonOf } from './loaders.ts'
import { ActivePeriodType, RecurrenceType, RetryPolicyType, UpcomingOccurrence } from './recurrence.ts'
import { BatchCategory, BatchJob, BatchJobRun } from './types.ts'
import { WaitingReasonType } from './waiting-reason.ts'

BatchJob.implement({
  description: 'Work to be done in the background, once or again and again.',
  fields: (t) => ({
    company: t.field({
      type: Company,
      description: 'The company that it works for.',
      resolve: ({ company_id }) => company_id,
    }),
    description: t.string({
      nullable: true,
      description:
        'The task description; null when nobody has named it: clients make a name of the other parts of `name`.',
      resolve: (job) => jobName(job).description,
    }),
    name: t.field({ type: BatchJobName, description: 'What it is called.', resolve: jobName }),
    task: t.exposeString('task', { description: 'Name of the task that it is made of.' }),
    taskVersion: t.int({
      description: 'The version of the task that its parameters are written in.',
      resolve: ({ task_version }) => task_version,
    }),
    parameters: t.field({
      type: 'JSON',
      description: 'What the task is given.',
      resolve: ({ parameters }) => parameters,
    }),
    status: t.field({
      type: BatchStatusEnum,
      description: 'Where it stands: its live run’s status, Withhold, or what became of its last run.',
      resolve: ({ status }) => status,
    }),
    waitingReason: t.field({
      type: WaitingReasonType,
      nullable: true,
      description: 'Why it waits; null when it does not, or waits for nothing but to be started.',
      resolve: async ({ id }, _args, context) => {
        const live = await liveRunLoader(context).load(id)
        return live ? waitingReasonOf(context).load(live) : null
      },
    }),
    isWithheld: t.boolean({
      description: 'Whether it is held back, also while a run of it still executes.',
      resolve: ({ is_withheld }) => is_withheld,
    }),
    category: t.field({
      type: BatchCategory,
      nullable: true,
      description: 'Its category: jobs of one run one at a time.',
      resolve: ({ category_id }) => category_id,
    }),
    priority: t.field({
      type: BatchPriorityEnum,
      description: 'What goes first in its category, and when workers are few.',
      resolve: ({ priority }) => priority,
    }),
    isPrivate: t.boolean({
      description: 'Whether only its owner sees it.',
      resolve: ({ is_private }) => is_private,
    }),
    isCritical: t.boolean({
      description: 'Whether its owner is alerted of every error without asking for it.',
      resolve: ({ is_critical }) => is_critical,
    }),
    batchProcessing: t.boolean({
      description: 'Whether it goes by its recurrence; else it ran once, when it was made.',
      resolve: ({ batch_processing }) => batch_processing,
    }),
    isOnDemand: t.boolean({
      description: 'Whether it has no time of its own and waits for a person or another job.',
      resolve: ({ is_on_demand }) => is_on_demand,
    }),
    recurrence: t.field({
      type: RecurrenceType,
      nullable: true,
      description: 'When it recurs; null when it does not.',
      resolve: ({ recurrence }) => recurrence,
    }),
    activePeriod: t.field({
      type: ActivePeriodType,
      nullable: true,
      description: 'The hours in which it may start; null for any.',
      resolve: ({ active_period }) => active_period,
    }),
    retryPolicy: t.field({
      type: RetryPolicyType,
      description: 'How a failed run is tried again.',
      resolve: ({ retry_policy }) => retry_policy,
    }),
    goesOnAfterError: t.boolean({
      description: 'Whether it goes on recurring after a run that failed.',
      resolve: ({ goes_on_after_error }) => goes_on_after_error,
    }),
    logLevel: t.field({
      type: MessageLevelEnum,
      description: 'The least level of the log lines that are kept.',
      resolve: ({ log_level }) => log_level,
    }),
    historyDays: t.int({
      description: 'Days for which its runs are kept.',
      resolve: ({ history_days }) => history_days,
    }),
    followUpJob: t.field({
      type: BatchJob,
      nullable: true,
      description: 'The job that starts when a run of this one ends.',
      resolve: async ({ follow_up_job_id }, _args, context) => {
        if (!follow_up_job_id) return null
        const followUp = await BatchJob.getDataloader(context).load(follow_up_job_id)
        return maySee(context.caller, followUp) ? followUp : null
      },
    }),
    followUpOn: t.field({
      type: FollowUpConditionEnum,
      description: 'After which endings the follow-up starts.',
      resolve: ({ follow_up_on }) => follow_up_on,
    }),
    ownerId: t.string({
      nullable: true,
      description: 'Id of the user who made it; null when the system did.',
      resolve: ({ user_id }) => user_id,
    }),
    isMine: t.boolean({
      description: 'Whether the caller made it: only they may keep it from others.',
      resolve: ({ user_id }, _args, { caller }) => user_id !== null && user_id === caller.userId,
    }),
    ownerName: t.string({
      nullable: true,
      description: 'What its owner is called.',
      resolve: ({ user_id }, _args, context) => (user_id ? userNameOf(context).load(user_id) : null),
    }),
    mayControl: t.boolean({
      description: 'Whether the caller may change, start and stop it.',
      resolve: (job, _args, { caller }) => mayControl(caller, job),
    }),
    occurrencesStarted: t.int({
      description: 'Occurrences that have come to a run; End after counts them.',
      resolve: ({ occurrences_started }) => occurrences_started,
    }),
    nextRunAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When its next run is due; null when none is planned.',
      resolve: ({ next_run_at }) => next_run_at,
    }),
    upcoming: t.field({
      type: [UpcomingOccurrence],
      description: 'Its next occurrences by the recurrence, from now on; none for a job without one.',
      args: { count: t.arg.int({ defaultValue: 10, description: 'How many, up to 100.' }) },
      resolve: (job, { count }, { clock }) => upcomingOf(job, count ?? 10, clock()),
    }),
    liveRun: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'Its run that is planned or under way.',
      resolve: ({ id }, _args, context) => liveRunLoader(context).load(id),
    }),
    lastRun: t.field({
      type: BatchJobRun,
      nullable: true,
      description: 'Its run that ended last.',
      resolve: ({ last_run_id }) => last_run_id,
    }),
    lastRunStatus: t.field({
      type: BatchStatusEnum,
      nullable: true,
      description: 'What became of that run.',
      resolve: ({ last_run_status }) => last_run_status,
    }),
    lastRunStartedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When that run began.',
      resolve: ({ last_run_started_at }) => last_run_started_at,
    }),
    lastRunEndedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When that run ended.',
      resolve: ({ last_run_ended_at }) => last_run_ended_at,
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was made.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When something about it last changed.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

function upcomingOf(job: JobRow, count: number, now: JobRow['created_at']) {
  if (!job.recurrence || !job.batch_processing || job.is_withheld) return []
  return showOccurrences(job.recurrence, {
    after: now,
    count: Math.min(100, Math.max(0, count)),
    activePeriod: job.active_period,
    occurred: job.occurrences_started,
  })
}
