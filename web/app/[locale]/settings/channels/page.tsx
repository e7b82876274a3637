import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { Section } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'
import { ChannelForm } from '../../../../settings/channel-form.tsx'
import { channelList } from '../../../../settings/channel-list.tsx'
import { SettingsHeader } from '../../../../settings/settings-header.tsx'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: channelList.title(await openUi(params)) }
}

/** The company's shops, and a new one. */
export default async function Channels({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('ORGANIZATION_READ')) return <Forbidden ui={ui} permission="ORGANIZATION_READ" />
  const canManage = ui.may('ORGANIZATION_MANAGE')
  return (
    <>
      <SettingsHeader ui={ui} title={channelList.title(ui)} lead={t('settings:channel.lead')}>
        {canManage && <ButtonLink href="#new">{t('settings:channel.new')}</ButtonLink>}
      </SettingsHeader>
      <ListView ui={ui} list={channelList} parameters={await searchParams} />
      {canManage && (
        <Section id="new" title={t('settings:channel.newTitle')}>
          <ChannelForm ui={ui} />
        </Section>
      )}
    </>
  )
}
