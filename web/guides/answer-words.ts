import type { Ui } from '../session/ui.ts'
import { type AnswerValue, asList } from './answers.ts'
import type { Choice } from './choice.ts'
import { isDay } from './read-answers.ts'
import type { Control } from './read-guide.ts'

/** An answer as the reader reads it: names instead of ids, numbers and days in their language. */
export function answerWords(
  ui: Ui,
  { control, choices }: { readonly control: Pick<Control, 'kind'>; readonly choices: readonly Choice[] },
  value: AnswerValue,
): string {
  if (typeof value === 'boolean') return value ? ui.t('guides:answer.on') : ui.t('guides:answer.off')
  const words = asList(value).map((one) => {
    const chosen = choices.find((choice) => choice.value === one)
    if (chosen) return chosen.label
    if (control.kind === 'NUMBER' && typeof one === 'number') return ui.format.decimal(String(one))
    if (control.kind === 'DATE' && isDay(String(one))) return ui.format.date(String(one))
    return String(one)
  })
  return words.length > 0 ? ui.format.list(words) : ui.t('none')
}
