import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { guidePath, isChecklist } from '../../../../../guides/addresses.ts'
import { ChecklistEnd } from '../../../../../guides/checklist-end.tsx'
import { Done } from '../../../../../guides/done.tsx'
import { openGuide } from '../../../../../guides/open-guide.ts'
import { Review } from '../../../../../guides/review.tsx'
import { ScreenForm, ScreenHeading, ScreenSteps } from '../../../../../guides/screen-form.tsx'
import { screenTitle } from '../../../../../guides/screen-title.ts'
import { showWalk } from '../../../../../guides/show-walk.ts'
import { WalkPage } from '../../../../../guides/walk-page.tsx'
import type { PageProps } from '../../../../../session/page-props.ts'

export async function generateMetadata({ params }: PageProps<'guide' | 'screen'>): Promise<Metadata> {
  const { ui, guide } = await openGuide(params)
  const { screen } = await params
  const at = guide.screens.findIndex(({ id }) => id === screen)
  const shown = guide.screens[at]
  if (!shown) return { title: guide.title }
  return { title: ui.t('guides:screen.title', { guide: guide.title, screen: screenTitle(ui, shown, at) }) }
}

/** A screen of a walk; the last one of a wizard is the review, and after the act says what was done. */
export default async function WalkScreen({ params, searchParams }: PageProps<'guide' | 'screen'>) {
  const { ui, guide, draft, goneDraft } = await openGuide(params, searchParams)
  const { screen: name } = await params
  const screen = guide.screens.find(({ id }) => id === name)
  if (!screen) notFound()
  if (!draft) redirect(ui.href(guidePath(guide.id, goneDraft)))
  const isReview = !isChecklist(guide) && screen === guide.screens.at(-1)
  const isDone = draft.submittedAt !== null
  const walk = await showWalk(ui, guide, draft, isReview || isDone ? guide.screens : [screen], screen.id)
  return (
    <WalkPage ui={ui} guide={guide} draft={draft} shown={screen.id} ticked={walk.ticked}>
      {isReview && <ScreenHeading walk={walk} screen={screen} takesFocus={!isDone} />}
      {isReview && <ScreenSteps walk={walk} screen={screen} />}
      {isReview && !isDone && <Review walk={walk} />}
      {isDone && <Done walk={walk} />}
      {!isDone && !isReview && <ScreenForm walk={walk} page={screen.id} screens={[screen]} />}
      {!isDone && isChecklist(guide) && <ChecklistEnd walk={walk} />}
    </WalkPage>
  )
}
