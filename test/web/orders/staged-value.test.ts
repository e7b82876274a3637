import { expect, test } from 'vitest'
import { formatsFor } from '../../../web/language/formats.ts'
import { stagedValueInWords } from '../../../web/orders/staged-value.ts'

const ui = {
  t: ((key: string) => key) as never,
  format: formatsFor('sv-SE', 'Europe/Stockholm'),
  word: { code: (coordinate: string) => `word of ${coordinate}` } as never,
}

test.each([
  ['DECIMAL', '-1234.5', '−1 234,5'],
  ['FLAG', 'true', 'yes'],
  ['FLAG', 'false', 'no'],
  ['DATE', '2026-11-21', '21 nov. 2026'],
  ['SECONDS', '47103', '13:05:03'],
  ['ENUM', '27', 'word of ChannelTransaction.type (27)'],
  ['TEXT', 'two adults', 'two adults'],
  ['FLAG', '', ''],
] as const)('a value of kind %s, %s, is shown as %s', (kind, text, shown) => {
  expect(
    stagedValueInWords(ui, { type: 'ChannelTransaction', name: 'type', kind }, text).replaceAll(
      '\u00a0',
      ' ',
    ),
  ).toBe(shown)
})
