import { requiredText } from '../forms/act.ts'
import { mutate } from '../graphql/request-client.ts'
import { parametersOf } from '../language/wording.ts'
import type { Ui } from '../session/ui.ts'
import { readChanges } from './edit-form.ts'
import { failureInWords } from './failure-words.ts'
import { SaveTransactionEditDocument } from './transaction.generated.ts'

/** What became of an editor's form: nothing, for nothing was changed, or what kept it from being saved and what it breaks. */
export type SentEdit =
  | { readonly isChanged: false }
  | {
      readonly isChanged: true
      readonly problems: readonly {
        readonly code: string
        readonly parameters: unknown
        readonly field: string | null
      }[]
      /** Rules that would be broken, in the reader's words. */
      readonly broken: readonly string[]
    }

/** Saves what an editor's form has changed as a new version, or only asks what would come of it. */
export async function sendEdit(ui: Ui, form: FormData, validateOnly: boolean): Promise<SentEdit> {
  const changes = readChanges(form, ui.locale)
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
    problems: saveTransactionEdit.problems.map((one) => ({
      ...one,
      parameters: { currency, ...parametersOf(one.parameters) },
    })),
    broken: (saveTransactionEdit.brokenRules ?? []).map((rule) => failureInWords(ui, rule, currency)),
  }
}
