import { formattingLocale, type Locale } from './locales.ts'

/** Words about a number that only the browser will know, in both forms, with `{{total}}` where the number goes. */
export interface CountedWords {
  readonly one: string
  readonly other: string
}

/** The form that a language has for a number, with the number in its digits: `1 ny`, `1 200 nya`. */
export function sayCount(words: CountedWords, count: number, locale: Locale): string {
  const language = formattingLocale(locale)
  const isOne = new Intl.PluralRules(language).select(count) === 'one'
  return words[isOne ? 'one' : 'other'].replace('{{total}}', new Intl.NumberFormat(language).format(count))
}
