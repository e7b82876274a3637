import { ActionForm } from '../forms/action-form.tsx'
import { CheckboxField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { createCustomer, updateCustomer } from './customer-actions.ts'
import type { CustomerPageQuery } from './customers.generated.ts'

export type Customer = NonNullable<CustomerPageQuery['customer']>

/** What a customer is to be: a new one, or one that is there, whose account is fixed. */
export function CustomerForm({ ui, customer }: { readonly ui: Ui; readonly customer?: Customer }) {
  const { t, word, locale } = ui
  return (
    <ActionForm
      action={customer ? updateCustomer : createCustomer}
      locale={locale}
      values={customer ? { id: customer.id } : { companyId: ui.company.companyId }}
      summaryTitle={t('problem')}
    >
      {!customer && (
        <TextField
          name="account"
          label={word.field('Customer', 'account')}
          hint={t('orders:customers.accountHint')}
        />
      )}
      <TextField name="name" label={word.field('Customer', 'name')} value={customer?.name} isRequired />
      <TextField
        name="email"
        type="email"
        label={word.field('Customer', 'email')}
        value={customer?.email ?? undefined}
      />
      <TextField name="phone" label={word.field('Customer', 'phone')} value={customer?.phone ?? undefined} />
      <CheckboxField
        name="isBlocked"
        label={word.field('Customer', 'isBlocked')}
        hint={t('orders:customers.blockedHint')}
        isChecked={customer?.isBlocked ?? false}
      />
      <div>
        <SubmitButton>{customer ? t('save') : t('orders:customers.create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
