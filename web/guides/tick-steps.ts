import type { Answers } from './answers.ts'
import { isNeeded } from './read-answers.ts'
import type { Screen, Step, Verifications } from './read-guide.ts'
import { isRelevant } from './relevance.ts'

type WalkedControl = Pick<
  Step['controls'][number],
  'bind' | 'isOptional' | 'isRequired' | 'isSecret' | 'constant'
>
type WalkedStep = Pick<Step, 'id' | 'kind' | 'hasVerification'> & {
  readonly controls: readonly WalkedControl[]
}
export type WalkedScreen = Pick<Screen, 'id'> & { readonly steps: readonly WalkedStep[] }

/** How far a walk has come. */
export interface Walk {
  readonly screens: readonly WalkedScreen[]
  /** The screen that is shown; undefined when none is. */
  readonly shown: string | undefined
  /** The screen that was last saved. */
  readonly left: string | null
  /** What was answered, with what is preselected on the shown screen. */
  readonly answers: Answers
  /** Steps that the operator has ticked off by hand. */
  readonly ticked: readonly string[]
  readonly isChecklist: boolean
  readonly isSubmitted: boolean
  readonly verifications: Verifications
}

/**
 * The steps that are done: navigation by having been come to, or, where the system can tell, when it says so; controls
 * when what they need has a value; what is read or confirmed when its screen has been left; the act when it came back.
 * A checklist's steps are ticked by hand alone.
 */
export function tickedSteps(walk: Walk): ReadonlySet<string> {
  if (walk.isChecklist) return new Set(walk.ticked)
  const furthest = furthestScreen(walk)
  return new Set(
    walk.screens.flatMap(({ steps }, index) =>
      steps.filter((step) => isDone(step, index, furthest, walk)).map(({ id }) => id),
    ),
  )
}

/** The last screen that was come to, by its place: shown, left, or with an answer on it. */
export function furthestScreen({ screens, shown, left, answers }: Walk): number {
  return screens.reduce((furthest, { id, steps }, index) => {
    const isKnown = id === shown || id === left
    const isAnswered = steps.some(({ controls }) => controls.some(({ bind }) => answers[bind] !== undefined))
    return isKnown || isAnswered ? index : furthest
  }, -1)
}

function isDone(step: WalkedStep, index: number, furthest: number, walk: Walk): boolean {
  if (walk.isSubmitted) return true
  if (step.kind === 'SUBMIT') return false
  const asked = step.controls.filter(({ isSecret }) => !isSecret)
  const needed = asked.filter((control) => isNeeded(control) && isRelevant(control.bind, walk.answers))
  if (needed.length > 0) {
    return needed.every(({ bind, constant }) => constant !== null || walk.answers[bind] !== undefined)
  }
  if (step.kind === 'NAVIGATE') {
    return step.hasVerification ? walk.verifications.get(step.id) === 'HOLDS' : index <= furthest
  }
  return index < furthest || asked.some(({ bind }) => walk.answers[bind] !== undefined)
}
