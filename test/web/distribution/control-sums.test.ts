import { expect, test } from 'vitest'
import { digitsOfSums } from '../../../web/distribution/control-sums.ts'
import { formatsFor } from '../../../web/language/formats.ts'

test('control sums of a table are all shown with the digits of the longest, and with two at least', () => {
  const { decimal } = formatsFor('sv-SE', 'UTC')
  const shown = (sums: readonly string[]) =>
    sums.map((sum) => decimal(sum, digitsOfSums(sums)).replaceAll('\u00a0', ' '))
  expect(shown(['146.20', '0.00', '524.471521'])).toEqual(['146,200000', '0,000000', '524,471521'])
  expect(shown(['-4234.63', '0'])).toEqual(['−4 234,63', '0,00'])
  expect(digitsOfSums([null])).toBe(2)
})
