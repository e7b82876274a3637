/** The languages that the console speaks, by the names that stand in its addresses. */
export const locales = ['en', 'sv-SE', 'nb-NO'] as const
export type Locale = (typeof locales)[number]

/** Each language in its own words. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: 'English',
  'sv-SE': 'Svenska',
  'nb-NO': 'Norsk (bokmål)',
}

/** Cookie that keeps a reader's choice of language. */
export const localeCookie = 'kontor_locale'

export function isLocale(name: string | undefined): name is Locale {
  return locales.includes(name as Locale)
}

/** English is written as in Britain: day before month, 24 hours. */
export function formattingLocale(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale
}

/** The language that an address segment such as `sv`, `no` or `EN-us` means; undefined when it names none of ours. */
export function localeOf(segment: string): Locale | undefined {
  const [language = '', ...rest] = segment.toLowerCase().split(/[-_]/)
  if (rest.length > 2 || rest.some((part) => !/^[a-z0-9]{2,8}$/.test(part))) return undefined
  if (language === 'sv') return 'sv-SE'
  if (language === 'no' || language === 'nb' || language === 'nn') return 'nb-NO'
  return language === 'en' ? 'en' : undefined
}

/** The reader's language: their own choice, else the best that the browser asks for (RFC 9110, 12.5.4), else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish, order) => {
      const [tag = '', ...parameters] = wish.trim().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { locale: localeOf(tag), weight: weight === undefined ? 1 : Number(weight), order }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.order - other.order)
  return wishes.find(({ locale }) => locale)?.locale ?? 'en'
}

/** A language's own name, by its locale; what is none of the console's languages as it is. */
export function languageName(language: string): string {
  const locale = locales.find((one) => one === language)
  return locale ? localeNames[locale] : language
}
