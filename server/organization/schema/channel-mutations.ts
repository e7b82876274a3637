import { mutation } from '../../graphql/mutation.ts'
import {
  checkChannelUpdate,
  checkNewChannel,
  createChannel,
  readChannel,
  updateChannel,
} from '../channels.ts'
import { removePaymentMethod, savePaymentMethod } from '../payment-methods.ts'
import type { ChannelNumber, CompanyId } from '../tables.ts'
import { kept, perform } from './deed-of.ts'
import { ChannelKindType, TenderFunctionType } from './enums.ts'
import { Channel } from './types.ts'

mutation('createChannel', {
  description: 'Creates a channel of a company.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    number: t.field({
      type: 'BigInteger',
      required: true,
      description: 'The number by which the shop names itself in its channel database; it never changes.',
    }),
    storeNumber: t.string({ required: true, description: 'Unique in the company, at most 10 characters.' }),
    name: t.string({ required: true, description: 'What it is called, at most 60 characters.' }),
    kind: t.field({
      type: ChannelKindType,
      description: 'What kind of shop; an online store when left out.',
    }),
    currency: t.string({ required: true, description: 'ISO 4217 code of the currency it sells in.' }),
    timeZone: t.string({ required: true, description: 'IANA time zone of the times that it writes.' }),
    country: t.string({ required: true, description: 'ISO 3166-1 alpha-3, such as `SWE`.' }),
    pricesIncludeTax: t.boolean({ required: true, description: 'Whether its prices include tax.' }),
    defaultCustomerAccount: t.string({ description: 'Customer account of orders that name no customer.' }),
    warehouse: t.string({ description: 'Warehouse of orders that name none.' }),
    site: t.string({ description: 'Site of orders that name none.' }),
    deliveryMode: t.string({ description: 'Mode of delivery of orders that name none.' }),
    isActive: t.boolean({ description: 'Whether the shop is open; it is when left out.' }),
    validateOnly: t.boolean({ description: 'Tell what is wrong with it, and create nothing.' }),
  }),
  resolve: ({ companyId, kind, isActive, validateOnly, ...input }, context) => {
    context.caller.require('organization.manage', companyId)
    const channel = {
      ...input,
      companyId: companyId as CompanyId,
      kind: kept(kind),
      isActive: kept(isActive),
    }
    return perform(context, async (trx, deed) => {
      if (validateOnly) {
        await checkNewChannel(trx, channel)
        return null
      }
      return readChannel(trx, await createChannel(trx, channel, deed))
    })
  },
  payload: (t) => ({
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The new channel; null when it was only to be validated.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateChannel', {
  description: 'Changes a channel; what is left out stays.',
  permission: 'organization.manage',
  input: (t) => ({
    number: t.field({ type: 'BigInteger', required: true, description: 'The channel’s number.' }),
    storeNumber: t.string({ description: 'Unique in the company, at most 10 characters.' }),
    name: t.string({ description: 'What it is called, at most 60 characters.' }),
    kind: t.field({ type: ChannelKindType, description: 'What kind of shop it is.' }),
    currency: t.string({ description: 'ISO 4217 code of the currency it sells in.' }),
    timeZone: t.string({ description: 'IANA time zone of the times that it writes.' }),
    country: t.string({ description: 'ISO 3166-1 alpha-3, such as `SWE`.' }),
    pricesIncludeTax: t.boolean({ description: 'Whether its prices include tax.' }),
    defaultCustomerAccount: t.string({
      description: 'Customer account of orders that name no customer; null for none.',
    }),
    warehouse: t.string({ description: 'Warehouse of orders that name none; null for none.' }),
    site: t.string({ description: 'Site of orders that name none; null for none.' }),
    deliveryMode: t.string({ description: 'Mode of delivery of orders that name none; null for none.' }),
    isActive: t.boolean({ description: 'Whether the shop is open.' }),
    validateOnly: t.boolean({ description: 'Tell what is wrong with it, and change nothing.' }),
  }),
  resolve: (
    { number: numberGiven, defaultCustomerAccount, warehouse, site, deliveryMode, validateOnly, ...input },
    context,
  ) => {
    const update = {
      defaultCustomerAccount,
      warehouse,
      site,
      deliveryMode,
      storeNumber: kept(input.storeNumber),
      name: kept(input.name),
      kind: kept(input.kind),
      currency: kept(input.currency),
      timeZone: kept(input.timeZone),
      country: kept(input.country),
      pricesIncludeTax: kept(input.pricesIncludeTax),
      isActive: kept(input.isActive),
    }
    return perform(context, async (trx, deed) => {
      const { number, company_id } = await readChannel(trx, numberGiven as ChannelNumber)
      context.caller.require('organization.manage', company_id)
      if (validateOnly) {
        await checkChannelUpdate(trx, number, update)
        return null
      }
      await updateChannel(trx, number, update, deed)
      return readChannel(trx, number)
    })
  },
  payload: (t) => ({
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel as it is now; null when it was only to be validated.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('savePaymentMethod', {
  description: 'Adds a payment method to a channel, or changes the one of that tender type.',
  permission: 'organization.manage',
  input: (t) => ({
    channelNumber: t.field({ type: 'BigInteger', required: true, description: 'The channel’s number.' }),
    tenderType: t.string({ required: true, description: 'The channel’s own payment method, such as `2`.' }),
    name: t.string({ required: true, description: 'What it is called, at most 60 characters.' }),
    tenderFunction: t.field({
      type: TenderFunctionType,
      required: true,
      description: 'What a payment by it is.',
    }),
    postingAccount: t.string({
      required: true,
      description: 'Ledger account that payments by it are posted to, at most 20 characters.',
    }),
    isPrepayment: t.boolean({
      description: 'Whether a captured payment by it is posted as a prepayment; not when left out.',
    }),
  }),
  resolve: ({ channelNumber, isPrepayment, ...input }, context) =>
    perform(context, async (trx, deed) => {
      const channel = await readChannel(trx, channelNumber as ChannelNumber, 'channelNumber')
      context.caller.require('organization.manage', channel.company_id)
      const method = { ...input, channelNumber: channel.number, isPrepayment: kept(isPrepayment) }
      await savePaymentMethod(trx, method, deed)
      return channel
    }),
  payload: (t) => ({
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel, with its payment methods as they are now.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('removePaymentMethod', {
  description:
    'Removes a payment method from a channel: orders paid by that tender type then fail to be posted.',
  permission: 'organization.manage',
  input: (t) => ({
    channelNumber: t.field({ type: 'BigInteger', required: true, description: 'The channel’s number.' }),
    tenderType: t.string({ required: true, description: 'The payment method’s tender type.' }),
  }),
  resolve: ({ channelNumber, tenderType }, context) =>
    perform(context, async (trx, deed) => {
      const channel = await readChannel(trx, channelNumber as ChannelNumber, 'channelNumber')
      context.caller.require('organization.manage', channel.company_id)
      await removePaymentMethod(trx, { channelNumber: channel.number, tenderType }, deed)
      return channel
    }),
  payload: (t) => ({
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel, with its payment methods as they are now.',
      resolve: ({ result }) => result,
    }),
  }),
})
