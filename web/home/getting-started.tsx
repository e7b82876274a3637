import { Link } from '../components/link.tsx'
import { Section } from '../components/page.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import styles from './getting-started.module.css'
import { SetUpStateDocument } from './home.generated.ts'
import { type SetUpStep, setUpSteps } from './set-up-steps.ts'

/** Who may do nothing of it does not wait for what has been done. */
const neededForAny = ['ORGANIZATION_MANAGE', 'DISTRIBUTION_RUN', 'ORDERS_SYNCHRONIZE'] as const

/**
 * The steps of setting the company up, or of setting one up where there is none, each ticked when it is done and with
 * the way to where it is. Shown to who may do one of those that remain; nothing when none does.
 */
export async function GettingStarted({ ui }: { readonly ui: Ui }) {
  if (!neededForAny.some((permission) => ui.may(permission))) return null
  const { companyId } = ui.company
  const steps = setUpSteps(companyId === '' ? undefined : await query(SetUpStateDocument, { companyId }))
  if (!steps.some(({ isDone, permission }) => !isDone && ui.may(permission))) return null
  const { t, format } = ui
  return (
    <Section id="getting-started" title={t('home:start.title')}>
      <p>
        {t('home:start.lead', {
          done: format.number(steps.filter(({ isDone }) => isDone).length),
          total: format.number(steps.length),
        })}
      </p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <Step key={step.name} ui={ui} step={step} />
        ))}
      </ol>
    </Section>
  )
}

function Step({
  ui,
  step: { name, path, permission, isDone },
}: {
  readonly ui: Ui
  readonly step: SetUpStep
}) {
  const { t } = ui
  const title = t(`home:start.steps.${name}.title`)
  return (
    <li>
      <div className={styles.step}>
        <div className={styles.words}>
          {ui.may(permission) ? (
            <Link href={ui.href(path)} prefetch={false}>
              {title}
            </Link>
          ) : (
            title
          )}
          <p>{t(`home:start.steps.${name}.purpose`)}</p>
        </div>
        <StatusBadge tone={isDone ? 'good' : 'neutral'}>
          {t(isDone ? 'home:start.done' : 'home:start.open')}
        </StatusBadge>
      </div>
    </li>
  )
}
