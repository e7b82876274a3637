import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import { transactionList } from '../../../../orders/transaction-list.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: transactionList.title(await openUi(params)) }
}

/** What the shops sent, with what became of it. */
export default async function Transactions({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={transactionList.title(ui)}
        lead={ui.t('orders:transactions.lead')}
        crumbs={[{ label: ui.t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      />
      <ListView ui={ui} list={transactionList} parameters={await searchParams} />
    </>
  )
}
