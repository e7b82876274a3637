import { ButtonLink } from '../components/button-link.tsx'
import { Link } from '../components/link.tsx'
import { Notice } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { recordPath } from '../shell/record-path.ts'
import { actWords } from './act-words.ts'
import { startWalk } from './actions.ts'
import { answerWords } from './answer-words.ts'
import { answersOf } from './answers.ts'
import { GuideHtml } from './guide-html.tsx'
import guideStyles from './guide-page.module.css'
import type { ShownWalk } from './screen-form.tsx'
import { ArrivalHeading } from './screen-heading.tsx'
import styles from './walk.module.css'
import { controlsOf } from './walk.ts'

/** After the act: what was done, the records that came of it, what remains to be done, and with which answers it was. */
export function Done({ walk }: { readonly walk: ShownWalk }) {
  const { ui, guide, draft, offer } = walk
  const { t, word, format } = ui
  const answers = answersOf(draft.answers)
  const records = (draft.outcome?.records ?? []).flatMap((record) => {
    const path = recordPath(ui, record)
    return path ? [{ ...record, path }] : []
  })
  return (
    <>
      <Notice tone="good">
        <ArrivalHeading>{actWords(ui, guide, answers).done}</ArrivalHeading>
        {draft.submittedAt && <p>{t('guides:done.at', { at: format.dateTime(draft.submittedAt) })}</p>}
        {records.length > 0 && (
          <ul>
            {records.map(({ field, type, id, path }) => (
              <li key={`${field} ${id}`}>
                <Link href={ui.href(path)} prefetch={false}>
                  {word.enumValue('RecordType', type)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Notice>
      {guide.closing && <GuideHtml html={guide.closing} lang={guide.locale} className={guideStyles.prose} />}
      <dl className={styles.answers}>
        {controlsOf(guide.screens).flatMap(({ bind, label }) => {
          const value = answers[bind]
          const offered = offer.controls.get(bind)
          if (value === undefined || !offered) return []
          return (
            <div key={bind} className={styles.answer}>
              <dt>{label}</dt>
              <dd>{answerWords(ui, offered, value)}</dd>
            </div>
          )
        })}
      </dl>
      <ActionForm
        action={startWalk}
        locale={ui.locale}
        values={{ guide: guide.id }}
        summaryTitle={t('problem')}
        className={styles.buttons ?? ''}
      >
        <SubmitButton look="ordinary">{t('guides:done.again')}</SubmitButton>
        <ButtonLink href={ui.href('/guides')} look="plain">
          {t('guides:library.title')}
        </ButtonLink>
      </ActionForm>
    </>
  )
}
