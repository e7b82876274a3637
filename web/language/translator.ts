import i18next, { type i18n, type Resource, type TFunction } from 'i18next'
import { formatsFor } from './formats.ts'
import { addFormatters } from './formatters.ts'
import type { Locale } from './locales.ts'
import { toPseudoWords } from './pseudo-locale.ts'
import { loadResources, type Namespace, namespaces } from './resources.ts'

/** Words by key, `namespace:key`, of every namespace. */
export type Translate = TFunction<readonly ['common', ...Exclude<Namespace, 'common'>[]]>

const instances = new Map<string, Promise<i18n>>()

/**
 * i18next for one language and one time zone (IANA), with all words; made once a process. For the server.
 * @param isPseudo whether the words are made up to show what does not fit.
 */
export function openTranslator(
  locale: Locale,
  timeZone: string,
  { isPseudo = false }: { readonly isPseudo?: boolean } = {},
): Promise<i18n> {
  const key = `${locale} ${timeZone} ${isPseudo}`
  const known = instances.get(key)
  if (known) return known
  const made = createTranslator(locale, timeZone, isPseudo)
  instances.set(key, made)
  return made
}

async function createTranslator(locale: Locale, timeZone: string, isPseudo: boolean): Promise<i18n> {
  const words = await loadResources(locale)
  const instance = i18next.createInstance()
  await instance.init({
    lng: locale,
    fallbackLng: false,
    ns: namespaces,
    defaultNS: 'common',
    resources: { [locale]: (isPseudo ? toPseudoWords(words) : words) as Resource[string] },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
  addFormatters(instance, formatsFor(locale, timeZone))
  return instance
}
