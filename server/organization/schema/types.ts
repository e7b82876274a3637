import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { sql } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { loadNodes, rowNode } from '../../graphql/nodes.ts'
import { nameRecords } from '../../identity/record-names.ts'
import { type ShownChannelDatabase, withoutPassword } from '../channel-databases.ts'
import type { HierarchyId, HierarchyVersionId, HierarchyVersionRow } from '../hierarchy-records.ts'
import type { PaymentMethodRow } from '../payment-methods.ts'
import { readHierarchyTrees, type TreeNode } from '../read-hierarchy-trees.ts'
import type { ChannelNumber } from '../tables.ts'
import { groupLoader } from './group-loader.ts'

/** GraphQL type of a company. A resolver may hand over its id, `USRT`: companies are read in one query a level. */
export const Company = rowNode('Company', 'company', 'Global id of the company.')

const loadChannels = loadNodes(
  'Channel',
  (numbers: readonly string[], { database }) =>
    database.kysely
      .selectFrom('channel')
      .selectAll()
      .where('number', 'in', numbers.map(Number) as ChannelNumber[])
      .execute(),
  ({ number }) => String(number),
)

/** GraphQL type of a channel. A resolver may hand over its number as text. */
export const Channel = builder.loadableNodeRef('Channel', {
  id: { description: 'Global id of the channel.', resolve: (channel) => String(channel.number) },
  load: loadChannels,
})

/** GraphQL type of a payment method of a channel. */
export const PaymentMethodType = builder.objectRef<PaymentMethodRow>('PaymentMethod')

/** GraphQL type of an organization hierarchy. A resolver may hand over its id. */
export const OrganizationHierarchy = rowNode(
  'OrganizationHierarchy',
  'organization_hierarchy',
  'Global id of the hierarchy.',
)

/** GraphQL type of a version of a hierarchy. */
export const OrganizationHierarchyVersion = builder.objectRef<HierarchyVersionRow>(
  'OrganizationHierarchyVersion',
)

/** GraphQL type of a node in a version's tree. */
export const OrganizationNode = builder.objectRef<TreeNode>('OrganizationNode')

/** GraphQL type of a channel database group. A resolver may hand over its id. */
export const ChannelDatabaseGroup = rowNode(
  'ChannelDatabaseGroup',
  'channel_database_group',
  'Global id of the group.',
)

nameRecords('OrganizationHierarchy', sql`select id, company_id, name from organization_hierarchy`)
// A node keeps its id from version to version; its latest name is the one people know.
nameRecords(
  'OrganizationNode',
  sql`
    select node.id, hierarchy.company_id, node.name from organization_node as node
    join organization_hierarchy_version as version on version.id = node.version_id
    join organization_hierarchy as hierarchy on hierarchy.id = version.hierarchy_id
    where version.status = 'published' and not exists (
      select 1 from organization_node as later
      join organization_hierarchy_version as newer on newer.id = later.version_id
      where later.id = node.id and newer.status = 'published' and newer.version > version.version
    )`,
)
nameRecords('ChannelDatabaseGroup', sql`select id, company_id, name from channel_database_group`)

const loadChannelDatabases = loadNodes(
  'ChannelDatabase',
  async (ids: readonly Id<'ChannelDatabase'>[], { database }): Promise<readonly ShownChannelDatabase[]> => {
    const rows = await database.kysely
      .selectFrom('channel_database')
      .selectAll()
      .where('id', 'in', ids)
      .execute()
    return rows.map(withoutPassword)
  },
  ({ id }) => id,
)

/** GraphQL type of a channel database. A resolver may hand over its id. */
export const ChannelDatabase = builder.loadableNodeRef('ChannelDatabase', {
  id: { description: 'Global id of the channel database.', resolve: (database) => database.id },
  load: loadChannelDatabases,
})

/** All versions of a hierarchy, the latest first. */
export const versionsOf = groupLoader<HierarchyId, HierarchyVersionRow>(
  (ids, { database }) =>
    database.kysely
      .selectFrom('organization_hierarchy_version')
      .selectAll()
      .where('hierarchy_id', 'in', ids)
      .orderBy('version', 'desc')
      .execute(),
  (version) => version.hierarchy_id,
)

/** The tree of a version, in the order in which a reader meets its nodes. */
export const treeOf = createContextCache(
  ({ database }: RequestContext) =>
    new DataLoader<HierarchyVersionId, readonly TreeNode[]>(async (ids) => {
      const trees = await readHierarchyTrees(database.kysely, ids)
      return ids.map((id) => trees.get(id) ?? [])
    }),
)
