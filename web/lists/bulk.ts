import type { ReactNode } from 'react'
import { textsOf } from '../forms/act.ts'
import type { FormAction } from '../forms/action-state.ts'
import { bulkInputs, everyRow } from './bulk-names.ts'
import { addressWith, type SearchParameters, valuesOf } from './search-parameters.ts'

/** What can be done with many rows of a list at once: with those that are selected, or with all that match. */
export interface BulkAct<Row> {
  /** Reads what it is for by `readSelection`. */
  readonly action: FormAction
  /** Whether it can be done with this row; any other row has nothing to select it by. */
  readonly takes: (row: Row) => boolean
  /** What the row is called, for who cannot see what stands beside its box. */
  readonly nameOf: (row: Row) => string
  readonly words: {
    /** The button that opens the dialog. */
    readonly open: string
    readonly title: string
    readonly text: string
    readonly confirm: string
  }
  /** Inputs that the act asks for in its dialog. */
  readonly inputs?: ReactNode
}

/** What is selected: rows by their keys, or all that the list's filters leave. */
export type Selection = { readonly keys: readonly string[] } | { readonly filters: SearchParameters }

/** What a form of a bulk act was sent for. */
export function readSelection(form: FormData): Selection {
  if (form.get(bulkInputs.all) === null) return { keys: textsOf(form, bulkInputs.row) }
  const sent = new URLSearchParams(String(form.get(bulkInputs.filters) ?? ''))
  return { filters: Object.fromEntries([...sent.keys()].map((name) => [name, sent.getAll(name)])) }
}

/** The filters of a list, as a form sends them. */
export function writeFilters(parameters: SearchParameters): string {
  return addressWith('', parameters, {}).slice(1)
}

/** Whether a row is selected, by the address. */
export function isSelected(parameters: SearchParameters, key: string): boolean {
  const selected = valuesOf(parameters, bulkInputs.selected) ?? []
  return selected.includes(everyRow) || selected.includes(key)
}
