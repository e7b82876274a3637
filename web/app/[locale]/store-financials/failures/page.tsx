import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import { failureGroupList } from '../../../../orders/failure-lists.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: failureGroupList.title(await openUi(params)) }
}

/** What could not be posted, grouped by cause. */
export default async function Failures({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={failureGroupList.title(ui)}
        lead={ui.t('orders:failures.lead')}
        crumbs={[{ label: ui.t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      />
      <ListView ui={ui} list={failureGroupList} parameters={await searchParams} />
    </>
  )
}
