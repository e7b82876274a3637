import { fromLocalTime } from '../language/local-time.ts'
import { parseDecimal } from '../language/parse-decimal.ts'
import type { InputStyle } from './staged-value.ts'
import type { TransactionSection } from './transaction.generated.ts'

/** A field of a staged row that is to become something else. */
export interface FieldChange {
  readonly section: TransactionSection
  readonly row: string
  readonly field: string
  readonly value: string | null
}

/** Names by which an editor's inputs say what they hold; `was` keeps what it held before. */
export function inputName(section: string, row: string, field: string): string {
  return ['value', section, row, field].join('|')
}

/** Name of the hidden input beside one: the kind and the value that was shown. */
export function wasName(name: string): string {
  return name.replace(/^value/, 'was')
}

interface ReadChanges {
  readonly changes: readonly FieldChange[]
  /** Numbers that cannot be read in the reader's language, as they were typed; then `changes` are not to be sent. */
  readonly unreadable: readonly FieldChange[]
}

/**
 * What of an editor's form was changed, as canonical values. A number that cannot be read is set apart: as it was
 * typed it may be another one to the API. Other values that are none of their kind the API refuses, by field.
 */
export function readChanges(form: FormData, style: InputStyle): ReadChanges {
  const changes: FieldChange[] = []
  const unreadable: FieldChange[] = []
  for (const [name, entry] of form.entries()) {
    const [prefix, section = '', row = '', field = ''] = name.split('|')
    if (prefix !== 'value' || typeof entry !== 'string') continue
    const [kind = 'TEXT', ...shown] = String(form.get(wasName(name)) ?? '').split(':')
    if (entry === shown.join(':')) continue
    const typed = entry.trim()
    const value = readTyped(typed, kind, style)
    const place = { section: section as TransactionSection, row, field }
    if (value === undefined) unreadable.push({ ...place, value: typed })
    else changes.push({ ...place, value: value === '' ? null : value })
  }
  return { changes, unreadable }
}

/** @returns undefined for what cannot be read. */
function readTyped(typed: string, kind: string, { locale, timeZone }: InputStyle): string | undefined {
  if (typed === '') return typed
  if (kind === 'DECIMAL') return parseDecimal(typed, locale)
  // What is no date and time the API refuses in words of its own.
  if (kind === 'INSTANT') return fromLocalTime(typed, timeZone) ?? typed
  return typed
}

/** The change that a problem of the API speaks of, by its path: `changes.0.value`; undefined for a path of anything else. */
export function changeAt(path: string | null, changes: readonly FieldChange[]): FieldChange | undefined {
  const [list, index] = (path ?? '').split('.')
  return list === 'changes' ? changes[Number(index)] : undefined
}
