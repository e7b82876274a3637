import { ButtonLink } from '../components/button-link.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { CheckboxField, CheckboxGroup } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { byName } from '../language/by-name.ts'
import type { Ui } from '../session/ui.ts'
import { runSchedule, updateSchedule } from './actions.ts'
import type { DistributionSchedulePageQuery } from './schedules.generated.ts'

export type Schedule = NonNullable<DistributionSchedulePageQuery['distributionSchedule']>

/** Run now, asked about once more with the groups to adjust, and the way to a batch job of it. */
export function ScheduleActions({ ui, schedule }: { readonly ui: Ui; readonly schedule: Schedule }) {
  const { t, locale } = ui
  const options = byName(ui, schedule.groups).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <ConfirmAction
        id="run-now"
        action={runSchedule}
        locale={locale}
        values={{ schedule: schedule.id }}
        look="primary"
        words={{
          open: t('distribution:schedule.runNow'),
          title: t('distribution:schedule.runTitle', { schedule: schedule.name }),
          text: t('distribution:schedule.runText'),
          confirm: t('yes'),
          cancel: t('no'),
          problem: t('problem'),
        }}
      >
        <CheckboxGroup
          name="groups"
          label={ui.word.field('DistributionSchedule', 'groups')}
          options={options}
          values={options.map(({ value }) => value)}
          isRequired
        />
      </ConfirmAction>
      <span id="create-batch-job">
        <ButtonLink href={ui.href('/guides/schedule-recurring-p-job')}>
          {t('distribution:schedule.createBatchJob')}
        </ButtonLink>
      </span>
    </>
  )
}

/** Whether it is active, which groups it pulls from, and which tables it takes. */
export function ScheduleSettings({ ui, schedule }: { readonly ui: Ui; readonly schedule: Schedule }) {
  const { t, word, locale } = ui
  const subjobs = schedule.jobs.flatMap((job) => job.subjobs)
  return (
    <ActionForm
      action={updateSchedule}
      locale={locale}
      values={{ schedule: schedule.id, allSubjobs: subjobs.map(({ subjob }) => subjob.id) }}
      summaryTitle={t('problem')}
    >
      <CheckboxField
        name="isActive"
        label={word.field('DistributionSchedule', 'isActive')}
        isChecked={schedule.isActive}
        hint={t('distribution:schedule.activeHint')}
      />
      <CheckboxGroup
        name="groups"
        label={word.field('DistributionSchedule', 'groups')}
        options={byName(ui, schedule.company.channelDatabaseGroups).map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        values={schedule.groups.map(({ id }) => id)}
        isRequired
      />
      <CheckboxGroup
        name="subjobs"
        label={t('distribution:schedule.subjobs')}
        hint={t('distribution:schedule.subjobsHint')}
        options={subjobs.map(({ subjob }) => ({ value: subjob.id, label: subjob.channelTable }))}
        values={subjobs.filter(({ isEnabled }) => isEnabled).map(({ subjob }) => subjob.id)}
        isRequired
      />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
