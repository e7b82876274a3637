import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { buttonClass } from '../../../../components/button-look.ts'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Section } from '../../../../components/page.tsx'
import { Part } from '../../../../components/part.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import { oneValueOf } from '../../../../lists/search-parameters.ts'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi, type Ui } from '../../../../session/ui.ts'
import { HierarchyDetail } from '../../../../settings/hierarchy-detail.tsx'
import { HierarchyForm } from '../../../../settings/hierarchy-form.tsx'
import { hierarchyList } from '../../../../settings/hierarchy-list.tsx'
import { readHierarchy } from '../../../../settings/read-hierarchy.ts'
import styles from '../../../../settings/settings.module.css'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: hierarchyList.title(await openUi(params)) }
}

/** The company's trees of regions and shops, and one of them to be edited here: the only one, or the one that is chosen. */
export default async function Hierarchies({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('ORGANIZATION_READ')) return <Forbidden ui={ui} permission="ORGANIZATION_READ" />
  const canManage = ui.may('ORGANIZATION_MANAGE')
  const chosen = oneValueOf(await searchParams, 'hierarchy')
  return (
    <>
      <SettingsHeader ui={ui} title={hierarchyList.title(ui)} lead={t('settings:hierarchy.lead')}>
        {canManage && <ButtonLink href="#new">{t('settings:hierarchy.new')}</ButtonLink>}
      </SettingsHeader>
      <ListView ui={ui} list={hierarchyList} parameters={{}} />
      <Part ui={ui} draw={() => ChosenHierarchy({ ui, canManage, chosen })} />
      {canManage && (
        <Section id="new" title={t('settings:hierarchy.newTitle')}>
          <HierarchyForm ui={ui} />
        </Section>
      )}
    </>
  )
}

async function ChosenHierarchy({
  ui,
  canManage,
  chosen,
}: {
  readonly ui: Ui
  readonly canManage: boolean
  readonly chosen: string | undefined
}) {
  const { rows } = await hierarchyList.load(ui, {}, {})
  const shown = rows.find(({ id }) => id === chosen) ?? rows[0]
  if (!shown) return null
  const hierarchy = await readHierarchy(shown.id)
  return (
    <>
      {rows.length > 1 && (
        <form method="get" className={styles.choose}>
          <label htmlFor="hierarchy">{ui.t('settings:hierarchy.shown')}</label>
          <select id="hierarchy" name="hierarchy" defaultValue={shown.id}>
            {rows.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" className={buttonClass()}>
            {ui.t('settings:hierarchy.show')}
          </button>
        </form>
      )}
      {canManage && (
        <p id="edit" className={styles.next}>
          <ButtonLink href="#tree">{ui.t('settings:hierarchy.edit')}</ButtonLink>
        </p>
      )}
      <HierarchyDetail key={hierarchy.id} ui={ui} hierarchy={hierarchy} />
    </>
  )
}
