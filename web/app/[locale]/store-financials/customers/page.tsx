import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader, Section } from '../../../../components/page.tsx'
import { CustomerForm } from '../../../../customers/customer-form.tsx'
import { customerList } from '../../../../customers/customer-list.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: customerList.title(await openUi(params)) }
}

/** Whom the company sells to, and a new one. */
export default async function Customers({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  const canEdit = ui.may('ORDERS_EDIT')
  return (
    <>
      <PageHeader
        ui={ui}
        title={customerList.title(ui)}
        lead={t('orders:customers.lead')}
        crumbs={[{ label: t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      >
        {canEdit && <ButtonLink href="#new">{t('orders:customers.new')}</ButtonLink>}
      </PageHeader>
      <ListView ui={ui} list={customerList} parameters={await searchParams} />
      {canEdit && (
        <Section id="new" title={t('orders:customers.newTitle')}>
          <CustomerForm ui={ui} />
        </Section>
      )}
    </>
  )
}
