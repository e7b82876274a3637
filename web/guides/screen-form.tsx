import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { isChecklist } from './addresses.ts'
import { coordinateOf } from './check-recurrence.ts'
import { StepControls } from './controls/step-controls.tsx'
import { leaveScreen } from './leave-screen.ts'
import type { Draft, Guide, Screen, Verifications } from './read-guide.ts'
import { outlookOf, RecurrencePreview } from './recurrence-preview.tsx'
import { ArrivalHeading } from './screen-heading.tsx'
import { screenTitle } from './screen-title.ts'
import { StepList, StepText } from './step-text.tsx'
import styles from './walk.module.css'
import { controlsOf, isStuck, type Offer } from './walk.ts'
import { WalkForm } from './walk-form.tsx'

/** A walk as far as a page needs it to be drawn. */
export interface ShownWalk {
  readonly ui: Ui
  readonly guide: Guide
  readonly draft: Draft
  readonly offer: Offer
  readonly ticked: ReadonlySet<string>
  readonly verifications: Verifications
}

/** A screen's steps, each with its controls beside it, as a form; or those of all screens on one page. */
export async function ScreenForm({
  walk,
  page,
  screens,
}: {
  readonly walk: ShownWalk
  /** The screen's name, or `form`. */
  readonly page: string
  readonly screens: readonly Screen[]
}) {
  const { ui, guide, draft, offer } = walk
  const { t } = ui
  const hasRecurrence = controlsOf(screens).some(({ bind }) => bind.startsWith('RecurrenceInput.'))
  const outlook = hasRecurrence ? await outlookOf(guide, draft, offer.answers) : undefined
  const title = page === 'form' ? null : screens[0]?.title
  const isFirst = page === 'form' || guide.screens[0]?.id === page
  const isLast = guide.screens.at(-1)?.id === page
  return (
    <WalkForm
      // Another screen is another form: what was typed in one must not show in the next.
      key={page}
      leave={leaveScreen}
      draft={draft.id}
      values={{ locale: ui.locale, guide: guide.id, page }}
      revision={draft.revision}
      refused={(outlook?.problems ?? []).flatMap(
        ({ field }) => coordinateOf(field, controlsOf(screens)) ?? [],
      )}
      summaryTitle={title ? t('guides:screen.problem', { screen: title }) : t('problem')}
      words={{
        saved: t('guides:save.saved'),
        saving: t('guides:save.saving'),
        offline: t('guides:save.offline'),
        refused: t('guides:problem.draftGone'),
        contradicted: t('guides:save.notAll'),
        unread: t('guides:save.unread'),
      }}
    >
      {screens.map((screen, index) => (
        <section key={screen.id} className={styles.part}>
          <ScreenHeading walk={walk} screen={screen} takesFocus={index === 0} />
          <ScreenSteps walk={walk} screen={screen} />
        </section>
      ))}
      {hasRecurrence && <RecurrencePreview ui={ui} outlook={outlook} answers={offer.answers} />}
      <div className={styles.buttons}>
        {!isLast && !isStuck(controlsOf(screens), offer) && (
          <SubmitButton name="go" value="next">
            {page === 'form' ? t('guides:form.review') : t('guides:screen.next')}
          </SubmitButton>
        )}
        {!isFirst && (
          <SubmitButton look="ordinary" name="go" value="back">
            {t('guides:screen.back')}
          </SubmitButton>
        )}
        <SubmitButton look="plain" name="go" value="stay">
          {t('save')}
        </SubmitButton>
      </div>
    </WalkForm>
  )
}

/** What a screen is called. */
export function ScreenHeading({
  walk: { ui, guide },
  screen,
  takesFocus,
}: {
  readonly walk: ShownWalk
  readonly screen: Screen
  /** Whether who comes to the page is to hear of this screen first. */
  readonly takesFocus: boolean
}) {
  const title = screenTitle(ui, screen, guide.screens.indexOf(screen))
  const lang = screen.title === null ? undefined : guide.locale
  return takesFocus ? <ArrivalHeading lang={lang}>{title}</ArrivalHeading> : <h2 lang={lang}>{title}</h2>
}

/** A screen's steps in the documentation's order. */
export function ScreenSteps({ walk, screen }: { readonly walk: ShownWalk; readonly screen: Screen }) {
  const { ui, guide, draft, offer, ticked, verifications } = walk
  return (
    <StepList>
      {screen.steps.map((step) => (
        <li key={step.id} className={styles.step} data-step={step.id}>
          <StepText
            ui={ui}
            guide={guide}
            step={step}
            given={{ draft: draft.id }}
            isTicked={ticked.has(step.id)}
            // Whether the act's effect holds can only be told after the act.
            verification={
              step.kind === 'SUBMIT' && draft.submittedAt === null ? undefined : verifications.get(step.id)
            }
          />
          {isChecklist(guide) ? (
            <label className={styles.check}>
              <input type="checkbox" name="ticked" value={step.id} defaultChecked={ticked.has(step.id)} />
              {ui.t('guides:checklist.done', { number: step.number })}
            </label>
          ) : (
            <StepControls ui={ui} step={step} offer={offer} />
          )}
        </li>
      ))}
    </StepList>
  )
}
