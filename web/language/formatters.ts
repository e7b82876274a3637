import type { i18n } from 'i18next'
import type { Formats } from './formats.ts'

/**
 * Lets words format what stands in them: `{{total, number}}`, `{{at, dateTime}}`, `{{day, date}}`,
 * `{{locale, language}}`, and `{{amount, money}}`, whose currency is the parameter `currency` beside it, or the one that
 * `{{paid, money(currency: paidCurrency)}}` names.
 */
export function addFormatters(instance: i18n, formats: Formats): void {
  const { formatter } = instance.services
  if (!formatter) throw new Error('i18next was not initialized')
  formatter.add('number', (value: unknown) =>
    typeof value === 'number' ? formats.number(value) : formats.decimal(String(value)),
  )
  formatter.add('date', (value: unknown) => formats.date(String(value)))
  formatter.add('dateTime', (value: unknown) => formats.dateTime(String(value)))
  // i18next takes a parameter named `locale` for the language to format in: only the instance knows the reader's.
  formatter.add('language', (value: unknown) => languageName(String(value), instance.language))
  formatter.add('money', (value: unknown, _language, options: Readonly<Record<string, unknown>>) => {
    const named = options.currency
    const currency = typeof named === 'string' && typeof options[named] === 'string' ? options[named] : named
    return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
      ? formats.money({ amount: String(value), currency })
      : formats.decimal(String(value))
  })
}

/** `sv-SE` as its reader calls the language: `Swedish`, `svenska`, `svensk`; a tag without a name is shown as it is. */
function languageName(tag: string, reader: string): string {
  const [language = ''] = tag.split('-')
  if (!/^[a-z]{2,3}$/i.test(language)) return tag
  return new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? tag
}
