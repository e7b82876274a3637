import { formattingLocale, localeNames, locales } from '../language/locales.ts'
import type { Ui } from '../session/ui.ts'
import type { Option } from './field.tsx'

/** The currencies of ISO 4217, by code, with their names in the reader's language. */
export function currencyOptions({ locale }: Pick<Ui, 'locale'>): readonly Option[] {
  const names = new Intl.DisplayNames(formattingLocale(locale), { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }))
}

/** The time zones of the IANA database; one in use under an older name is among them. */
export function timeZoneOptions(current: string): readonly Option[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
    .sort()
    .map((name) => ({ value: name, label: name }))
}

/** The languages that headquarters writes in, each by its own name. */
export function languageOptions(): readonly Option[] {
  return locales.map((locale) => ({ value: locale, label: localeNames[locale] }))
}

/** The values of an enum of the API, in words. */
export function enumOptions(ui: Ui, type: string, values: readonly string[]): readonly Option[] {
  return values.map((value) => ({ value, label: ui.word.enumValue(type, value) }))
}
