import { expect, test } from 'vitest'
import { isAdvised, isRelevant } from '../../../web/guides/relevance.ts'

const countedWith = (answers: Parameters<typeof isRelevant>[1]) =>
  ['count', 'weekdays', 'ordinal', 'ordinalWeekday', 'dayOfMonth', 'month'].filter((name) =>
    isRelevant(`RecurrenceInput.${name}`, answers),
  )

test.each([
  [{}, ['count']],
  [{ 'RecurrenceInput.unit': 'MINUTES' }, ['count']],
  [{ 'RecurrenceInput.unit': 'WEEKDAYS' }, []],
  [{ 'RecurrenceInput.unit': 'WEEKS' }, ['count', 'weekdays']],
  [{ 'RecurrenceInput.unit': 'MONTHS' }, ['count', 'ordinal', 'dayOfMonth']],
  [
    { 'RecurrenceInput.unit': 'MONTHS', 'RecurrenceInput.ordinal': 'LAST' },
    ['count', 'ordinal', 'ordinalWeekday'],
  ],
  [{ 'RecurrenceInput.unit': 'YEARS' }, ['count', 'ordinal', 'dayOfMonth', 'month']],
  [{ 'RecurrenceInput.unit': 'DAYS', 'RecurrenceInput.ordinal': 'LAST' }, ['count']],
] as const)('of a recurrence with %j these inputs count: %j', (answers, names) => {
  expect(countedWith(answers)).toEqual(names)
})

test('when a run is late is asked of who wants to be alerted of that', () => {
  const late = 'AlertInput.lateAfterSeconds'
  expect(isRelevant(late, { 'AlertInput.on': ['ERROR'] })).toBe(false)
  expect(isRelevant(late, { 'AlertInput.on': ['ERROR', 'MISSED'] })).toBe(true)
})

test('the documentation’s count is one of minutes', () => {
  expect(isAdvised('RecurrenceInput.count', {})).toBe(true)
  expect(isAdvised('RecurrenceInput.count', { 'RecurrenceInput.unit': 'MINUTES' })).toBe(true)
  expect(isAdvised('RecurrenceInput.count', { 'RecurrenceInput.unit': 'DAYS' })).toBe(false)
  expect(isAdvised('RecurrenceInput.endAfter', { 'RecurrenceInput.unit': 'DAYS' })).toBe(true)
})
