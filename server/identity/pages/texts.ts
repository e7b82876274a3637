import en from '../../../locales/en/sign-in.json' with { type: 'json' }
import norwegian from '../../../locales/nb-NO/sign-in.json' with { type: 'json' }
import swedish from '../../../locales/sv-SE/sign-in.json' with { type: 'json' }

/** The languages that Kontor speaks. */
export type Locale = 'en' | 'sv-SE' | 'nb-NO'

type Words = typeof en
type WithoutPlural<Name> = Name extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Name

/** What a form can be told off for; each has words in every language. */
export type PageProblem = WithoutPlural<keyof Words['problems']> & string

type TextKey = {
  [Section in keyof Words]: `${Section}.${WithoutPlural<keyof Words[Section]> & string}`
}[keyof Words]

/** Words in one language, by key; parameters fill the gaps that a text has. */
export interface Texts {
  readonly locale: Locale
  readonly text: (key: TextKey, parameters?: Readonly<Record<string, string | number>>) => string
}

const wordsOf: Readonly<Record<Locale, Words>> = { en, 'sv-SE': swedish, 'nb-NO': norwegian }

/** Cookie by which the console remembers the language that its reader chose. */
const localeCookie = /(?:^|;\s*)kontor_locale=([^;]*)/

/**
 * The words for a reader: in the language of the page that they are on the way to (`/sv-SE/guides`), else in the one
 * that they chose in the console (the request's `Cookie` header), else by what the browser says of their languages (its
 * `Accept-Language`).
 */
export function textsFor(
  acceptLanguage: string | null,
  cookies: string | null = null,
  page: string | null = null,
): Texts {
  const wishes = [page?.split(/[/?#]/)[1], localeCookie.exec(cookies ?? '')?.[1]]
  const locale = wishes.find(isLocale) ?? chooseLocale(acceptLanguage)
  const plurals = new Intl.PluralRules(locale)
  return {
    locale,
    text: (key, parameters = {}) => {
      const [section = '', name = ''] = key.split('.')
      const texts = (wordsOf[locale] as Readonly<Record<string, Readonly<Record<string, string>>>>)[section]
      const text = texts?.[name] ?? texts?.[`${name}_${plurals.select(Number(parameters.count))}`]
      if (text === undefined) throw new Error(`${locale} has no words for ${key}`)
      return text.replace(/\{\{(\w+)\}\}/g, (gap, parameter: string) => String(parameters[parameter] ?? gap))
    },
  }
}

function isLocale(wish: string | undefined): wish is Locale {
  return wish !== undefined && Object.hasOwn(wordsOf, wish)
}

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4): any Swedish is `sv-SE`, Norwegian in
 * either written form is `nb-NO`, and English is for everybody else.
 */
export function chooseLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish, order) => {
      const [language = '', ...parameters] = wish.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { language: language.split('-')[0], weight: weight === undefined ? 1 : Number(weight), order }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.order - other.order)
  for (const { language } of wishes) {
    if (language === 'sv') return 'sv-SE'
    if (language === 'nb' || language === 'no' || language === 'nn') return 'nb-NO'
    if (language === 'en') return 'en'
  }
  return 'en'
}
