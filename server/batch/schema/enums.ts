import { enumOf } from '../../graphql/enum-of.ts'
import type { ClockChange } from '../local-time.ts'
import type { Phase } from '../phase.ts'
import type { AlertEvent, FollowUpCondition, Priority } from '../policies.ts'
import type { Ordinal, RecurrenceEnd, RecurrencePattern, Weekday } from '../recurrence.ts'
import type { BatchStatus } from '../statuses.ts'
import type { AttemptOutcome, BatchEventKind, RunTrigger } from '../tables.ts'
import type { MessageLevel, ProgressUnit } from '../task.ts'

export const BatchStatusEnum = enumOf<BatchStatus>(
  'BatchStatus',
  'Where a batch job or one of its runs stands.',
  {
    withhold: 'Held back by a person until it is resumed.',
    waiting: 'Not due yet, or held up; the reason says by what.',
    ready: 'Due, and waiting for a free worker.',
    executing: 'A worker is at it, or its children are.',
    ended: 'Done.',
    error: 'Failed, with no further try to come.',
    canceling: 'Asked to stop; it does so between two chunks of work.',
    canceled: 'Stopped before its end.',
    didNotRun: 'Planned, and skipped.',
  },
)

export const ProgressUnitEnum = enumOf<ProgressUnit>(
  'BatchProgressUnit',
  'What the progress of a run counts.',
  {
    parts: 'Whatever parts its work has: records, channel databases, days.',
    rows: 'Rows of channel databases. Where they are copied first, a copied row is half done.',
  },
)

export const BatchPriorityEnum = enumOf<Priority>(
  'BatchPriority',
  'What goes first when several jobs are due.',
  {
    low: 'After everything else.',
    normal: 'As most do.',
    high: 'Before normal ones.',
    critical: 'Before everything else.',
  },
)

export const MessageLevelEnum = enumOf<MessageLevel>(
  'BatchMessageLevel',
  'How grave a line of a run’s log is.',
  {
    debug: 'Of use when something is being looked into.',
    information: 'What went on.',
    warning: 'Something to look at, though the work went on.',
    error: 'Something failed.',
  },
)

export const RunTriggerEnum = enumOf<RunTrigger>('BatchRunTrigger', 'Why a run exists.', {
  schedule: 'The recurrence had it.',
  manual: 'A person wanted it.',
  followUp: 'Another job ended.',
  child: 'Another run is made of it.',
})

export const AttemptOutcomeEnum = enumOf<AttemptOutcome>(
  'BatchAttemptOutcome',
  'What became of an attempt.',
  {
    executing: 'It is under way.',
    succeeded: 'It came to its end.',
    failed: 'It met an error.',
    canceled: 'It was asked to stop, and did.',
    handedBack: 'Its worker stopped in good order and gave the run back.',
    lost: 'Its worker died.',
  },
)

export const PhaseEnum = enumOf<Phase>('BatchPhase', 'What the work of an attempt is at.', {
  connecting: 'It opens an upload session and connects to the channel database.',
  counting: 'It looks at the channel database’s tables and counts the rows to be pulled.',
  reading: 'It copies rows out of the channel database, where they cannot be staged from where they are.',
  waitingForTurn:
    'It waits for others that are writing: pulls and runs of order synchronization go one by one.',
  staging: 'It stages rows, and puts faulty ones into quarantine.',
  registering: 'It makes transactions of staged headers, and completes those that waited for rows.',
  closing: 'It closes the upload session.',
  taking: 'It looks for transactions to post, and lays the next ones out.',
  validating: 'It checks transactions by the rules, and keeps why some fail.',
  postingOrders: 'It posts customers, orders, quotations and cancellations.',
  postingPayments: 'It posts payments and their journal lines.',
  marking: 'It marks transactions as posted, and commits.',
})

export const FollowUpConditionEnum = enumOf<FollowUpCondition>(
  'BatchFollowUpCondition',
  'After which endings of a job its follow-up job starts.',
  { ended: 'Only when the run ended well.', endedOrError: 'Also when it failed.' },
)

export const AlertEventEnum = enumOf<AlertEvent>('BatchAlertEvent', 'What a user can be alerted of.', {
  ended: 'A run ended.',
  error: 'A run failed for good.',
  canceled: 'A run was cancelled.',
  missed: 'A run that should have happened did not, or has not begun in time.',
})

export const RecurrenceUnitEnum = enumOf<RecurrencePattern['unit']>(
  'RecurrenceUnit',
  'The unit that a recurrence counts in.',
  {
    minutes: 'Elapsed minutes.',
    hours: 'Elapsed hours.',
    days: 'Days, at the same time on the clock.',
    weekdays: 'Monday to Friday, at the same time on the clock; the count does not apply.',
    weeks: 'Weeks, on chosen days.',
    months: 'Months, on a day or on the nth weekday.',
    years: 'Years, in one month, on a day or on the nth weekday.',
  },
)

export const RecurrenceEndEnum = enumOf<RecurrenceEnd['kind']>('RecurrenceEnd', 'When a recurrence ends.', {
  never: 'No end date.',
  after: 'After a number of occurrences; retries do not count.',
  by: 'By a date, that day included.',
})

export const WeekdayEnum = enumOf<Weekday>('Weekday', 'A day of the week.', {
  monday: 'Monday.',
  tuesday: 'Tuesday.',
  wednesday: 'Wednesday.',
  thursday: 'Thursday.',
  friday: 'Friday.',
  saturday: 'Saturday.',
  sunday: 'Sunday.',
})

export const OrdinalEnum = enumOf<Ordinal>('RecurrenceOrdinal', 'Which of a month’s weekdays of one name.', {
  first: 'The first.',
  second: 'The second.',
  third: 'The third.',
  fourth: 'The fourth.',
  last: 'The last.',
})

export const BatchEventKindEnum = enumOf<BatchEventKind | 'opened' | 'reset'>(
  'BatchEventKind',
  'What a batch event tells of.',
  {
    jobChanged: 'A job was made, or something about it changed.',
    jobDeleted: 'A job is gone.',
    runChanged: 'A run was planned, or its status changed.',
    runProgressed: 'A run has come further: progress, counters or log.',
    runRemoved: 'A run that had not begun was withdrawn.',
    notificationRaised: 'The caller has a new notification; told whatever the subscription is about.',
    notificationsRead:
      'The caller has read notifications, here or in another window; told whatever the subscription is about.',
    opened: 'The subscription begins here.',
    reset: 'Too much was missed: read the lists anew, and go on from here.',
  },
)

export const ClockChangeEnum = enumOf<ClockChange>(
  'ClockChange',
  'What a daylight-saving change does to a wall-clock time on its day.',
  {
    none: 'Nothing.',
    gap: 'The clocks skip it: it comes as soon as the gap ends.',
    doubled: 'The clocks show it twice: it comes at the first.',
  },
)
