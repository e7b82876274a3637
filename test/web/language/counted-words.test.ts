import { expect, test } from 'vitest'
import { sayCount } from '../../../web/language/counted-words.ts'
import { openTranslator } from '../../../web/language/translator.ts'

test.each([
  ['en', 1, '1 new – show'],
  ['en', 1_200, '1,200 new – show'],
  ['sv-SE', 1, '1 ny – visa'],
  ['sv-SE', 2, '2 nya – visa'],
  ['sv-SE', 1_200, '1\u00a0200 nya – visa'],
  ['nb-NO', 1, '1 ny – vis'],
  ['nb-NO', 0, '0 nye – vis'],
  ['nb-NO', 21, '21 nye – vis'],
] as const)('%s: %i', async (locale, count, said) => {
  const { t } = await openTranslator(locale, 'UTC')
  const total = '{{total}}'
  const words = { one: t('list.newRows', { count: 1, total }), other: t('list.newRows', { count: 2, total }) }
  expect(sayCount(words, count, locale)).toBe(said)
})
