import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Section } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi } from '../../../../session/ui.ts'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'
import { userList } from '../../../../settings/user-list.tsx'
import { NewUserForm } from '../../../../settings/user-parts.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: userList.title(await openUi(params)) }
}

/** Who can sign in and in which roles, and a new one. */
export default async function Users({ params, searchParams }: PageProps) {
  const ui = await openUi(params)
  const { t } = ui
  if (!ui.may('USERS_MANAGE')) return <Forbidden ui={ui} permission="USERS_MANAGE" />
  return (
    <>
      <SettingsHeader ui={ui} title={userList.title(ui)} lead={t('settings:user.lead')}>
        <ButtonLink href="#new">{t('settings:user.new')}</ButtonLink>
      </SettingsHeader>
      <ListView ui={ui} list={userList} parameters={await searchParams} />
      <Section id="new" title={t('settings:user.newTitle')}>
        <NewUserForm ui={ui} />
      </Section>
    </>
  )
}
