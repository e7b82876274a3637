import { array, assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import {
  allocate,
  decimalFromMicros,
  decimalFromMinorUnits,
  divideRounded,
} from '../../server/demo/arithmetic.ts'
import { addTaxes, splitTaxes } from '../../server/demo/price-lines.ts'

test('halves are rounded away from zero, on both sides of it alike', () => {
  expect([15, 14, 16, -15, -14, -16].map((value) => divideRounded(value, 10))).toEqual([2, 1, 2, -2, -1, -2])
  expect(Object.is(divideRounded(-1, 10), -0)).toBe(false)
})

test('a number too large to be divided exactly is refused', () => {
  expect(() => divideRounded(2 ** 53, 10)).toThrow(RangeError)
})

test('an amount that is allocated is neither more nor less afterwards', () => {
  assert(
    property(
      integer({ min: 0, max: 1e9 }),
      array(integer({ min: 1, max: 1e5 }), { minLength: 1 }),
      (amount, weights) => {
        const shares = allocate(amount, weights)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test('taxes taken out of an amount and put back make the amount again', () => {
  const rates = [{ code: 'SE-VAT25', rate: 25_000, exempt: false }]
  assert(
    property(integer({ min: -9e6, max: 9e6 }), (amount) => {
      const split = splitTaxes(amount, rates)
      expect(split.net + split.tax).toBe(amount)
      expect(Math.abs(addTaxes(split.net, rates).netWithTax - amount)).toBeLessThanOrEqual(1)
    }),
  )
})

test('several taxes are added up before they are rounded', () => {
  const thirds = ['A', 'B', 'C'].map((code) => ({ code, rate: 333, exempt: false }))
  expect(addTaxes(100, thirds).tax).toBe(1)
})

test('what is written is the decimal that was meant', () => {
  assert(
    property(integer({ min: -1e12, max: 1e12 }), (amount) => {
      expect(decimalFromMinorUnits(amount).toFixed(2)).toBe(exactText(amount, 2))
      expect(decimalFromMicros(amount).toFixed(6)).toBe(exactText(amount, 6))
    }),
  )
})

function exactText(amount: number, digits: number): string {
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  return `${amount < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
