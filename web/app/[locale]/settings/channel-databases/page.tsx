import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Notice, Section } from '../../../../components/page.tsx'
import { query } from '../../../../graphql/request-client.ts'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'
import { RegisterForm } from '../../../../settings/channel-database-form.tsx'
import { ChannelDatabaseGroups, NewGroupForm } from '../../../../settings/channel-database-groups.tsx'
import { channelDatabaseList } from '../../../../settings/channel-database-list.tsx'
import { ChannelDatabaseSettingsDocument } from '../../../../settings/channel-databases.generated.ts'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { t } = await openUi(params)
  return { title: t('navigation:channelDatabaseSettings.label') }
}

/** The databases that shops write into, their groups, and how to add to both. */
export default async function ChannelDatabaseSettings({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('ORGANIZATION_READ')) return <Forbidden ui={ui} permission="ORGANIZATION_READ" />
  const canManage = ui.may('ORGANIZATION_MANAGE')
  const choices = await query(ChannelDatabaseSettingsDocument, {
    companyId: ui.company.companyId,
    first: 200,
  })
  const groups = choices.channelDatabaseGroups
  return (
    <>
      <SettingsHeader
        ui={ui}
        title={t('navigation:channelDatabaseSettings.label')}
        lead={t('settings:database.lead')}
      >
        {canManage && (
          <>
            <ButtonLink href="#register">{t('settings:database.register')}</ButtonLink>
            <ButtonLink href="#new-group">{t('settings:group.new')}</ButtonLink>
          </>
        )}
      </SettingsHeader>
      <Section id="databases" title={channelDatabaseList.title(ui)}>
        <ListView ui={ui} list={channelDatabaseList} parameters={await searchParams} />
      </Section>
      <Section id="groups" title={t('settings:group.title')}>
        <ChannelDatabaseGroups ui={ui} groups={groups} canManage={canManage} />
      </Section>
      {canManage && (
        <>
          <Section id="register" title={t('settings:database.registerTitle')}>
            {groups.length === 0 ? (
              <Notice>
                <p>{t('settings:database.groupFirst')}</p>
              </Notice>
            ) : (
              <RegisterForm ui={ui} choices={choices} />
            )}
          </Section>
          <Section id="new-group" title={t('settings:group.newTitle')}>
            <NewGroupForm ui={ui} />
          </Section>
        </>
      )}
    </>
  )
}
