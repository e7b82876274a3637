import { describe, expect, test } from 'vitest'
import { readAnswers } from '../../../web/guides/read-answers.ts'

type Asked = Parameters<typeof readAnswers>[1][number]

const control = (bind: string, kind: Asked['kind'], more: Partial<Asked> = {}): Asked => ({
  bind,
  label: bind,
  kind,
  type: kind === 'NUMBER' ? 'Int' : 'ID',
  isList: false,
  isOptional: false,
  isRequired: false,
  isSecret: false,
  maximumLength: null,
  constant: null,
  ...more,
})

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

describe('answers are read in the reader’s language and kept in none', () => {
  const count = control('RecurrenceInput.count', 'NUMBER')

  test.each([
    ['en', '1,440', 1440],
    ['sv-SE', '1 440', 1440],
    ['nb-NO', '1\u00a0440', 1440],
    ['sv-SE', '5', 5],
  ] as const)('%s: %s', (locale, text, value) => {
    expect(readAnswers(formOf([[count.bind, text]]), [count], locale)).toEqual({
      answers: { [count.bind]: value },
      problems: [],
    })
  })

  test.each(['five', '2.5', '1,44', '5 min'])('%s is no whole number in English', (text) => {
    const { answers, problems } = readAnswers(formOf([[count.bind, text]]), [count], 'en')
    expect(answers).toEqual({})
    expect(problems).toEqual([{ field: count.bind, label: count.bind, fault: 'wholeNumber' }])
  })

  test('a decimal is written with a comma in Swedish and a point in English', () => {
    const share = control('Tolerance.share', 'NUMBER', { type: 'Float' })
    expect(readAnswers(formOf([[share.bind, '0,5']]), [share], 'sv-SE').answers).toEqual({
      [share.bind]: 0.5,
    })
    expect(readAnswers(formOf([[share.bind, '0.5']]), [share], 'en').answers).toEqual({ [share.bind]: 0.5 })
    expect(readAnswers(formOf([[share.bind, '0,5']]), [share], 'en').problems).toHaveLength(1)
  })
})

describe('what is missing is told with its label', () => {
  test.each([
    ['CHOOSE', 'choose'],
    ['TREE', 'add'],
    ['NUMBER', 'number'],
    ['DATE', 'date'],
    ['TEXT', 'enter'],
  ] as const)('%s', (kind, fault) => {
    const asked = control('Input.field', kind, { isList: kind === 'TREE' })
    expect(readAnswers(formOf([]), [asked], 'en').problems).toEqual([
      { field: 'Input.field', label: 'Input.field', fault },
    ])
    expect(readAnswers(formOf([]), [{ ...asked, isOptional: true }], 'en')).toEqual({
      answers: { 'Input.field': null },
      problems: [],
    })
  })
})

test('an unchecked switch is off, and a list that nothing was chosen of is left out or empty', () => {
  const controls = [
    control('RunInBackgroundInput.batchProcessing', 'SWITCH', { type: 'Boolean' }),
    control('RunDistributionScheduleInput.groups', 'CHOOSE', { isList: true, isOptional: true }),
    control('RegisterChannelDatabaseInput.channelNumbers', 'CHOOSE', {
      isList: true,
      isRequired: true,
      type: 'BigInteger',
    }),
  ]
  expect(readAnswers(formOf([]), controls, 'en')).toEqual({
    answers: {
      'RunInBackgroundInput.batchProcessing': false,
      'RunDistributionScheduleInput.groups': null,
      'RegisterChannelDatabaseInput.channelNumbers': [],
    },
    problems: [],
  })
})

test('numbers among choices are sent as numbers', () => {
  const channels = control('RegisterChannelDatabaseInput.channelNumbers', 'CHOOSE', {
    isList: true,
    type: 'BigInteger',
  })
  const form = formOf([
    [channels.bind, '68719476778'],
    [channels.bind, '68719476779'],
  ])
  expect(readAnswers(form, [channels], 'en').answers).toEqual({ [channels.bind]: [68719476778, 68719476779] })
})

