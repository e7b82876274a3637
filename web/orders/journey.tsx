import { StatusBadge, type Tone } from '../components/status-badge.tsx'
import { parametersOf } from '../language/wording.ts'
import type { Ui } from '../session/ui.ts'
import styles from './journey.module.css'
import type { TransactionPageQuery } from './transaction.generated.ts'

type Step = Pick<
  NonNullable<TransactionPageQuery['channelTransaction']>['journey'][number],
  'at' | 'kind' | 'parameters' | 'user'
>

const tones: Partial<Readonly<Record<Step['kind'], Tone>>> = {
  FAILED: 'bad',
  QUARANTINED: 'bad',
  POSTED: 'good',
  PAYMENT_TAKEN: 'good',
  VOUCHER_POSTED: 'good',
  RELEASED: 'good',
  HELD: 'warning',
  EDIT_BEGUN: 'warning',
  CORRECTED: 'warning',
  CANCELED: 'warning',
}

/** A transaction's whole way from the shop to the payment, on one line, oldest first. */
export function Journey({
  ui,
  steps,
  currency,
}: {
  readonly ui: Ui
  readonly steps: readonly Step[]
  /** Of amounts that a step names without one. */
  readonly currency: string
}) {
  const { word, format } = ui
  return (
    <ol className={styles.journey}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a journey only grows at its end.
        <li key={index}>
          <StatusBadge tone={tones[step.kind] ?? 'neutral'}>
            {word.message(`JourneyStepKind.${step.kind}`, {
              currency,
              ...parametersOf(step.parameters),
            })}
          </StatusBadge>
          <small>
            <time dateTime={step.at} title={format.exactTime(step.at)}>
              {format.dateTime(step.at)}
            </time>
            {step.user && ` · ${step.user.name}`}
          </small>
        </li>
      ))}
    </ol>
  )
}
