import { textOfAtMost } from '../../graphql/maximum-length.ts'
import { mutation } from '../../graphql/mutation.ts'
import {
  checkCompanyUpdate,
  checkNewCompany,
  createCompany,
  longestInCompany,
  readCompany,
  updateCompany,
} from '../companies.ts'
import type { CompanyId } from '../tables.ts'
import { kept, perform } from './deed-of.ts'
import { Company } from './types.ts'

mutation('createCompany', {
  description:
    'Creates a company, with the distribution schedule, number sequences and rules that every company starts with.',
  permission: 'organization.manage',
  input: (t) => ({
    id: t.string({
      required: true,
      description: 'Two to four upper-case letters or digits, such as `USRT`.',
    }),
    name: t.string({
      required: true,
      description: 'What it is called, at most 60 characters.',
      extensions: textOfAtMost(longestInCompany.name),
    }),
    currency: t.string({ required: true, description: 'ISO 4217 code of the currency of its books.' }),
    timeZone: t.string({ required: true, description: 'IANA time zone, such as `Europe/Stockholm`.' }),
    language: t.string({ description: '`en`, `sv-SE` or `nb-NO`; `en` when left out.' }),
    editedOrderHoldCode: t.string({
      description: 'Hold code of orders posted from edited transactions; left out, they are not held.',
      extensions: textOfAtMost(longestInCompany.holdCode),
    }),
    synchronizationRetryLimit: t.int({
      description: 'How often a failing transaction is tried again, 0 to 100; 5 when left out.',
    }),
    synchronizationRetryBaseSeconds: t.int({
      description: 'Seconds before the first further try, 1 to 86,400; 60 when left out.',
    }),
    validateOnly: t.boolean({ description: 'Tell what is wrong with it, and create nothing.' }),
  }),
  resolve: ({ validateOnly, ...input }, context) => {
    context.caller.require('organization.manage', null)
    const { language, synchronizationRetryLimit, synchronizationRetryBaseSeconds, ...more } = input
    const company = {
      ...more,
      language: kept(language),
      synchronizationRetryLimit: kept(synchronizationRetryLimit),
      synchronizationRetryBaseSeconds: kept(synchronizationRetryBaseSeconds),
    }
    return perform(context, async (trx, deed) => {
      if (validateOnly) {
        await checkNewCompany(trx, company)
        return null
      }
      return readCompany(trx, await createCompany(trx, company, deed))
    })
  },
  payload: (t) => ({
    company: t.field({
      type: Company,
      nullable: true,
      description: 'The new company; null when it was only to be validated.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateCompany', {
  description: 'Changes a company; what is left out stays.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    name: t.string({ description: 'What it is called, at most 60 characters.' }),
    currency: t.string({
      description: 'ISO 4217 code of the currency of its books; fixed once it has channels.',
    }),
    timeZone: t.string({ description: 'IANA time zone.' }),
    language: t.string({ description: '`en`, `sv-SE` or `nb-NO`.' }),
    editedOrderHoldCode: t.string({
      description: 'Hold code of orders posted from edited transactions; null for none.',
    }),
    synchronizationRetryLimit: t.int({
      description: 'How often a failing transaction is tried again, 0 to 100.',
    }),
    synchronizationRetryBaseSeconds: t.int({
      description: 'Seconds before the first further try, 1 to 86,400.',
    }),
    validateOnly: t.boolean({ description: 'Tell what is wrong with it, and change nothing.' }),
  }),
  resolve: ({ companyId, editedOrderHoldCode, validateOnly, ...input }, context) => {
    context.caller.require('organization.manage', companyId)
    const id = companyId as CompanyId
    const update = {
      name: kept(input.name),
      currency: kept(input.currency),
      timeZone: kept(input.timeZone),
      language: kept(input.language),
      editedOrderHoldCode,
      synchronizationRetryLimit: kept(input.synchronizationRetryLimit),
      synchronizationRetryBaseSeconds: kept(input.synchronizationRetryBaseSeconds),
    }
    return perform(context, async (trx, deed) => {
      if (validateOnly) {
        await checkCompanyUpdate(trx, id, update)
        return null
      }
      await updateCompany(trx, id, update, deed)
      return readCompany(trx, id)
    })
  },
  payload: (t) => ({
    company: t.field({
      type: Company,
      nullable: true,
      description: 'The company as it is now; null when it was only to be validated.',
      resolve: ({ result }) => result,
    }),
  }),
})
