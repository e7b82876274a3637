import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CalendarInput,
  parseCalendarInput,
  writeCalendarInput,
} from '../../../web/language/calendar-input.ts'
import { locales } from '../../../web/language/locales.ts'

const moments = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19).replace(/:00$/, ''))
const canonical: Readonly<Record<CalendarInput, fc.Arbitrary<string>>> = {
  moment: moments,
  day: moments.map((moment) => moment.split('T')[0] ?? ''),
  time: moments.map((moment) => moment.split('T')[1] ?? ''),
}

describe.each(locales)('in %s', (locale) => {
  test.each(['day', 'time', 'moment'] as const)('a %s is read as it was written', (kind) => {
    fc.assert(
      fc.property(canonical[kind], (value) => {
        expect(parseCalendarInput(kind, writeCalendarInput(kind, value, locale))).toBe(value)
        expect(parseCalendarInput(kind, value)).toBe(value)
      }),
    )
  })
})

test('is written as the language has it', () => {
  const written = locales.map((locale) => writeCalendarInput('moment', '2026-11-05T08:30', locale))
  expect(written).toEqual(['05/11/2026 08:30', '2026-11-05 08:30', '05.11.2026 08:30'])
})

test.each([
  ['day', '5.11.2026', '2026-11-05'],
  ['day', ' 5/11/2026 ', '2026-11-05'],
  ['day', '20261105', '2026-11-05'],
  ['day', '2026 11 5', '2026-11-05'],
  ['time', '8', '08:00'],
  ['time', '8.30', '08:30'],
  ['time', '0830', '08:30'],
  ['time', '08:30:00', '08:30'],
  ['time', '08.30.15', '08:30:15'],
  ['moment', '5.11.2026, 8.30', '2026-11-05T08:30'],
  ['moment', '2026 11 5 8:30', '2026-11-05T08:30'],
] as const)('a %s may be typed as %s', (kind, typed, value) => {
  expect(parseCalendarInput(kind, typed)).toBe(value)
})

test.each([
  ['day', '29.2.2026'],
  ['day', '13.13.2026'],
  ['day', '5.11.26'],
  ['day', '5.11/2026'],
  ['day', 'tomorrow'],
  ['day', ''],
  ['time', '24:00'],
  ['time', '8:60'],
  ['time', '8:3'],
  ['moment', '2026-11-05'],
  ['moment', '08:30'],
] as const)('a %s is not %s, which stays as it is', (kind, typed) => {
  expect(parseCalendarInput(kind, typed)).toBeUndefined()
  expect(writeCalendarInput(kind, typed, 'nb-NO')).toBe(typed)
})
