import { StatusBadge } from '../components/status-badge.tsx'
import { query } from '../graphql/request-client.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toListPage } from '../lists/list.ts'
import { oneValueOf, type SearchParameters } from '../lists/search-parameters.ts'
import { orderByOf, sortedBy } from '../lists/sorting.ts'
import type { Ui } from '../session/ui.ts'
import {
  CustomerFacetsDocument,
  CustomerListDocument,
  type CustomerListQuery,
  type CustomerSort,
} from './customers.generated.ts'

type Customer = CustomerListQuery['customers']['edges'][number]['node']

/** The page of a customer, without the language. */
export function customerPath(id: string): string {
  return `/store-financials/customers/${encodeURIComponent(id)}`
}

const sorting = sortedBy<keyof CustomerSort>('account', ['account', 'name'])

/** Whom the company sells to. */
export const customerList: ListDefinition<Customer> = {
  name: 'customers',
  path: '/store-financials/customers',
  title: ({ t }) => t('navigation:customers.label'),
  sorting,
  columns: (ui) => {
    const column = createColumns<Customer>(ui, 'Customer')
    return [
      column.text('account', ({ account }) => account),
      column.words('name', ({ name }) => name),
      column.words('email', ({ email }) => email),
      column.text('phone', ({ phone }) => phone),
      {
        ...column.text('isBlocked', ({ isBlocked }) => ui.t(isBlocked ? 'yes' : 'no')),
        cell: ({ isBlocked }) =>
          isBlocked ? (
            <StatusBadge tone="bad">{ui.word.field('Customer', 'isBlocked')}</StatusBadge>
          ) : (
            ui.t('no')
          ),
      },
      column.words('createdFromChannel', ({ createdFromChannel }) => createdFromChannel?.name),
      column.moment('createdAt', ({ createdAt }) => createdAt),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ id }) => customerPath(id),
  load: async (ui, filters, page) => {
    const blocked = oneValueOf(filters, 'blocked')
    const data = await query(CustomerListDocument, {
      ...searchOf(ui, filters),
      isBlocked: blocked === undefined ? null : blocked === 'yes',
      orderBy: orderByOf<CustomerSort>(sorting, filters),
      locale: ui.locale,
      ...page,
    })
    return toListPage(data.customers)
  },
  search: ({ t }) => t('orders:customers.search'),
  facets: async (ui, filters) => {
    const { blocked, open } = await query(CustomerFacetsDocument, searchOf(ui, filters))
    return [
      {
        name: 'blocked',
        label: ui.word.field('Customer', 'isBlocked'),
        options: [
          { value: 'yes', label: ui.t('yes'), count: blocked.totalCount },
          { value: 'no', label: ui.t('no'), count: open.totalCount },
        ],
      },
    ]
  },
  empty: ({ t }) => <p>{t('orders:customers.none')}</p>,
}

function searchOf(ui: Ui, filters: SearchParameters) {
  return { companyId: ui.company.companyId, text: oneValueOf(filters, 'text') ?? null }
}
