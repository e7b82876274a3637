import { ActionForm } from '../forms/action-form.tsx'
import { FilesField } from '../forms/files-field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { importItems } from './import-items.ts'

/** A file of items to add or to change, such as the list of items was exported to. */
export function ImportItemsForm({ ui }: { readonly ui: Ui }) {
  const { t } = ui
  return (
    <ActionForm
      action={importItems}
      locale={ui.locale}
      values={{ companyId: ui.company.companyId }}
      summaryTitle={t('problem')}
    >
      <FilesField
        name="file"
        label={t('orders:items.file')}
        hint={t('orders:items.fileHint')}
        choose={t('orders:items.chooseFile')}
        accept=".csv,.txt,text/csv,text/plain"
      />
      <div>
        <SubmitButton look="ordinary">{t('orders:items.import')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