describe('an input that counts under a condition', () => {
  const controls = [
    control('RecurrenceInput.end', 'CHOOSE', { type: 'RecurrenceEnd' }),
    control('RecurrenceInput.endAfter', 'NUMBER', { isOptional: true }),
  ]

  test('is needed as soon as it counts', () => {
    const form = formOf([['RecurrenceInput.end', 'AFTER']])
    expect(readAnswers(form, controls, 'en').problems.map(({ field }) => field)).toEqual([
      'RecurrenceInput.endAfter',
    ])
  })

  test('weeks need their days, and a weekday of the month its name', () => {
    const recurrence = [
      control('RecurrenceInput.unit', 'CHOOSE', { type: 'RecurrenceUnit' }),
      control('RecurrenceInput.weekdays', 'CHOOSE', { type: 'Weekday', isList: true, isOptional: true }),
      control('RecurrenceInput.ordinal', 'CHOOSE', { type: 'RecurrenceOrdinal', isOptional: true }),
      control('RecurrenceInput.ordinalWeekday', 'CHOOSE', { type: 'Weekday', isOptional: true }),
      control('RecurrenceInput.dayOfMonth', 'NUMBER', { isOptional: true }),
    ]
    const missing = (entries: readonly (readonly [string, string])[]) =>
      readAnswers(formOf(entries), recurrence, 'en').problems.map(({ field }) => field)
    expect(missing([['RecurrenceInput.unit', 'MINUTES']])).toEqual([])
    expect(missing([['RecurrenceInput.unit', 'WEEKS']])).toEqual(['RecurrenceInput.weekdays'])
    expect(missing([['RecurrenceInput.unit', 'MONTHS']])).toEqual([])
    const byWeekday = [
      ['RecurrenceInput.unit', 'MONTHS'],
      ['RecurrenceInput.ordinal', 'LAST'],
      ['RecurrenceInput.dayOfMonth', '3'],
    ] as const
    expect(missing(byWeekday)).toEqual(['RecurrenceInput.ordinalWeekday'])
    expect(readAnswers(formOf(byWeekday), recurrence, 'en').answers).toMatchObject({
      'RecurrenceInput.dayOfMonth': null,
    })
  })

  test('the hours of an active period are given both or not at all', () => {
    const hours = [
      control('ActivePeriodInput.from', 'TEXT', { type: 'String', isOptional: true }),
      control('ActivePeriodInput.to', 'TEXT', { type: 'String', isOptional: true }),
    ]
    expect(readAnswers(formOf([]), hours, 'en').problems).toEqual([])
    expect(readAnswers(formOf([['ActivePeriodInput.from', '06:00']]), hours, 'en').problems).toMatchObject([
      { field: 'ActivePeriodInput.to' },
    ])
  })

  test('is taken back when it does not', () => {
    const form = formOf([
      ['RecurrenceInput.end', 'NEVER'],
      ['RecurrenceInput.endAfter', '1'],
    ])
    expect(readAnswers(form, controls, 'en').answers).toEqual({
      'RecurrenceInput.end': 'NEVER',
      'RecurrenceInput.endAfter': null,
    })
  })
})

test('a day that there is not is no day', () => {
  const date = control('PublishOrganizationHierarchyInput.effectiveDate', 'DATE')
  expect(readAnswers(formOf([[date.bind, '2026-02-29']]), [date], 'en').problems).toHaveLength(1)
  expect(readAnswers(formOf([[date.bind, '2028-02-29']]), [date], 'en').problems).toHaveLength(0)
})

test('a secret is kept in no draft', () => {
  const password = control('RegisterChannelDatabaseInput.password', 'TEXT', { isSecret: true })
  expect(readAnswers(formOf([[password.bind, 'hush']]), [password], 'en').answers).toEqual({})
})

test('a count that the procedure does not ask for may be left empty: the recurrence has its own', () => {
  const count = control('RecurrenceInput.count', 'NUMBER')
  const left = formOf([[count.bind, '']])
  expect(readAnswers(left, [{ ...count, isOptional: true }], 'en').problems).toEqual([])
  expect(readAnswers(left, [count], 'en').problems).not.toEqual([])
})

describe('a text is no longer than its mutation takes', () => {
  const name = control('CreateCompanyInput.name', 'TEXT', { type: 'String', maximumLength: 5 })

  test('blanks at its ends do not count', () => {
    expect(readAnswers(formOf([[name.bind, '  Retal ']]), [name], 'en')).toEqual({
      answers: { [name.bind]: 'Retal' },
      problems: [],
    })
  })

  test('one that is too long is kept, and told with what there is room for', () => {
    expect(readAnswers(formOf([[name.bind, 'Retail']]), [name], 'en')).toEqual({
      answers: { [name.bind]: 'Retail' },
      problems: [{ field: name.bind, label: name.bind, fault: 'tooLong', maximum: 5 }],
    })
  })
})
