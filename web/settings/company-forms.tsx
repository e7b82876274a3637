import { ActionForm } from '../forms/action-form.tsx'
import { currencyOptions, languageOptions, timeZoneOptions } from '../forms/choices.ts'
import { CheckboxField, DateField, SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import type { CompanyPageQuery, CompanySynchronizationSettingsQuery } from './companies.generated.ts'
import { createCompany, updateCompany, updateSynchronizationSettings } from './company-actions.ts'

type Company = NonNullable<CompanyPageQuery['company']>

/** What a company is to be: of a new one, with its id. */
export function NewCompanyForm({ ui }: { readonly ui: Ui }) {
  const { t, word, locale } = ui
  return (
    <ActionForm action={createCompany} locale={locale} summaryTitle={t('problem')}>
      <TextField
        name="id"
        label={word.label('CreateCompanyInput.id')}
        hint={t('settings:company.idHint')}
        isRequired
      />
      <CompanyFields ui={ui} />
      <TextField
        name="editedOrderHoldCode"
        label={word.field('Company', 'editedOrderHoldCode')}
        hint={t('settings:company.holdCodeHint')}
      />
      <div>
        <SubmitButton>{t('settings:create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

/** A company's details, to be changed. */
export function CompanyForm({
  ui,
  company,
  holdCodes,
}: {
  readonly ui: Ui
  readonly company: Company
  /** Null where the reader may not know them. */
  readonly holdCodes: readonly { readonly code: string; readonly description: string }[] | null
}) {
  const { t, word, locale } = ui
  const chosen = company.editedOrderHoldCode ?? ''
  return (
    <ActionForm
      action={updateCompany}
      locale={locale}
      values={{ companyId: company.companyId, ...(holdCodes ? {} : { editedOrderHoldCode: chosen }) }}
      summaryTitle={t('problem')}
    >
      <CompanyFields ui={ui} company={company} />
      {holdCodes && (
        <SelectField
          name="editedOrderHoldCode"
          label={word.field('Company', 'editedOrderHoldCode')}
          hint={t('settings:company.holdCodeHint')}
          value={chosen}
          none={t('none')}
          options={holdCodes.map(({ code, description }) => ({
            value: code,
            label: `${code} – ${description}`,
          }))}
        />
      )}
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function CompanyFields({ ui, company }: { readonly ui: Ui; readonly company?: Company }) {
  const { t, word, format } = ui
  return (
    <>
      <TextField name="name" label={word.field('Company', 'name')} value={company?.name} isRequired />
      <SelectField
        name="currency"
        label={word.field('Company', 'currency')}
        hint={t('settings:company.currencyHint')}
        value={company?.currency ?? ui.company.currency}
        options={currencyOptions(ui)}
      />
      <SelectField
        name="timeZone"
        label={word.field('Company', 'timeZone')}
        value={company?.timeZone ?? ui.company.timeZone}
        options={timeZoneOptions(company?.timeZone ?? ui.company.timeZone)}
      />
      <SelectField
        name="language"
        label={word.field('Company', 'language')}
        hint={t('settings:company.languageHint')}
        value={company?.language ?? ui.locale}
        options={languageOptions()}
      />
      <TextField
        name="synchronizationRetryLimit"
        label={word.field('Company', 'synchronizationRetryLimit')}
        inputMode="numeric"
        value={format.number(company?.synchronizationRetryLimit ?? 5)}
        isRequired
      />
      <TextField
        name="synchronizationRetryBaseSeconds"
        label={word.field('Company', 'synchronizationRetryBaseSeconds')}
        hint={t('settings:company.retryHint')}
        inputMode="numeric"
        value={format.number(company?.synchronizationRetryBaseSeconds ?? 60)}
        isRequired
      />
    </>
  )
}

/** How a company's transactions are taken: what is closed, what may come unpaid. */
export function SynchronizationSettingsForm({
  ui,
  companyId,
  settings,
}: {
  readonly ui: Ui
  readonly companyId: string
  readonly settings: CompanySynchronizationSettingsQuery['synchronizationSettings']
}) {
  const { t, word, locale, format } = ui
  return (
    <ActionForm
      action={updateSynchronizationSettings}
      locale={locale}
      values={{ companyId }}
      scope="synchronization-"
      summaryTitle={t('problem')}
    >
      <DateField
        name="closedUntil"
        label={word.field('SynchronizationSettings', 'closedUntil')}
        hint={t('settings:company.closedHint')}
        value={settings.closedUntil ?? undefined}
      />
      <CheckboxField
        name="isPaymentOptional"
        label={word.field('SynchronizationSettings', 'isPaymentOptional')}
        hint={t('settings:company.paymentHint')}
        isChecked={settings.isPaymentOptional}
      />
      <TextField
        name="quotationValidDays"
        label={word.field('SynchronizationSettings', 'quotationValidDays')}
        inputMode="numeric"
        value={format.number(settings.quotationValidDays)}
        isRequired
      />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
