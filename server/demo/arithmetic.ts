/**
 * Whole-number arithmetic of the demo shops. Amounts are minor units (hundredths; every demo currency has two
 * digits), prices and unrounded taxes micros (millionths), quantities and percentages thousandths.
 */
export const microsPerMinorUnit = 10_000

/**
 * Divides whole numbers and rounds to the nearest, a half away from zero, so that a return gives back exactly
 * what the sale took.
 */
export function divideRounded(dividend: number, divisor: number): number {
  if (!Number.isSafeInteger(dividend)) throw new RangeError(`${dividend} is too large to be divided exactly.`)
  const magnitude = Math.abs(dividend)
  const remainder = magnitude % divisor
  const quotient = (magnitude - remainder) / divisor + (remainder * 2 >= divisor ? 1 : 0)
  return dividend < 0 ? 0 - quotient : quotient
}

/** The minor units of a price in micros times a quantity in thousandths. */
export function extendPrice(price: number, quantity: number): number {
  return divideRounded(price * quantity, 10_000_000)
}

/** The part of an amount that a percentage in thousandths (12.5 % is 12,500) makes. */
export function percentageOf(amount: number, percentage: number): number {
  return divideRounded(amount * percentage, 100_000)
}

/**
 * Spreads an amount over weights, in proportion and without a remainder: the shares add up to the amount.
 * Weights may be zero, their sum may not.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  let given = 0
  return weights.map((weight) => {
    passed += weight
    const upToHere = divideRounded(amount * passed, total)
    const share = upToHere - given
    given = upToHere
    return share
  })
}

/**
 * The decimals as which whole numbers are written into a channel database. Dividing by a power of ten gives the
 * double nearest to the decimal, whose shortest text is that decimal again: nothing is lost on the way.
 */
export const decimalFromMinorUnits = (amount: number): number => amount / 100
export const decimalFromMicros = (amount: number): number => amount / 1_000_000
export const decimalFromThousandths = (quantity: number): number => quantity / 1_000
