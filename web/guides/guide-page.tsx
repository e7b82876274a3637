import { ButtonLink } from '../components/button-link.tsx'
import { PageHeader, Section } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import type { SearchParameters } from '../lists/search-parameters.ts'
import type { Ui } from '../session/ui.ts'
import { startWalk } from './actions.ts'
import { guidePagePath, isChecklist } from './addresses.ts'
import { DraftList } from './draft-list.tsx'
import { GuideHtml } from './guide-html.tsx'
import styles from './guide-page.module.css'
import { GuideDraftsToResumeDocument } from './library.generated.ts'
import { DraftGoneNotice, LanguageNotices, PreflightNotice } from './notices.tsx'
import type { Guide } from './read-guide.ts'
import { Sources } from './sources.tsx'
import { StepList, StepText } from './step-text.tsx'
import { controlsOf } from './walk.ts'

/** A procedure before it is walked: what it is for, what it takes, all of its steps as printed. */
export async function ProcedurePage({
  ui,
  guide,
  parameters,
  isDraftGone,
}: {
  readonly ui: Ui
  readonly guide: Guide
  readonly parameters: SearchParameters
  /** Whether somebody comes here because the draft that they wanted to go on with is not there any more. */
  readonly isDraftGone: boolean
}) {
  const { t, word, format } = ui
  const companyId = ui.company.companyId || null
  const { guideDrafts } = await query(GuideDraftsToResumeDocument, {
    locale: ui.locale,
    companyId,
    guide: guide.id,
  })
  const given = givenAnswers(guide, parameters)
  const roles = guide.roles.map((role) => word.enumValue('Role', role))
  return (
    <>
      <PageHeader
        ui={ui}
        title={guide.title}
        lead={guide.description}
        crumbs={[{ label: t('guides:library.title'), path: '/guides' }]}
      >
        <ButtonLink href={ui.href(guidePagePath(guide.id, 'print'))}>{t('guides:print.open')}</ButtonLink>
      </PageHeader>
      {isDraftGone && <DraftGoneNotice ui={ui} />}
      <LanguageNotices ui={ui} guide={guide} />
      <PreflightNotice ui={ui} guide={guide} />
      <GuideHtml html={guide.introduction} lang={guide.locale} className={styles.prose} />
      {guide.preflight.isAllowed && <StartForm ui={ui} guide={guide} given={given} />}
      {guideDrafts.length > 0 && (
        <Section id="drafts" title={t('guides:drafts.title')}>
          <DraftList ui={ui} drafts={guideDrafts} />
        </Section>
      )}
      <Section id="steps" title={t('guides:procedure.title')}>
        <StepList>
          {guide.screens.flatMap(({ steps }) =>
            steps.map((step) => (
              <li key={step.id}>
                <StepText ui={ui} guide={guide} step={step} given={given} />
              </li>
            )),
          )}
        </StepList>
        <GuideHtml html={guide.closing} lang={guide.locale} className={styles.prose} />
      </Section>
      {guide.permissions.length > 0 && (
        <Section id="permissions" title={t('guides:procedure.takes')}>
          {roles.length > 0 && <p>{t('guides:library.roles', { roles: format.list(roles) })}</p>}
          <ul>
            {guide.permissions.map((permission) => (
              <li key={permission}>{word.enumValue('Permission', permission)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Sources ui={ui} guide={guide} />
    </>
  )
}

/** The answers that the address brings: `?SynchronizeTransactionInput.id=…`. */
function givenAnswers(guide: Guide, parameters: SearchParameters): Answered {
  const asked = controlsOf(guide.screens).map(({ bind }) => bind)
  return Object.fromEntries(
    Object.entries(parameters).filter(
      (entry): entry is [string, string | string[]] => asked.includes(entry[0]) && entry[1] !== undefined,
    ),
  )
}

type Answered = Readonly<Record<string, string | readonly string[]>>

/** Begins a walk. What was answered already is taken along. */
function StartForm({
  ui,
  guide,
  given,
}: {
  readonly ui: Ui
  readonly guide: Guide
  readonly given: Answered
}) {
  const { t } = ui
  return (
    <ActionForm
      action={startWalk}
      locale={ui.locale}
      values={{ guide: guide.id, ...given }}
      summaryTitle={t('problem')}
      className={styles.start ?? ''}
    >
      <SubmitButton>{t('guides:start.wizard')}</SubmitButton>
      {!isChecklist(guide) && (
        <SubmitButton look="ordinary" name="go" value="form">
          {t('guides:start.form')}
        </SubmitButton>
      )}
    </ActionForm>
  )
}
