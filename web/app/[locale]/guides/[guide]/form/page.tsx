import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { guidePath, isChecklist } from '../../../../../guides/addresses.ts'
import { openGuide } from '../../../../../guides/open-guide.ts'
import { ScreenForm } from '../../../../../guides/screen-form.tsx'
import { showWalk } from '../../../../../guides/show-walk.ts'
import { WalkPage } from '../../../../../guides/walk-page.tsx'
import type { PageProps } from '../../../../../session/page-props.ts'

export async function generateMetadata({ params }: PageProps<'guide'>): Promise<Metadata> {
  const { ui, guide } = await openGuide(params)
  return { title: ui.t('guides:form.title', { guide: guide.title }) }
}

/** A guide's fields on one page, for who knows the procedure. */
export default async function GuideForm({ params, searchParams }: PageProps<'guide'>) {
  const { ui, guide, draft, goneDraft } = await openGuide(params, searchParams)
  if (!draft) redirect(ui.href(guidePath(guide.id, goneDraft)))
  if (draft.submittedAt !== null || isChecklist(guide)) redirect(ui.href(guidePath(guide.id)))
  const walk = await showWalk(ui, guide, draft, guide.screens, undefined)
  const asking = guide.screens.filter(({ steps }) => steps.some(({ controls }) => controls.length > 0))
  return (
    <WalkPage ui={ui} guide={guide} draft={draft} shown="form" ticked={walk.ticked}>
      <ScreenForm walk={walk} page="form" screens={asking} />
    </WalkPage>
  )
}
