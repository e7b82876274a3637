import { expect, test } from 'vitest'
import { formatsFor } from '../../../web/language/formats.ts'

test.each([
  [0, '0 ms'],
  [840, '840 ms'],
  [1_500, '1.5 secs'],
  [59_960, '1 min'],
  [60_000, '1 min'],
  [119_700, '2 mins'],
  [125_000, '2 mins 5 secs'],
  [600_000, '10 mins'],
  [3_599_900, '1 hr'],
  [5_400_000, '1 hr 30 mins'],
])('%d milliseconds are told as %s, without what comes to nothing', (milliseconds, words) => {
  expect(formatsFor('en', 'UTC').duration(milliseconds)).toBe(words)
})

test('in Norwegian as well', () => {
  expect(formatsFor('nb-NO', 'UTC').duration(125_000).replaceAll('\u00a0', ' ')).toBe('2 min 5 sek')
})
