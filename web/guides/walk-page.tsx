import type { ReactNode } from 'react'
import { ButtonLink } from '../components/button-link.tsx'
import { PageHeader } from '../components/page.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import type { Ui } from '../session/ui.ts'
import { discardDraft } from './actions.ts'
import { guidePagePath, guidePath, isChecklist } from './addresses.ts'
import { FreshWalk } from './fresh-walk.tsx'
import { DraftNotices, LanguageNotices } from './notices.tsx'
import { Outline } from './outline.tsx'
import type { Draft, Guide } from './read-guide.ts'
import styles from './walk.module.css'

/** What stands around every screen of a walk: the guide's title, where one is, all steps, and the ways out. */
export function WalkPage({
  ui,
  guide,
  draft,
  shown,
  ticked,
  children,
}: {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft
  /** The screen that is shown, or `form`. */
  readonly shown: string
  readonly ticked: ReadonlySet<string>
  readonly children: ReactNode
}) {
  const { t } = ui
  const isForm = shown === 'form'
  const at = guide.screens.findIndex(({ id }) => id === shown)
  return (
    <>
      <PageHeader
        ui={ui}
        title={guide.title}
        lead={
          isForm
            ? t('guides:form.lead')
            : t('guides:screen.position', { at: at + 1, total: guide.screens.length })
        }
        crumbs={[
          { label: t('guides:library.title'), path: '/guides' },
          { label: guide.title, path: guidePath(guide.id) },
        ]}
      >
        {!isChecklist(guide) && draft.submittedAt === null && (
          <ButtonLink
            href={ui.href(guidePagePath(guide.id, isForm ? (guide.screens[0]?.id ?? '') : 'form', draft.id))}
          >
            {t(isForm ? 'guides:start.backToWizard' : 'guides:start.form')}
          </ButtonLink>
        )}
        <ButtonLink href={ui.href(guidePagePath(guide.id, 'print', draft.id))}>
          {t('guides:print.open')}
        </ButtonLink>
        {draft.submittedAt === null && (
          <ConfirmAction
            action={discardDraft}
            locale={ui.locale}
            values={{ draft: draft.id, guide: guide.id }}
            look="plain"
            words={{
              open: t('guides:drafts.discard'),
              title: t('guides:drafts.discardTitle'),
              text: t('guides:drafts.discardText', { title: guide.title }),
              confirm: t('guides:drafts.discard'),
              cancel: t('cancel'),
              problem: t('problem'),
            }}
          />
        )}
      </PageHeader>
      <LanguageNotices ui={ui} guide={guide} />
      <DraftNotices ui={ui} guide={guide} draft={draft} />
      <div className={styles.walk}>
        <Outline ui={ui} guide={guide} draft={draft} shown={shown} ticked={ticked} />
        <FreshWalk
          key={`${draft.id} ${shown}`}
          draft={draft.id}
          drawing={crypto.randomUUID()}
          words={{ contradicted: t('guides:save.contradicted'), load: t('guides:save.load') }}
          className={styles.main}
        >
          {children}
        </FreshWalk>
      </div>
    </>
  )
}
