import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { countOccurrences, nextOccurrence, occurrences } from '../../server/batch/occurrences.ts'
import {
  type ActivePeriod,
  activePeriodSchema,
  type Recurrence,
  type RecurrencePattern,
  recurrenceSchema,
} from '../../server/batch/recurrence.ts'
import { addSeconds, type Instant, parseInstant } from '../../server/database/instant.ts'

const never = { kind: 'never' } as const

function recurring(pattern: RecurrencePattern, parts: Partial<Recurrence> = {}): Recurrence {
  return recurrenceSchema.parse({
    version: 1,
    pattern,
    startAt: '2026-01-01T08:00:00',
    timeZone: 'Europe/Stockholm',
    end: never,
    ...parts,
  })
}

function period(from: string, to: string, timeZone = 'Europe/Stockholm'): ActivePeriod {
  return activePeriodSchema.parse({ version: 1, from, to, timeZone })
}

function at(text: string): Instant {
  return parseInstant(text)
}

function local(instant: Instant, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'minute' })
}

function locals(recurrence: Recurrence, after: string, limit: number, activePeriod?: ActivePeriod): string[] {
  return occurrences(recurrence, { after: at(after), limit, activePeriod: activePeriod ?? null }).map(
    (occurrence) => local(occurrence.at, recurrence.timeZone),
  )
}

describe('the anchor', () => {
  test('the first occurrence is the start itself, when it lies ahead', () => {
    const recurrence = recurring({ unit: 'minutes', count: 5 }, { startAt: '2026-11-21T08:00:00' })
    expect(nextOccurrence(recurrence, at('2026-11-20T00:00Z'))?.at).toBe('2026-11-21T07:00:00.000Z')
  })

  test('occurrences stand on the grid of the start, not of whoever asks', () => {
    const recurrence = recurring(
      { unit: 'minutes', count: 7 },
      { startAt: '2026-11-21T08:00:00', timeZone: 'UTC' },
    )
    expect(locals(recurrence, '2026-11-21T09:00:31Z', 3)).toEqual([
      '2026-11-21T09:03+00:00',
      '2026-11-21T09:10+00:00',
      '2026-11-21T09:17+00:00',
    ])
  })

  test('an occurrence comes strictly after the instant asked from', () => {
    const recurrence = recurring({ unit: 'hours', count: 1 }, { timeZone: 'UTC' })
    expect(nextOccurrence(recurrence, at('2026-03-01T09:00:00.000Z'))?.at).toBe('2026-03-01T10:00:00.000Z')
    expect(nextOccurrence(recurrence, at('2026-03-01T08:59:59.999Z'))?.at).toBe('2026-03-01T09:00:00.000Z')
  })

  test('an anchor a hundred years back costs no more than one of today', () => {
    const patterns: RecurrencePattern[] = [
      { unit: 'minutes', count: 1 },
      { unit: 'days', count: 1 },
      { unit: 'weekdays' },
      { unit: 'weeks', count: 1, weekdays: ['monday'] },
      { unit: 'months', count: 1, on: { kind: 'day', day: 31 } },
    ]
    const begun = performance.now()
    for (const pattern of patterns)
      for (let turn = 0; turn < 100; turn++)
        nextOccurrence(recurring(pattern, { startAt: '1926-01-01T08:00:00' }), at('2026-11-21T00:00Z'))
    expect((performance.now() - begun) / 500).toBeLessThan(5)
  })
})

