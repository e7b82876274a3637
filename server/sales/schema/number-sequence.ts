import { inTransaction } from '../../database/database.ts'
import { builder } from '../../graphql/builder.ts'
import { mutation } from '../../graphql/mutation.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { readNumberSequences, updateNumberSequence } from '../number-sequence-settings.ts'
import { NumberSequenceCodeEnum } from './enums.ts'
import { keeperOf } from './hold.ts'
import { NumberSequence } from './types.ts'

NumberSequence.implement({
  description: 'From what a company’s documents get their numbers.',
  fields: (t) => ({
    companyId: t.string({ description: 'The company’s id.', resolve: ({ company_id }) => company_id }),
    code: t.field({
      type: NumberSequenceCodeEnum,
      description: 'What its numbers are given to.',
      resolve: ({ code }) => code,
    }),
    prefix: t.exposeString('prefix', { description: 'What stands before every number.' }),
    digits: t.exposeInt('digits', {
      description: 'Width of the number behind the prefix, filled up with zeros.',
    }),
    nextNumber: t.field({
      type: 'BigInteger',
      description: 'The number that is given next.',
      resolve: ({ next_number }) => next_number,
    }),
    largestNumber: t.field({
      type: 'BigInteger',
      description: 'The last number that may be given.',
      resolve: ({ largest_number }) => largest_number,
    }),
    remaining: t.field({
      type: 'BigInteger',
      description: 'How many numbers are left; at none, nothing more can be posted that needs one.',
      resolve: ({ next_number, largest_number }) => Math.max(0, largest_number - next_number + 1),
    }),
    example: t.string({
      description: 'The next number as it will stand on a document.',
      resolve: ({ prefix, digits, next_number }) => prefix + String(next_number).padStart(digits, '0'),
    }),
  }),
})

builder.queryField('numberSequences', (t) =>
  t.field({
    type: [NumberSequence],
    description: 'A company’s number sequences, by code.',
    authScopes: { may: 'orders.read' },
    args: { companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }) },
    resolve: async (_root, { companyId }, { database, caller }) => {
      caller.require('orders.read', companyId)
      return [...(await readNumberSequences(database.kysely, companyId as CompanyId))]
    },
  }),
)

mutation('updateNumberSequence', {
  description: 'Changes a number sequence; what is left out stays. It never gives a number twice.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    code: t.field({ type: NumberSequenceCodeEnum, required: true, description: 'Which sequence.' }),
    prefix: t.string({
      description: 'What stands before every number: at most eight of A to Z, 0 to 9 and -.',
    }),
    digits: t.int({ description: 'Width of the number, 1 to 12.' }),
    nextNumber: t.field({
      type: 'BigInteger',
      description: 'The number to give next; it only goes forward.',
    }),
    largestNumber: t.field({ type: 'BigInteger', description: 'The last number that may be given.' }),
  }),
  resolve: ({ companyId, code, prefix, digits, nextNumber, largestNumber }, context) => {
    context.caller.require('organization.manage', companyId)
    const change = {
      prefix: prefix ?? undefined,
      digits: digits ?? undefined,
      nextNumber: nextNumber ?? undefined,
      largestNumber: largestNumber ?? undefined,
    }
    return inTransaction(context.database, (trx) =>
      updateNumberSequence(trx, { companyId: companyId as CompanyId, code }, change, keeperOf(context)),
    )
  },
  payload: (t) => ({
    numberSequence: t.field({
      type: NumberSequence,
      nullable: true,
      description: 'The sequence as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})
