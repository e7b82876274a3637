import { Link } from '../components/link.tsx'
import { Notice } from '../components/page.tsx'
import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { actWords } from './act-words.ts'
import { guidePagePath, walkParameters } from './addresses.ts'
import { answersOf } from './answers.ts'
import { readDraft, readGuide } from './read-guide.ts'

/** On the page that a guide's act has led to: says that it was done, and leads back to the guide and its answers. */
export async function AfterWalk({
  ui,
  parameters,
}: {
  readonly ui: Ui
  /** Those of the page; they name the walk when one has led here. */
  readonly parameters: SearchParameters
}) {
  const guideId = oneValueOf(parameters, walkParameters.guide) ?? ''
  const draft = await readDraft(guideId, oneValueOf(parameters, walkParameters.draft))
  if (!draft?.outcome) return null
  const guide = await readGuide(ui, draft.guideId, draft.companyId ?? '')
  const last = guide?.screens.at(-1)
  if (!guide || !last) return null
  return (
    <Notice tone="good">
      <p>
        {actWords(ui, guide, answersOf(draft.answers)).done}{' '}
        <Link href={ui.href(guidePagePath(guide.id, last.id, draft.id))} prefetch={false}>
          {ui.t('guides:done.backTo', { guide: guide.title })}
        </Link>
      </p>
    </Notice>
  )
}
