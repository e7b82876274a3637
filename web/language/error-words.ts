import en from '../../locales/en/page-error.json'
import norwegian from '../../locales/nb-NO/page-error.json'
import swedish from '../../locales/sv-SE/page-error.json'
import type { Locale } from './locales.ts'

/** The few words that must be in the browser before anything has gone wrong. */
export const errorWords: Readonly<Record<Locale, typeof en>> = {
  en,
  'nb-NO': norwegian,
  'sv-SE': swedish,
}
