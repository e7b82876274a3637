import { builder } from '../../graphql/builder.ts'
import { mutation } from '../../graphql/mutation.ts'
import { kept, perform } from '../../organization/schema/deed-of.ts'
import type { CompanyId } from '../../organization/tables.ts'
import { type ItemInput, saveItems } from '../save-items.ts'
import { Item } from './types.ts'

interface ItemFields {
  readonly itemNumber: string
  readonly name: string
  readonly unit?: string | null | undefined
  readonly isSerialNumberControlled?: boolean | null | undefined
  readonly isBlocked?: boolean | null | undefined
  readonly variantNumbers?: readonly string[] | null | undefined
  readonly barcodes?: readonly string[] | null | undefined
}

const itemFields = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) => ({
  itemNumber: t.string({
    required: true,
    description: 'By which shops name it, at most 20 characters; it never changes.',
  }),
  name: t.string({ required: true, description: 'What it is called, at most 100 characters.' }),
  unit: t.string({
    description:
      'Unit of sale, such as `ea`, at most 10 characters; null for any, left out for the present one.',
  }),
  isSerialNumberControlled: t.boolean({
    description: 'Whether each piece is sold by its serial number; left out for as it is.',
  }),
  isBlocked: t.boolean({ description: 'Whether nothing of it may be sold; left out for as it is.' }),
  variantNumbers: t.stringList({
    description: 'All of its variants, each at most 20 characters; left out for those that it has.',
  }),
  barcodes: t.stringList({
    description: 'All of its barcodes, each at most 80 characters; left out for those that it has.',
  }),
})

const ItemDetailsInput = builder.inputType('ItemInput', {
  description: 'What an item is to be.',
  fields: itemFields,
})

mutation('saveItem', {
  description: 'Adds an item to a company, or changes the one of that number.',
  permission: 'orders.edit',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    ...itemFields(t),
  }),
  resolve: ({ companyId, ...fields }, context) => {
    context.caller.require('orders.edit', companyId)
    return perform(context, async (trx, deed) => {
      const saved = await saveItems(trx, companyId as CompanyId, [toInput(fields)], deed, () => '')
      return saved.items[0] ?? null
    })
  },
  payload: (t) => ({
    item: t.field({
      type: Item,
      nullable: true,
      description: 'The item as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('importItems', {
  description:
    'Adds items to a company, or changes those of the same numbers: all of them, or none when one is faulty.',
  permission: 'orders.edit',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    items: t.field({
      type: [ItemDetailsInput],
      required: true,
      description: 'The items, at most 5,000 at once; the company’s other items stay as they are.',
    }),
  }),
  resolve: ({ companyId, items }, context) => {
    context.caller.require('orders.edit', companyId)
    return perform(context, (trx, deed) => saveItems(trx, companyId as CompanyId, items.map(toInput), deed))
  },
  payload: (t) => ({
    added: t.int({
      nullable: true,
      description: 'How many items are new.',
      resolve: ({ result }) => result?.added,
    }),
    changed: t.int({
      nullable: true,
      description: 'How many items are no longer as they were.',
      resolve: ({ result }) => result?.changed,
    }),
    unchanged: t.int({
      nullable: true,
      description: 'How many items were so already.',
      resolve: ({ result }) => result?.unchanged,
    }),
  }),
})

function toInput(fields: ItemFields): ItemInput {
  return {
    itemNumber: fields.itemNumber,
    name: fields.name,
    unit: fields.unit,
    isSerialNumberControlled: kept(fields.isSerialNumberControlled),
    isBlocked: kept(fields.isBlocked),
    variantNumbers: kept(fields.variantNumbers),
    barcodes: kept(fields.barcodes),
  }
}
