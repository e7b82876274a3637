import type { FieldProblem } from '../forms/action-state.ts'
import type { Ui } from '../session/ui.ts'
import { type Answers, answersOf, isAnswerValue } from './answers.ts'
import { askRecurrence } from './ask-recurrence.ts'
import type { ReadAnswers } from './read-answers.ts'
import type { Control, Draft, Guide } from './read-guide.ts'

/** What the API says against a recurrence, where a screen asks for one; in terms of its inputs. */
export async function checkRecurrence(
  ui: Ui,
  guide: Guide,
  draft: Draft,
  controls: readonly Control[],
  { answers }: ReadAnswers,
): Promise<readonly FieldProblem[]> {
  if (!controls.some(({ bind }) => bind.startsWith('RecurrenceInput.'))) return []
  const merged: Answers = Object.fromEntries(
    Object.entries({ ...answersOf(draft.answers), ...answers }).filter(
      (entry): entry is [string, Answers[string]] => isAnswerValue(entry[1]),
    ),
  )
  const { problems } = await askRecurrence(guide, draft, merged)
  return problems.map(({ code, parameters, field }) => ({
    field: coordinateOf(field, controls),
    text: ui.word.problem(code, parameters),
  }))
}

/** The control that a problem speaks of: by the last name of its field. */
export function coordinateOf(field: string | null, controls: readonly Control[]): string | null {
  const name = field?.split('.').at(-1)
  const meant = ['RecurrenceInput', 'ActivePeriodInput'].map((type) => `${type}.${name}`)
  return controls.find(({ bind }) => meant.includes(bind))?.bind ?? null
}
