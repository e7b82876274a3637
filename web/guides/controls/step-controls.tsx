import type { Ui } from '../../session/ui.ts'
import { type Answers, asList } from '../answers.ts'
import type { Control, Step } from '../read-guide.ts'
import { dependsOn, isRelevant } from '../relevance.ts'
import styles from '../walk.module.css'
import type { Offer } from '../walk.ts'
import { ControlField } from './control-field.tsx'

/**
 * What a step asks for, in sight; what it only allows, folded away unless something was answered. An input that counts
 * under a condition is shown with those that it belongs to as soon as it does.
 */
export function StepControls({
  ui,
  step,
  offer,
}: {
  readonly ui: Ui
  readonly step: Step
  readonly offer: Offer
}) {
  const { t } = ui
  const shown = step.controls.filter(({ bind }) => isRelevant(bind, offer.answers))
  const isAside = ({ bind, isOptional }: Control): boolean => {
    const leading = dependsOn(bind)
    if (leading === undefined) return isOptional
    return step.controls.some((control) => control.bind === leading && isAside(control))
  }
  // A step that asks for nothing else has its optional input in sight.
  const isAlone = shown.length === 1
  const asked = shown.filter((control) => isAlone || !isAside(control))
  const aside = shown.filter((control) => !asked.includes(control))
  if (shown.length === 0) return null
  return (
    <div className={styles.controls}>
      {asked.map((control) => (
        <Field key={control.bind} ui={ui} step={step} control={control} offer={offer} />
      ))}
      {aside.length > 0 && (
        <details className={styles.more} open={aside.some(({ bind }) => isAnswered(bind, offer.answers))}>
          <summary>{t('guides:control.more', { count: aside.length })}</summary>
          <div className={styles.controls}>
            {aside.map((control) => (
              <Field key={control.bind} ui={ui} step={step} control={control} offer={offer} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

function Field({
  ui,
  step,
  control,
  offer,
}: {
  readonly ui: Ui
  readonly step: Step
  readonly control: Control
  readonly offer: Offer
}) {
  const offered = offer.controls.get(control.bind)
  return offered ? <ControlField ui={ui} offered={offered} where={step.where} /> : null
}

/** An optional switch that is off is not worth unfolding for. */
function isAnswered(bind: string, answers: Answers): boolean {
  const value = answers[bind]
  return typeof value === 'boolean' ? value : asList(value).length > 0
}
