import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import { paymentList } from '../../../../orders/payment-list.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: paymentList.title(await openUi(params)) }
}

/** The payments of posted orders. */
export default async function Payments({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={paymentList.title(ui)}
        lead={ui.t('orders:payments.lead')}
        crumbs={[{ label: ui.t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      />
      <ListView ui={ui} list={paymentList} parameters={await searchParams} />
    </>
  )
}
