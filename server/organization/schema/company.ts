import { builder } from '../../graphql/builder.ts'
import type { ChannelDatabaseGroupRow } from '../channel-database-groups.ts'
import type { ChannelRow } from '../channels.ts'
import type { HierarchyRow } from '../hierarchy-records.ts'
import type { CompanyId } from '../tables.ts'
import { groupLoader } from './group-loader.ts'
import { Channel, ChannelDatabaseGroup, Company, OrganizationHierarchy } from './types.ts'

const channelsOf = groupLoader<CompanyId, ChannelRow>(
  (ids, { database }) =>
    database.kysely
      .selectFrom('channel')
      .selectAll()
      .where('company_id', 'in', ids)
      .orderBy('number')
      .execute(),
  (row) => row.company_id,
)

const hierarchiesOf = groupLoader<CompanyId, HierarchyRow>(
  (ids, { database }) =>
    database.kysely
      .selectFrom('organization_hierarchy')
      .selectAll()
      .where('company_id', 'in', ids)
      .orderBy('name')
      .execute(),
  (row) => row.company_id,
)

const groupsOf = groupLoader<CompanyId, ChannelDatabaseGroupRow>(
  (ids, { database }) =>
    database.kysely
      .selectFrom('channel_database_group')
      .selectAll()
      .where('company_id', 'in', ids)
      .orderBy('name')
      .execute(),
  (row) => row.company_id,
)

Company.implement({
  description: 'A legal entity: the books that sales are posted in.',
  fields: (t) => ({
    companyId: t.string({
      description: 'The company’s own id, such as `USRT`.',
      resolve: ({ id }) => id,
    }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    currency: t.field({
      type: 'Currency',
      description: 'The currency it keeps its books in.',
      resolve: ({ currency }) => currency,
    }),
    timeZone: t.field({
      type: 'TimeZone',
      description: 'The time zone whose days its effective dates and reports count in.',
      resolve: ({ time_zone }) => time_zone,
    }),
    language: t.exposeString('language', {
      description: 'Language of what it sends out: `en`, `sv-SE` or `nb-NO`.',
    }),
    editedOrderHoldCode: t.string({
      nullable: true,
      description:
        'Hold code of orders that are posted from edited transactions; null when they are not held.',
      resolve: ({ edited_order_hold_code }) => edited_order_hold_code,
    }),
    synchronizationRetryLimit: t.int({
      description: 'How often a failing transaction is tried again before it waits for a person.',
      resolve: ({ synchronization_retry_limit }) => synchronization_retry_limit,
    }),
    synchronizationRetryBaseSeconds: t.int({
      description: 'Seconds before a failing transaction is tried again; they double with each try.',
      resolve: ({ synchronization_retry_base_seconds }) => synchronization_retry_base_seconds,
    }),
    channels: t.field({
      type: [Channel],
      description: 'Its channels, by number.',
      resolve: ({ id }, _args, context) => channelsOf(context).load(id),
    }),
    organizationHierarchies: t.field({
      type: [OrganizationHierarchy],
      description: 'Its organization hierarchies, by name.',
      resolve: ({ id }, _args, context) => hierarchiesOf(context).load(id),
    }),
    channelDatabaseGroups: t.field({
      type: [ChannelDatabaseGroup],
      description: 'Its channel database groups, by name.',
      resolve: ({ id }, _args, context) => groupsOf(context).load(id),
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

builder.queryField('companies', (t) =>
  t.field({
    type: [Company],
    description: 'The companies that the caller may see, by id.',
    authScopes: { may: 'organization.read' },
    resolve: (_root, _args, { database, caller }) => {
      const companies = caller.companiesFor('organization.read')
      let query = database.kysely.selectFrom('company').selectAll().orderBy('id')
      if (companies !== 'all') query = query.where('id', 'in', companies as readonly CompanyId[])
      return query.execute()
    },
  }),
)

builder.queryField('company', (t) =>
  t.field({
    type: Company,
    nullable: true,
    description: 'One company; null when there is none of that id.',
    authScopes: { may: 'organization.read' },
    args: { companyId: t.arg.string({ required: true, description: 'The company’s id, such as `USRT`.' }) },
    resolve: async (_root, { companyId }, { database, caller }) => {
      caller.require('organization.read', companyId)
      const company = await database.kysely
        .selectFrom('company')
        .selectAll()
        .where('id', '=', companyId as CompanyId)
        .executeTakeFirst()
      return company ?? null
    },
  }),
)
