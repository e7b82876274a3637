import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { scheduleList } from '../../../../distribution/schedule-list.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: scheduleList.title(await openUi(params)) }
}

/** The company's distribution schedules, P-0001 among them. */
export default async function DistributionSchedules({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('DISTRIBUTION_READ')) return <Forbidden ui={ui} permission="DISTRIBUTION_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={scheduleList.title(ui)}
        lead={t('distribution:schedule.lead')}
        crumbs={[{ label: t('navigation:retailAndCommerceIt.label'), path: '/retail-and-commerce-it' }]}
      />
      <ListView ui={ui} list={scheduleList} parameters={await searchParams} />
    </>
  )
}
