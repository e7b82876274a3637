import { enumFields } from '../graphql/enum-fields.generated.ts'
import type { Ui } from '../session/ui.ts'
import { answerWords } from './answer-words.ts'
import { answersOf, asList, isAnswerValue } from './answers.ts'
import type { Choice } from './choice.ts'
import { choicesOf } from './choices.ts'
import type { Control, Draft, Guide } from './read-guide.ts'
import { companyOf, controlsOf } from './walk.ts'

type Misfit = Draft['misfits'][number]

/** What tells how an answer is written: the control that it was given in, as far as that is known still. */
export type MisfitControl = Pick<Control, 'bind' | 'kind' | 'choices'>

/** The answers of a draft that no longer fit its guide, each in a sentence: what it is called, what it was, and why. */
export async function misfitsInWords(ui: Ui, guide: Guide, draft: Draft): Promise<readonly string[]> {
  const controls = controlsOf(guide.screens)
  const choosing = { ui, companyId: companyOf(ui, draft), answers: answersOf(draft.answers) }
  const words = await Promise.all(
    draft.misfits.map(async (misfit) => {
      const control = controls.find(({ bind }) => bind === misfit.bind) ?? controlOfBefore(ui, misfit)
      return misfitInWords(ui, misfit, control, await choicesOf(control, choosing))
    }),
  )
  return [...new Set(words)]
}

/** One of them, with what its control can be filled with now. */
export function misfitInWords(
  ui: Ui,
  { bind, value, reason }: Misfit,
  control: MisfitControl,
  choices: readonly Choice[],
): string {
  const label = ui.word.label(bind)
  return ui.t(reason === 'UNKNOWN' ? 'guides:notice.misfitUnknown' : 'guides:notice.misfitInvalid', {
    // An input that the API has no more has no name either.
    label: label === bind ? ui.t('guides:notice.goneInput') : label,
    value: valueInWords(ui, value, control, choices),
  })
}

function valueInWords(ui: Ui, value: unknown, control: MisfitControl, choices: readonly Choice[]): string {
  if (!isAnswerValue(value)) return ui.t('none')
  if (typeof value === 'boolean') return answerWords(ui, { control, choices }, value)
  const isChosen = control.kind === 'CHOOSE' || control.kind === 'TREE'
  const words = asList(value).map((one) => {
    const isOffered = choices.some((choice) => choice.value === one)
    return !isOffered && (isChosen || isGlobalId(one))
      ? ui.t('guides:notice.goneChoice')
      : answerWords(ui, { control, choices }, one)
  })
  return words.length > 0 ? ui.format.list(words) : ui.t('none')
}

/** The control of an answer that no step asks for any more, by what its input still tells. */
export function controlOfBefore(ui: Ui, { bind, value }: Misfit): MisfitControl {
  const type = enumFields[bind]
  if (type === undefined) return { bind, kind: typeof value === 'number' ? 'NUMBER' : 'TEXT', choices: [] }
  const values = isAnswerValue(value) ? asList(value) : []
  const known = values.flatMap((one) => {
    const label = ui.word.enumValue(type, String(one))
    return label === String(one) ? [] : [{ value: String(one), label }]
  })
  return { bind, kind: 'CHOOSE', choices: known }
}

/** Whether a value is a record's id, such as `Q2hhbm5lbDo3`, which no reader knows. */
function isGlobalId(value: string | number): boolean {
  if (typeof value === 'number' || !/^[\w+/]+=*$/.test(value)) return false
  return /^[A-Z][A-Za-z]+:[\w-]+$/.test(Buffer.from(value, 'base64').toString())
}
