import { Notice } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { discardDraft } from './actions.ts'
import type { ShownWalk } from './screen-form.tsx'

/** On a checklist whose steps are all ticked: that it is done, and how to put it away. */
export function ChecklistEnd({ walk: { ui, guide, draft, ticked } }: { readonly walk: ShownWalk }) {
  const { t } = ui
  const open = guide.screens.flatMap(({ steps }) => steps.filter(({ id }) => !ticked.has(id)))
  if (open.length > 0) return <p>{t('guides:checklist.open', { count: open.length })}</p>
  return (
    <Notice tone="good">
      <p>{t('guides:checklist.allDone')}</p>
      <ActionForm
        action={discardDraft}
        locale={ui.locale}
        values={{ draft: draft.id, guide: guide.id }}
        summaryTitle={t('problem')}
      >
        <SubmitButton>{t('guides:checklist.putAway')}</SubmitButton>
      </ActionForm>
    </Notice>
  )
}
