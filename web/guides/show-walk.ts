import type { Ui } from '../session/ui.ts'
import { isChecklist } from './addresses.ts'
import { type Answers, answersOf } from './answers.ts'
import { type Draft, type Guide, readVerifications, type Screen } from './read-guide.ts'
import type { ShownWalk } from './screen-form.tsx'
import { tickedSteps } from './tick-steps.ts'
import { controlsOf, type Offer, offerControls } from './walk.ts'

/**
 * All that a page of a walk shows.
 * @param screens those whose choices the page needs.
 * @param shown the name of the screen whose controls are on the page; undefined for those of all screens.
 */
export async function showWalk(
  ui: Ui,
  guide: Guide,
  draft: Draft,
  screens: readonly Screen[],
  shown: string | undefined,
): Promise<ShownWalk> {
  const canBeVerified = guide.screens.some(({ steps }) =>
    steps.some(({ hasVerification }) => hasVerification),
  )
  const [offer, verifications] = await Promise.all([
    offerControls(ui, screens, draft),
    canBeVerified ? readVerifications(draft.id) : new Map(),
  ])
  const onPage = shown === undefined ? screens : screens.filter(({ id }) => id === shown)
  const ticked = tickedSteps({
    screens: guide.screens,
    shown,
    left: draft.screen,
    answers: answersShown(draft, onPage, offer),
    preselected: preselectedOn(onPage, offer),
    ticked: draft.ticked,
    isChecklist: isChecklist(guide),
    isSubmitted: draft.submittedAt !== null,
    verifications,
  })
  return { ui, guide, draft, offer, ticked, verifications }
}

/** What stands in the controls on the page as long as nobody answers. */
function preselectedOn(onPage: readonly Screen[], { controls }: Offer): Answers {
  return Object.fromEntries(
    controlsOf(onPage).flatMap(({ bind }) => {
      const preselected = controls.get(bind)?.preselected
      return preselected === undefined ? [] : [[bind, preselected] as const]
    }),
  )
}

/** What was answered, and what stands preselected on the page; not what other screens would preselect. */
function answersShown(draft: Draft, onPage: readonly Screen[], { answers }: Offer): Answers {
  const shown = new Set(controlsOf(onPage).map(({ bind }) => bind))
  const given = answersOf(draft.answers)
  return Object.fromEntries(
    Object.entries(answers).filter(([bind]) => given[bind] !== undefined || shown.has(bind)),
  )
}
