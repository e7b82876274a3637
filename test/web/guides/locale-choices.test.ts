import { expect, test } from 'vitest'
import { currencyChoices } from '../../../web/guides/locale-choices.ts'

test('a currency is chosen by its code, which stands first', () => {
  const choices = currencyChoices({ ui: { locale: 'nb-NO' } })
  expect(choices.find(({ value }) => value === 'NOK')?.label).toBe('NOK – norske kroner')
  expect(choices.map(({ value }) => value)).toEqual(choices.map(({ label }) => label.slice(0, 3)))
})
