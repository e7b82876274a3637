import type { Locale } from '../language/locales.ts'
import { parseDecimal } from '../language/parse-decimal.ts'
import type { StagedFieldKind, TransactionSection } from './transaction.generated.ts'

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

/**
 * What of an editor's form was changed, as canonical values. What cannot be read as its kind is sent as it was typed:
 * the API refuses it and says why, by field.
 */
export function readChanges(form: FormData, locale: Locale): FieldChange[] {
  return [...form.entries()].flatMap(([name, typed]) => {
    const [prefix, section = '', row = '', field = ''] = name.split('|')
    if (prefix !== 'value' || typeof typed !== 'string') return []
    const was = String(form.get(wasName(name)) ?? '')
    const [kind = 'TEXT', ...shown] = was.split(':')
    if (typed === shown.join(':')) return []
    const value = toCanonical(typed.trim(), kind as StagedFieldKind, locale)
    return [{ section: section as TransactionSection, row, field, value: value === '' ? null : value }]
  })
}

function toCanonical(typed: string, kind: StagedFieldKind, locale: Locale): string {
  return kind === 'DECIMAL' && typed !== '' ? (parseDecimal(typed, locale) ?? typed) : typed
}

/** The change that a problem of the API speaks of, by its path: `changes.0.value`; undefined for a path of anything else. */
export function changeAt(path: string | null, changes: readonly FieldChange[]): FieldChange | undefined {
  const [list, index] = (path ?? '').split('.')
  return list === 'changes' ? changes[Number(index)] : undefined
}
