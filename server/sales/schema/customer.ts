import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { alphabetArgument, formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { companiesOf } from '../../organization/schema/companies-of.ts'
import { Channel, Company } from '../../organization/schema/types.ts'
import {
  type CustomerAddressRecord,
  type CustomerPlace,
  type CustomerRecord,
  countCustomers,
  customerColumns,
  findCustomer,
  listCustomers,
} from '../list-customers.ts'
import { Customer, customerAddressesLoader } from './types.ts'

const CustomerAddress = builder.objectRef<CustomerAddressRecord>('CustomerAddress').implement({
  description: 'An address of a customer.',
  fields: (t) => ({
    addressNumber: t.int({
      description: 'Its number among the customer’s addresses, from 1.',
      resolve: ({ address_number }) => address_number,
    }),
    name: t.exposeString('name', { nullable: true, description: 'Who lives there.' }),
    street: t.exposeString('street', { nullable: true, description: 'Street.' }),
    streetNumber: t.string({
      nullable: true,
      description: 'Number in the street.',
      resolve: ({ street_number }) => street_number,
    }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    state: t.exposeString('state', { nullable: true, description: 'State.' }),
    postalCode: t.string({
      nullable: true,
      description: 'Postal code.',
      resolve: ({ postal_code }) => postal_code,
    }),
    country: t.exposeString('country', { nullable: true, description: 'Country, ISO 3166-1 alpha-3.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address there.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Telephone there.' }),
  }),
})

Customer.implement({
  description: 'A customer of a company.',
  fields: (t) => ({
    account: t.exposeString('account', { description: 'The customer’s account, unique in the company.' }),
    company: t.field({
      type: Company,
      description: 'The company whose customer it is.',
      resolve: ({ company_id }) => company_id,
    }),
    name: t.exposeString('name', { description: 'What the customer is called.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Telephone.' }),
    isBlocked: t.boolean({
      description: 'Whether nothing may be sold to the customer.',
      resolve: ({ is_blocked }) => is_blocked,
    }),
    asyncAccount: t.string({
      nullable: true,
      description: 'What a shop called the customer before headquarters gave the account.',
      resolve: ({ async_account }) => async_account,
    }),
    createdFromChannel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel whose order made the customer known; null when it was registered otherwise.',
      resolve: ({ created_from_channel }) =>
        created_from_channel === null ? null : String(created_from_channel),
    }),
    addresses: t.field({
      type: [CustomerAddress],
      description: 'The customer’s addresses, the first first.',
      resolve: ({ company_id, account }, _args, context) =>
        customerAddressesLoader(context).load({ company_id, customer_account: account }),
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When the customer was added.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When the customer was last changed.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

const CustomerSort = sortInput<keyof typeof customerColumns>('Customer', {
  account: 'By company and account.',
  name: 'By name.',
})

builder.queryField('customers', (t) =>
  t.connection(
    {
      type: Customer,
      description: 'Customers.',
      authScopes: { may: 'orders.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        text: t.arg.string({
          description:
            'Only those whose account begins so, whose name contains it, or whose e-mail address or shop’s own id it is.',
        }),
        isBlocked: t.arg.boolean({ description: 'Only those who are blocked, or only those who are not.' }),
        ...orderArgument(t.arg, CustomerSort, 'by company and account'),
        ...alphabetArgument(t.arg),
      },
      resolve: (_root, args, { database, caller }) => {
        const order = readOrder(args, { by: 'account' }, { database })
        const companies = companiesOf(caller, 'orders.read', args.companyId)
        const filter = { companies, text: args.text ?? undefined, isBlocked: args.isBlocked ?? undefined }
        return resolvePage(args, {
          key: ({ sort_value, company_id, account }: CustomerRecord & Sorted): CustomerPlace => [
            sort_value,
            company_id,
            account,
          ],
          keyForm: formsOf(customerColumns, order, 'text', 'text'),
          rows: (page) => listCustomers(database.kysely, filter, order, page),
          count: () => countCustomers(database.kysely, filter),
        })
      },
    },
    ...connectionOf('Customer'),
  ),
)

builder.queryField('customer', (t) =>
  t.field({
    type: Customer,
    nullable: true,
    description: 'One customer; null when there is none of that id.',
    authScopes: { may: 'orders.read' },
    args: { id: t.arg.globalID({ required: true, for: Customer, description: 'The customer.' }) },
    resolve: async (_root, { id }, { database, caller }) => {
      const customer = await findCustomer(database.kysely, id.id as CustomerRecord['id'])
      if (!customer) return null
      caller.require('orders.read', customer.company_id)
      return customer
    },
  }),
)
