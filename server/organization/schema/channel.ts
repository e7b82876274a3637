import type { Sorted } from '../../database/sorting.ts'
import { builder } from '../../graphql/builder.ts'
import { connectionOf, resolvePage } from '../../graphql/connection.ts'
import { alphabetArgument, formsOf, orderArgument, readOrder, sortInput } from '../../graphql/sort-input.ts'
import { type ChannelRow, findChannel } from '../channels.ts'
import { type ChannelPlace, channelColumns, countChannels, listChannels } from '../list-channels.ts'
import type { PaymentMethodRow } from '../payment-methods.ts'
import type { ChannelNumber } from '../tables.ts'
import { ChannelKindType, TenderFunctionType } from './enums.ts'
import { groupLoader } from './group-loader.ts'
import { Channel, ChannelDatabase, Company, PaymentMethodType } from './types.ts'

const paymentMethodsOf = groupLoader<ChannelNumber, PaymentMethodRow>(
  (numbers, { database }) =>
    database.kysely
      .selectFrom('channel_payment_method')
      .selectAll()
      .where('channel_number', 'in', numbers)
      // The shop's numbers are text: by their length first, 10 comes after 9.
      .orderBy((query) => query.fn<number>('length', ['tender_type']))
      .orderBy('tender_type')
      .execute(),
  (method) => method.channel_number,
)

const homesOf = groupLoader(
  (numbers: readonly ChannelNumber[], { database }) =>
    database.kysely
      .selectFrom('channel_database_channel')
      .selectAll()
      .where('channel_number', 'in', numbers)
      .execute(),
  (row) => row.channel_number,
)

Channel.implement({
  description: 'A shop of a company: an online store, most often.',
  fields: (t) => ({
    number: t.field({
      type: 'BigInteger',
      description: 'The number by which the shop names itself in its channel database.',
      resolve: ({ number }) => number,
    }),
    company: t.field({
      type: Company,
      description: 'The company whose shop it is.',
      resolve: ({ company_id }) => company_id,
    }),
    storeNumber: t.string({
      description: 'Its store number, unique in the company.',
      resolve: ({ store_number }) => store_number,
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    kind: t.field({
      type: ChannelKindType,
      description: 'What kind of shop it is.',
      resolve: ({ kind }) => kind,
    }),
    currency: t.field({
      type: 'Currency',
      description: 'The currency it sells in.',
      resolve: ({ currency }) => currency,
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The time zone of the dates and times that it writes.',
      resolve: ({ time_zone }) => time_zone,
    }),
    country: t.exposeString('country', { description: 'Its country, ISO 3166-1 alpha-3, such as `SWE`.' }),
    pricesIncludeTax: t.boolean({
      description: 'Whether its prices include tax.',
      resolve: ({ prices_include_tax }) => prices_include_tax,
    }),
    defaultCustomerAccount: t.string({
      nullable: true,
      description: 'Customer account of orders that name no customer.',
      resolve: ({ default_customer_account }) => default_customer_account,
    }),
    warehouse: t.exposeString('warehouse', {
      nullable: true,
      description: 'Warehouse of orders that name none.',
    }),
    site: t.exposeString('site', { nullable: true, description: 'Site of orders that name none.' }),
    deliveryMode: t.string({
      nullable: true,
      description: 'Mode of delivery of orders that name none.',
      resolve: ({ delivery_mode }) => delivery_mode,
    }),
    isActive: t.boolean({
      description: 'Whether the shop is open; what a closed one sold before is still posted.',
      resolve: ({ is_active }) => is_active,
    }),
    paymentMethods: t.field({
      type: [PaymentMethodType],
      description: 'What its tender types are and where they are posted, by tender type.',
      resolve: ({ number }, _args, context) => paymentMethodsOf(context).load(number),
    }),
    channelDatabase: t.field({
      type: ChannelDatabase,
      nullable: true,
      description: 'The channel database that it lives in; null while it lives in none.',
      resolve: async ({ number }, _args, context) => {
        const [home] = await homesOf(context).load(number)
        return home?.channel_database_id ?? null
      },
    }),
    createdAt: t.field({
      type: 'Instant',
      description: 'When it was created.',
      resolve: ({ created_at }) => created_at,
    }),
    updatedAt: t.field({
      type: 'Instant',
      description: 'When it was last changed.',
      resolve: ({ updated_at }) => updated_at,
    }),
  }),
})

PaymentMethodType.implement({
  description: 'What one of a channel’s tender types is, and where payments by it are posted.',
  fields: (t) => ({
    tenderType: t.string({
      description: 'The channel’s own payment method, such as `2`.',
      resolve: ({ tender_type }) => tender_type,
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    tenderFunction: t.field({
      type: TenderFunctionType,
      description: 'What a payment by it is.',
      resolve: ({ tender_function }) => tender_function,
    }),
    postingAccount: t.string({
      description: 'Ledger account that payments by it are posted to.',
      resolve: ({ posting_account }) => posting_account,
    }),
    isPrepayment: t.boolean({
      description: 'Whether a captured payment by it is posted as a prepayment.',
      resolve: ({ is_prepayment }) => is_prepayment,
    }),
  }),
})

const ChannelSort = sortInput<keyof typeof channelColumns>('Channel', {
  number: 'By number.',
  name: 'By name.',
})

builder.queryField('channels', (t) =>
  t.connection(
    {
      type: Channel,
      description: 'Channels, of one company or of all that the caller may see.',
      authScopes: { may: 'organization.read' },
      args: {
        companyId: t.arg.string({ description: 'Only this company’s, such as `USRT`.' }),
        kind: t.arg({ type: ChannelKindType, description: 'Only channels of this kind.' }),
        isActive: t.arg.boolean({ description: 'Only channels that are, or are not, active.' }),
        ...orderArgument(t.arg, ChannelSort, 'by number'),
        ...alphabetArgument(t.arg),
      },
      resolve: (_root, args, { database, caller }) => {
        if (args.companyId) caller.require('organization.read', args.companyId)
        const { companyId, kind, isActive } = args
        const filter = { companyId, kind, isActive, companies: caller.companiesFor('organization.read') }
        const order = readOrder(args, { by: 'number' }, { database })
        return resolvePage(args, {
          key: ({ sort_value, number }: ChannelRow & Sorted): ChannelPlace => [sort_value, number],
          keyForm: formsOf(channelColumns, order, 'number'),
          rows: (page) => listChannels(database.kysely, filter, order, page),
          count: () => countChannels(database.kysely, filter),
        })
      },
    },
    ...connectionOf('Channel'),
  ),
)

builder.queryField('channel', (t) =>
  t.field({
    type: Channel,
    nullable: true,
    description: 'One channel; null when there is none of that number.',
    authScopes: { may: 'organization.read' },
    args: {
      number: t.arg({ type: 'BigInteger', required: true, description: 'The channel’s number.' }),
    },
    resolve: async (_root, { number }, { database, caller }) => {
      const channel = await findChannel(database.kysely, number as ChannelNumber)
      if (!channel) return null
      caller.require('organization.read', channel.company_id)
      return channel
    },
  }),
)
