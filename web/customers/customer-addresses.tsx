import { Empty } from '../components/page.tsx'
import { countryName } from '../language/country-name.ts'
import { createColumns } from '../lists/columns.tsx'
import { Table } from '../lists/table.tsx'
import type { Ui } from '../session/ui.ts'
import type { Customer } from './customer-form.tsx'

type Address = Customer['addresses'][number]

/** Where a customer lives, as orders told it. */
export function CustomerAddresses({
  ui,
  addresses,
}: {
  readonly ui: Ui
  readonly addresses: readonly Address[]
}) {
  if (addresses.length === 0)
    return (
      <Empty>
        <p>{ui.t('orders:customers.noAddress')}</p>
      </Empty>
    )
  const column = createColumns<Address>(ui, 'CustomerAddress')
  return (
    <Table
      ui={ui}
      caption={ui.word.field('Customer', 'addresses')}
      columns={[
        column.number('addressNumber', ({ addressNumber }) => addressNumber),
        column.words('name', ({ name }) => name),
        column.words('street', ({ street, streetNumber }) =>
          [street, streetNumber].filter(Boolean).join(' '),
        ),
        column.text('postalCode', ({ postalCode }) => postalCode),
        column.words('city', ({ city }) => city),
        column.words('state', ({ state }) => state),
        column.words('country', ({ country }) => country && countryName(country, ui.locale)),
      ]}
      rows={addresses}
      rowKey={({ addressNumber }) => String(addressNumber)}
    />
  )
}
