import { isCurrency } from '../database/money.ts'
import { type Problem, problem } from '../graphql/problems.ts'

/** Gathers what is wrong with an input, field by field, so that all of it is told at once. */
export class Faults {
  readonly #problems: Problem[] = []
  readonly #path: string

  /** @param path the path of the input's fields, such as `paymentMethods.0.`; empty for the input itself. */
  constructor(path = '') {
    this.#path = path
  }

  get problems(): readonly Problem[] {
    return this.#problems
  }

  /** Notes a fault of a field. */
  add(code: string, parameters: Problem['parameters'], field: string): void {
    this.#problems.push(problem(code, parameters, this.#path + field))
  }

  /** A text that must be there, of at most `maximum` characters. */
  requireText(value: string, maximum: number, field: string): void {
    if (value === '') this.add('VALUE_MISSING', { field }, field)
    else this.limitText(value, maximum, field)
  }

  /** A text that may be absent, of at most `maximum` characters. */
  limitText(value: string | null, maximum: number, field: string): void {
    if (value !== null && value.length > maximum) this.add('VALUE_TOO_LONG', { field, maximum }, field)
  }

  /** A whole number between two bounds, both included. */
  requireRange(value: number, least: number, most: number, field: string): void {
    if (!Number.isSafeInteger(value) || value < least || value > most)
      this.add('NUMBER_OUT_OF_RANGE', { field, value, least, most }, field)
  }

  requireCurrency(code: string, field: string): void {
    if (code === '') this.add('VALUE_MISSING', { field }, field)
    else if (!isCurrency(code)) this.add('CURRENCY_UNKNOWN', { currency: code }, field)
  }

  requireTimeZone(name: string, field: string): void {
    if (name === '') this.add('VALUE_MISSING', { field }, field)
    else if (!isTimeZone(name)) this.add('TIME_ZONE_UNKNOWN', { timeZone: name }, field)
  }
}

/** A text as it is kept: without blanks at its ends. */
export function trimmed(text: string): string {
  return text.trim()
}

/** An optional text as it is kept: trimmed, and null when nothing is left. */
export function trimmedOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null
}

/** The fields of a record that an update may name; one that it leaves out, or gives as undefined, stays as it is. */
export type Update<Details> = { readonly [Field in keyof Details]?: Details[Field] | undefined }

/** The details as an update leaves them. */
export function updated<Details extends object>(details: Details, update: Update<Details>): Details {
  const given = Object.entries(update).filter(([, value]) => value !== undefined)
  return { ...details, ...Object.fromEntries(given) }
}

/** Whether a name is a time zone of the IANA database: a fixed offset such as `+01:00` is not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== undefined
  } catch {
    return false
  }
}
