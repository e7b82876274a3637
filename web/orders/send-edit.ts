import { type ApiProblem, requiredText } from '../forms/act.ts'
import { mutate } from '../graphql/request-client.ts'
import { parametersOf } from '../language/wording.ts'
import type { Ui } from '../session/ui.ts'
import { changeAt, type FieldChange, inputName, readChanges } from './edit-form.ts'
import { failureInWords } from './failure-words.ts'
import { sectionTypes } from './section-types.ts'
import { SaveTransactionEditDocument } from './transaction.generated.ts'

/** What became of an editor's form: nothing, for nothing was changed, or what kept it from being saved and what it breaks. */
export type SentEdit =
  | { readonly isChanged: false }
  | {
      readonly isChanged: true
      /** Each with the input that it speaks of, where it speaks of one. */
      readonly problems: readonly ApiProblem[]
      /** Rules that would be broken, in the reader's words. */
      readonly broken: readonly string[]
    }

/** Problems of an editor that is not for the reader any more, or shows another state than there is. */
export const outdating: ReadonlySet<string> = new Set([
  'TRANSACTION_CHANGED',
  'TRANSACTION_LOCKED',
  'TRANSACTION_NOT_LOCKED',
])

/** Saves what an editor's form has changed as a new version, or only asks what would come of it. */
export async function sendEdit(ui: Ui, form: FormData, validateOnly: boolean): Promise<SentEdit> {
  const { changes, unreadable } = readChanges(form, { locale: ui.locale, timeZone: ui.company.timeZone })
  if (unreadable.length > 0) return { isChanged: true, problems: unreadable.map(noDecimal(ui)), broken: [] }
  if (changes.length === 0) return { isChanged: false }
  const { saveTransactionEdit } = await mutate(SaveTransactionEditDocument, {
    input: {
      id: requiredText(form, 'transaction'),
      version: Number(requiredText(form, 'version')),
      changes,
      validateOnly,
    },
  })
  const currency = requiredText(form, 'currency')
  return {
    isChanged: true,
    problems: saveTransactionEdit.problems.map(({ code, parameters, field }) => ({
      code,
      parameters: { currency, ...parametersOf(parameters) },
      ...inputOf(ui, changeAt(field, changes)),
    })),
    broken: (saveTransactionEdit.brokenRules ?? []).map((rule) => failureInWords(ui, rule, currency)),
  }
}

function noDecimal(ui: Ui): (change: FieldChange) => ApiProblem {
  return (change) => ({ code: 'VALUE_NOT_A_DECIMAL', parameters: {}, ...inputOf(ui, change) })
}

/** The editor's input of a change, by its name and by what it is called. */
function inputOf(ui: Ui, change: FieldChange | undefined): Pick<ApiProblem, 'field' | 'label'> {
  if (!change) return { field: null }
  const { section, row, field } = change
  return { field: inputName(section, row, field), label: placeInWords(ui, change) }
}

/** What a field of a transaction's row is called beside those of other rows. */
export function placeInWords(
  { t, word }: Pick<Ui, 't' | 'word'>,
  { section, row, field }: Pick<FieldChange, 'section' | 'row' | 'field'>,
): string {
  const name = word.field(sectionTypes[section], field)
  if (row === '') return name
  return t('orders:edit.place', { field: name, section: word.enumValue('TransactionSection', section), row })
}
