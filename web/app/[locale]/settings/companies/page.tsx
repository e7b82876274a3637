import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Section } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi } from '../../../../session/ui.ts'
import { NewCompanyForm } from '../../../../settings/company-forms.tsx'
import { companyList } from '../../../../settings/company-list.tsx'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: companyList.title(await openUi(params)) }
}

/** The companies, and a new one. */
export default async function Companies({ params, searchParams }: PageProps) {
  const ui = await openUi(params)
  const { t } = ui
  if (!ui.may('ORGANIZATION_READ')) return <Forbidden ui={ui} permission="ORGANIZATION_READ" />
  const canManage = ui.may('ORGANIZATION_MANAGE')
  return (
    <>
      <SettingsHeader ui={ui} title={companyList.title(ui)} lead={t('settings:company.lead')}>
        {canManage && <ButtonLink href="#new">{t('settings:company.new')}</ButtonLink>}
      </SettingsHeader>
      <ListView ui={ui} list={companyList} parameters={await searchParams} />
      {canManage && (
        <Section id="new" title={t('settings:company.newTitle')}>
          <NewCompanyForm ui={ui} />
        </Section>
      )}
    </>
  )
}
