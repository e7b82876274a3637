import { describeRecurrence, type RecurrenceInWords } from '../batch/recurrence-sentence.ts'
import { countryName } from '../language/country-name.ts'
import { languageName } from '../language/locales.ts'
import type { Ui } from '../session/ui.ts'
import { isDecimal, textInWords, timeIn } from './audit-words.ts'

type Words = Pick<Ui, 't' | 'word' | 'format' | 'locale'>

/** A value with parts, as the trail keeps it. */
type Parts = Readonly<Record<string, unknown>>

/** Which field of which kind of record a value stands in. */
export interface AuditedField {
  readonly type: string
  readonly field: string
}

/**
 * A field's value in the reader's words: a text, a number, yes or no, a list, or something with parts. Null for nothing.
 * A value of a shape that nobody foresaw is shown as it is.
 */
export function valueInWords(ui: Words, audited: AuditedField, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return textOf(ui, audited, value)
  if (typeof value === 'boolean') return ui.t(value ? 'yes' : 'no')
  // Whole numbers may be names, such as a channel's: they are not grouped.
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : ui.format.decimal(String(value))
  if (Array.isArray(value)) {
    if (value.length === 0) return null
    return ui.format.list(value.map((one) => valueInWords(ui, audited, one) ?? '–'))
  }
  return (
    (isParts(value) && shapes.map((inWords) => inWords(ui, value)).find((words) => words !== undefined)) ||
    JSON.stringify(value)
  )
}

function textOf({ word, format, locale }: Words, { type, field }: AuditedField, value: string): string {
  if (type === 'Channel' && field === 'country') return countryName(value, locale)
  if (type === 'Company' && field === 'language') return languageName(value)
  if (field === 'followUpJob' || field === 'job') return word.jobNameText(value)
  if (isDecimal(type, field, value)) return format.decimal(value)
  const time = timeIn(type, field)
  if (time === 'Instant' && isInstant(value)) return format.dateTime(value)
  if (time === 'CalendarDate' && isDay(value)) return format.date(value)
  return textInWords(word, type, field, value)
}

/** What the values with parts are, each by the parts that it has. */
const shapes: readonly ((ui: Words, parts: Parts) => string | undefined)[] = [
  nodeInWords,
  recurrenceInWords,
  activePeriodInWords,
  retriesInWords,
  countersInWords,
  ({ format }, { channelDatabase, startedAt }) => atMoment(format, channelDatabase, startedAt),
  ({ format, word }, { description, plannedAt }) =>
    atMoment(format, typeof description === 'string' ? word.jobNameText(description) : undefined, plannedAt),
]

/** A node of a hierarchy, by the name of its parent and its place among its siblings. */
function nodeInWords({ t }: Words, { name, parent, position }: Parts): string | undefined {
  if (typeof name !== 'string' || typeof position !== 'number') return undefined
  return typeof parent === 'string'
    ? t('settings:audit.node', { name, parent, place: position + 1 })
    : t('settings:audit.rootNode', { name })
}

/** The name of the node that a value is; undefined for anything else. */
export function nodeNameIn(value: unknown): string | undefined {
  if (!isParts(value) || typeof value.position !== 'number') return undefined
  return typeof value.name === 'string' ? value.name : undefined
}

const units: readonly string[] = ['MINUTES', 'HOURS', 'DAYS', 'WEEKDAYS', 'WEEKS', 'MONTHS', 'YEARS']
const ends: readonly string[] = ['NEVER', 'AFTER', 'BY']

function recurrenceInWords(ui: Words, parts: Parts): string | undefined {
  const { startDate, startTime, timeZone } = parts
  if (!isRecurrence(parts)) return undefined
  const sentence = describeRecurrence(ui, parts)
  if (typeof startDate !== 'string' || !isDay(startDate)) return sentence
  return ui.t('settings:audit.recurrence', {
    sentence,
    day: startDate,
    time: String(startTime).slice(0, 5),
    timeZone: String(timeZone),
  })
}

function isRecurrence(parts: Parts): parts is Parts & RecurrenceInWords {
  const { unit, count, weekdays, end, endBy } = parts
  return (
    units.includes(String(unit)) &&
    typeof count === 'number' &&
    ends.includes(String(end)) &&
    (weekdays === undefined || weekdays === null || isTexts(weekdays)) &&
    (endBy === undefined || endBy === null || (typeof endBy === 'string' && isDay(endBy)))
  )
}

function activePeriodInWords(_ui: Words, { from, to, timeZone }: Parts): string | undefined {
  if (typeof from !== 'string' || typeof to !== 'string' || typeof timeZone !== 'string') return undefined
  return `${from}–${to} (${timeZone})`
}

function retriesInWords({ t, format }: Words, parts: Parts): string | undefined {
  const { maximum, firstDelay, factor, longestDelay } = parts
  if (typeof maximum !== 'number') return undefined
  const retries = t('batch:job.retries', { count: maximum })
  if (maximum === 0 || typeof firstDelay !== 'number' || typeof longestDelay !== 'number') return retries
  return t('settings:audit.retries', {
    retries,
    first: format.duration(firstDelay * 1_000),
    factor: format.decimal(String(factor)),
    longest: format.duration(longestDelay * 1_000),
  })
}

function countersInWords({ t }: Words, { channelTable, from, to }: Parts): string | undefined {
  if (typeof from !== 'number' || typeof to !== 'number') return undefined
  return typeof channelTable === 'string'
    ? t('settings:audit.counters', { table: channelTable, from, to })
    : t('settings:audit.countersOfAllTables', { from, to })
}

/** What has no name of its own: what it belongs to, and when. */
function atMoment({ dateTime }: Ui['format'], name: unknown, at: unknown): string | undefined {
  if (typeof name !== 'string' || typeof at !== 'string' || !isInstant(at)) return undefined
  return `${name}, ${dateTime(at)}`
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text))
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
