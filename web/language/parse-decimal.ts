import { formattingLocale, type Locale } from './locales.ts'

/**
 * A number as a reader types it, in their own language or with a point, as canonical text: `1 234,50` is `1234.50`.
 * @returns undefined for what is no number.
 */
export function parseDecimal(typed: string, locale: Locale): string | undefined {
  const parts = new Intl.NumberFormat(formattingLocale(locale)).formatToParts(-1234.5)
  const partOf = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  const bare = typed
    .trim()
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replaceAll('\u2212', '-')
  const decimal = partOf('decimal')
  const group = partOf('group').trim()
  const plain = bare.includes(decimal) && group !== '' ? bare.replaceAll(group, '') : bare
  const canonical = decimal === '.' ? plain.replaceAll(group, '') : plain.replace(decimal, '.')
  return /^-?(\d+(\.\d+)?|\.\d+)$/.test(canonical) ? canonical.replace(/^(-?)\./, '$10.') : undefined
}

/** A canonical decimal as a reader would type it. */
export function writeDecimal(canonical: string, locale: Locale): string {
  return formattingLocale(locale) === 'en-GB' ? canonical : canonical.replace('.', ',')
}
