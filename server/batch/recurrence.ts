import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isTimeZone } from './local-time.ts'

/**
 * When a job recurs: the *Define recurrence* dialog as a value, and as it is stored (versioned JSON). All of it is
 * computed from the start (the anchor), never from when a run ended; `occurrences.ts` does that.
 */

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

export const ordinals = ['first', 'second', 'third', 'fourth', 'last'] as const
export type Ordinal = (typeof ordinals)[number]

/** A day of a month: by its number (one past the month's end is the month's last day), or the nth weekday. */
const dayOfMonth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day'), day: z.int().min(1).max(31) }),
  z.object({ kind: z.literal('weekday'), ordinal: z.enum(ordinals), weekday: z.enum(weekdays) }),
])
export type DayOfMonth = z.infer<typeof dayOfMonth>

/** The interval between two occurrences; the upper bounds only keep a slip of the finger from meaning "never". */
const pattern = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('minutes'), count: z.int().min(1).max(525_600) }),
  z.object({ unit: z.literal('hours'), count: z.int().min(1).max(8_760) }),
  z.object({ unit: z.literal('days'), count: z.int().min(1).max(3_660) }),
  /** Every Monday to Friday. */
  z.object({ unit: z.literal('weekdays') }),
  z.object({
    unit: z.literal('weeks'),
    count: z.int().min(1).max(520),
    weekdays: z.array(z.enum(weekdays)).min(1).max(7),
  }),
  z.object({ unit: z.literal('months'), count: z.int().min(1).max(1_200), on: dayOfMonth }),
  z.object({
    unit: z.literal('years'),
    count: z.int().min(1).max(100),
    month: z.int().min(1).max(12),
    on: dayOfMonth,
  }),
])
/** How often: every `count` units, with the days that weeks, months and years need. */
export type RecurrencePattern = z.infer<typeof pattern>

const recurrenceEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  /** That many occurrences; retries of one do not count, nor do those that were coalesced into another. */
  z.object({ kind: z.literal('after'), count: z.int().min(1).max(1_000_000) }),
  /** That day included, in the recurrence's time zone. */
  z.object({ kind: z.literal('by'), date: z.string().refine(isDate) }),
])
/** Exactly one of *No end date*, *End after* n and *End by* a date. */
export type RecurrenceEnd = z.infer<typeof recurrenceEnd>

const timeZone = z.string().refine(isTimeZone)

/** The stored form of a recurrence. Version 1 is the first; a later one reads it still. */
export const recurrenceSchema = z.object({
  version: z.literal(1),
  pattern,
  /** The anchor: local date and time in the time zone, `2026-11-21T08:00:00`. */
  startAt: z.string().refine(isLocalDateTime),
  /** IANA name. */
  timeZone,
  end: recurrenceEnd,
})
export type Recurrence = z.infer<typeof recurrenceSchema>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The stored form of an active period. */
export const activePeriodSchema = z
  .object({ version: z.literal(1), from: timeOfDay, to: timeOfDay, timeZone })
  .refine(({ from, to }) => from !== to)
/**
 * The hours of the day in which a job may start, from `from` up to but not including `to`, by the clocks of its own
 * time zone; `to` before `from` means across midnight. What falls outside starts when the period next opens.
 */
export type ActivePeriod = z.infer<typeof activePeriodSchema>

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && parses(() => Temporal.PlainDate.from(text, { overflow: 'reject' }))
  )
}

function isLocalDateTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text) &&
    parses(() => Temporal.PlainDateTime.from(text, { overflow: 'reject' }))
  )
}

function parses(parse: () => unknown): boolean {
  try {
    parse()
    return true
  } catch {
    return false
  }
}