describe('days, weeks, months and years', () => {
  test('every second day', () => {
    expect(locals(recurring({ unit: 'days', count: 2 }), '2026-01-02T00:00Z', 3)).toEqual([
      '2026-01-03T08:00+01:00',
      '2026-01-05T08:00+01:00',
      '2026-01-07T08:00+01:00',
    ])
  })

  test('weekdays leave the weekend out', () => {
    expect(locals(recurring({ unit: 'weekdays' }), '2026-01-02T12:00Z', 2)).toEqual([
      '2026-01-05T08:00+01:00',
      '2026-01-06T08:00+01:00',
    ])
  })

  test('every second week on chosen days, weeks beginning on Monday, never before the start', () => {
    // 1 January 2026 is a Thursday: that week's Tuesday has passed, its Sunday has not.
    const recurrence = recurring({ unit: 'weeks', count: 2, weekdays: ['sunday', 'tuesday'] })
    expect(locals(recurrence, '2025-12-01T00:00Z', 4)).toEqual([
      '2026-01-04T08:00+01:00',
      '2026-01-13T08:00+01:00',
      '2026-01-18T08:00+01:00',
      '2026-01-27T08:00+01:00',
    ])
  })

  test('day 31 falls on the last day of a shorter month', () => {
    const recurrence = recurring({ unit: 'months', count: 1, on: { kind: 'day', day: 31 } })
    expect(locals(recurrence, '2026-01-01T08:00Z', 4).map((text) => text.slice(0, 10))).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
  })

  test.each([
    ['first', 'monday', '2026-06-01'],
    ['second', 'tuesday', '2026-06-09'],
    ['third', 'wednesday', '2026-06-17'],
    ['fourth', 'sunday', '2026-06-28'],
    ['last', 'tuesday', '2026-06-30'],
    ['last', 'wednesday', '2026-06-24'],
  ] as const)('the %s %s of a month', (ordinal, weekday, expected) => {
    const recurrence = recurring({ unit: 'months', count: 1, on: { kind: 'weekday', ordinal, weekday } })
    expect(locals(recurrence, '2026-06-01T00:00Z', 1)[0]?.slice(0, 10)).toBe(expected)
  })

  test('29 February comes on the 28th of other years', () => {
    const recurrence = recurring({ unit: 'years', count: 1, month: 2, on: { kind: 'day', day: 29 } })
    expect(locals(recurrence, '2027-01-01T00:00Z', 2).map((text) => text.slice(0, 10))).toEqual([
      '2027-02-28',
      '2028-02-29',
    ])
  })

  test('a yearly month that has passed in the year of the start comes the year after', () => {
    const recurrence = recurring(
      { unit: 'years', count: 2, month: 3, on: { kind: 'weekday', ordinal: 'first', weekday: 'monday' } },
      { startAt: '2026-06-01T08:00:00' },
    )
    expect(locals(recurrence, '2026-01-01T00:00Z', 2).map((text) => text.slice(0, 10))).toEqual([
      '2028-03-06',
      '2030-03-04',
    ])
  })
})

describe('daylight saving', () => {
  const daily = { unit: 'days', count: 1 } as const

  test.each([
    [
      'Europe/Stockholm',
      '2026-03-28T00:00Z',
      ['2026-03-28T02:30+01:00', '2026-03-29T03:00+02:00', '2026-03-30T02:30+02:00'],
    ],
    [
      'America/New_York',
      '2026-03-07T06:00Z',
      ['2026-03-07T02:30-05:00', '2026-03-08T03:00-04:00', '2026-03-09T02:30-04:00'],
    ],
  ])('in %s a time in the gap runs once, as soon as the gap ends', (timeZone, after, expected) => {
    expect(locals(recurring(daily, { startAt: '2026-01-01T02:30', timeZone }), after, 3)).toEqual(expected)
  })

  test.each([
    [
      'Europe/Stockholm',
      '02:30',
      '2026-10-24T00:00Z',
      ['2026-10-24T02:30+02:00', '2026-10-25T02:30+02:00', '2026-10-26T02:30+01:00'],
    ],
    [
      'America/New_York',
      '01:30',
      '2026-10-31T05:00Z',
      ['2026-10-31T01:30-04:00', '2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00'],
    ],
  ])('in %s a doubled time runs once, at its first', (timeZone, time, after, expected) => {
    expect(locals(recurring(daily, { startAt: `2026-01-01T${time}`, timeZone }), after, 3)).toEqual(expected)
  })

  test.each([
    ['Europe/Stockholm', '2026-03-29T00:30Z'],
    ['Europe/Stockholm', '2026-10-25T00:30Z'],
    ['America/New_York', '2026-03-08T06:30Z'],
    ['America/New_York', '2026-11-01T05:30Z'],
  ])('hours keep elapsed time across the change in %s at %s', (timeZone, around) => {
    const found = occurrences(recurring({ unit: 'hours', count: 1 }, { timeZone }), {
      after: at(around),
      limit: 4,
    })
    const gaps = found
      .slice(1)
      .map((occurrence, index) => Date.parse(occurrence.at) - Date.parse(found[index]?.at ?? ''))
    expect(gaps).toEqual([3_600_000, 3_600_000, 3_600_000])
  })

  test('each occurrence says what the change of the clocks did to it', () => {
    const gap = recurring(daily, { startAt: '2026-01-01T02:30' })
    const changes = (after: string) =>
      occurrences(gap, { after: at(after), limit: 2 }).map(({ clockChange }) => clockChange)
    expect(changes('2026-03-28T12:00Z')).toEqual(['gap', 'none'])
    expect(changes('2026-10-24T12:00Z')).toEqual(['doubled', 'none'])
  })

  test('a day that a zone left out altogether runs when the next begins', () => {
    // Samoa had no 30 December 2011.
    const recurrence = recurring(daily, { startAt: '2011-12-29T09:00', timeZone: 'Pacific/Apia' })
    expect(locals(recurrence, '2011-12-29T00:00Z', 3)).toEqual([
      '2011-12-29T09:00-10:00',
      '2011-12-31T00:00+14:00',
      '2011-12-31T09:00+14:00',
    ])
  })
})

