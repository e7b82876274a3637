import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findingSeverities } from '../../server/guides/import/findings.ts'
import { guideLocales } from '../../server/guides/locales.ts'

const words = Object.fromEntries(
  guideLocales.map((locale) => {
    const file = join(import.meta.dirname, '../../locales', locale, 'guide-import.json')
    return [locale, JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>]
  }),
)

function placeholders(text = ''): string {
  return (text.match(/\{\{\w+[^}]*\}\}/g) ?? []).sort().join(' ')
}

test.each(guideLocales)(
  'every finding of the importer has words in %s, with the same placeholders',
  (locale) => {
    expect(Object.keys(words[locale] ?? {}).sort()).toEqual(Object.keys(findingSeverities).sort())
    for (const [code, text] of Object.entries(words[locale] ?? {}))
      expect(placeholders(text), code).toBe(placeholders(words.en?.[code]))
  },
)
