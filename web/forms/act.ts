import { revalidatePath } from 'next/cache'
import { ApiError } from '../graphql/request-client.ts'
import { chooseLocale } from '../language/locales.ts'
import { openUiFor, type Ui } from '../session/ui.ts'
import type { ActionState, FieldProblem } from './action-state.ts'
import { labelInput } from './label-input.ts'

/** A mutation's problem as the API tells it. */
export interface ApiProblem {
  readonly code: string
  readonly parameters: unknown
  readonly field: string | null
  /** What its input is called, where its words do not say which one they speak of; as the form's field says unless given. */
  readonly label?: string | undefined
}

interface Deed {
  /** As the API tells them, or in words already where the console found them itself. */
  readonly problems: readonly (ApiProblem | FieldProblem)[]
  /** What was done, when there are no problems. */
  readonly message?: string
  /** What was typed stays: the form was tried, not sent. */
  readonly keepsInput?: boolean
  /** The page stays as it is drawn: drawn anew it would not be there any more, and with it what was typed. */
  readonly keepsPage?: boolean
}

/** Name of the hidden input by which every form says in which language it was shown. */
export const localeInput = 'locale'

/** Name of the hidden input by which every form says for which company its page was drawn. */
export const companyInput = 'companyOfPage'

/**
 * Runs a form's server action: problems and refusals come back in the reader's words, and the page is drawn anew.
 * A redirect that the work throws goes through.
 */
export async function act(
  state: ActionState,
  form: FormData,
  work: (ui: Ui) => Promise<Deed>,
): Promise<ActionState> {
  const ui = await openUiFor(chooseLocale(textOf(form, localeInput), null), textOf(form, companyInput))
  const tries = state.tries + 1
  try {
    const { problems, message, keepsInput = false, keepsPage = false } = await work(ui)
    if (!keepsPage) revalidatePath('/', 'layout')
    if (problems.length === 0)
      return { status: 'done', tries, message: message ?? null, problems: [], keepsInput }
    return {
      status: 'failed',
      tries,
      message: null,
      problems: problems.map((one) => ('text' in one ? one : toFieldProblem(ui, labelled(form, one)))),
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const text = ui.word.problem(error.code, error.parameters)
    return { status: 'failed', tries, message: null, problems: [{ field: null, text }] }
  }
}

/** A problem in the reader's words, for its input and for the summary of all of them. */
export function toFieldProblem(ui: Ui, { code, parameters, field, label }: ApiProblem): FieldProblem {
  const text = ui.word.problem(code, parameters)
  return label === undefined
    ? { field, text }
    : { field, text, summary: ui.t('fieldProblem', { label, text }) }
}

/** A problem with what its field is called on the form that was sent, where the form has it. */
function labelled(form: FormData, problem: ApiProblem): ApiProblem {
  if (problem.label !== undefined || problem.field === null) return problem
  return { ...problem, label: textOf(form, labelInput(problem.field)) }
}

/** An input's text; undefined when it is missing or empty. */
export function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** An input's text, which the page itself has put there. */
export function requiredText(form: FormData, name: string): string {
  const value = textOf(form, name)
  if (value === undefined) throw new Error(`The form has no ${name}`)
  return value
}

/** All values of an input that may occur several times. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '')
}

/** Whether a checkbox was checked. */
export function isChecked(form: FormData, name: string): boolean {
  return form.get(name) !== null
}
