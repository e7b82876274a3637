import { ButtonLink } from '../components/button-link.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { deleteJob, resumeJob, runJobNow, withholdJob } from './actions.ts'
import { changeJobPath } from './change-job-path.ts'
import type { BatchJobPageQuery } from './job.generated.ts'

/** What can be done with a batch job. */
export function JobActions({ ui, job }: { readonly ui: Ui; readonly job: BatchJobPageQuery['batchJob'] }) {
  const { t, locale } = ui
  const values = { job: job.id }
  return (
    <>
      {!job.isWithheld && (
        <ActionForm action={runJobNow} locale={locale} values={values} summaryTitle={t('problem')}>
          <SubmitButton>{t('batch:job.runNow')}</SubmitButton>
        </ActionForm>
      )}
      {job.isWithheld ? (
        <ActionForm action={resumeJob} locale={locale} values={values} summaryTitle={t('problem')}>
          <SubmitButton look="ordinary">{t('batch:job.resume')}</SubmitButton>
        </ActionForm>
      ) : (
        <ActionForm action={withholdJob} locale={locale} values={values} summaryTitle={t('problem')}>
          <SubmitButton look="ordinary">{t('batch:job.withhold')}</SubmitButton>
        </ActionForm>
      )}
      {ui.may('BATCH_MANAGE') && (
        <ButtonLink href={ui.href(changeJobPath(job))}>{t('batch:job.change')}</ButtonLink>
      )}
      <ConfirmAction
        action={deleteJob}
        locale={locale}
        values={values}
        look="danger"
        words={{
          open: t('batch:job.delete'),
          title: t('batch:job.deleteTitle', { job: ui.word.jobName(job.name) }),
          text: t('batch:job.deleteText'),
          confirm: t('batch:job.delete'),
          cancel: t('cancel'),
          problem: t('problem'),
        }}
      />
    </>
  )
}
