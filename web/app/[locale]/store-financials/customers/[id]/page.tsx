import type { Metadata } from 'next'
import { ButtonLink } from '../../../../../components/button-link.tsx'
import { Moment } from '../../../../../components/moment.tsx'
import { Facts, Notice, PageHeader, Section } from '../../../../../components/page.tsx'
import { CustomerAddresses } from '../../../../../customers/customer-addresses.tsx'
import { CustomerForm } from '../../../../../customers/customer-form.tsx'
import { CustomerPageDocument } from '../../../../../customers/customers.generated.ts'
import { found, idFrom } from '../../../../../graphql/found.ts'
import { query } from '../../../../../graphql/request-client.ts'
import type { PageProps } from '../../../../../session/page-props.ts'
import { openUi } from '../../../../../session/ui.ts'

async function readCustomer(part: string) {
  return found(query(CustomerPageDocument, { id: idFrom(part) }).then(({ customer }) => customer))
}

export async function generateMetadata({ params }: PageProps<'id'>): Promise<Metadata> {
  await openUi(params)
  return { title: (await readCustomer((await params).id)).name }
}

/** The account and the name, which is the account as well where no order told a name. */
function titleOf({ account, name }: { readonly account: string; readonly name: string }): string {
  return name === account ? account : `${account} ${name}`
}

/** One customer: what headquarters knows, and whether anything may be sold to the customer. */
export default async function Customer({ params }: PageProps<'id'>) {
  const ui = await openUi(params)
  const { t, word } = ui
  const customer = await readCustomer((await params).id)
  const name = (field: string) => word.field('Customer', field)
  const orders = new URLSearchParams({ text: customer.account })
  return (
    <>
      <PageHeader
        ui={ui}
        title={titleOf(customer)}
        of={customer.company.companyId}
        crumbs={[
          { label: t('navigation:storeFinancials.label'), path: '/store-financials' },
          { label: t('navigation:customers.label'), path: '/store-financials/customers' },
        ]}
      >
        <ButtonLink href={ui.href(`/store-financials/orders?${orders}`)}>
          {t('navigation:orders.label')}
        </ButtonLink>
      </PageHeader>
      {customer.isBlocked && (
        <Notice tone="warning">
          <p>{t('orders:customers.isBlocked')}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [name('email'), customer.email ?? '–'],
          [name('phone'), customer.phone ?? '–'],
          ...(customer.asyncAccount ? [[name('asyncAccount'), customer.asyncAccount] as const] : []),
          [name('createdFromChannel'), customer.createdFromChannel?.name ?? '–'],
          [name('createdAt'), <Moment key="created" ui={ui} at={customer.createdAt} />],
          [name('updatedAt'), <Moment key="updated" ui={ui} at={customer.updatedAt} />],
        ]}
      />
      <Section id="addresses" title={name('addresses')}>
        <CustomerAddresses ui={ui} addresses={customer.addresses} />
      </Section>
      {ui.may('ORDERS_EDIT') && (
        <Section id="details" title={t('settings:details')}>
          <CustomerForm ui={ui} customer={customer} />
        </Section>
      )}
    </>
  )
}
