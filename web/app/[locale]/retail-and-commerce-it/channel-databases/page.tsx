import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { databaseList } from '../../../../distribution/database-list.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: databaseList.title(await openUi(params)) }
}

/** The databases that shops write to: when each was last heard of, and what keeps it from being pulled. */
export default async function ChannelDatabases({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('ORGANIZATION_READ')) return <Forbidden ui={ui} permission="ORGANIZATION_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={databaseList.title(ui)}
        lead={ui.t('distribution:database.lead')}
        crumbs={[{ label: ui.t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' }]}
      >
        {ui.may('ORGANIZATION_MANAGE') && (
          <ButtonLink href={ui.href('/guides/connect-channel-database')}>
            {ui.t('distribution:database.connect')}
          </ButtonLink>
        )}
      </PageHeader>
      <ListView ui={ui} list={databaseList} parameters={await searchParams} />
    </>
  )
}
