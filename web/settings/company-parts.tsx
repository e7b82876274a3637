import { Empty, Facts } from '../components/page.tsx'
import { ActionForm } from '../forms/action-form.tsx'
import { TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import { CompanySynchronizationSettingsDocument, HoldCodeChoicesDocument } from './companies.generated.ts'
import { saveHoldCode } from './company-actions.ts'
import { SynchronizationSettingsForm } from './company-forms.tsx'

interface PartOfCompany {
  readonly ui: Ui
  readonly companyId: string
  readonly canManage: boolean
}

/** How the company's transactions are taken; a form for who may change it. */
export async function SynchronizationSettings({ ui, companyId, canManage }: PartOfCompany) {
  const { synchronizationSettings: settings } = await query(CompanySynchronizationSettingsDocument, {
    companyId,
  })
  if (canManage) return <SynchronizationSettingsForm ui={ui} companyId={companyId} settings={settings} />
  const name = (field: string) => ui.word.field('SynchronizationSettings', field)
  return (
    <Facts
      facts={[
        [name('closedUntil'), settings.closedUntil ? ui.format.date(settings.closedUntil) : ui.t('none')],
        [name('isPaymentOptional'), ui.t(settings.isPaymentOptional ? 'yes' : 'no')],
        [name('quotationValidDays'), ui.format.number(settings.quotationValidDays)],
      ]}
    />
  )
}

/** The company's hold codes, with a form that makes one or says anew what one means. */
export async function HoldCodes({ ui, companyId, canManage }: PartOfCompany) {
  const { holdCodes } = await query(HoldCodeChoicesDocument, { companyId })
  const { t, word } = ui
  const column = createColumns<(typeof holdCodes)[number]>(ui, 'HoldCode')
  return (
    <>
      {holdCodes.length === 0 ? (
        <Empty>
          <p>{t('settings:holdCode.none')}</p>
        </Empty>
      ) : (
        <Table
          ui={ui}
          caption={t('settings:holdCode.title')}
          columns={[
            column.text('code', ({ code }) => code),
            column.words('description', ({ description }) => description),
          ]}
          rows={holdCodes}
          rowKey={({ code }) => code}
        />
      )}
      {canManage && (
        <ActionForm
          action={saveHoldCode}
          locale={ui.locale}
          values={{ companyId }}
          scope="hold-code-"
          summaryTitle={t('problem')}
        >
          <TextField
            name="code"
            label={word.field('HoldCode', 'code')}
            hint={t('settings:holdCode.hint')}
            isRequired
          />
          <TextField name="description" label={word.field('HoldCode', 'description')} isRequired />
          <div>
            <SubmitButton look="ordinary">{t('settings:holdCode.save')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  )
}
