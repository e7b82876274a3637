import type { ReactNode } from 'react'
import { StatusBadge } from '../components/status-badge.tsx'
import type { Ui } from '../session/ui.ts'
import { type Given, placePath } from './addresses.ts'
import type { GuideVerificationState } from './guide.generated.ts'
import { GuideHtml } from './guide-html.tsx'
import type { Guide, Step } from './read-guide.ts'
import styles from './steps.module.css'

/**
 * A step as the documentation prints it: number, sentence, sub-steps and notes.
 * @param isTicked undefined where steps are only read.
 */
export function StepText({
  ui,
  guide,
  step,
  given,
  isTicked,
  verification,
}: {
  readonly ui: Ui
  readonly guide: Pick<Guide, 'id' | 'locale'>
  readonly step: Step
  readonly given: Given
  readonly isTicked?: boolean
  readonly verification?: GuideVerificationState | undefined
}) {
  const { t } = ui
  const place = placePath(guide.id, step, given)
  return (
    <div className={styles.text}>
      <span className={styles.number}>
        {step.number}
        {isTicked !== undefined && (
          <Tick label={t(isTicked ? 'guides:step.done' : 'guides:step.open')} isTicked={isTicked} />
        )}
      </span>
      <div>
        <GuideHtml html={step.html} lang={guide.locale} className={styles.sentence} />
        {step.substeps.length > 0 && (
          <ol className={styles.substeps}>
            {step.substeps.map((html) => (
              <li key={html}>
                <GuideHtml html={html} lang={guide.locale} />
              </li>
            ))}
          </ol>
        )}
        {step.notes.length > 0 && (
          <ul className={styles.notes}>
            {step.notes.map((html) => (
              <li key={html}>
                <GuideHtml html={html} lang={guide.locale} />
              </li>
            ))}
          </ul>
        )}
        <p className={styles.marks}>
          {step.isStale && <StatusBadge tone="warning">{t('guides:step.stale')}</StatusBadge>}
          {verification && <VerificationBadge ui={ui} state={verification} />}
          {place && (
            <a href={ui.href(place)} target="_blank" rel="noreferrer" className={styles.where}>
              {t('guides:step.showWhere')}
              <span className="visually-hidden"> {t('newTab')}</span>
            </a>
          )}
        </p>
      </div>
    </div>
  )
}

/** Steps as a list. Their numbers are printed with them: they may repeat, and are not those of a counted list. */
export function StepList({ children }: { readonly children: ReactNode }) {
  return <ol className={styles.steps}>{children}</ol>
}

function Tick({ isTicked, label }: { readonly isTicked: boolean; readonly label: string }) {
  return (
    <span className={isTicked ? styles.ticked : styles.open} data-ticked={isTicked}>
      <span aria-hidden="true">{isTicked ? '✓' : '○'}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}

function VerificationBadge({ ui, state }: { readonly ui: Ui; readonly state: GuideVerificationState }) {
  const { t } = ui
  if (state === 'HOLDS') return <StatusBadge tone="good">{t('guides:verification.holds')}</StatusBadge>
  if (state === 'UNKNOWN') return <StatusBadge tone="neutral">{t('guides:verification.unknown')}</StatusBadge>
  return <StatusBadge tone="warning">{t('guides:verification.doesNotHold')}</StatusBadge>
}
