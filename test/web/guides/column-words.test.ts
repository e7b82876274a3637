import { expect, test } from 'vitest'
import { fieldName, rowTypeOf, sections } from '../../../server/transactions/sections.ts'
import { columnWords } from '../../../web/guides/column-words.ts'
import { locales } from '../../../web/language/locales.ts'
import { openTranslator } from '../../../web/language/translator.ts'
import { createWording } from '../../../web/language/wording.ts'

test.each(locales)('every column of the data entities has a meaning in %s', async (locale) => {
  const { t } = await openTranslator(locale, 'Europe/Stockholm')
  const word = createWording(t)
  const raw = sections.flatMap((section) =>
    section.contract.columns
      .map(({ staged }) => fieldName(staged))
      .filter((name) => columnWords(word, rowTypeOf(section), name) === name)
      .map((name) => `${rowTypeOf(section)}.${name}`),
  )
  expect(raw).toEqual([])
})
