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
    shown: shown ?? guide.screens.at(-1)?.id,
    left: draft.screen,
    answers: answersShown(draft, onPage, offer),
    ticked: draft.ticked,
    isChecklist: isChecklist(guide),
    isSubmitted: draft.submittedAt !== null,
    verifications,
  })
  return { ui, guide, draft, offer, ticked, verifications }
}

/** What was answered, and what stands preselected on the page; not what other screens would preselect. */
function answersShown(draft: Draft, onPage: readonly Screen[], { answers }: Offer): Answers {
  const shown = new Set(controlsOf(onPage).map(({ bind }) => bind))
  const given = answersOf(draft.answers)
  return Object.fromEntries(
    Object.entries(answers).filter(([bind]) => given[bind] !== undefined || shown.has(bind)),
  )
}
