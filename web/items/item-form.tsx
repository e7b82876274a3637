import { ActionForm } from '../forms/action-form.tsx'
import { CheckboxField, TextAreaField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { createItem, updateItem } from './item-actions.ts'
import type { ItemPageQuery } from './items.generated.ts'

export type Item = NonNullable<ItemPageQuery['item']>

/** What an item is to be: a new one, or one that is there, whose number is fixed. */
export function ItemForm({ ui, item }: { readonly ui: Ui; readonly item?: Item }) {
  const { t, word, locale } = ui
  const label = (field: string) => word.field('Item', field)
  return (
    <ActionForm
      action={item ? updateItem : createItem}
      locale={locale}
      values={{
        companyId: item?.company.companyId ?? ui.company.companyId,
        ...(item ? { itemNumber: item.itemNumber } : {}),
      }}
      scope="item-"
      summaryTitle={t('problem')}
    >
      {!item && (
        <TextField
          name="itemNumber"
          label={label('itemNumber')}
          hint={t('orders:items.numberHint')}
          isRequired
        />
      )}
      <TextField name="name" label={label('name')} value={item?.name} isRequired />
      <TextField
        name="unit"
        label={label('unit')}
        hint={t('orders:items.unitHint')}
        value={item?.unit ?? undefined}
      />
      <TextAreaField
        name="variantNumbers"
        label={label('variantNumbers')}
        hint={t('orders:items.listHint')}
        value={item?.variantNumbers.join('\n')}
      />
      <TextAreaField
        name="barcodes"
        label={label('barcodes')}
        hint={t('orders:items.listHint')}
        value={item?.barcodes.join('\n')}
      />
      <CheckboxField
        name="isSerialNumberControlled"
        label={label('isSerialNumberControlled')}
        hint={t('orders:items.serialHint')}
        isChecked={item?.isSerialNumberControlled ?? false}
      />
      <CheckboxField
        name="isBlocked"
        label={label('isBlocked')}
        hint={t('orders:items.blockedHint')}
        isChecked={item?.isBlocked ?? false}
      />
      <div>
        <SubmitButton>{item ? t('save') : t('orders:items.create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
