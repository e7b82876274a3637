import { formattingLocale, localeNames, locales } from '../language/locales.ts'
import type { Choice, Choosing } from './choices.ts'

/** The world's time zones, by their names in the time zone database. */
export function timeZoneChoices(): readonly Choice[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone,
    names: [],
  }))
}

/** The months of the year, by their numbers from 1. */
export function monthChoices({ ui }: Choosing): readonly Choice[] {
  return Array.from({ length: 12 }, (_, index) => ({
    value: index + 1,
    label: ui.format.month(index + 1),
    names: [],
  }))
}

/** The currencies that are in use, by name. */
export function currencyChoices({ ui }: Choosing): readonly Choice[] {
  const names = new Intl.DisplayNames(formattingLocale(ui.locale), { type: 'currency' })
  return Intl.supportedValuesOf('currency')
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})`, names: [] }))
    .sort((one, other) => ui.format.compare(one.label, other.label))
}

/** The languages that a company's letters can be in. */
export function languageChoices(): readonly Choice[] {
  return locales.map((locale) => ({ value: locale, label: localeNames[locale], names: [] }))
}
