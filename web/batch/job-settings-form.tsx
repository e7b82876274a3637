import { ActionForm } from '../forms/action-form.tsx'
import { enumOptions, timeZoneOptions } from '../forms/choices.ts'
import { CheckboxField, DateField, SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import { byName } from '../language/by-name.ts'
import type { JobName } from '../language/job-name.ts'
import type { Ui } from '../session/ui.ts'
import type { BatchJobPageQuery } from './job.generated.ts'
import {
  type BatchFollowUpCondition,
  BatchJobChoicesDocument,
  type BatchMessageLevel,
  type BatchPriority,
} from './job-settings.generated.ts'
import { saveJobSettings } from './job-settings-actions.ts'

type Job = BatchJobPageQuery['batchJob']

const priorities = ['LOW', 'NORMAL', 'HIGH', 'CRITICAL'] as const satisfies readonly BatchPriority[]
const levels = ['DEBUG', 'INFORMATION', 'WARNING', 'ERROR'] as const satisfies readonly BatchMessageLevel[]
const conditions = ['ENDED', 'ENDED_OR_ERROR'] as const satisfies readonly BatchFollowUpCondition[]
const mostJobs = 200

/** All that can be changed about a batch job but when it recurs, which has a guide of its own. */
export async function JobSettingsForm({ ui, job }: { readonly ui: Ui; readonly job: Job }) {
  const { t, word, locale } = ui
  const { companyId } = job.company
  const { batchCategories, batchJobs } = await query(BatchJobChoicesDocument, { companyId, first: mostJobs })
  return (
    <ActionForm
      action={saveJobSettings}
      locale={locale}
      values={{ job: job.id, isMine: job.isMine ? 'yes' : '', recurs: job.recurrence ? 'yes' : '' }}
      summaryTitle={t('problem')}
    >
      <TextField
        name="description"
        label={word.field('BatchJob', 'description')}
        value={job.name.description ?? undefined}
        hint={t('batch:settings.description', { name: word.jobName({ ...job.name, description: null }) })}
      />
      <SelectField
        name="categoryId"
        label={word.field('BatchJob', 'category')}
        hint={t('batch:settings.category')}
        none={t('none')}
        value={job.category?.id}
        options={byName(ui, batchCategories).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="priority"
        label={word.field('BatchJob', 'priority')}
        value={job.priority}
        options={enumOptions(ui, 'BatchPriority', priorities)}
      />
      <ActivePeriodFields ui={ui} job={job} />
      <TextField
        name="retries.maximum"
        type="number"
        label={t('batch:settings.retries')}
        value={String(job.retryPolicy.maximum)}
        isRequired
      />
      {job.recurrence && (
        <CheckboxField
          name="goesOnAfterError"
          label={word.field('BatchJob', 'goesOnAfterError')}
          hint={t('batch:settings.goesOnAfterError')}
          isChecked={job.goesOnAfterError}
        />
      )}
      <FollowUpFields ui={ui} job={job} jobs={batchJobs.edges.map(({ node }) => node)} />
      <CheckboxField
        name="critical"
        label={word.field('BatchJob', 'isCritical')}
        hint={t('batch:settings.critical')}
        isChecked={job.isCritical}
      />
      {job.isMine && (
        <CheckboxField
          name="private"
          label={word.field('BatchJob', 'isPrivate')}
          hint={t('batch:settings.private')}
          isChecked={job.isPrivate}
        />
      )}
      <SelectField
        name="logLevel"
        label={word.field('BatchJob', 'logLevel')}
        value={job.logLevel}
        options={enumOptions(ui, 'BatchMessageLevel', levels)}
      />
      <TextField
        name="historyDays"
        type="number"
        label={word.field('BatchJob', 'historyDays')}
        value={String(job.historyDays)}
        isRequired
      />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function ActivePeriodFields({ ui: { t, word, company }, job }: { readonly ui: Ui; readonly job: Job }) {
  const zone = job.activePeriod?.timeZone ?? job.recurrence?.timeZone ?? company.timeZone
  return (
    <>
      <DateField
        kind="time"
        name="activePeriod.from"
        label={word.label('ActivePeriodInput.from')}
        hint={t('batch:settings.activePeriod')}
        value={job.activePeriod?.from}
      />
      <DateField
        kind="time"
        name="activePeriod.to"
        label={word.label('ActivePeriodInput.to')}
        value={job.activePeriod?.to}
      />
      <SelectField
        name="activePeriod.timeZone"
        label={word.label('ActivePeriodInput.timeZone')}
        value={zone}
        options={timeZoneOptions(zone)}
      />
    </>
  )
}

function FollowUpFields({
  ui,
  job,
  jobs,
}: {
  readonly ui: Ui
  readonly job: Job
  readonly jobs: readonly { readonly id: string; readonly name: JobName }[]
}) {
  const { t, word } = ui
  // The one that it has, also where there are more jobs than are offered.
  const known = job.followUpJob && !jobs.some(({ id }) => id === job.followUpJob?.id) ? [job.followUpJob] : []
  const others = [...known, ...jobs].filter(({ id }) => id !== job.id)
  return (
    <>
      <SelectField
        name="followUpJobId"
        label={word.field('BatchJob', 'followUpJob')}
        hint={t('batch:settings.followUpJob')}
        none={t('none')}
        value={job.followUpJob?.id}
        options={others.map(({ id, name }) => ({ value: id, label: word.jobName(name) }))}
      />
      <SelectField
        name="followUpOn"
        label={word.field('BatchJob', 'followUpOn')}
        value={job.followUpOn}
        options={enumOptions(ui, 'BatchFollowUpCondition', conditions)}
      />
    </>
  )
}
