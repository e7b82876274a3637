import type { Metadata } from 'next'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader } from '../../../../components/page.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import { stagedRowList } from '../../../../orders/staged-row-list.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: stagedRowList.title(await openUi(params)) }
}

/** What a shop sent of one table, row by row. */
export default async function StagedRows({ params, searchParams }: PageProps) {
  const ui = await openUi(params)
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  return (
    <>
      <PageHeader
        ui={ui}
        title={stagedRowList.title(ui)}
        lead={ui.t('orders:stagedRows.lead')}
        crumbs={[{ label: ui.t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      />
      <ListView ui={ui} list={stagedRowList} parameters={await searchParams} />
    </>
  )
}
