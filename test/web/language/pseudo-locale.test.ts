import { afterEach, expect, test, vi } from 'vitest'
import { hasPseudoLocale, toPseudoWords } from '../../../web/language/pseudo-locale.ts'
import { openTranslator } from '../../../web/language/translator.ts'

afterEach(() => vi.unstubAllEnvs())

test('the pseudo-locale marks the ends of words, lengthens them, and leaves placeholders alone', () => {
  const words = {
    list: { total_other: '{{total, number}} of all rows', seeAlso: '$t(common:close) the page' },
  }
  expect(toPseudoWords(words)).toEqual({
    list: {
      total_other: '⟦{{total, number}} ôôf ááļļ ŕôôŵš⟧',
      seeAlso: '⟦$t(common:close) ţĥéé pááĝéé⟧',
    },
  })
})

test('texts grow by a quarter at least, and say the same values', async () => {
  const { t } = await openTranslator('en', 'UTC', { isPseudo: true })
  const english = await openTranslator('en', 'UTC')
  const key = 'common:list.selected'
  expect(t(key, { total: '1,234' })).toMatch(/^⟦.*1,234⟧$/)
  const grown = t('common:notFound.text').length / english.t('common:notFound.text').length
  expect(grown).toBeGreaterThan(1.25)
})

test.each([
  ['production', false],
  [undefined, false],
  ['test', false],
  ['development', true],
])('where NODE_ENV is %s it can be chosen: %s', (mode, isOffered) => {
  vi.stubEnv('NODE_ENV', mode)
  expect(hasPseudoLocale()).toBe(isOffered)
})
