import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import { holdList } from '../../../../orders/hold-list.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: holdList.title(await openUi(params)) }
}

/** Orders on hold, and how to release them. */
export default async function Holds({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={holdList.title(ui)}
        lead={ui.t('orders:holds.lead')}
        crumbs={[{ label: ui.t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      />
      <ListView ui={ui} list={holdList} parameters={await searchParams} />
    </>
  )
}
