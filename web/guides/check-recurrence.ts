import type { FieldProblem } from '../forms/action-state.ts'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { type Answers, answersOf, answersUnder, isAnswerValue, withConstants } from './answers.ts'
import { PreviewRecurrenceDocument } from './previews.generated.ts'
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
  const { previewRecurrence } = await query(PreviewRecurrenceDocument, {
    input: answersUnder('RecurrenceInput', withConstants(merged, guide.constants)),
    companyId: draft.companyId,
  })
  return previewRecurrence.problems.map(({ code, parameters, field }) => ({
    field: field === null ? null : coordinateOf(field, controls),
    text: ui.word.problem(code, parameters),
  }))
}

/** The control that a problem speaks of: by the last name of its field. */
function coordinateOf(field: string, controls: readonly Control[]): string | null {
  const name = field.split('.').at(-1)
  return controls.find(({ bind }) => bind === `RecurrenceInput.${name}`)?.bind ?? null
}
