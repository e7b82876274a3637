import { expect, test } from 'vitest'
import { isStuck } from '../../../web/guides/walk.ts'

const hold = {
  bind: 'ReleaseOrderHoldInput.id',
  kind: 'CHOOSE',
  isList: false,
  isOptional: false,
  isRequired: true,
  constant: null,
} as const
const choice = { value: 'hold-1', label: 'SO-1', names: [] }
const offer = (choices: readonly (typeof choice)[]) => ({
  controls: new Map([[hold.bind as string, { choices }]]),
  answers: {},
})

test('no way leads on from a choice that has to be made and cannot be', () => {
  expect(isStuck([hold], offer([]))).toBe(true)
  expect(isStuck([hold], offer([choice]))).toBe(false)
})

test('what need not be chosen, or may be an empty list, is in nobody’s way', () => {
  expect(isStuck([{ ...hold, isOptional: true, isRequired: false }], offer([]))).toBe(false)
  expect(isStuck([{ ...hold, isList: true }], offer([]))).toBe(false)
})