describe('the end', () => {
  test('End after counts what has come to a run, and one means one', () => {
    const recurrence = recurring({ unit: 'minutes', count: 5 }, { end: { kind: 'after', count: 3 } })
    expect(occurrences(recurrence, { after: at('2026-02-01T00:00Z'), limit: 10 })).toHaveLength(3)
    expect(occurrences(recurrence, { after: at('2026-02-01T00:00Z'), limit: 10, occurred: 2 })).toHaveLength(
      1,
    )
    expect(nextOccurrence(recurrence, at('2026-02-01T00:00Z'), { occurred: 3 })).toBeNull()
  })

  test('End by includes the whole of its day, in the recurrence’s own zone', () => {
    const recurrence = recurring(
      { unit: 'hours', count: 1 },
      { timeZone: 'America/New_York', end: { kind: 'by', date: '2026-02-01' } },
    )
    // 23:00 in New York on that day is 04:00 UTC on the next.
    expect(
      occurrences(recurrence, { after: at('2026-02-02T02:30Z'), limit: 10 }).map((found) => found.at),
    ).toEqual(['2026-02-02T03:00:00.000Z', '2026-02-02T04:00:00.000Z'])
  })

  test('an occurrence that the active period moves past the End by date does not come', () => {
    const recurrence = recurring(
      { unit: 'days', count: 1 },
      { startAt: '2026-02-01T22:00', end: { kind: 'by', date: '2026-02-02' } },
    )
    expect(locals(recurrence, '2026-01-31T00:00Z', 5, period('06:00', '20:00'))).toEqual([
      '2026-02-02T06:00+01:00',
    ])
  })
})

describe('the active period', () => {
  test('moves what falls outside to its next opening, where it is one occurrence', () => {
    const recurrence = recurring({ unit: 'hours', count: 1 })
    expect(locals(recurrence, '2026-01-10T16:30Z', 4, period('08:00', '19:00'))).toEqual([
      '2026-01-10T18:00+01:00',
      '2026-01-11T08:00+01:00',
      '2026-01-11T09:00+01:00',
      '2026-01-11T10:00+01:00',
    ])
  })

  test('may go across midnight', () => {
    const recurrence = recurring({ unit: 'hours', count: 4 }, { startAt: '2026-01-01T00:00' })
    expect(locals(recurrence, '2026-01-10T17:30Z', 4, period('18:00', '08:00'))).toEqual([
      '2026-01-10T20:00+01:00',
      '2026-01-11T00:00+01:00',
      '2026-01-11T04:00+01:00',
      '2026-01-11T18:00+01:00',
    ])
  })

  test('goes by its own zone', () => {
    const recurrence = recurring({ unit: 'days', count: 1 }, { startAt: '2026-01-01T08:00' })
    expect(locals(recurrence, '2026-01-10T12:00Z', 1, period('09:00', '17:00', 'America/New_York'))).toEqual([
      '2026-01-10T15:00+01:00',
    ])
  })

  test('its closing minute is outside', () => {
    const recurrence = recurring({ unit: 'days', count: 1 }, { startAt: '2026-01-01T19:00' })
    expect(locals(recurrence, '2026-01-10T12:00Z', 1, period('08:00', '19:00'))).toEqual([
      '2026-01-11T08:00+01:00',
    ])
    expect(locals(recurrence, '2026-01-10T12:00Z', 1, period('19:00', '20:00'))).toEqual([
      '2026-01-10T19:00+01:00',
    ])
  })

  test('a period that the gap swallows whole does not open that day', () => {
    const recurrence = recurring({ unit: 'days', count: 1 }, { startAt: '2026-01-01T01:00' })
    expect(locals(recurrence, '2026-03-28T12:00Z', 1, period('02:10', '02:50'))).toEqual([
      '2026-03-30T02:10+02:00',
    ])
  })
})

