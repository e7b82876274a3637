import { formattingLocale, type Locale } from './locales.ts'

/**
 * A number as somebody of a language writes it: `1 234,5` in Swedish, `1,234.5` in English, with or without marks
 * between the thousands.
 * @returns undefined when it is none.
 */
export function parseNumber(text: string, locale: Locale): number | undefined {
  const parts = new Intl.NumberFormat(formattingLocale(locale)).formatToParts(-12_345.6)
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const plain = text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(/^[-\u2212\u2013]/, '-')
    .split(mark('decimal'))
  const group = mark('group').trim()
  const [whole = '', fraction, ...rest] = plain
  if (rest.length > 0) return undefined
  const digits = group === '' ? whole : withoutGroups(whole, group)
  if (digits === undefined || !/^-?\d+$/.test(digits)) return undefined
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined
  return Number(fraction === undefined ? digits : `${digits}.${fraction}`)
}

/** Digits without the marks between thousands; undefined when a mark stands anywhere else. */
function withoutGroups(whole: string, group: string): string | undefined {
  const [first = '', ...others] = whole.split(group)
  return others.every((digits) => /^\d{3}$/.test(digits)) && first !== ''
    ? [first, ...others].join('')
    : undefined
}
