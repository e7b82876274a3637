import { Temporal } from 'temporal-polyfill'
import { addSeconds, type Instant, secondsBetween, toInstant } from '../database/instant.ts'
import { type Problem, problem, throwProblems } from '../graphql/problems.ts'
import { isTimeZone, resolveLocalTime } from './local-time.ts'
import { nextOccurrence } from './occurrences.ts'
import {
  type ActivePeriod,
  activePeriodSchema,
  type DayOfMonth,
  type Ordinal,
  type Recurrence,
  type RecurrenceEnd,
  type RecurrencePattern,
  recurrenceSchema,
  type Weekday,
  weekdays,
} from './recurrence.ts'

/**
 * The *Define recurrence* dialog as a user fills it in: whatever is left out has the dialog's default, which makes "every
 * `count` minutes from now on, no end date" of nothing but a count (seed 002, "Schedule a recurring P-job").
 */
export interface RecurrenceChoices {
  /** Minutes unless chosen. */
  readonly unit?: RecurrencePattern['unit'] | null | undefined
  /** The interval: every so many units. One unless chosen. */
  readonly count?: number | null | undefined
  /** Days of the week, for weeks; the day of the start unless chosen. */
  readonly weekdays?: readonly Weekday[] | null | undefined
  /** Day of the month, for months and years; that of the start unless chosen, or unless an ordinal is. */
  readonly dayOfMonth?: number | null | undefined
  /** Which one of the month's `ordinalWeekday`s, for months and years. */
  readonly ordinal?: Ordinal | null | undefined
  readonly ordinalWeekday?: Weekday | null | undefined
  /** Month, for years; that of the start unless chosen. */
  readonly month?: number | null | undefined
  /** No end date unless chosen. */
  readonly end?: RecurrenceEnd['kind'] | null | undefined
  readonly endAfter?: number | null | undefined
  readonly endBy?: string | null | undefined
  /** Today unless chosen. */
  readonly startDate?: string | null | undefined
  /** `HH:MM` or `HH:MM:SS`; now, or midnight when a date was chosen. */
  readonly startTime?: string | null | undefined
  /** IANA name; the company's unless chosen. */
  readonly timeZone?: string | null | undefined
}

/** A recurrence, and the instant after which its first occurrence is looked for. */
export interface DefinedRecurrence {
  readonly recurrence: Recurrence
  readonly after: Instant
}

/**
 * A start this recent still counts as now: whoever opened the dialog, left the start as it stood there and saved some
 * minutes later means "from now on", not "from the second time on".
 */
const startGraceSeconds = 600

/**
 * Makes a recurrence of what the dialog says.
 * @throws ProblemError with every fault, each with the field it is in.
 */
export function defineRecurrence(
  choices: RecurrenceChoices,
  context: { readonly now: Instant; readonly timeZone: string },
): DefinedRecurrence {
  const problems: Problem[] = []
  const timeZone = choices.timeZone ?? context.timeZone
  if (!isTimeZone(timeZone)) problems.push(problem('TIME_ZONE_UNKNOWN', { timeZone }, 'timeZone'))
  throwProblems(problems)
  const start = startOf(choices, context.now, timeZone, problems)
  const recurrence: Recurrence = {
    version: 1,
    pattern: patternOf(choices, start, problems),
    startAt: start.toString({ smallestUnit: 'second' }),
    timeZone,
    end: endOf(choices, start, problems),
  }
  throwProblems(problems)
  const parsed = recurrenceSchema.parse(recurrence)
  const after = firstAfter(start, timeZone, context.now)
  if (!nextOccurrence(parsed, after)) throwProblems([problem('RECURRENCE_NEVER_OCCURS', {}, 'end')])
  return { recurrence: parsed, after }
}

/**
 * Makes an active period of its hours.
 * @throws ProblemError for hours that are none, that are the same, or for an unknown time zone.
 */
export function defineActivePeriod(
  choices: { readonly from: string; readonly to: string; readonly timeZone?: string | null | undefined },
  context: { readonly timeZone: string },
): ActivePeriod {
  const timeZone = choices.timeZone ?? context.timeZone
  const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
  const problems = (['from', 'to'] as const)
    .filter((field) => !isTime(choices[field]))
    .map((field) => problem('TIME_OF_DAY_INVALID', { time: choices[field] }, field))
  if (choices.from === choices.to) problems.push(problem('ACTIVE_PERIOD_EMPTY', { time: choices.to }, 'to'))
  if (!isTimeZone(timeZone)) problems.push(problem('TIME_ZONE_UNKNOWN', { timeZone }, 'timeZone'))
  throwProblems(problems)
  return activePeriodSchema.parse({ version: 1, from: choices.from, to: choices.to, timeZone })
}