describe('counting', () => {
  test('what lies between two instants, up to a limit', () => {
    const recurrence = recurring(
      { unit: 'minutes', count: 5 },
      { timeZone: 'UTC', startAt: '2026-01-01T00:00' },
    )
    const between = { after: at('2026-02-01T00:00Z'), upTo: at('2026-02-01T01:00Z') }
    expect(countOccurrences(recurrence, { ...between, limit: 100 })).toBe(12)
    expect(countOccurrences(recurrence, { ...between, limit: 5 })).toBe(5)
  })
})

describe('the stored form', () => {
  test.each([
    { timeZone: 'Europe/Nowhere' },
    { timeZone: '+01:00' },
    { startAt: '2026-02-30T08:00:00' },
    { startAt: '2026-02-20' },
    { end: { kind: 'by', date: '2026-13-01' } },
    { pattern: { unit: 'weeks', count: 1, weekdays: [] } },
    { pattern: { unit: 'minutes', count: 0 } },
    { version: 2 },
  ])('refuses %j', (part) => {
    const valid = recurring({ unit: 'minutes', count: 5 })
    expect(recurrenceSchema.safeParse(valid).success).toBe(true)
    expect(recurrenceSchema.safeParse({ ...valid, ...part }).success).toBe(false)
  })
})

