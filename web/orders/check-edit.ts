'use server'

import { companyInput, localeInput, textOf, toFieldProblem } from '../forms/act.ts'
import { ApiError } from '../graphql/request-client.ts'
import { chooseLocale } from '../language/locales.ts'
import { openUiFor } from '../session/ui.ts'
import { outdating, sendEdit } from './send-edit.ts'

/** What an editor's form would come to if it were saved as it is. */
export type EditOutlook =
  | { readonly state: 'unchanged' }
  | { readonly state: 'holds' }
  | { readonly state: 'breaks'; readonly rules: readonly BrokenRule[] }
  /** It would not even be looked at: somebody else has it, or has changed it meanwhile. */
  | { readonly state: 'refused'; readonly text: string }

/** What would be broken, in words, and the input that it speaks of, where it speaks of one. */
interface BrokenRule {
  readonly text: string
  readonly field: string | null
}

/** Says while somebody types which rules would still be broken, and what cannot be read. Changes nothing. */
export async function checkEdit(form: FormData): Promise<EditOutlook> {
  const ui = await openUiFor(chooseLocale(textOf(form, localeInput), null), textOf(form, companyInput))
  try {
    const sent = await sendEdit(ui, form, true)
    if (!sent.isChanged) return { state: 'unchanged' }
    const refusal = sent.problems.find(({ code }) => outdating.has(code))
    if (refusal) return { state: 'refused', text: toFieldProblem(ui, refusal).text }
    const unreadable = sent.problems.map((problem): BrokenRule => {
      const { field, text, summary = text } = toFieldProblem(ui, problem)
      return { text: summary, field }
    })
    const rules = [...unreadable, ...sent.broken.map((text): BrokenRule => ({ text, field: null }))]
    return rules.length > 0 ? { state: 'breaks', rules } : { state: 'holds' }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { state: 'refused', text: ui.word.problem(error.code, error.parameters) }
  }
}
