declare const microsBrand: unique symbol
declare const minorBrand: unique symbol

/** An exact decimal as whole millionths: amounts, prices and quantities as a channel sent them. */
export type Micros = number & { readonly [microsBrand]: true }

/** An amount in its currency's minor units (öre, cents); meaningful only beside a currency code. */
export type MinorUnits = number & { readonly [minorBrand]: true }

export const microsPerUnit = 1_000_000

/** Beyond this many units a decimal in micros would pass 2^53 and stop being exact; such a value is refused. */
export const largestDecimal = 9_000_000_000

const decimal = /^([+-]?)(\d+)(?:\.(\d*))?$|^([+-]?)\.(\d+)$/

/**
 * Reads a decimal written with a point, `-12.50`. Digits behind the sixth are rounded half away from zero.
 * @returns undefined when the text is no decimal or lies beyond nine billion.
 */
export function microsFromText(text: string): Micros | undefined {
  const match = decimal.exec(text.trim())
  if (!match) return undefined
  const negative = (match[1] ?? match[4]) === '-'
  const whole = Number(match[2] ?? '0')
  const fraction = (match[3] ?? match[5] ?? '').padEnd(7, '0')
  if (whole >= largestDecimal) return undefined
  const micros = whole * microsPerUnit + Number(fraction.slice(0, 6)) + (Number(fraction[6]) >= 5 ? 1 : 0)
  return (negative && micros !== 0 ? -micros : micros) as Micros
}

/** Why a text is no decimal that can be kept exactly. */
export type DecimalFault = 'notADecimal' | 'tooLarge' | 'tooManyDecimals'

/** Digits behind the point that micros bear. */
export const mostDecimals = 6

/** Reads a decimal as `microsFromText` does, but refuses what it would round: what a person writes is kept as written. */
export function exactMicrosFromText(
  text: string,
): { readonly micros: Micros } | { readonly fault: DecimalFault } {
  const match = decimal.exec(text.trim())
  if (!match) return { fault: 'notADecimal' }
  const micros = microsFromText(text)
  if (micros === undefined) return { fault: 'tooLarge' }
  const fraction = (match[3] ?? match[5] ?? '').replace(/0+$/, '')
  return fraction.length > mostDecimals ? { fault: 'tooManyDecimals' } : { micros }
}

/** Reads a decimal that arrived as a JavaScript number (SQLite REAL or INTEGER), as `microsFromText` does. */
export function microsFromNumber(value: number): Micros | undefined {
  if (!Number.isFinite(value) || Math.abs(value) >= largestDecimal) return undefined
  const micros = Math.round(Math.abs(value) * microsPerUnit)
  return (value < 0 && micros !== 0 ? -micros : micros) as Micros
}

/** Writes micros as a plain decimal without needless zeros: `-12.5`. */
export function decimalText(micros: Micros): string {
  return scaledText(micros, 6).replace(/\.?0+$/, '')
}

/** Writes minor units as a decimal with all of the currency's digits: 1250 SEK is `12.50`. */
export function decimalFromMinor(amount: MinorUnits, currency: string): string {
  return scaledText(amount, minorDigits(currency))
}

/**
 * Minor units of an amount in micros.
 * @returns undefined when the amount has more digits than the currency (commerce rule 21).
 */
export function minorUnitsFromMicros(micros: Micros, currency: string): MinorUnits | undefined {
  const factor = microsPerMinorUnit(currency)
  return micros % factor === 0 ? ((micros / factor) as MinorUnits) : undefined
}

/** How many micros one minor unit of the currency is: 10,000 for SEK. */
export function microsPerMinorUnit(currency: string): number {
  return 10 ** (6 - minorDigits(currency))
}

const digitsByCurrency = new Map<string, number>()

/** Digits behind the point of a currency (ISO 4217): 2 for SEK, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency)
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
      }).resolvedOptions().maximumFractionDigits ?? 2
    digitsByCurrency.set(currency, digits)
  }
  return digits
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Whether a code is a currency of ISO 4217. */
export function isCurrency(code: string): boolean {
  return currencies.has(code)
}

function scaledText(value: number, digits: number): string {
  const sign = value < 0 ? '-' : ''
  const text = String(Math.abs(value)).padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
