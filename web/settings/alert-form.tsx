import { ActionForm } from '../forms/action-form.tsx'
import { enumOptions } from '../forms/choices.ts'
import { CheckboxField, CheckboxGroup, SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import type { Ui } from '../session/ui.ts'
import { saveAlertRule } from './alert-actions.ts'
import {
  AlertJobsDocument,
  type AlertRuleListQuery,
  AlertUsersDocument,
  type BatchAlertEvent,
} from './alerts.generated.ts'

/** An alert rule as its list shows it. */
export type AlertRule = AlertRuleListQuery['batchAlertRules'][number]

const events = ['ERROR', 'MISSED', 'CANCELED', 'ENDED'] as const satisfies readonly BatchAlertEvent[]
const mostChoices = 200

/** A new alert rule, of one job or of all of the company. */
export async function NewAlertForm({ ui }: { readonly ui: Ui }) {
  const { t, word, locale } = ui
  const { companyId } = ui.company
  const { batchJobs } = await query(AlertJobsDocument, { companyId, first: mostChoices })
  const users = ui.may('BATCH_MANAGE') && ui.may('USERS_MANAGE') ? await readUsers() : []
  return (
    <ActionForm
      action={saveAlertRule}
      locale={locale}
      values={{ companyId }}
      scope="new-"
      summaryTitle={t('problem')}
    >
      <SelectField
        name="job"
        label={word.field('BatchAlertRule', 'job')}
        options={[
          { value: '', label: t('settings:alert.everyJob') },
          ...batchJobs.edges.map(({ node }) => ({ value: node.id, label: ui.word.jobName(node.name) })),
        ]}
      />
      {users.length > 0 && (
        <SelectField
          name="user"
          label={word.field('BatchAlertRule', 'user')}
          options={[{ value: '', label: t('settings:alert.myself') }, ...users]}
        />
      )}
      <AlertFields ui={ui} />
      <div>
        <SubmitButton>{t('settings:create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

async function readUsers() {
  const { users } = await query(AlertUsersDocument, { first: mostChoices })
  return users.edges.map(({ node }) => ({ value: node.id, label: node.name }))
}

/** Of what an alert is given, and how. */
export function AlertFields({ ui, rule }: { readonly ui: Ui; readonly rule?: AlertRule }) {
  const { t, word } = ui
  return (
    <>
      <CheckboxGroup
        name="alert.on"
        label={word.field('BatchAlertRule', 'on')}
        options={enumOptions(ui, 'BatchAlertEvent', events)}
        values={rule?.on ?? ['ERROR', 'MISSED']}
        isRequired
      />
      <CheckboxField
        name="alert.inApp"
        label={word.field('BatchAlertRule', 'inApp')}
        isChecked={rule?.inApp ?? true}
      />
      <TextField
        name="alert.webhookUrl"
        type="url"
        label={word.field('BatchAlertRule', 'webhookUrl')}
        hint={t('settings:alert.webhookHint')}
        value={rule?.webhookUrl ?? undefined}
      />
      <TextField
        name="alert.lateAfterSeconds"
        label={word.field('BatchAlertRule', 'lateAfterSeconds')}
        hint={t('settings:alert.lateHint')}
        inputMode="numeric"
        value={String(rule?.lateAfterSeconds ?? 600)}
        isRequired
      />
    </>
  )
}
