import { formattingLocale, type Locale } from './locales.ts'

interface Marks {
  /** Alternatives of a regular expression: what may stand between groups of three digits. */
  readonly group: string
  /** What divides the whole from its fraction. */
  readonly decimal: string
}

/**
 * A number as a reader types it, as canonical text: `1 234,50` in Swedish and `1,234.50` in English are `1234.50`.
 * Marks may stand between the thousands, and nowhere else: what would have to be guessed at is refused, since it may
 * be money. Where a comma divides, a point does too, for those whose keys have no comma, unless exactly three digits
 * follow, which elsewhere are thousands: `2.5` is read, `1.250` is not.
 * @returns undefined for what is no number, or more than one.
 */
export function parseDecimal(typed: string, locale: Locale): string | undefined {
  const { group, decimal } = marksOf(locale)
  const whole = `\\d{1,3}(?:(?:${group})\\d{3})+|\\d*`
  const fraction = decimal === '.' ? '\\.(\\d+)' : `${decimal}(\\d+)|\\.(?!\\d{3}$)(\\d+)`
  const found = new RegExp(`^([-\u2212\u2013]?)(${whole})(?:${fraction})?$`).exec(typed.trim())
  if (!found) return undefined
  const [, sign = '', digits = '', ...fractions] = found
  const behind = fractions.find((part) => part !== undefined)
  if (digits === '' && behind === undefined) return undefined
  const canonical = `${sign && '-'}${digits.replaceAll(/\D/g, '') || '0'}`
  return behind === undefined ? canonical : `${canonical}.${behind}`
}

/** The same as a number, where the digits of a fraction need not be exact. */
export function parseNumber(typed: string, locale: Locale): number | undefined {
  const canonical = parseDecimal(typed, locale)
  return canonical === undefined ? undefined : Number(canonical)
}

/** A canonical decimal as a reader would type it. */
export function writeDecimal(canonical: string, locale: Locale): string {
  return canonical.replace('.', marksOf(locale).decimal)
}

function marksOf(locale: Locale): Marks {
  const parts = new Intl.NumberFormat(formattingLocale(locale)).formatToParts(12_345.6)
  const mark = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  // Whoever types has the space bar; what is pasted has a narrow or a fixed space.
  return { group: mark('group').trim() === '' ? '\\s' : mark('group'), decimal: mark('decimal') }
}