function startOf(
  choices: RecurrenceChoices,
  now: Instant,
  timeZone: string,
  problems: Problem[],
): Temporal.PlainDateTime {
  const present = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDateTime().round({
    smallestUnit: 'second',
    roundingMode: 'floor',
  })
  const { startDate, startTime } = choices
  if (startTime && !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(startTime)) {
    problems.push(problem('TIME_OF_DAY_INVALID', { time: startTime }, 'startTime'))
    return present
  }
  const date = startDate ? Temporal.PlainDate.from(startDate) : present.toPlainDate()
  if (startTime) return date.toPlainDateTime(Temporal.PlainTime.from(startTime))
  return startDate ? date.toPlainDateTime() : present
}

function firstAfter(start: Temporal.PlainDateTime, timeZone: string, now: Instant): Instant {
  const startsAt = toInstant(new Date(resolveLocalTime(start, timeZone).milliseconds))
  const isRecent = secondsBetween(startsAt, now) <= startGraceSeconds
  return isRecent ? addSeconds(startsAt, -1) : now
}

function patternOf(
  choices: RecurrenceChoices,
  start: Temporal.PlainDateTime,
  problems: Problem[],
): RecurrencePattern {
  const unit = choices.unit ?? 'minutes'
  const count = choices.count ?? 1
  const most = {
    minutes: 525_600,
    hours: 8_760,
    days: 3_660,
    weekdays: 1,
    weeks: 520,
    months: 1_200,
    years: 100,
  }
  if (!Number.isInteger(count) || count < 1 || count > most[unit])
    problems.push(problem('RECURRENCE_COUNT_OUT_OF_RANGE', { least: 1, most: most[unit], count }, 'count'))
  switch (unit) {
    case 'minutes':
    case 'hours':
    case 'days':
      return { unit, count }
    case 'weekdays':
      return { unit }
    case 'weeks':
      return { unit, count, weekdays: weekdaysOf(choices, start, problems) }
    case 'months':
      return { unit, count, on: dayOf(choices, start, problems) }
    case 'years':
      return { unit, count, month: monthOf(choices, start, problems), on: dayOf(choices, start, problems) }
  }
}

function weekdaysOf(
  choices: RecurrenceChoices,
  start: Temporal.PlainDateTime,
  problems: Problem[],
): Weekday[] {
  const chosen = choices.weekdays ?? [weekdays[start.dayOfWeek - 1] ?? 'monday']
  if (chosen.length === 0) problems.push(problem('RECURRENCE_WEEKDAYS_MISSING', {}, 'weekdays'))
  return [...new Set(chosen)]
}

function dayOf(choices: RecurrenceChoices, start: Temporal.PlainDateTime, problems: Problem[]): DayOfMonth {
  const { ordinal, ordinalWeekday, dayOfMonth } = choices
  if (ordinal && ordinalWeekday) return { kind: 'weekday', ordinal, weekday: ordinalWeekday }
  if (ordinal || ordinalWeekday) {
    const missing = ordinal ? 'ordinalWeekday' : 'ordinal'
    problems.push(problem('RECURRENCE_ORDINAL_INCOMPLETE', { missing }, missing))
  }
  const day = dayOfMonth ?? start.day
  if (!Number.isInteger(day) || day < 1 || day > 31)
    problems.push(problem('RECURRENCE_DAY_OUT_OF_RANGE', { least: 1, most: 31, day }, 'dayOfMonth'))
  return { kind: 'day', day }
}

function monthOf(choices: RecurrenceChoices, start: Temporal.PlainDateTime, problems: Problem[]): number {
  const month = choices.month ?? start.month
  if (!Number.isInteger(month) || month < 1 || month > 12)
    problems.push(problem('RECURRENCE_MONTH_OUT_OF_RANGE', { least: 1, most: 12, month }, 'month'))
  return month
}

function endOf(
  choices: RecurrenceChoices,
  start: Temporal.PlainDateTime,
  problems: Problem[],
): RecurrenceEnd {
  const kind = choices.end ?? 'never'
  if (kind === 'after') {
    const count = choices.endAfter ?? 0
    if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
      problems.push(
        problem('RECURRENCE_END_AFTER_OUT_OF_RANGE', { least: 1, most: 1_000_000, count }, 'endAfter'),
      )
    return { kind, count }
  }
  if (kind === 'by') {
    const date = choices.endBy ?? ''
    if (!date) problems.push(problem('RECURRENCE_END_BY_MISSING', {}, 'endBy'))
    else if (date < start.toPlainDate().toString())
      problems.push(
        problem('RECURRENCE_END_BY_BEFORE_START', { date, start: start.toPlainDate().toString() }, 'endBy'),
      )
    return { kind, date }
  }
  return { kind: 'never' }
}
