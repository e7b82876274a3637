'use server'

import { type ApiProblem, act, requiredText } from '../forms/act.ts'
import type { ActionState, FieldProblem } from '../forms/action-state.ts'
import { mutate } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { itemFileWords } from './item-file-words.ts'
import { ImportItemsDocument } from './items.generated.ts'
import { type ItemFile, type ItemFileFault, readItemFile } from './read-item-file.ts'

/** What the API takes at once, with room for the request around the items. */
const mostBytes = 900_000

/** Faults that are told of one file; who has mended these sends it again. */
const mostFaults = 20

/** Adds or changes the items of a CSV file: all of them, or none when a line is faulty. */
export async function importItems(state: ActionState, form: FormData): Promise<ActionState> {
  return act(state, form, async (ui) => {
    const { t, format } = ui
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return ofFile(t('orders:items.noFile'))
    if (file.size > mostBytes) return ofFile(t('orders:items.tooLarge', { most: format.bytes(mostBytes) }))
    const read = readItemFile(await file.text(), await itemFileWords())
    if (read.faults.length > 0)
      return { problems: read.faults.slice(0, mostFaults).map((fault) => inWords(ui, fault)) }
    const input = { companyId: requiredText(form, 'companyId'), items: read.items }
    const { importItems: outcome } = await mutate(ImportItemsDocument, { input })
    return {
      problems: outcome.problems.slice(0, mostFaults).map((problem) => ofLine(ui, problem, read)),
      message: t('orders:items.imported', {
        added: outcome.added ?? 0,
        changed: outcome.changed ?? 0,
        unchanged: outcome.unchanged ?? 0,
      }),
    }
  })
}

function ofFile(text: string): { readonly problems: readonly FieldProblem[] } {
  return { problems: [{ field: 'file', text }] }
}

function inWords(ui: Ui, { code, line, column, value = '' }: ItemFileFault): FieldProblem {
  const text = ui.t(`orders:items.faults.${code}`, { value, column: column ? columnName(ui, column) : '' })
  return { field: null, text: column && code !== 'COLUMN_MISSING' ? atPlace(ui, line, column, text) : text }
}

/** A problem of the API, which counts items, with the line of the file that the item stands on. */
function ofLine(ui: Ui, { code, parameters, field }: ApiProblem, { lines }: ItemFile): FieldProblem {
  const text = ui.word.problem(code, parameters)
  const [, position, column] = /^items\.(\d+)\.(\w+)/.exec(field ?? '') ?? []
  const line = lines[Number(position)]
  return { field: null, text: line && column ? atPlace(ui, line, column, text) : text }
}

function atPlace(ui: Ui, line: number, column: string, text: string): string {
  return ui.t('fieldProblem', {
    label: ui.t('orders:items.place', { line, column: columnName(ui, column) }),
    text,
  })
}

function columnName({ word }: Ui, column: string): string {
  return word.field('Item', column)
}
