import { describe, expect, test } from 'vitest'
import { tickedSteps, type Walk, type WalkedScreen } from '../../../web/guides/tick-steps.ts'

const control = (bind: string, isOptional = false) => ({
  bind,
  isOptional,
  isRequired: false,
  isSecret: false,
  constant: null,
})

const screens: readonly WalkedScreen[] = [
  {
    id: 'job',
    steps: [
      { id: 'workspace', kind: 'NAVIGATE', hasVerification: false, controls: [] },
      { id: 'p-job', kind: 'CHOOSE', hasVerification: true, controls: [control('Run.schedule')] },
      { id: 'groups', kind: 'CHOOSE', hasVerification: false, controls: [control('Run.groups', true)] },
    ],
  },
  {
    id: 'recurrence',
    steps: [
      { id: 'recurrence', kind: 'NAVIGATE', hasVerification: false, controls: [] },
      { id: 'end', kind: 'CHOOSE', hasVerification: false, controls: [control('RecurrenceInput.end')] },
      {
        id: 'end-after',
        kind: 'NUMBER',
        hasVerification: false,
        controls: [control('RecurrenceInput.endAfter')],
      },
      { id: 'ok', kind: 'CONFIRM', hasVerification: false, controls: [] },
    ],
  },
  { id: 'review', steps: [{ id: 'start', kind: 'SUBMIT', hasVerification: true, controls: [] }] },
]

function ticked(walk: Partial<Walk>): readonly string[] {
  return [
    ...tickedSteps({
      screens,
      shown: 'job',
      left: null,
      answers: {},
      preselected: {},
      ticked: [],
      isChecklist: false,
      isSubmitted: false,
      verifications: new Map(),
      ...walk,
    }),
  ]
}

describe('the steps of a wizard', () => {
  test('going somewhere is done by having come there', () => {
    expect(ticked({})).toEqual(['workspace'])
    expect(ticked({ shown: 'recurrence' })).toEqual(['workspace', 'groups', 'recurrence'])
  })

  test('a control is done when it has a value', () => {
    expect(ticked({ answers: { 'Run.schedule': 'P-0001' } })).toContain('p-job')
  })

  test('a value that nobody has confirmed is no answer, until its screen is left', () => {
    const preselected = { 'Run.schedule': 'P-0001' }
    expect(ticked({ answers: preselected, preselected })).not.toContain('p-job')
    expect(ticked({ answers: preselected, preselected, shown: undefined, left: 'job' })).not.toContain(
      'p-job',
    )
    expect(ticked({ answers: { 'Run.schedule': 'P-0002' }, preselected })).toContain('p-job')
    expect(ticked({ answers: preselected, preselected, left: 'recurrence' })).toContain('p-job')
    expect(ticked({ answers: preselected, preselected, shown: undefined, left: 'review' })).toContain('p-job')
  })

  test('an input that an answer leaves without meaning is not waited for', () => {
    const never = { 'RecurrenceInput.end': 'NEVER' }
    expect(ticked({ shown: 'recurrence', answers: never })).not.toContain('ok')
    expect(ticked({ shown: 'review', answers: never })).toEqual(
      expect.arrayContaining(['end', 'end-after', 'ok']),
    )
    const after = { 'RecurrenceInput.end': 'AFTER' }
    expect(ticked({ shown: 'review', answers: after })).not.toContain('end-after')
    expect(ticked({ shown: 'review', answers: { ...after, 'RecurrenceInput.endAfter': 1 } })).toContain(
      'end-after',
    )
  })

  test('what is confirmed is done when its screen has been left, also after going back', () => {
    expect(ticked({ shown: 'job', left: 'review' })).toContain('ok')
    expect(ticked({ shown: 'job', left: 'job', answers: { 'RecurrenceInput.end': 'NEVER' } })).toEqual(
      expect.arrayContaining(['workspace', 'groups', 'recurrence', 'end']),
    )
  })

  test('the act is done when it came back', () => {
    expect(ticked({ shown: 'review' })).not.toContain('start')
    expect(ticked({ isSubmitted: true })).toHaveLength(8)
  })
})

test('going somewhere that the system can verify is done when it says so', () => {
  const walk: Partial<Walk> = {
    screens: [{ id: 'mend', steps: [{ id: 'save', kind: 'NAVIGATE', hasVerification: true, controls: [] }] }],
    shown: 'mend',
  }
  expect(ticked(walk)).toEqual([])
  expect(ticked({ ...walk, verifications: new Map([['save', 'UNKNOWN']]) })).toEqual([])
  expect(ticked({ ...walk, verifications: new Map([['save', 'HOLDS']]) })).toEqual(['save'])
})

test('a checklist is ticked by hand alone', () => {
  expect(ticked({ isChecklist: true, shown: 'review', ticked: ['groups'] })).toEqual(['groups'])
})
