import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { sql } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import type { RequestContext } from '../../graphql/context.ts'
import { nameRecords } from '../../identity/record-names.ts'
import type { ChannelDatabaseGroupRow } from '../channel-database-groups.ts'
import { type ShownChannelDatabase, withoutPassword } from '../channel-databases.ts'
import type { ChannelRow } from '../channels.ts'
import type { CompanyRow } from '../companies.ts'
import type {
  HierarchyId,
  HierarchyRow,
  HierarchyVersionId,
  HierarchyVersionRow,
} from '../hierarchy-records.ts'
import type { PaymentMethodRow } from '../payment-methods.ts'
import { readHierarchyTrees, type TreeNode } from '../read-hierarchy-trees.ts'
import type { ChannelNumber, CompanyId } from '../tables.ts'
import { groupLoader } from './group-loader.ts'

/** GraphQL type of a company. A resolver may hand over its id, `USRT`: companies are read in one query a level. */
export const Company = builder.loadableNodeRef('Company', {
  id: { description: 'Global id of the company.', resolve: (company) => company.id },
  load: loadCompanies,
})

/** GraphQL type of a channel. A resolver may hand over its number as text. */
export const Channel = builder.loadableNodeRef('Channel', {
  id: { description: 'Global id of the channel.', resolve: (channel) => String(channel.number) },
  load: loadChannels,
})

/** GraphQL type of a payment method of a channel. */
export const PaymentMethodType = builder.objectRef<PaymentMethodRow>('PaymentMethod')

/** GraphQL type of an organization hierarchy. A resolver may hand over its id. */
export const OrganizationHierarchy = builder.loadableNodeRef('OrganizationHierarchy', {
  id: { description: 'Global id of the hierarchy.', resolve: (hierarchy) => hierarchy.id },
  load: loadHierarchies,
})

/** GraphQL type of a version of a hierarchy. */
export const OrganizationHierarchyVersion = builder.objectRef<HierarchyVersionRow>(
  'OrganizationHierarchyVersion',
)

/** GraphQL type of a node in a version's tree. */
export const OrganizationNode = builder.objectRef<TreeNode>('OrganizationNode')

/** GraphQL type of a channel database group. A resolver may hand over its id. */
export const ChannelDatabaseGroup = builder.loadableNodeRef('ChannelDatabaseGroup', {
  id: { description: 'Global id of the group.', resolve: (group) => group.id },
  load: loadGroups,
})

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

async function loadCompanies(ids: string[], { database }: RequestContext): Promise<(CompanyRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('company')
    .selectAll()
    .where('id', 'in', ids as CompanyId[])
    .execute()
  return inOrder(ids, rows, ({ id }) => id)
}

async function loadChannels(ids: string[], { database }: RequestContext): Promise<(ChannelRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('channel')
    .selectAll()
    .where('number', 'in', ids.map(Number) as ChannelNumber[])
    .execute()
  return inOrder(ids, rows, ({ number }) => String(number))
}

async function loadHierarchies(
  ids: string[],
  { database }: RequestContext,
): Promise<(HierarchyRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('organization_hierarchy')
    .selectAll()
    .where('id', 'in', ids as HierarchyId[])
    .execute()
  return inOrder(ids, rows, ({ id }) => id)
}

async function loadGroups(
  ids: string[],
  { database }: RequestContext,
): Promise<(ChannelDatabaseGroupRow | Error)[]> {
  const rows = await database.kysely
    .selectFrom('channel_database_group')
    .selectAll()
    .where('id', 'in', ids as Id<'ChannelDatabaseGroup'>[])
    .execute()
  return inOrder(ids, rows, ({ id }) => id)
}

async function loadChannelDatabases(
  ids: string[],
  { database }: RequestContext,
): Promise<(ShownChannelDatabase | Error)[]> {
  const rows = await database.kysely
    .selectFrom('channel_database')
    .selectAll()
    .where('id', 'in', ids as Id<'ChannelDatabase'>[])
    .execute()
  return inOrder(ids, rows.map(withoutPassword), ({ id }) => id)
}

function inOrder<Row>(
  ids: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): (Row | Error)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]))
  return ids.map((id) => byId.get(id) ?? new Error(`There is no record ${id}`))
}
