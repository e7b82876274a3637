import { Temporal } from 'temporal-polyfill'
import { type DayOfMonth, ordinals, type RecurrencePattern, weekdays } from './recurrence.ts'

/** A pattern whose unit is a day or longer: it is computed on the calendar, and its time of day stands still. */
export type DayPattern = Exclude<RecurrencePattern, { unit: 'minutes' | 'hours' }>

/**
 * The days of a pattern, rising without end, from the last period before `from` on: some of the first may lie before
 * `from` (never before `start`), and none from `from` on is left out. It costs the same however far `from` lies behind
 * `start`, because the number of periods between them is divided, not stepped through.
 */
export function patternDays(
  pattern: DayPattern,
  start: Temporal.PlainDate,
  from: Temporal.PlainDate,
): Iterable<Temporal.PlainDate> {
  switch (pattern.unit) {
    case 'days':
      return everyNthDay(pattern.count, start, from)
    case 'weekdays':
      return mondayToFriday(later(start, from))
    case 'weeks':
      return daysOfEveryNthWeek(pattern.count, pattern.weekdays.map(weekdayNumber), start, from)
    case 'months':
      return dayOfEveryNthMonth(pattern.count, pattern.on, monthOf(start), start, from)
    case 'years':
      return dayOfEveryNthMonth(
        pattern.count * 12,
        pattern.on,
        start.year * 12 + pattern.month - 1,
        start,
        from,
      )
  }
}

function* everyNthDay(count: number, start: Temporal.PlainDate, from: Temporal.PlainDate) {
  const elapsed = start.until(from, { largestUnit: 'day' }).days
  for (let period = periodBefore(elapsed, count); ; period++) yield start.add({ days: period * count })
}

function* mondayToFriday(from: Temporal.PlainDate) {
  for (let day = from; ; day = day.add({ days: 1 })) if (day.dayOfWeek <= 5) yield day
}

/** Weeks begin on Monday (ISO 8601); the week of the start is the first. */
function* daysOfEveryNthWeek(
  count: number,
  chosen: readonly number[],
  start: Temporal.PlainDate,
  from: Temporal.PlainDate,
) {
  const firstMonday = mondayOf(start)
  const elapsed = firstMonday.until(mondayOf(from), { largestUnit: 'day' }).days / 7
  const days = [...new Set(chosen)].sort((one, other) => one - other)
  for (let period = periodBefore(elapsed, count); ; period++) {
    const monday = firstMonday.add({ days: period * count * 7 })
    for (const day of days) {
      const date = monday.add({ days: day - 1 })
      if (!isBefore(date, start)) yield date
    }
  }
}

function* dayOfEveryNthMonth(
  count: number,
  on: DayOfMonth,
  firstMonth: number,
  start: Temporal.PlainDate,
  from: Temporal.PlainDate,
) {
  for (let period = periodBefore(monthOf(from) - firstMonth, count); ; period++) {
    const date = dayInMonth(on, firstMonth + period * count)
    if (!isBefore(date, start)) yield date
  }
}

/** Day 31 falls on the last day of a shorter month, and 29 February on the 28th. */
function dayInMonth(on: DayOfMonth, month: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 })
  if (on.kind === 'day') return first.with({ day: Math.min(on.day, first.daysInMonth) })
  const firstSuch = 1 + ((weekdayNumber(on.weekday) - first.dayOfWeek + 7) % 7)
  const nth = ordinals.indexOf(on.ordinal)
  const day = on.ordinal === 'last' ? firstSuch + 28 : firstSuch + nth * 7
  return first.with({ day: day > first.daysInMonth ? day - 7 : day })
}

/** The number of whole periods in what has elapsed, less one for what a time zone may shift, never below zero. */
function periodBefore(elapsed: number, count: number): number {
  return Math.max(0, Math.floor(elapsed / count) - 1)
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

/** Months counted from the year 0. */
function monthOf(date: Temporal.PlainDate): number {
  return date.year * 12 + date.month - 1
}

function weekdayNumber(weekday: (typeof weekdays)[number]): number {
  return weekdays.indexOf(weekday) + 1
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(one, other) ? other : one
}
