import { Empty } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { enumOptions } from '../forms/choices.ts'
import { ConfirmAction } from '../forms/confirm-action.tsx'
import { CheckboxField, SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { removePaymentMethod, savePaymentMethod } from './channel-actions.ts'
import type { Channel } from './channel-form.tsx'
import type { TenderFunction } from './channels.generated.ts'

type PaymentMethod = Channel['paymentMethods'][number]

const tenderFunctions = [
  'NORMAL',
  'CARD',
  'WALLET',
  'GIFT_CARD',
  'CREDIT_VOUCHER',
  'LOYALTY',
  'CUSTOMER_ACCOUNT',
  'CHECK',
] as const satisfies readonly TenderFunction[]

/** What a channel's tender types are and where they are posted; with forms for who may change them. */
export function PaymentMethods({
  ui,
  channel,
  canManage,
}: {
  readonly ui: Ui
  readonly channel: Channel
  readonly canManage: boolean
}) {
  const { t } = ui
  const column = createColumns<PaymentMethod>(ui, 'PaymentMethod')
  const number = String(channel.number)
  return (
    <>
      {channel.paymentMethods.length === 0 ? (
        <Empty>
          <p>{t('settings:paymentMethod.none')}</p>
        </Empty>
      ) : (
        <Table
          ui={ui}
          caption={ui.word.field('Channel', 'paymentMethods')}
          columns={[
            column.text('tenderType', ({ tenderType }) => tenderType),
            column.words('name', ({ name }) => name),
            column.value('tenderFunction', 'TenderFunction', ({ tenderFunction }) => tenderFunction),
            column.text('postingAccount', ({ postingAccount }) => postingAccount),
            column.text('isPrepayment', ({ isPrepayment }) => t(isPrepayment ? 'yes' : 'no')),
            ...(canManage
              ? [
                  {
                    id: 'remove',
                    header: t('settings:actions'),
                    cell: (method: PaymentMethod) => (
                      <RemovePaymentMethod ui={ui} number={number} method={method} />
                    ),
                  },
                ]
              : []),
          ]}
          rows={channel.paymentMethods}
          rowKey={({ tenderType }) => tenderType}
        />
      )}
      {canManage && <PaymentMethodForm ui={ui} number={number} />}
    </>
  )
}

function RemovePaymentMethod({
  ui,
  number,
  method,
}: {
  readonly ui: Ui
  readonly number: string
  readonly method: PaymentMethod
}) {
  const { t } = ui
  return (
    <ConfirmAction
      action={removePaymentMethod}
      locale={ui.locale}
      values={{ channelNumber: number, tenderType: method.tenderType }}
      look="danger"
      words={{
        open: t('settings:paymentMethod.remove'),
        title: t('settings:paymentMethod.removeTitle', { name: method.name }),
        text: t('settings:paymentMethod.removeText'),
        confirm: t('settings:paymentMethod.remove'),
        cancel: t('cancel'),
        problem: t('problem'),
      }}
    />
  )
}

function PaymentMethodForm({ ui, number }: { readonly ui: Ui; readonly number: string }) {
  const { t, word } = ui
  return (
    <ActionForm
      action={savePaymentMethod}
      locale={ui.locale}
      values={{ channelNumber: number }}
      scope="payment-method-"
      summaryTitle={t('problem')}
    >
      <TextField
        name="tenderType"
        label={word.field('PaymentMethod', 'tenderType')}
        hint={t('settings:paymentMethod.tenderTypeHint')}
        isRequired
      />
      <TextField name="name" label={word.field('PaymentMethod', 'name')} isRequired />
      <SelectField
        name="tenderFunction"
        label={word.field('PaymentMethod', 'tenderFunction')}
        value="NORMAL"
        options={enumOptions(ui, 'TenderFunction', tenderFunctions)}
      />
      <TextField name="postingAccount" label={word.field('PaymentMethod', 'postingAccount')} isRequired />
      <CheckboxField
        name="isPrepayment"
        label={word.field('PaymentMethod', 'isPrepayment')}
        hint={t('settings:paymentMethod.prepaymentHint')}
      />
      <div>
        <SubmitButton look="ordinary">{t('settings:paymentMethod.save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
