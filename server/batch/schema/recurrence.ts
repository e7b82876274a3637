import type { CalendarDate } from '../../database/instant.ts'
import { builder } from '../../graphql/builder.ts'
import { ProblemType } from '../../graphql/mutation.ts'
import { type Problem, ProblemError } from '../../graphql/problems.ts'
import { ActivePeriodInput, RecurrenceInput, readRecurrence } from '../inputs.ts'
import type { RetryPolicy } from '../policies.ts'
import { type PreviewedOccurrence, previewRecurrence } from '../preview-recurrence.ts'
import type { ActivePeriod, DayOfMonth, Recurrence } from '../recurrence.ts'
import { ClockChangeEnum, OrdinalEnum, RecurrenceEndEnum, RecurrenceUnitEnum, WeekdayEnum } from './enums.ts'

/** GraphQL type of a stored recurrence; its fields are those of the input. */
export const RecurrenceType = builder.objectRef<Recurrence>('Recurrence').implement({
  description: 'When a job recurs.',
  fields: (t) => ({
    unit: t.field({
      type: RecurrenceUnitEnum,
      description: 'What the count counts.',
      resolve: ({ pattern }) => pattern.unit,
    }),
    count: t.int({
      description: 'The interval, in the unit.',
      resolve: ({ pattern }) => ('count' in pattern ? pattern.count : 1),
    }),
    weekdays: t.field({
      type: [WeekdayEnum],
      nullable: true,
      description: 'The days of a weekly recurrence.',
      resolve: ({ pattern }) => (pattern.unit === 'weeks' ? pattern.weekdays : null),
    }),
    dayOfMonth: t.int({
      nullable: true,
      description: 'The day of a monthly or yearly recurrence that goes by days.',
      resolve: (recurrence) => {
        const on = dayOfMonth(recurrence)
        return on?.kind === 'day' ? on.day : null
      },
    }),
    ordinal: t.field({
      type: OrdinalEnum,
      nullable: true,
      description: 'Which of the month’s weekdays, of a monthly or yearly recurrence that goes by weekdays.',
      resolve: (recurrence) => {
        const on = dayOfMonth(recurrence)
        return on?.kind === 'weekday' ? on.ordinal : null
      },
    }),
    ordinalWeekday: t.field({
      type: WeekdayEnum,
      nullable: true,
      description: 'The weekday that the ordinal speaks of.',
      resolve: (recurrence) => {
        const on = dayOfMonth(recurrence)
        return on?.kind === 'weekday' ? on.weekday : null
      },
    }),
    month: t.int({
      nullable: true,
      description: 'The month of a yearly recurrence.',
      resolve: ({ pattern }) => (pattern.unit === 'years' ? pattern.month : null),
    }),
    end: t.field({
      type: RecurrenceEndEnum,
      description: 'When it ends.',
      resolve: ({ end }) => end.kind,
    }),
    endAfter: t.int({
      nullable: true,
      description: 'The number of occurrences after which it ends.',
      resolve: ({ end }) => (end.kind === 'after' ? end.count : null),
    }),
    endBy: t.field({
      type: 'CalendarDate',
      nullable: true,
      description: 'The last day on which it occurs.',
      resolve: ({ end }) => (end.kind === 'by' ? (end.date as CalendarDate) : null),
    }),
    startDate: t.field({
      type: 'CalendarDate',
      description: 'The day that all occurrences are computed from.',
      resolve: ({ startAt }) => startAt.slice(0, 10) as CalendarDate,
    }),
    startTime: t.string({
      description: 'The time of day, HH:MM:SS, that all occurrences are computed from.',
      resolve: ({ startAt }) => startAt.slice(11),
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The time zone in which start and end are meant.',
      resolve: ({ timeZone }) => timeZone,
    }),
  }),
})

export const ActivePeriodType = builder.objectRef<ActivePeriod>('ActivePeriod').implement({
  description: 'The hours of the day in which a job may start.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'From this time of day on, HH:MM.' }),
    to: t.exposeString('to', {
      description: 'Up to, not including, this time of day, HH:MM; before `from` means across midnight.',
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'Whose clocks.',
      resolve: ({ timeZone }) => timeZone,
    }),
  }),
})

