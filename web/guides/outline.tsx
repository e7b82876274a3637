import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import { guidePagePath } from './addresses.ts'
import type { Draft, Guide } from './read-guide.ts'
import { screenTitle } from './screen-title.ts'
import styles from './walk.module.css'

/** All screens of a walk with their steps, ticked as far as they are done; each screen can be gone to. */
export function Outline({
  ui,
  guide,
  draft,
  shown,
  ticked,
}: {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft
  /** The screen that is shown, or `form`. */
  readonly shown: string
  readonly ticked: ReadonlySet<string>
}) {
  const { t } = ui
  return (
    <nav aria-label={t('guides:outline.title')} className={styles.outline}>
      <ol>
        {guide.screens.map((screen, index) => (
          <li key={screen.id} className={styles.screen}>
            <Link
              href={ui.href(guidePagePath(guide.id, screen.id, draft.id))}
              prefetch={false}
              aria-current={screen.id === shown ? 'step' : undefined}
            >
              <span lang={guide.locale}>{screenTitle(ui, screen, index)}</span>
            </Link>
            <ol className={styles.outlineSteps}>
              {screen.steps.map((step) => (
                <li key={step.id} data-step={step.id} data-ticked={ticked.has(step.id)}>
                  <span aria-hidden="true" className={styles.tick}>
                    {ticked.has(step.id) ? '✓' : '○'}
                  </span>
                  <span className="visually-hidden">
                    {t(ticked.has(step.id) ? 'guides:step.done' : 'guides:step.open')}
                  </span>
                  <span lang={guide.locale}>
                    {step.number}. {step.text}
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  )
}
