import { mutation } from '../../graphql/mutation.ts'
import {
  type ChannelDatabaseGroupId,
  createChannelDatabaseGroup,
  readChannelDatabaseGroup,
  updateChannelDatabaseGroup,
} from '../channel-database-groups.ts'
import type { CompanyId } from '../tables.ts'
import { kept, perform } from './deed-of.ts'
import { ChannelDatabaseGroup } from './types.ts'

mutation('createChannelDatabaseGroup', {
  description: 'Creates a group of channel databases, for distribution schedules to choose by.',
  permission: 'organization.manage',
  input: (t) => ({
    companyId: t.string({ required: true, description: 'The company’s id, such as `USRT`.' }),
    name: t.string({ required: true, description: 'Unique in the company, at most 60 characters.' }),
    description: t.string({ description: 'What it is for, at most 255 characters.' }),
  }),
  resolve: ({ companyId, name, description }, context) => {
    context.caller.require('organization.manage', companyId)
    return perform(context, async (trx, deed) => {
      const group = { companyId: companyId as CompanyId, name, description: kept(description) }
      return readChannelDatabaseGroup(trx, await createChannelDatabaseGroup(trx, group, deed))
    })
  },
  payload: (t) => ({
    channelDatabaseGroup: t.field({
      type: ChannelDatabaseGroup,
      nullable: true,
      description: 'The new group.',
      resolve: ({ result }) => result,
    }),
  }),
})

mutation('updateChannelDatabaseGroup', {
  description: 'Changes a channel database group; what is left out stays.',
  permission: 'organization.manage',
  input: (t) => ({
    group: t.globalID({ required: true, for: ChannelDatabaseGroup, description: 'The group.' }),
    name: t.string({ description: 'Unique in the company, at most 60 characters.' }),
    description: t.string({ description: 'What it is for, at most 255 characters.' }),
  }),
  resolve: ({ group, name, description }, context) =>
    perform(context, async (trx, deed) => {
      const { id, company_id } = await readChannelDatabaseGroup(trx, group.id as ChannelDatabaseGroupId)
      context.caller.require('organization.manage', company_id)
      await updateChannelDatabaseGroup(trx, id, { name: kept(name), description: kept(description) }, deed)
      return readChannelDatabaseGroup(trx, id)
    }),
  payload: (t) => ({
    channelDatabaseGroup: t.field({
      type: ChannelDatabaseGroup,
      nullable: true,
      description: 'The group as it is now.',
      resolve: ({ result }) => result,
    }),
  }),
})
