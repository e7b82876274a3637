import { expect, test } from 'vitest'
import { holdsCardNumber, maskCardNumbers } from '../../server/distribution/card-number.ts'

test.each([
  ['4111111111111111'],
  ['4111 1111 1111 1111'],
  ['5500-0000-0000-0004'],
  ['378282246310005'],
  ['6304000000000000018'],
  ['Visa 4111 1111 1111 1111'],
  ['4111 1111 1111 1111 12/27'],
])('%s holds a full card number', (text) => {
  expect(holdsCardNumber(text)).toBe(true)
})

test.each([
  [''],
  ['************1111'],
  ['411111******1111'],
  ['XXXX-XXXX-XXXX-1111'],
  ['4111111111111112'],
  ['0000000000000000'],
  ['123456789012'],
  ['SE45 5000 0000 0583 9825 7466'],
  ['gift card 7001'],
])('%s holds none', (text) => {
  expect(holdsCardNumber(text)).toBe(false)
})

test('masks all but the last four digits, and nothing else of the text', () => {
  expect(maskCardNumbers('Visa 4111 1111 1111 1111 12/27')).toBe('Visa **** **** **** 1111 12/27')
  expect(maskCardNumbers('378282246310005')).toBe('***********0005')
  expect(maskCardNumbers('order 20261121')).toBe('order 20261121')
})
