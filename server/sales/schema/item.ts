import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { alphabetArgument, formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { companiesOf } from '../../organization/schema/companies-of.ts'
import { Company } from '../../organization/schema/types.ts'
import type { ItemRecord } from '../item-records.ts'
import { countItems, findItem, type ItemPlace, itemColumns, listItems } from '../list-items.ts'
import { Item, itemBarcodesLoader, itemVariantsLoader } from './types.ts'

Item.implement({
  description: 'Something that a company sells. Rules that look items up know no others.',
  fields: (t) => ({
    itemNumber: t.string({
      description: 'By which shops name it, unique in the company.',
      resolve: ({ item_number }) => item_number,
    }),
    company: t.field({
      type: Company,
      description: 'The company that sells it.',
      resolve: ({ company_id }) => company_id,
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'Unit of sale, such as `ea`; null when any will do.',
    }),
    isSerialNumberControlled: t.boolean({
      description: 'Whether each piece is sold by its serial number.',
      resolve: ({ is_serial_number_controlled }) => is_serial_number_controlled,
    }),
    isBlocked: t.boolean({
      description: 'Whether nothing of it may be sold.',
      resolve: ({ is_blocked }) => is_blocked,
    }),
    variantNumbers: t.field({
      type: ['String'],
      description: 'Its variants, such as colours or sizes, by number.',
      resolve: async ({ company_id, item_number }, _args, context) =>
        (await itemVariantsLoader(context).load({ company_id, item_number })).map(
          ({ variant_number }) => variant_number,
        ),
    }),
    barcodes: t.field({
      type: ['String'],
      description: 'The barcodes that lead to it, in order.',
      resolve: async ({ company_id, item_number }, _args, context) =>
        (await itemBarcodesLoader(context).load({ company_id, item_number })).map(({ barcode }) => barcode),
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When the item was added.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When the item was last changed.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

const ItemSort = sortInput<keyof typeof itemColumns>('Item', {
  itemNumber: 'By company and number.',
  name: 'By name.',
})

builder.queryField('items', (t) =>
  t.connection(
    {
      type: Item,
      description: 'Items.',
      authScopes: { may: 'orders.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        text: t.arg.string({
          description: 'Only those whose number begins so, whose name contains it, or whose barcode it is.',
        }),
        isBlocked: t.arg.boolean({ description: 'Only those that are blocked, or only those that are not.' }),
        ...orderArgument(t.arg, ItemSort, 'by company and number'),
        ...alphabetArgument(t.arg),
      },
      resolve: (_root, args, { database, caller }) => {
        const order = readOrder(args, { by: 'itemNumber' }, { database })
        const companies = companiesOf(caller, 'orders.read', args.companyId)
        const filter = { companies, text: args.text ?? undefined, isBlocked: args.isBlocked ?? undefined }
        return resolvePage(args, {
          key: ({ sort_value, company_id, item_number }: ItemRecord & Sorted): ItemPlace => [
            sort_value,
            company_id,
            item_number,
          ],
          keyForm: formsOf(itemColumns, order, 'text', 'text'),
          rows: (page) => listItems(database.kysely, filter, order, page),
          count: () => countItems(database.kysely, filter),
        })
      },
    },
    ...connectionOf('Item'),
  ),
)

builder.queryField('item', (t) =>
  t.field({
    type: Item,
    nullable: true,
    description: 'One item; null when there is none of that id.',
    authScopes: { may: 'orders.read' },
    args: { id: t.arg.globalID({ required: true, for: Item, description: 'The item.' }) },
    resolve: async (_root, { id }, { database, caller }) => {
      const item = await findItem(database.kysely, id.id as ItemRecord['id'])
      if (!item) return null
      caller.require('orders.read', item.company_id)
      return item
    },
  }),
)
