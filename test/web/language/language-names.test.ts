import { expect, test } from 'vitest'
import type { Locale } from '../../../web/language/locales.ts'
import { openTranslator } from '../../../web/language/translator.ts'
import { createWording } from '../../../web/language/wording.ts'

test.each<readonly [Locale, string, string]>([
  ['en', 'sv-SE', 'A newer page in Swedish was taken: a.md'],
  ['sv-SE', 'nb-NO', 'En nyare sida på norskt bokmål togs i stället: a.md'],
  ['nb-NO', 'en', 'engelsk'],
])('a language is called by its name in the language of who reads: %s', async (reader, locale, expected) => {
  const { t } = await openTranslator(reader, 'UTC')
  expect(createWording(t).finding('LOCALE_SUPERSEDED', { locale, path: 'a.md' })).toContain(expected)
})
