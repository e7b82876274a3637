import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import { ItemFacetsDocument, ItemListDocument, type ItemListQuery, type ItemSort } from './items.generated.ts'

type Item = ItemListQuery['items']['edges'][number]['node']

/** The page of an item, without the language. */
export function itemPath(id: string): string {
  return `/store-financials/items/${encodeURIComponent(id)}`
}

/** Numbers or codes in one cell; `read-item-file.ts` reads them back. */
export function inOneCell(codes: readonly string[]): string {
  return codes.join(', ')
}

const sorting = sortedBy<keyof ItemSort>('itemNumber', ['itemNumber', 'name'])

/** What the company sells. As a file it has the columns that an import of items reads. */
export const itemList: ListDefinition<Item> = {
  name: 'items',
  path: '/store-financials/items',
  title: ({ t }) => t('navigation:items.label'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Item>(ui, 'Item')
    const yesOrNo = (is: boolean) => ui.t(is ? 'yes' : 'no')
    return [
      column.text('itemNumber', ({ itemNumber }) => itemNumber),
      column.words('name', ({ name }) => name),
      column.text('unit', ({ unit }) => unit),
      column.words('variantNumbers', ({ variantNumbers }) => inOneCell(variantNumbers)),
      column.words('barcodes', ({ barcodes }) => inOneCell(barcodes)),
      column.text('isSerialNumberControlled', ({ isSerialNumberControlled }) =>
        yesOrNo(isSerialNumberControlled),
      ),
      {
        ...column.text('isBlocked', ({ isBlocked }) => yesOrNo(isBlocked)),
        cell: ({ isBlocked }) =>
          isBlocked ? <StatusBadge tone="bad">{ui.word.field('Item', 'isBlocked')}</StatusBadge> : ui.t('no'),
      },
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => itemPath(id),
  load: async (ui, filters, page) => {
    const blocked = oneValueOf(filters, 'blocked')
    const data = await query(ItemListDocument, {
      ...searchOf(ui, filters),
      isBlocked: blocked === undefined ? null : blocked === 'yes',
      orderBy: orderByOf<ItemSort>(sorting, filters),
      locale: ui.locale,
      ...page,
    })
    return toListPage(data.items)
  },
  search: ({ t }) => t('orders:items.search'),
  facets: async (ui, filters) => {
    const { blocked, open } = await query(ItemFacetsDocument, searchOf(ui, filters))
    return [
      {
        name: 'blocked',
        label: ui.word.field('Item', 'isBlocked'),
        options: [
          { value: 'yes', label: ui.t('yes'), count: blocked.totalCount },
          { value: 'no', label: ui.t('no'), count: open.totalCount },
        ],
      },
    ]
  },
  empty: ({ t }) => <p>{t('orders:items.none')}</p>,
}

function searchOf(ui: Ui, filters: SearchParameters) {
  return { companyId: ui.company.companyId, text: oneValueOf(filters, 'text') ?? null }
}
