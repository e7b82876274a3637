import { StatusBadge } from '../components/status-badge.tsx'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { CheckboxField, TextField } from '../forms/field.tsx'
import { query } from '../graphql/request-client.ts'
import { writeDecimal } from '../language/parse-decimal.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toWholePage } from '../lists/list.ts'
import type { Ui } from '../session/ui.ts'
import { updateRule } from './rule-actions.ts'
import { ValidationRuleListDocument, type ValidationRuleListQuery } from './rules.generated.ts'

type Rule = ValidationRuleListQuery['validationRules'][number]

/** What must hold of a transaction before it is posted, as the company has decided. */
export const ruleList: ListDefinition<Rule> = {
  name: 'validation-rules',
  path: '/settings/validation-rules',
  title: ({ t }) => t('navigation:validationRules.label'),
  columns: (ui) => {
    const column = createColumns<Rule>(ui, 'ValidationRule')
    return [
      {
        ...column.text('code', ({ code }) => ui.word.cause(code, null).title),
        cell: ({ code }) => ui.word.cause(code, null).title,
      },
      column.number('number', ({ number }) => number),
      {
        ...column.text('isEnabled', (rule) => stateOf(ui, rule)),
        cell: (rule) => (
          <StatusBadge tone={rule.isEnabled ? 'good' : 'neutral'}>{stateOf(ui, rule)}</StatusBadge>
        ),
      },
      column.decimal('tolerance', (rule) => (rule.hasTolerance ? minorUnits(rule.tolerance) : null)),
      column.decimal('defaultTolerance', (rule) =>
        rule.hasTolerance ? minorUnits(rule.defaultTolerance) : null,
      ),
      ...(ui.may('ORGANIZATION_MANAGE')
        ? [
            {
              id: 'change',
              header: ui.t('settings:actions'),
              cell: (rule: Rule) => <ChangeRule ui={ui} rule={rule} />,
            },
          ]
        : []),
    ]
  },
  key: ({ code }) => code,
  load: async (ui) => {
    const { companyId } = ui.company
    return toWholePage((await query(ValidationRuleListDocument, { companyId })).validationRules)
  },
  empty: ({ t }) => <p>{t('settings:rule.none')}</p>,
}

function stateOf({ t }: Ui, { isEnabled, isEssential }: Rule): string {
  if (isEssential) return t('settings:rule.isEssential')
  return t(isEnabled ? 'settings:rule.isOn' : 'settings:rule.isOff')
}

/** Hundredths of a minor unit as minor units. */
function minorUnits(hundredths: number): string {
  return String(hundredths / 100)
}

function ChangeRule({ ui, rule }: { readonly ui: Ui; readonly rule: Rule }) {
  const { t, word, locale } = ui
  const { code, isEssential, hasTolerance } = rule
  if (isEssential && !hasTolerance) return null
  const name = word.cause(code, null).title
  return (
    <ConfirmAction
      action={updateRule}
      locale={locale}
      values={{ companyId: ui.company.companyId, code, ...(isEssential ? { isEssential: 'on' } : {}) }}
      scope={`${code}-`}
      words={{
        open: t('change'),
        title: name,
        text: t('settings:rule.text'),
        confirm: t('save'),
        cancel: t('cancel'),
        problem: t('problem'),
      }}
    >
      {!isEssential && (
        <CheckboxField
          name="isEnabled"
          label={word.field('ValidationRule', 'isEnabled')}
          hint={t('settings:rule.enabledHint')}
          isChecked={rule.isEnabled}
        />
      )}
      {hasTolerance && (
        <TextField
          name="tolerance"
          isRequired
          label={word.field('ValidationRule', 'tolerance')}
          hint={t('settings:rule.toleranceHint')}
          inputMode="decimal"
          value={writeDecimal(minorUnits(rule.tolerance), locale)}
        />
      )}
    </ConfirmAction>
  )
}
