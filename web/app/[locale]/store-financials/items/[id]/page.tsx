import type { Metadata } from 'next'
import { Moment } from '../../../../../components/moment.tsx'
import { Facts, Notice, PageHeader, Section } from '../../../../../components/page.tsx'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import { ItemForm } from '../../../../../items/item-form.tsx'
import { inOneCell } from '../../../../../items/item-list.tsx'
import { ItemPageDocument } from '../../../../../items/items.generated.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'

async function readItem(part: string) {
  return found(query(ItemPageDocument, { id: idFrom(part) }).then(({ item }) => item))
}

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readItem((await params).id)).name }
}

/** One item: what the rules that look items up know of it. */
export default async function Item({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word } = ui
  const item = await readItem((await params).id)
  const name = (field: string) => word.field('Item', field)
  return (
    <>
      <PageHeader
        ui={ui}
        title={`${item.itemNumber} ${item.name}`}
        of={item.company.companyId}
        crumbs={[
          { label: t('navigation:storeFinancials.label'), path: '/store-financials' },
          { label: t('navigation:items.label'), path: '/store-financials/items' },
        ]}
      />
      {item.isBlocked && (
        <Notice tone="warning">
          <p>{t('orders:items.isBlocked')}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [name('unit'), item.unit ?? '–'],
          [name('variantNumbers'), inOneCell(item.variantNumbers) || '–'],
          [name('barcodes'), inOneCell(item.barcodes) || '–'],
          [name('isSerialNumberControlled'), t(item.isSerialNumberControlled ? 'yes' : 'no')],
          [name('createdAt'), <Moment key="created" ui={ui} at={item.createdAt} />],
          [name('updatedAt'), <Moment key="updated" ui={ui} at={item.updatedAt} />],
        ]}
      />
      {ui.may('ORDERS_EDIT') && (
        <Section id="details" title={t('settings:details')}>
          <ItemForm ui={ui} item={item} />
        </Section>
      )}
    </>
  )
}
