import { expect, test } from 'vitest'
import { changeJobPath } from '../../../web/batch/change-job-path.ts'

const recurrence = {
  unit: 'WEEKS',
  count: 2,
  weekdays: ['MONDAY', 'FRIDAY'],
  dayOfMonth: null,
  ordinal: null,
  ordinalWeekday: null,
  month: null,
  end: 'AFTER',
  endAfter: 12,
  endBy: null,
  startDate: '2026-11-21',
  startTime: '06:30:00',
  timeZone: 'Europe/Oslo',
} as const

const given = (job: Parameters<typeof changeJobPath>[0]) => {
  const [path, search] = changeJobPath(job).split('?')
  return { path, answers: [...new URLSearchParams(search)] }
}

test('a job is changed from the recurrence that it has, beginning now', () => {
  expect(given({ id: 'Sm9i', recurrence: { ...recurrence, weekdays: [...recurrence.weekdays] } })).toEqual({
    path: '/guides/change-batch-job',
    answers: [
      ['UpdateBatchJobInput.job', 'Sm9i'],
      ['RecurrenceInput.unit', 'WEEKS'],
      ['RecurrenceInput.count', '2'],
      ['RecurrenceInput.weekdays', 'MONDAY'],
      ['RecurrenceInput.weekdays', 'FRIDAY'],
      ['RecurrenceInput.end', 'AFTER'],
      ['RecurrenceInput.endAfter', '12'],
      ['RecurrenceInput.timeZone', 'Europe/Oslo'],
      ['RecurrenceInput.startTime', '06:30:00'],
    ],
  })
})

test('minutes begin at once, and a job without a recurrence is given one', () => {
  const minutes = given({ id: 'Sm9i', recurrence: { ...recurrence, unit: 'MINUTES', weekdays: [] } })
  expect(minutes.answers.map(([bind]) => bind)).not.toContain('RecurrenceInput.startTime')
  expect(given({ id: 'Sm9i', recurrence: null }).answers).toEqual([['UpdateBatchJobInput.job', 'Sm9i']])
})
