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

test.each([
  ['-477.8', 'USD', '−477,80 USD'],
  ['-1234', 'JPY', '−1 234 JPY'],
  ['5.125', 'EUR', '5,125 EUR'],
  ['5.5', 'dollars', '5,5'],
  ['5.5', null, '5,5'],
])('an amount of %s in %s is shown as %s', (text, currency, shown) => {
  expect(
    stagedValueInWords(
      ui,
      { type: 'ChannelTransaction', name: 'grossAmount', kind: 'DECIMAL', currency },
      text,
    ).replaceAll('\u00a0', ' '),
  ).toBe(shown)
})
