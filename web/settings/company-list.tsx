import { query } from '../graphql/request-client.ts'
import { languageName } from '../language/locales.ts'
import { createColumns } from '../lists/columns.tsx'
import { type ListDefinition, toWholePage } from '../lists/list.ts'
import { CompanyListDocument, type CompanyListQuery } from './companies.generated.ts'

type Company = CompanyListQuery['companies'][number]

/** The companies that the reader may see. */
export const companyList: ListDefinition<Company> = {
  name: 'companies',
  path: '/settings/companies',
  title: ({ t }) => t('navigation:companies.label'),
  columns: (ui) => {
    const column = createColumns<Company>(ui, 'Company')
    return [
      column.text('companyId', ({ companyId }) => companyId),
      column.words('name', ({ name }) => name),
      column.text('currency', ({ currency }) => currency),
      column.text('timeZone', ({ timeZone }) => timeZone),
      column.text('language', ({ language }) => languageName(language)),
      column.number('synchronizationRetryLimit', (company) => company.synchronizationRetryLimit),
      column.text('editedOrderHoldCode', ({ editedOrderHoldCode }) => editedOrderHoldCode),
      column.moment('updatedAt', ({ updatedAt }) => updatedAt),
    ]
  },
  key: ({ id }) => id,
  pathOf: ({ companyId }) => `/settings/companies/${companyId}`,
  load: async () => toWholePage((await query(CompanyListDocument, {})).companies),
  empty: ({ t }) => <p>{t('settings:company.none')}</p>,
}
