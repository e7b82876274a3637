import { ButtonLink } from '../components/button-link.tsx'
import { PageHeader } from '../components/page.tsx'
import type { Ui } from '../session/ui.ts'
import { guidePath, resumePath } from './addresses.ts'
import { answerWords } from './answer-words.ts'
import { answersOf } from './answers.ts'
import { GuideHtml } from './guide-html.tsx'
import styles from './guide-page.module.css'
import { PrintButton } from './print-button.tsx'
import type { Draft, Guide, Step } from './read-guide.ts'
import { Sources } from './sources.tsx'
import { StepList, StepText } from './step-text.tsx'
import { type Offer, offerControls } from './walk.ts'

/** A whole guide for paper; with a draft, each step with what was chosen in it. */
export async function PrintPage({
  ui,
  guide,
  draft,
}: {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft | undefined
}) {
  const { t } = ui
  const offer = draft ? await offerControls(ui, guide.screens, draft) : undefined
  const back = draft ? resumePath(guide.id, draft, guide.screens) : guidePath(guide.id)
  return (
    <>
      <PageHeader ui={ui} title={guide.title} lead={guide.description}>
        <PrintButton label={t('guides:print.print')} />
        <ButtonLink href={ui.href(back)}>{t('guides:print.back')}</ButtonLink>
      </PageHeader>
      <GuideHtml html={guide.introduction} lang={guide.locale} className={styles.prose} />
      <StepList>
        {guide.screens.flatMap(({ steps }) =>
          steps.map((step) => (
            <li key={step.id}>
              <StepText ui={ui} guide={guide} step={step} given={{ draft: draft?.id }} />
              {draft && offer && <ChosenValues ui={ui} step={step} offer={offer} draft={draft} />}
            </li>
          )),
        )}
      </StepList>
      <GuideHtml html={guide.closing} lang={guide.locale} className={styles.prose} />
      <Sources ui={ui} guide={guide} />
    </>
  )
}

function ChosenValues({
  ui,
  step,
  offer,
  draft,
}: {
  readonly ui: Ui
  readonly step: Step
  readonly offer: Offer
  readonly draft: Draft
}) {
  const answers = answersOf(draft.answers)
  const chosen = step.controls.flatMap(({ bind, label }) => {
    const offered = offer.controls.get(bind)
    const value = answers[bind]
    return offered && value !== undefined ? [{ bind, label, words: answerWords(ui, offered, value) }] : []
  })
  if (chosen.length === 0) return null
  return (
    <dl className={styles.values}>
      {chosen.map(({ bind, label, words }) => (
        <div key={bind}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
