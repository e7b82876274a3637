import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { sessionList } from '../../../../distribution/session-list.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: sessionList.title(await openUi(params)) }
}

/** The history of the P-job: one upload session a channel database a run. */
export default async function UploadSessions({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('DISTRIBUTION_READ')) return <Forbidden ui={ui} permission="DISTRIBUTION_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={sessionList.title(ui)}
        lead={ui.t('distribution:session.lead')}
        crumbs={[{ label: ui.t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' }]}
      />
      <ListView ui={ui} list={sessionList} parameters={await searchParams} />
    </>
  )
}
