import { mutation } from '../../graphql/mutation.ts'
import { kept, perform } from '../../organization/schema/deed-of.ts'
import type { CompanyId } from '../../organization/tables.ts'
import type { CustomerRecord } from '../list-customers.ts'
import { createCustomer, readCustomer, updateCustomer } from '../save-customers.ts'
import { Customer } from './types.ts'

mutation('createCustomer', {
  description: 'Registers a customer who has not ordered yet; who orders is registered with the order.',
  permission: 'orders.edit',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    account: t.string({
      description:
        'By which shops name the customer, at most 38 characters, never changed; the next of the company’s number ' +
        'sequence when left out.',
    }),
    name: t.string({ required: true, description: 'What the customer is called, at most 100 characters.' }),
    email: t.string({ description: 'E-mail address, at most 80 characters.' }),
    phone: t.string({ description: 'Telephone, at most 20 characters.' }),
    isBlocked: t.boolean({ description: 'Whether nothing may be sold to the customer; not when left out.' }),
  }),
  resolve: ({ companyId, isBlocked, ...input }, context) => {
    context.caller.require('orders.edit', companyId)
    return perform(context, async (trx, deed) => {
      const details = { ...input, isBlocked: kept(isBlocked) }
      return readCustomer(trx, await createCustomer(trx, companyId as CompanyId, details, deed))
    })
  },
  payload: (t) => ({
    customer: t.field({
      type: Customer,
      nullable: true,
      description: 'The new customer.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateCustomer', {
  description: 'Changes a customer; what is left out stays, and so do orders that are posted already.',
  permission: 'orders.edit',
  input: (t) => ({
    id: t.globalID({ required: true, for: Customer, description: 'The customer.' }),
    name: t.string({ description: 'What the customer is called, at most 100 characters.' }),
    email: t.string({ description: 'E-mail address, at most 80 characters; null for none.' }),
    phone: t.string({ description: 'Telephone, at most 20 characters; null for none.' }),
    isBlocked: t.boolean({ description: 'Whether nothing may be sold to the customer.' }),
  }),
  resolve: ({ id: { id }, name, isBlocked, ...input }, context) =>
    perform(context, async (trx, deed) => {
      const customer = await readCustomer(trx, id as CustomerRecord['id'])
      context.caller.require('orders.edit', customer.company_id)
      const details = { ...input, name: kept(name), isBlocked: kept(isBlocked) }
      await updateCustomer(trx, customer.id, details, deed)
      return readCustomer(trx, customer.id)
    }),
  payload: (t) => ({
    customer: t.field({
      type: Customer,
      nullable: true,
      description: 'The customer as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})
