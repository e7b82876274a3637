import { locales } from '../language/locales.ts'
import { openTranslator } from '../language/translator.ts'
import { createWording } from '../language/wording.ts'
import { type ItemColumn, type ItemFileWords, itemColumns } from './read-item-file.ts'

/** The words of a file of items in every language: it may have been exported by somebody who reads another one. */
export async function itemFileWords(): Promise<ItemFileWords> {
  const headings = new Map<string, ItemColumn>(itemColumns.map((column) => [column.toLowerCase(), column]))
  const flags = new Map<string, boolean>([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])
  for (const locale of locales) {
    const { t } = await openTranslator(locale, 'UTC')
    const word = createWording(t)
    for (const column of itemColumns) headings.set(word.field('Item', column).toLowerCase(), column)
    flags.set(t('yes').toLowerCase(), true)
    flags.set(t('no').toLowerCase(), false)
  }
  return { headings, flags }
}