const dayOfMonth = fc.oneof(
  fc.record({ kind: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({
    kind: fc.constant('weekday' as const),
    ordinal: fc.constantFrom('first', 'second', 'third', 'fourth', 'last'),
    weekday: fc.constantFrom('monday', 'wednesday', 'saturday', 'sunday'),
  }),
)

const anyPattern: fc.Arbitrary<RecurrencePattern> = fc.oneof(
  fc.record({ unit: fc.constant('minutes' as const), count: fc.integer({ min: 1, max: 3000 }) }),
  fc.record({ unit: fc.constant('hours' as const), count: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ unit: fc.constant('days' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.constant({ unit: 'weekdays' as const }),
  fc.record({
    unit: fc.constant('weeks' as const),
    count: fc.integer({ min: 1, max: 6 }),
    weekdays: fc.uniqueArray(fc.constantFrom('monday', 'tuesday', 'friday', 'sunday'), { minLength: 1 }),
  }),
  fc.record({ unit: fc.constant('months' as const), count: fc.integer({ min: 1, max: 14 }), on: dayOfMonth }),
  fc.record({
    unit: fc.constant('years' as const),
    count: fc.integer({ min: 1, max: 4 }),
    month: fc.integer({ min: 1, max: 12 }),
    on: dayOfMonth,
  }),
)

const zone = fc.constantFrom('Europe/Stockholm', 'America/New_York', 'UTC', 'Australia/Lord_Howe')
const minuteOfDay = fc.integer({ min: 0, max: 1439 }).map((minute) => {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
})
const startAt = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), minuteOfDay)
  .map(([days, time]) => `${Temporal.PlainDate.from('2016-01-01').add({ days })}T${time}`)

const anyRecurrence: fc.Arbitrary<Recurrence> = fc.record({
  version: fc.constant(1 as const),
  pattern: anyPattern,
  startAt,
  timeZone: zone,
  end: fc.constant(never),
})
/** Instants of 2026, many of them within a day of one of the four changes of the clocks. */
const anyInstant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
    fc
      .tuple(
        fc.constantFrom(
          Date.UTC(2026, 2, 29, 1),
          Date.UTC(2026, 9, 25, 1),
          Date.UTC(2026, 2, 8, 7),
          Date.UTC(2026, 10, 1, 6),
        ),
        fc.integer({ min: -90_000_000, max: 90_000_000 }),
      )
      .map(([change, distance]) => change + distance),
  )
  .map((milliseconds) => new Date(milliseconds).toISOString() as Instant)
const anyPeriod = fc
  .tuple(minuteOfDay, minuteOfDay, zone)
  .filter(([from, to]) => from !== to)
  .map(([from, to, timeZone]) => period(from, to, timeZone))

describe('whatever the recurrence', () => {
  test('occurrences rise, come after the instant asked from, and never before the start', () => {
    fc.assert(
      fc.property(anyRecurrence, anyInstant, (recurrence, after) => {
        const found = occurrences(recurrence, { after, limit: 5 })
        expect(found).toHaveLength(5)
        const instants = [after, ...found.map((occurrence) => occurrence.at)]
        expect(instants).toEqual([...new Set(instants)].sort())
        expect((found[0]?.at ?? '') >= earliest(recurrence)).toBe(true)
      }),
    )
  })

  test('asking from any instant between two occurrences gives the same next one', () => {
    fc.assert(
      fc.property(
        anyRecurrence,
        fc.option(anyPeriod),
        anyInstant,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (recurrence, activePeriod, after, part) => {
          const [first, second] = occurrences(recurrence, { after, limit: 2, activePeriod })
          if (!first || !second) throw new Error('A recurrence without an end has a next occurrence')
          const between = new Date(
            Date.parse(first.at) + Math.floor(part * (Date.parse(second.at) - Date.parse(first.at) - 1)),
          )
          expect(nextOccurrence(recurrence, between.toISOString() as Instant, { activePeriod })).toEqual(
            second,
          )
        },
      ),
    )
  })

  test('day units and longer show the start’s time on the clock, save in a gap, which they leave at its end', () => {
    fc.assert(
      fc.property(anyRecurrence, anyInstant, (recurrence, after) => {
        fc.pre(recurrence.pattern.unit !== 'minutes' && recurrence.pattern.unit !== 'hours')
        for (const occurrence of occurrences(recurrence, { after, limit: 3 })) {
          const shown = Temporal.Instant.from(occurrence.at).toZonedDateTimeISO(recurrence.timeZone)
          if (occurrence.clockChange === 'gap')
            expect(shown.subtract({ nanoseconds: 1 }).offset).not.toBe(shown.offset)
          else expect(shown.toPlainTime().toString().slice(0, 5)).toBe(recurrence.startAt.slice(11, 16))
        }
      }),
    )
  })

  test('no day has two occurrences of a unit of days or longer', () => {
    fc.assert(
      fc.property(anyRecurrence, anyInstant, (recurrence, after) => {
        fc.pre(recurrence.pattern.unit !== 'minutes' && recurrence.pattern.unit !== 'hours')
        const days = locals(recurrence, after, 6).map((text) => text.slice(0, 10))
        expect(new Set(days).size).toBe(days.length)
      }),
    )
  })

  test('the days are those that stepping through every day from the start finds', () => {
    const near = fc.record({
      version: fc.constant(1 as const),
      pattern: anyPattern.filter(({ unit }) => unit !== 'minutes' && unit !== 'hours'),
      startAt: fc
        .tuple(fc.integer({ min: 0, max: 700 }), minuteOfDay)
        .map(([days, time]) => `${Temporal.PlainDate.from('2024-02-01').add({ days })}T${time}`),
      timeZone: zone,
      end: fc.constant(never),
    })
    fc.assert(
      fc.property(near, anyInstant, (recurrence, after) => {
        const found = locals(recurrence, after, 2).map((text) => text.slice(0, 10))
        expect(found).toEqual(daysByStepping(recurrence, after, 2))
      }),
      { numRuns: 60 },
    )
  })

  test('with an active period, each occurrence lies inside it, and is the first chance for what was planned', () => {
    fc.assert(
      fc.property(anyRecurrence, anyPeriod, anyInstant, (recurrence, activePeriod, after) => {
        for (const occurrence of occurrences(recurrence, { after, limit: 4, activePeriod })) {
          expect(occurrence.planned <= occurrence.at).toBe(true)
          const clock = local(occurrence.at, activePeriod.timeZone).slice(11, 16)
          const isOpening = nextOccurrence(
            {
              ...recurrence,
              pattern: { unit: 'days', count: 1 },
              startAt: `2015-01-01T${activePeriod.from}`,
              timeZone: activePeriod.timeZone,
            },
            addSeconds(occurrence.at, -1),
          )?.at
          // At the end of a gap the clock may show a time after an opening that was due inside the gap.
          expect(isInside(clock, activePeriod) || isOpening === occurrence.at).toBe(true)
          if (occurrence.planned !== occurrence.at) expect(isOpening).toBe(occurrence.at)
        }
      }),
    )
  })

  test('what was missed is one occurrence: asking from when the late one started skips all between', () => {
    fc.assert(
      fc.property(
        anyRecurrence,
        anyInstant,
        fc.integer({ min: 0, max: 30 * 86_400 }),
        (recurrence, after, downtime) => {
          const due = nextOccurrence(recurrence, after)
          if (!due) throw new Error('A recurrence without an end has a next occurrence')
          const startedAt = addSeconds(due.at, downtime)
          const next = nextOccurrence(recurrence, startedAt)
          expect((next?.at ?? '') > startedAt).toBe(true)
          const missed = countOccurrences(recurrence, { after: due.at, upTo: startedAt, limit: 50 })
          if (missed < 50)
            expect(occurrences(recurrence, { after: due.at, limit: missed + 1 }).at(-1)).toEqual(next)
        },
      ),
    )
  })

  test('End after n gives exactly n, End by nothing after its day', () => {
    fc.assert(
      fc.property(anyRecurrence, anyInstant, fc.integer({ min: 1, max: 8 }), (recurrence, after, count) => {
        const ended: Recurrence = { ...recurrence, end: { kind: 'after', count } }
        expect(occurrences(ended, { after, limit: 20 })).toHaveLength(count)
        const last = occurrences(recurrence, { after, limit: count }).at(-1)?.at ?? after
        const date = local(last, recurrence.timeZone).slice(0, 10)
        const by = occurrences({ ...recurrence, end: { kind: 'by', date } }, { after, limit: 40 })
        expect(by.length).toBeGreaterThanOrEqual(Math.min(count, 40))
        expect(by.every((found) => local(found.at, recurrence.timeZone).slice(0, 10) <= date)).toBe(true)
      }),
    )
  })
})

function isInside(clock: string, { from, to }: ActivePeriod): boolean {
  return from < to ? from <= clock && clock < to : clock >= from || clock < to
}

function earliest({ startAt, timeZone }: Recurrence): string {
  return Temporal.PlainDateTime.from(startAt)
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
}

/** The same days found the slow way: every day from the start, asked whether the pattern has it. */
function daysByStepping(recurrence: Recurrence, after: Instant, limit: number): string[] {
  const start = Temporal.PlainDateTime.from(recurrence.startAt)
  const found: string[] = []
  for (let day = start.toPlainDate(); found.length < limit; day = day.add({ days: 1 })) {
    const due = day.toPlainDateTime(start).toZonedDateTime(recurrence.timeZone, { disambiguation: 'earlier' })
    const shown = due.toPlainDateTime().equals(day.toPlainDateTime(start))
      ? due
      : due.getTimeZoneTransition('next')
    if (
      shown &&
      shown.epochMilliseconds > Date.parse(after) &&
      hasDay(recurrence.pattern, start.toPlainDate(), day)
    ) {
      found.push(day.toString())
    }
  }
  return found
}

function hasDay(pattern: RecurrencePattern, start: Temporal.PlainDate, day: Temporal.PlainDate): boolean {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const isOn = (on: { kind: 'day'; day: number } | { kind: 'weekday'; ordinal: string; weekday: string }) => {
    if (on.kind === 'day') return day.day === Math.min(on.day, day.daysInMonth)
    if (names[day.dayOfWeek - 1] !== on.weekday) return false
    if (on.ordinal === 'last') return day.day + 7 > day.daysInMonth
    return Math.ceil(day.day / 7) === ['first', 'second', 'third', 'fourth'].indexOf(on.ordinal) + 1
  }
  const months = (day.year - start.year) * 12 + day.month - start.month
  switch (pattern.unit) {
    case 'days':
      return start.until(day).days % pattern.count === 0
    case 'weekdays':
      return day.dayOfWeek <= 5
    case 'weeks': {
      const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })
      const weeks = monday(start).until(monday(day)).days / 7
      return (
        weeks % pattern.count === 0 &&
        pattern.weekdays.some((weekday) => weekday === names[day.dayOfWeek - 1])
      )
    }
    case 'months':
      return months % pattern.count === 0 && isOn(pattern.on)
    case 'years':
      return (day.year - start.year) % pattern.count === 0 && day.month === pattern.month && isOn(pattern.on)
    default:
      return false
  }
}
