import type { Ui } from '../session/ui.ts'
import { type Answers, type AnswerValue, answersOf } from './answers.ts'
import type { Choice, Choosing } from './choice.ts'
import { choicesOf } from './choices.ts'
import { preselected } from './preselect.ts'
import { isNeeded } from './read-answers.ts'
import type { Control, Draft, Guide, Screen } from './read-guide.ts'
import { isAdvised, isRelevant } from './relevance.ts'

/** A control as a screen shows it: what can be chosen, and what stands in it. */
export interface OfferedControl {
  readonly control: Control
  readonly choices: readonly Choice[]
  /** What was answered, else what is preselected. */
  readonly value: AnswerValue | undefined
  /** What stands in it as long as nobody answers. */
  readonly preselected: AnswerValue | undefined
}

/** The controls of screens with what stands in them, by coordinate. */
export interface Offer {
  readonly controls: ReadonlyMap<string, OfferedControl>
  /** The draft's answers, and what is preselected on these screens. */
  readonly answers: Answers
}

/** The company that a walk is for: the draft's own, else the one that the reader works in. */
export function companyOf(ui: Ui, draft: Draft | undefined): string {
  return draft ? (draft.companyId ?? '') : ui.company.companyId
}

/** All controls of screens, in order. */
export function controlsOf(screens: readonly Screen[]): readonly Control[] {
  return screens.flatMap(({ steps }) => steps.flatMap(({ controls }) => controls))
}

/**
 * Looks up what the controls of screens can be filled with, one after the other: what is preselected in one decides
 * what can be chosen in the next.
 */
export async function offerControls(
  ui: Ui,
  screens: readonly Screen[],
  draft: Draft | undefined,
): Promise<Offer> {
  const controls = new Map<string, OfferedControl>()
  let answers = answersOf(draft?.answers)
  for (const control of controlsOf(screens)) {
    const choosing: Choosing = { ui, companyId: companyOf(ui, draft), answers }
    const choices = await choicesOf(control, choosing)
    const advised = isAdvised(control.bind, answers)
      ? control
      : { ...control, recommended: null, range: null }
    const unanswered = preselected(advised, choices)
    const value = answers[control.bind] ?? unanswered
    if (value !== undefined) answers = { ...answers, [control.bind]: value }
    controls.set(control.bind, { control: advised, choices, value, preselected: unanswered })
  }
  return { controls, answers }
}

/** A guide's screens with a control of this coordinate among them; undefined when none has it. */
export function screenOf(guide: Guide, bind: string): Screen | undefined {
  return guide.screens.find((screen) => controlsOf([screen]).some((control) => control.bind === bind))
}

/** Whether a choice that has to be made cannot be, because there is nothing to choose from: no way leads on from there. */
export function isStuck(
  controls: readonly Pick<Control, 'bind' | 'kind' | 'isList' | 'isOptional' | 'isRequired' | 'constant'>[],
  {
    controls: offered,
    answers,
  }: { readonly controls: ReadonlyMap<string, Pick<OfferedControl, 'choices'>> } & Pick<Offer, 'answers'>,
): boolean {
  return controls.some((control) => {
    const { bind, kind, isList, isRequired, constant } = control
    if (kind !== 'CHOOSE' || constant !== null || !isNeeded(control) || !isRelevant(bind, answers))
      return false
    // A list that has to be there may be empty.
    return offered.get(bind)?.choices.length === 0 && !(isList && isRequired)
  })
}
