import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Section } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi, type Ui } from '../../../../session/ui.ts'
import { HierarchyDetail } from '../../../../settings/hierarchy-detail.tsx'
import { HierarchyForm } from '../../../../settings/hierarchy-form.tsx'
import { hierarchyList } from '../../../../settings/hierarchy-list.tsx'
import { readHierarchy } from '../../../../settings/read-hierarchy.ts'
import styles from '../../../../settings/settings.module.css'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: hierarchyList.title(await openUi(params)) }
}

/** The company's trees of regions and shops; where there is only one, that one is edited here. */
export default async function Hierarchies({ params, searchParams }: PageProps) {
  const ui = await openUi(params)
  const { t } = ui
  if (!ui.may('ORGANIZATION_READ')) return <Forbidden ui={ui} permission="ORGANIZATION_READ" />
  const canManage = ui.may('ORGANIZATION_MANAGE')
  return (
    <>
      <SettingsHeader ui={ui} title={hierarchyList.title(ui)} lead={t('settings:hierarchy.lead')}>
        {canManage && <ButtonLink href="#new">{t('settings:hierarchy.new')}</ButtonLink>}
      </SettingsHeader>
      <ListView ui={ui} list={hierarchyList} parameters={await searchParams} />
      <Part ui={ui} draw={() => OnlyHierarchy({ ui, canManage })} />
      {canManage && (
        <Section id="new" title={t('settings:hierarchy.newTitle')}>
          <HierarchyForm ui={ui} />
        </Section>
      )}
    </>
  )
}

async function OnlyHierarchy({ ui, canManage }: { readonly ui: Ui; readonly canManage: boolean }) {
  const { rows } = await hierarchyList.load(ui, {}, {})
  const [only, ...others] = rows
  if (!only || others.length > 0) return null
  const hierarchy = await readHierarchy(only.id)
  return (
    <>
      {canManage && (
        <p id="edit" className={styles.next}>
          <ButtonLink href="#tree">{ui.t('settings:hierarchy.edit')}</ButtonLink>
        </p>
      )}
      <HierarchyDetail ui={ui} hierarchy={hierarchy} />
    </>
  )
}
