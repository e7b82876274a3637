import type { Metadata } from 'next'
import { ButtonLink } from '../../../../../components/button-link.tsx'
import { Section } from '../../../../../components/page.tsx'
import { idFrom } from '../../../../../graphql/found.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'
import { HierarchyDetail } from '../../../../../settings/hierarchy-detail.tsx'
import { HierarchyForm } from '../../../../../settings/hierarchy-form.tsx'
import { readHierarchy } from '../../../../../settings/read-hierarchy.ts'
import { SettingsHeader } from '../../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readHierarchy(idFrom((await params).id))).name }
}

/** One hierarchy: the tree in force, the draft of the next one, its publication, its versions. */
export default async function OrganizationHierarchy({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word } = ui
  const hierarchy = await readHierarchy(idFrom((await params).id))
  const canManage = ui.may('ORGANIZATION_MANAGE')
  return (
    <>
      <SettingsHeader
        ui={ui}
        title={hierarchy.name}
        of={hierarchy.company.companyId}
        lead={word.enumValue('OrganizationHierarchyPurpose', hierarchy.purpose)}
        crumbs={[{ label: t('navigation:hierarchies.label'), path: '/settings/hierarchies' }]}
      >
        {canManage && (
          <span id="edit">
            <ButtonLink href="#tree">{t('settings:hierarchy.edit')}</ButtonLink>
          </span>
        )}
      </SettingsHeader>
      <HierarchyDetail ui={ui} hierarchy={hierarchy} />
      {canManage && (
        <Section id="details" title={t('settings:details')}>
          <HierarchyForm ui={ui} hierarchy={hierarchy} />
        </Section>
      )}
    </>
  )
}
