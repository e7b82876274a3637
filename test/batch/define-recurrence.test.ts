import { describe, expect, test } from 'vitest'
import { defineRecurrence, type RecurrenceChoices } from '../../server/batch/define-recurrence.ts'
import { occurrences } from '../../server/batch/occurrences.ts'
import { parseInstant } from '../../server/database/instant.ts'

const context = { now: parseInstant('2026-11-21T08:03:20.500Z'), timeZone: 'Europe/Stockholm' }

function define(choices: RecurrenceChoices) {
  return defineRecurrence(choices, context)
}

function next(choices: RecurrenceChoices, limit = 2): string[] {
  const { recurrence, after } = define(choices)
  return occurrences(recurrence, { after, limit }).map(({ at }) => at)
}

function faults(choices: RecurrenceChoices): unknown {
  try {
    define(choices)
    return []
  } catch (error) {
    return (error as { problems: { code: string; field: string }[] }).problems.map(({ code, field }) => [
      field,
      code,
    ])
  }
}

describe('the Define recurrence dialog', () => {
  test('with no end date and a count means every so many minutes, from now on', () => {
    expect(define({ end: 'never', count: 5 }).recurrence).toEqual({
      version: 1,
      pattern: { unit: 'minutes', count: 5 },
      startAt: '2026-11-21T09:03:20',
      timeZone: 'Europe/Stockholm',
      end: { kind: 'never' },
    })
    expect(next({ count: 5 })).toEqual(['2026-11-21T08:03:20.000Z', '2026-11-21T08:08:20.000Z'])
  })

  test('takes a start of some minutes ago as now, and an older one as the anchor only', () => {
    const daily = { unit: 'days', startDate: '2026-11-21' } as const
    expect(next({ ...daily, startTime: '09:00' })).toEqual([
      '2026-11-21T08:00:00.000Z',
      '2026-11-22T08:00:00.000Z',
    ])
    expect(next({ ...daily, startTime: '08:00' })).toEqual([
      '2026-11-22T07:00:00.000Z',
      '2026-11-23T07:00:00.000Z',
    ])
  })

  test('begins at midnight of a chosen day, in the chosen zone', () => {
    expect(next({ unit: 'days', startDate: '2026-12-01', timeZone: 'America/New_York' }, 1)).toEqual([
      '2026-12-01T05:00:00.000Z',
    ])
  })

  test('takes weekday, day and month of the start where none is chosen', () => {
    // 21 November 2026 is a Saturday.
    expect(define({ unit: 'weeks' }).recurrence.pattern).toMatchObject({ weekdays: ['saturday'] })
    expect(define({ unit: 'months' }).recurrence.pattern).toMatchObject({ on: { kind: 'day', day: 21 } })
    expect(define({ unit: 'years' }).recurrence.pattern).toMatchObject({
      month: 11,
      on: { kind: 'day', day: 21 },
    })
  })

  test('takes the nth weekday of a month', () => {
    expect(
      next({ unit: 'months', ordinal: 'last', ordinalWeekday: 'friday', startTime: '12:00' }, 1),
    ).toEqual(['2026-11-27T11:00:00.000Z'])
  })

  test('tells every fault by its field', () => {
    expect(
      faults({ unit: 'months', count: 0, startTime: '25:00', dayOfMonth: 40, end: 'after', endAfter: 0 }),
    ).toEqual([
      ['startTime', 'TIME_OF_DAY_INVALID'],
      ['count', 'RECURRENCE_COUNT_OUT_OF_RANGE'],
      ['dayOfMonth', 'RECURRENCE_DAY_OUT_OF_RANGE'],
      ['endAfter', 'RECURRENCE_END_AFTER_OUT_OF_RANGE'],
    ])
    expect(faults({ timeZone: 'Mars/Olympus' })).toEqual([['timeZone', 'TIME_ZONE_UNKNOWN']])
    expect(faults({ unit: 'weeks', weekdays: [] })).toEqual([['weekdays', 'RECURRENCE_WEEKDAYS_MISSING']])
    expect(faults({ unit: 'years', ordinal: 'first' })).toEqual([
      ['ordinalWeekday', 'RECURRENCE_ORDINAL_INCOMPLETE'],
    ])
    expect(faults({ end: 'by' })).toEqual([['endBy', 'RECURRENCE_END_BY_MISSING']])
    expect(faults({ end: 'by', endBy: '2026-11-20' })).toEqual([['endBy', 'RECURRENCE_END_BY_BEFORE_START']])
    expect(faults({ unit: 'days', startTime: '08:00', end: 'by', endBy: '2026-11-21' })).toEqual([
      ['end', 'RECURRENCE_NEVER_OCCURS'],
    ])
  })
})