export const RetryPolicyType = builder.objectRef<RetryPolicy>('RetryPolicy').implement({
  description: 'How often a failed run is tried again, and after what delays.',
  fields: (t) => ({
    maximum: t.exposeInt('maximum', { description: 'How many further tries.' }),
    firstDelay: t.exposeInt('firstDelay', { description: 'Seconds before the first further try.' }),
    factor: t.exposeFloat('factor', { description: 'By what the delay grows from try to try.' }),
    longestDelay: t.exposeInt('longestDelay', { description: 'Seconds past which it no longer grows.' }),
  }),
})

export const UpcomingOccurrence = builder.objectRef<PreviewedOccurrence>('UpcomingOccurrence').implement({
  description: 'A time at which a job will be due.',
  fields: (t) => ({
    at: t.field({ type: 'Instant', description: 'When it is due.', resolve: ({ at }) => at }),
    localTime: t.exposeString('localTime', {
      description: 'The same by the clocks of the recurrence’s time zone, YYYY-MM-DDTHH:MM:SS.',
    }),
    utcOffset: t.exposeString('utcOffset', {
      description: 'How far those clocks are from UTC then, as +01:00.',
    }),
    plannedAt: t.field({
      type: 'Instant',
      description: 'When the pattern alone has it.',
      resolve: ({ planned }) => planned,
    }),
    isMovedIntoActivePeriod: t.boolean({
      description: 'Whether the active period puts it off.',
      resolve: ({ at, planned }) => at !== planned,
    }),
    clockChange: t.field({
      type: ClockChangeEnum,
      description: 'What that day’s change of the clocks does to the planned time.',
      resolve: ({ clockChange }) => clockChange,
    }),
    isOffsetChanged: t.exposeBoolean('isOffsetChanged', {
      description: 'Whether the clocks have been changed since the occurrence before it.',
    }),
  }),
})

interface Preview {
  readonly occurrences: readonly PreviewedOccurrence[]
  readonly recurrence: Recurrence | null
  readonly problems: readonly Problem[]
}

const RecurrencePreview = builder.objectRef<Preview>('RecurrencePreview').implement({
  description: 'What a recurrence would come to if it were saved now.',
  fields: (t) => ({
    occurrences: t.field({
      type: [UpcomingOccurrence],
      description: 'The next occurrences.',
      resolve: ({ occurrences }) => [...occurrences],
    }),
    recurrence: t.field({
      type: RecurrenceType,
      nullable: true,
      description: 'The recurrence with all that was left out; null when there are problems.',
      resolve: ({ recurrence }) => recurrence,
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'What is wrong with it, field by field.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
})

builder.queryField('previewRecurrence', (t) =>
  t.field({
    type: RecurrencePreview,
    description: 'The next occurrences of a recurrence, before anything is saved.',
    authScopes: { may: 'batch.read' },
    args: {
      input: t.arg({ type: RecurrenceInput, required: true, description: 'The recurrence.' }),
      activePeriod: t.arg({ type: ActivePeriodInput, description: 'The active period, if there is one.' }),
      companyId: t.arg.string({
        description: 'The company whose time zone is meant where none is given, such as `USRT`; else UTC.',
      }),
      count: t.arg.int({ defaultValue: 10, description: 'How many occurrences, up to 100.' }),
    },
    resolve: async (_root, { input, activePeriod, companyId, count }, { database, caller, clock }) => {
      if (companyId) caller.require('batch.read', companyId)
      try {
        const preview = await previewRecurrence(database.kysely, {
          choices: readRecurrence(input),
          activePeriod: activePeriod ?? null,
          companyId: companyId ?? null,
          count: Math.min(100, Math.max(1, count ?? 10)),
          now: clock(),
        })
        return { ...preview, problems: [] }
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        return { occurrences: [], recurrence: null, problems: error.problems }
      }
    },
  }),
)

function dayOfMonth({ pattern }: Recurrence): DayOfMonth | null {
  return pattern.unit === 'months' || pattern.unit === 'years' ? pattern.on : null
}
