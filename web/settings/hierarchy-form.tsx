import { ActionForm } from '../forms/action-form.tsx'
import { enumOptions } from '../forms/choices.ts'
import { SelectField, TextField } from '../forms/field.tsx'
import { SubmitButton } from '../forms/submit-button.tsx'
import type { Ui } from '../session/ui.ts'
import { createHierarchy, updateHierarchy } from './hierarchy-actions.ts'
import { hierarchyPurposes } from './hierarchy-list.tsx'
import type { Hierarchy } from './read-hierarchy.ts'

/** What a hierarchy is called and for: of a new one, or of one that is there. */
export function HierarchyForm({ ui, hierarchy }: { readonly ui: Ui; readonly hierarchy?: Hierarchy }) {
  const { t, word, locale } = ui
  return (
    <ActionForm
      action={hierarchy ? updateHierarchy : createHierarchy}
      locale={locale}
      values={hierarchy ? { hierarchy: hierarchy.id } : { companyId: ui.company.companyId }}
      scope={hierarchy ? 'details-' : 'new-'}
      summaryTitle={t('problem')}
    >
      <TextField
        name="name"
        label={word.field('OrganizationHierarchy', 'name')}
        value={hierarchy?.name}
        isRequired
      />
      <SelectField
        name="purpose"
        label={word.field('OrganizationHierarchy', 'purpose')}
        value={hierarchy?.purpose ?? 'RETAIL_REPORTING'}
        options={enumOptions(ui, 'OrganizationHierarchyPurpose', hierarchyPurposes)}
      />
      <div>
        <SubmitButton look={hierarchy ? 'ordinary' : 'primary'}>
          {hierarchy ? t('save') : t('settings:create')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
