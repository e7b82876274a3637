import { expect, test } from 'vitest'
import { type Locale, locales } from '../../../web/language/locales.ts'
import { openTranslator } from '../../../web/language/translator.ts'
import { findCommands } from '../../../web/shell/find-commands.ts'
import { pageCommands } from '../../../web/shell/palette-commands.ts'
import { englishTerms, norwegianTerms, swedishTerms } from './terms.ts'

/** So many are shown. */
const mostShown = 12

async function openCommands(locale: Locale) {
  const { t } = await openTranslator(locale, 'UTC')
  const label = (name: string) => String(t(`navigation:${name}.label` as 'navigation:home.label'))
  return { label, commands: pageCommands({ t, may: () => true, href: (path) => path }) }
}

const ownTerms = { en: englishTerms, 'sv-SE': swedishTerms, 'nb-NO': norwegianTerms } as const

test.each(locales)(
  'in %s each page is found by all its terms in print, and by the English ones',
  async (locale) => {
    const { label, commands } = await openCommands(locale)
    const missing = [ownTerms[locale], englishTerms].flatMap((terms) =>
      Object.entries(terms).flatMap(([page, names]) =>
        names
          .filter((name) => {
            const found = findCommands(commands, name).slice(0, mostShown)
            return !found.some((command) => command.label === label(page))
          })
          .map((name) => `${name} → ${page}`),
      ),
    )
    expect(missing).toEqual([])
  },
)

test.each(locales)('in %s a page comes first by its own name', async (locale) => {
  const { commands } = await openCommands(locale)
  for (const { label } of commands) expect(findCommands(commands, label)[0]?.label).toBe(label)
})

test('letters are found without their marks and in capitals, words without their hyphens', () => {
  const command = (label: string) => ({ href: label, label, group: '', aliases: '' })
  const commands = ['Ändringslogg', 'Økter', 'online-butik'].map(command)
  const found = (text: string) => findCommands(commands, text).map(({ label }) => label)
  expect(found('andring')).toEqual(['Ändringslogg'])
  expect(found('okt')).toEqual(['Økter'])
  expect(found('ØKT')).toEqual(['Økter'])
  expect(found('Onlinebutik')).toEqual(['online-butik'])
})
