import { expect, test } from 'vitest'
import { isUnusual, preselected } from '../../../web/guides/preselect.ts'

const control = {
  kind: 'CHOOSE',
  isList: false,
  isOptional: false,
  isRequired: true,
  constant: null,
  recommended: 'P-0001',
} as const

const choices = [
  { value: 'id-1', names: ['P-0001'] },
  { value: 'id-2', names: ['P-0002'] },
]

test('a record is preselected by the name that the documentation gives it', () => {
  expect(preselected(control, choices)).toBe('id-1')
  expect(preselected({ ...control, isList: true, recommended: ['P-0002'] }, choices)).toEqual(['id-2'])
})

test('a record that there is not is not preselected', () => {
  expect(preselected({ ...control, recommended: 'P-9999' }, choices)).toBeUndefined()
  expect(preselected({ ...control, isList: true, recommended: ['P-9999'] }, choices)).toBeUndefined()
})

test('a list can be recommended to be empty', () => {
  expect(preselected({ ...control, isList: true, recommended: [] }, choices)).toEqual([])
})

test('examples of texts, and what is recommended for optional inputs, are only told', () => {
  expect(preselected({ ...control, kind: 'TEXT', recommended: 'GBRT' }, [])).toBeUndefined()
  expect(preselected({ ...control, kind: 'NUMBER', isOptional: true, recommended: 60 }, [])).toBeUndefined()
  expect(preselected({ ...control, kind: 'NUMBER', recommended: 5 }, [])).toBe(5)
  expect(preselected({ ...control, kind: 'SWITCH', recommended: false }, [])).toBe(false)
})

test('where the documentation leaves no choice, there is none', () => {
  expect(preselected({ ...control, constant: 'MINUTES' }, [])).toBe('MINUTES')
})

test('outside of the usual range a number is unusual, and at its ends it is not', () => {
  const range = { from: 5, to: 10 }
  expect([4, 5, 10, 11].map((value) => isUnusual(range, value))).toEqual([true, false, false, true])
  expect(isUnusual(null, 4)).toBe(false)
  expect(isUnusual(range, undefined)).toBe(false)
})
