import type { Id } from '../database/identifiers.ts'
import { builder } from '../graphql/builder.ts'
import { textOfAtMost } from '../graphql/maximum-length.ts'
import { problemError } from '../graphql/problems.ts'
import type { RecurrenceChoices } from './define-recurrence.ts'
import { longestDescription, longestWebhookAddress } from './policies.ts'
import type { RunInBackground } from './run-in-background.ts'
import {
  AlertEventEnum,
  BatchPriorityEnum,
  FollowUpConditionEnum,
  MessageLevelEnum,
  OrdinalEnum,
  RecurrenceEndEnum,
  RecurrenceUnitEnum,
  WeekdayEnum,
} from './schema/enums.ts'

/** The GraphQL inputs that every module shares which offers to run its work in the background. */

export const RecurrenceInput = builder.inputType('RecurrenceInput', {
  description:
    'The Define recurrence dialog. With nothing but a count it means: every so many minutes, from now on, with no end date.',
  fields: (t) => ({
    unit: t.field({ type: RecurrenceUnitEnum, description: 'What the count counts; minutes unless chosen.' }),
    count: t.int({
      description: 'The interval between two runs, in the unit: 5 means every five minutes. 1 unless chosen.',
    }),
    weekdays: t.field({
      type: [WeekdayEnum],
      description: 'The days on which a weekly recurrence falls; the day of the start unless chosen.',
    }),
    dayOfMonth: t.int({
      description:
        'The day, 1 to 31, of a monthly or yearly recurrence; in a shorter month its last day. The day of the start unless chosen.',
    }),
    ordinal: t.field({
      type: OrdinalEnum,
      description:
        'Which of the month’s weekdays, for a monthly or yearly recurrence; goes with ordinalWeekday.',
    }),
    ordinalWeekday: t.field({ type: WeekdayEnum, description: 'The weekday that the ordinal speaks of.' }),
    month: t.int({
      description: 'The month, 1 to 12, of a yearly recurrence; that of the start unless chosen.',
    }),
    end: t.field({
      type: RecurrenceEndEnum,
      description: 'When it ends; never (no end date) unless chosen.',
    }),
    endAfter: t.int({ description: 'The number of occurrences after which it ends, when it ends AFTER.' }),
    endBy: t.field({
      type: 'CalendarDate',
      description: 'The last day on which it occurs, when it ends BY.',
    }),
    startDate: t.field({
      type: 'CalendarDate',
      description: 'The day of the first occurrence; today unless chosen.',
    }),
    startTime: t.string({
      description: 'The time of day, HH:MM or HH:MM:SS; now unless chosen, or midnight when a date is.',
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The time zone in which start and end are meant; the company’s unless chosen.',
    }),
  }),
})

export const ActivePeriodInput = builder.inputType('ActivePeriodInput', {
  description:
    'The hours of the day in which a job may start. What falls outside starts when they next begin.',
  fields: (t) => ({
    from: t.string({ required: true, description: 'From this time of day on, HH:MM.' }),
    to: t.string({
      required: true,
      description: 'Up to, not including, this time of day, HH:MM; before `from` means across midnight.',
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'Whose clocks; the recurrence’s time zone unless chosen.',
    }),
  }),
})

export const RetryPolicyInput = builder.inputType('RetryPolicyInput', {
  description: 'How often a failed run is tried again, and after what delays.',
  fields: (t) => ({
    maximum: t.int({ description: 'How many further tries; 0 for none. 3 unless chosen.' }),
    firstDelay: t.int({ description: 'Seconds before the first further try; 10 unless chosen.' }),
    factor: t.float({ description: 'By what the delay grows from try to try; 2 unless chosen.' }),
    longestDelay: t.int({ description: 'Seconds past which the delay no longer grows; 600 unless chosen.' }),
  }),
})

export const AlertInput = builder.inputType('AlertInput', {
  description: 'Of what the caller wants to be alerted, and how.',
  fields: (t) => ({
    on: t.field({ type: [AlertEventEnum], required: true, description: 'What is worth an alert.' }),
    inApp: t.boolean({ description: 'Whether it shows in the console; yes unless switched off.' }),
    webhookUrl: t.string({
      description: 'An http or https address that gets a signed POST, at most 2,000 characters.',
      extensions: textOfAtMost(longestWebhookAddress),
    }),
    lateAfterSeconds: t.int({
      description:
        'Seconds after its planned time from which a run that has not begun is missed; 600 unless chosen.',
    }),
  }),
})

export const RunInBackgroundInput = builder.inputType('RunInBackgroundInput', {
  description:
    'The Run in the background part of a dialog: whether, when and how the work becomes a batch job.',
  fields: (t) => ({
    batchProcessing: t.boolean({
      required: true,
      description: 'On: by the recurrence. Off: now, once, whatever the recurrence says.',
    }),
    description: t.string({
      description:
        'The task description that the list of batch jobs shows, at most 200 characters; without one the job goes by its ' +
        'task and its subject, in each reader’s language.',
      extensions: textOfAtMost(longestDescription),
    }),
    categoryId: t.globalID({ description: 'The category: its jobs run one at a time.' }),
    priority: t.field({
      type: BatchPriorityEnum,
      description: 'The priority; normal unless chosen, high for a run now.',
    }),
    private: t.boolean({ description: 'Whether only its owner sees the job.' }),
    critical: t.boolean({
      description: 'Whether its owner is alerted of every error without asking for it.',
    }),
    recurrence: t.field({ type: RecurrenceInput, description: 'When it recurs; without one it runs once.' }),
    onDemand: t.boolean({
      description: 'Whether it has no time of its own and waits for a person or another job.',
    }),
    activePeriod: t.field({
      type: ActivePeriodInput,
      description: 'The hours in which it may start; any unless chosen.',
    }),
    retries: t.field({ type: RetryPolicyInput, description: 'How a failed run is tried again.' }),
    goesOnAfterError: t.boolean({
      description: 'Whether it goes on recurring after a run that failed; yes unless switched off.',
    }),
    alerts: t.field({ type: [AlertInput], description: 'Alerts for the caller.' }),
    logLevel: t.field({
      type: MessageLevelEnum,
      description: 'The least level of the log lines that are kept.',
    }),
    historyDays: t.int({ description: 'Days for which its runs are kept; 90 unless chosen.' }),
    followUpJobId: t.globalID({ description: 'The job that starts when a run of this one ends.' }),
    followUpOn: t.field({
      type: FollowUpConditionEnum,
      description: 'After which endings the follow-up starts.',
    }),
  }),
})

/** A Relay id of a record, which must be of the type that the field is for. */
export function idOf<Kind extends string>(
  reference: { typename: string; id: string } | null | undefined,
  kind: Kind,
  field: string,
): Id<Kind> | null {
  if (!reference) return null
  if (reference.typename === kind) return reference.id as Id<Kind>
  throw problemError('ID_OF_OTHER_TYPE', { expected: kind, found: reference.typename }, field)
}

/** The batch framework's form of the input. */
export function readRunInBackground(input: typeof RunInBackgroundInput.$inferInput): RunInBackground {
  const { categoryId, followUpJobId, private: isPrivate, critical, onDemand, ...same } = input
  return {
    ...same,
    categoryId: idOf(categoryId, 'BatchCategory', 'categoryId'),
    followUpJobId: idOf(followUpJobId, 'BatchJob', 'followUpJobId'),
    isPrivate,
    isCritical: critical,
    isOnDemand: onDemand,
  }
}

/** The batch framework's form of the input; it has the same fields. */
export function readRecurrence(input: typeof RecurrenceInput.$inferInput): RecurrenceChoices {
  return input
}
