import { ExplorerLink } from '../components/explorer-link.tsx'
import { Link } from '../components/link.tsx'
import { Notice } from '../components/page.tsx'
import { Part } from '../components/part.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { CopyButton } from '../lists/copy-button.tsx'
import { actWords } from './act-words.ts'
import { submitWalk } from './actions.ts'
import { guidePagePath, operationText } from './addresses.ts'
import { answerWords } from './answer-words.ts'
import { answersOf } from './answers.ts'
import { DistributionPreview } from './distribution-preview.tsx'
import { OrdersPreview } from './orders-preview.tsx'
import { isNeeded } from './read-answers.ts'
import type { Control, Draft } from './read-guide.ts'
import { outlookOf, RecurrencePreview } from './recurrence-preview.tsx'
import { isRelevant } from './relevance.ts'
import type { ShownWalk } from './screen-form.tsx'
import styles from './walk.module.css'
import { controlsOf, screenOf } from './walk.ts'

/** Before the act: every answer with the way to change it, what the act will do, and its button. */
export async function Review({ walk }: { readonly walk: ShownWalk }) {
  const { ui, guide, draft } = walk
  const { t } = ui
  const answers = answersOf(draft.answers)
  const controls = controlsOf(guide.screens)
  const shown = controls.filter(({ bind, isSecret }) => !isSecret && isRelevant(bind, answers))
  const isLeftEmpty = (control: Control) => answers[control.bind] === undefined && !isNeeded(control)
  const leftEmpty = shown.filter(isLeftEmpty)
  const secrets = controls.filter(({ isSecret, bind }) => isSecret && isRelevant(bind, answers))
  const missing = draft.missing.filter((bind) => !secrets.some((secret) => secret.bind === bind))
  return (
    <>
      <section aria-labelledby="answers">
        <h2 id="answers">{t('guides:review.title')}</h2>
        <AnswerRows walk={walk} controls={shown.filter((control) => !isLeftEmpty(control))} />
        {leftEmpty.length > 0 && (
          <details className={styles.more}>
            <summary>{t('guides:review.leftEmpty', { count: leftEmpty.length })}</summary>
            <AnswerRows walk={walk} controls={leftEmpty} />
          </details>
        )}
      </section>
      {missing.length > 0 && (
        <Notice tone="warning">
          <p>{t('guides:review.missing')}</p>
          <ul>
            {missing.map((bind) => (
              <li key={bind}>{ui.word.label(bind)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {guide.previews.includes('distributionSchedule') && (
        <Part ui={ui} draw={() => DistributionPreview({ ui, answers })} />
      )}
      {guide.previews.includes('previewSynchronizeOrders') && (
        <Part
          ui={ui}
          draw={() => OrdersPreview({ ui, draft, answers })}
          waiting={t('guides:orders.loading')}
        />
      )}
      {guide.previews.includes('previewRecurrence') && (
        <RecurrencePreview ui={ui} outlook={await outlookOf(guide, draft, answers)} answers={answers} />
      )}
      <ActionForm
        action={submitWalk}
        locale={ui.locale}
        values={{ guide: guide.id, draft: draft.id, revision: String(draft.revision) }}
        summaryTitle={t('problem')}
      >
        {secrets.map((control) => (
          <TextField
            key={control.bind}
            name={control.bind}
            label={control.label}
            isRequired={isNeeded(control)}
            type="password"
            autoComplete="new-password"
            hint={t('guides:control.secretHint')}
          />
        ))}
        <div className={styles.buttons}>
          <SubmitButton>{actWords(ui, guide, answers).button}</SubmitButton>
          <Link href={ui.href(previousPath(walk))} prefetch={false}>
            {t('guides:screen.back')}
          </Link>
        </div>
      </ActionForm>
      <OperationLinks walk={walk} />
    </>
  )
}

function AnswerRows({ walk, controls }: { readonly walk: ShownWalk; readonly controls: readonly Control[] }) {
  return (
    <dl className={styles.answers}>
      {controls.map((control) => (
        <AnswerRow key={control.bind} walk={walk} control={control} />
      ))}
    </dl>
  )
}

function AnswerRow({ walk, control }: { readonly walk: ShownWalk; readonly control: Control }) {
  const { ui, guide, draft, offer } = walk
  const { t } = ui
  const { bind, label } = control
  const offered = offer.controls.get(bind)
  const value = answersOf(draft.answers)[bind]
  const screen = screenOf(guide, bind)
  return (
    <div id={bind} tabIndex={-1} className={styles.answer}>
      <dt>{label}</dt>
      <dd>
        {value !== undefined && offered ? (
          answerWords(ui, offered, value)
        ) : (
          <span className={styles.quiet}>{t('guides:review.unanswered')}</span>
        )}
      </dd>
      <dd>
        {screen && (
          <a href={`${ui.href(guidePagePath(guide.id, screen.id, draft.id))}#${bind}`}>
            {t('change')}
            <span className="visually-hidden"> {label}</span>
          </a>
        )}
      </dd>
    </div>
  )
}

/** The act for who would rather send it by hand. */
function OperationLinks({ walk: { ui, draft } }: { readonly walk: ShownWalk }) {
  const { t } = ui
  if (!draft.operation) return null
  return (
    <p className={styles.buttons}>
      <ExplorerLink ui={ui} operation={draft.operation} />
      <CopyButton
        text={operationText(draft.operation)}
        label={t('guides:review.copy')}
        done={t('guides:review.copied')}
      />
    </p>
  )
}

function previousPath({
  guide,
  draft,
}: {
  readonly guide: ShownWalk['guide']
  readonly draft: Draft
}): string {
  const before = guide.screens.at(-2) ?? guide.screens[0]
  return guidePagePath(guide.id, before?.id ?? '', draft.id)
}
