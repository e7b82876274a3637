import { Link } from '../components/link.tsx'
import { Moment } from '../components/moment.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import type { Ui } from '../session/ui.ts'
import { discardDraft } from './actions.ts'
import { resumePath } from './addresses.ts'
import type { GuideDraftsToResumeQuery } from './library.generated.ts'
import styles from './library.module.css'
import { screenTitle } from './screen-title.ts'

type DraftToResume = GuideDraftsToResumeQuery['guideDrafts'][number]

/** Walks that the reader has begun, each with where it stands, to go on with or to throw away. */
export function DraftList({ ui, drafts }: { readonly ui: Ui; readonly drafts: readonly DraftToResume[] }) {
  return (
    <ul className={styles.drafts}>
      {drafts.map((draft) => (
        <DraftItem key={draft.id} ui={ui} draft={draft} />
      ))}
    </ul>
  )
}

function DraftItem({ ui, draft }: { readonly ui: Ui; readonly draft: DraftToResume }) {
  const { t } = ui
  const screens = draft.guide?.screens ?? []
  const title = draft.guide?.title ?? draft.guideId
  const at = Math.max(
    screens.findIndex(({ id }) => id === draft.screen),
    0,
  )
  const screen = screens[at]
  return (
    <li className={styles.draft}>
      <div>
        {draft.guide ? (
          <Link href={ui.href(resumePath(draft.guideId, draft, screens))} prefetch={false}>
            {title}
          </Link>
        ) : (
          title
        )}
        <p className={styles.quiet}>
          {screen
            ? t('guides:screen.resume', {
                screen: screenTitle(ui, screen, at),
                at: at + 1,
                total: screens.length,
              })
            : t('guides:drafts.guideGone')}{' '}
          · <Moment ui={ui} at={draft.updatedAt} />
        </p>
      </div>
      <ConfirmAction
        action={discardDraft}
        locale={ui.locale}
        values={{ draft: draft.id }}
        look="plain"
        words={{
          open: t('guides:drafts.discard'),
          title: t('guides:drafts.discardTitle'),
          text: t('guides:drafts.discardText', { title }),
          confirm: t('guides:drafts.discard'),
          cancel: t('cancel'),
          problem: t('problem'),
        }}
      />
    </li>
  )
}
