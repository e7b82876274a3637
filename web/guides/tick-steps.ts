import type { Answers, AnswerValue } from './answers.ts'
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
  /** The screen that is shown; undefined when all of them are, on one page. */
  readonly shown: string | undefined
  /** The screen that was last saved. */
  readonly left: string | null
  /** What was answered, with what is preselected on the shown screen. */
  readonly answers: Answers
  /** What stands in the inputs on the page as long as nobody answers. */
  readonly preselected: Answers
  /** Steps that the operator has ticked off by hand. */
  readonly ticked: readonly string[]
  readonly isChecklist: boolean
  readonly isSubmitted: boolean
  readonly verifications: Verifications
}

/**
 * The steps that are done: navigation by having been come to, or, where the system can tell, when it says so; controls
 * when what they need has a value that somebody gave or left standing; what is read or confirmed when its screen has
 * been left; the act when it came back. A checklist's steps are ticked by hand alone.
 */
export function tickedSteps(walk: Walk): ReadonlySet<string> {
  if (walk.isChecklist) return new Set(walk.ticked)
  const furthest = furthestScreen(walk)
  // A page with all screens is left as a whole.
  const left = walk.shown === undefined ? walk.screens.findIndex(({ id }) => id === walk.left) : furthest
  return new Set(
    walk.screens.flatMap(({ steps }, index) => {
      const place = { isBehind: index < furthest, isReached: index <= furthest, hasBeenLeft: index < left }
      return steps.filter((step) => isDone(step, place, walk)).map(({ id }) => id)
    }),
  )
}

/** The last screen that was come to, by its place: shown, left, or with an answer on it. */
export function furthestScreen({ screens, shown, left, answers }: Walk): number {
  if (shown === undefined) return screens.length - 1
  return screens.reduce((furthest, { id, steps }, index) => {
    const isKnown = id === shown || id === left
    const isAnswered = steps.some(({ controls }) => controls.some(({ bind }) => answers[bind] !== undefined))
    return isKnown || isAnswered ? index : furthest
  }, -1)
}

/** Where a screen stands to how far the walk has come. */
interface Place {
  readonly isReached: boolean
  readonly isBehind: boolean
  /** Whether what stands on it was left standing. */
  readonly hasBeenLeft: boolean
}

function isDone(step: WalkedStep, { isReached, isBehind, hasBeenLeft }: Place, walk: Walk): boolean {
  if (walk.isSubmitted) return true
  if (step.kind === 'SUBMIT') return false
  const asked = step.controls.filter(({ isSecret }) => !isSecret)
  const needed = asked.filter((control) => isNeeded(control) && isRelevant(control.bind, walk.answers))
  if (needed.length > 0)
    return needed.every(({ bind, constant }) => constant !== null || isAnswered(bind, hasBeenLeft, walk))
  if (step.kind === 'NAVIGATE') {
    return step.hasVerification ? walk.verifications.get(step.id) === 'HOLDS' : isReached
  }
  return isBehind || asked.some(({ bind }) => isAnswered(bind, hasBeenLeft, walk))
}

/**
 * Whether a control's value is one that somebody gave, or left standing when they left its screen: what was only
 * preselected is not, saved or not.
 */
function isAnswered(bind: string, hasBeenLeft: boolean, { answers, preselected }: Walk): boolean {
  const answer = answers[bind]
  if (answer === undefined) return false
  return hasBeenLeft || !isSame(answer, preselected[bind])
}

function isSame(one: AnswerValue, other: AnswerValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
