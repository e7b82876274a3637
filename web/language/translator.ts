import i18next, { type i18n, type TFunction } from 'i18next'
import { formatsFor } from './formats.ts'
import { addFormatters } from './formatters.ts'
import type { Locale } from './locales.ts'
import { loadResources, type Namespace, namespaces } from './resources.ts'

/** Words by key, `namespace:key`, of every namespace. */
export type Translate = TFunction<readonly ['common', ...Exclude<Namespace, 'common'>[]]>

const instances = new Map<string, Promise<i18n>>()

/** i18next for one language and one time zone (IANA), with all words; made once a process. For the server. */
export function openTranslator(locale: Locale, timeZone: string): Promise<i18n> {
  const key = `${locale} ${timeZone}`
  const known = instances.get(key)
  if (known) return known
  const made = createTranslator(locale, timeZone)
  instances.set(key, made)
  return made
}

async function createTranslator(locale: Locale, timeZone: string): Promise<i18n> {
  const instance = i18next.createInstance()
  await instance.init({
    lng: locale,
    fallbackLng: false,
    ns: namespaces,
    defaultNS: 'common',
    resources: { [locale]: await loadResources(locale) },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  })
  addFormatters(instance, formatsFor(locale, timeZone))
  return instance
}
