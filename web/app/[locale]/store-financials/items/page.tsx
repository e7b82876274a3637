import type { Metadata } from 'next'
import { ButtonLink } from '../../../../components/button-link.tsx'
import { Forbidden } from '../../../../components/forbidden.tsx'
import { PageHeader, Section } from '../../../../components/page.tsx'
import { ImportItemsForm } from '../../../../items/import-form.tsx'
import { ItemForm } from '../../../../items/item-form.tsx'
import { itemList } from '../../../../items/item-list.tsx'
import { ListView } from '../../../../lists/list-view.tsx'
import type { PageProps } from '../../../../session/page-props.ts'
import { openCompanyUi, openUi } from '../../../../session/ui.ts'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: itemList.title(await openUi(params)) }
}

/** What the company sells, a new item, and a file of items. */
export default async function Items({ params, searchParams }: PageProps) {
  const ui = await openCompanyUi(params)
  const { t } = ui
  if (!ui.may('ORDERS_READ')) return <Forbidden ui={ui} permission="ORDERS_READ" />
  const canEdit = ui.may('ORDERS_EDIT')
  return (
    <>
      <PageHeader
        ui={ui}
        title={itemList.title(ui)}
        lead={t('orders:items.lead')}
        crumbs={[{ label: t('navigation:storeFinancials.label'), path: '/store-financials' }]}
      >
        {canEdit && (
          <>
            <ButtonLink href="#new">{t('orders:items.new')}</ButtonLink>
            <ButtonLink href="#import">{t('orders:items.import')}</ButtonLink>
          </>
        )}
      </PageHeader>
      <ListView ui={ui} list={itemList} parameters={await searchParams} />
      {canEdit && (
        <>
          <Section id="new" title={t('orders:items.newTitle')}>
            <ItemForm ui={ui} />
          </Section>
          <Section id="import" title={t('orders:items.importTitle')}>
            <ImportItemsForm ui={ui} />
          </Section>
        </>
      )}
    </>
  )
}
