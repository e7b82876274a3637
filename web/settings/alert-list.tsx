import { ConfirmAction } from '../forms/confirm-action.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toWholePage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import { deleteAlertRule, saveAlertRule } from './alert-actions.ts'
import { AlertFields, type AlertRule } from './alert-form.tsx'
import { AlertRuleListDocument } from './alerts.generated.ts'
import styles from './settings.module.css'

/** The alert rules of the company at hand: the reader's own, or everybody's for who manages batch jobs. */
export const alertList: ListDefinition<AlertRule> = {
  name: 'alert-rules',
  path: '/settings/alerts',
  title: ({ t }) => t('navigation:alerts.label'),
  columns: (ui) => {
    const column = createColumns<AlertRule>(ui, 'BatchAlertRule')
    return [
      column.words('job', ({ job }) => (job ? ui.word.jobName(job.name) : ui.t('settings:alert.everyJob'))),
      column.words('user', ({ user }) => user.name),
      column.words('on', ({ on }) =>
        ui.format.list(on.map((event) => ui.word.enumValue('BatchAlertEvent', event))),
      ),
      column.text('inApp', ({ inApp }) => ui.t(inApp ? 'yes' : 'no')),
      column.text('webhookUrl', ({ webhookUrl }) => webhookUrl),
      {
        id: 'webhookKey',
        header: ui.word.field('BatchAlertRule', 'webhookKey'),
        cell: ({ webhookKey }) =>
          webhookKey ? (
            <details>
              <summary>{ui.t('settings:alert.showKey')}</summary>
              <code>{webhookKey}</code>
            </details>
          ) : (
            '–'
          ),
        // Without a text: a key does not belong into files and clipboards.
      },
      {
        ...column.text('lateAfterSeconds', ({ lateAfterSeconds }) =>
          ui.format.duration(lateAfterSeconds * 1_000),
        ),
        header: ui.t('settings:alert.late'),
      },
      {
        id: 'actions',
        header: ui.t('settings:actions'),
        cell: (rule) => <AlertActions ui={ui} rule={rule} />,
      },
    ]
  },
  key: ({ id }) => id,
  load: async ({ company }) => {
    const { batchAlertRules } = await query(AlertRuleListDocument, { companyId: company.companyId })
    return toWholePage(batchAlertRules)
  },
  empty: ({ t }) => <p>{t('settings:alert.none')}</p>,
}

function AlertActions({ ui, rule }: { readonly ui: Ui; readonly rule: AlertRule }) {
  const { t, locale } = ui
  const common = { cancel: t('cancel'), problem: t('problem') }
  return (
    <div className={styles.buttons}>
      <ConfirmAction
        action={saveAlertRule}
        locale={locale}
        values={{ rule: rule.id, companyId: rule.company.companyId }}
        scope={`${rule.id}-`}
        words={{
          ...common,
          open: t('change'),
          title: t('settings:alert.changeTitle'),
          text: rule.job ? ui.word.jobName(rule.job.name) : t('settings:alert.everyJob'),
          confirm: t('save'),
        }}
      >
        <AlertFields ui={ui} rule={rule} />
      </ConfirmAction>
      <ConfirmAction
        action={deleteAlertRule}
        locale={locale}
        values={{ rule: rule.id }}
        look="danger"
        words={{
          ...common,
          open: t('settings:alert.delete'),
          title: t('settings:alert.deleteTitle'),
          text: t('settings:alert.deleteText'),
          confirm: t('settings:alert.delete'),
        }}
      />
    </div>
  )
}
