import type { Selectable } from 'kysely'
import type { Queries, Transaction } from '../database/database.ts'
import { type Id, newId } from '../database/identifiers.ts'
import { problemError } from '../graphql/problems.ts'
import type { DraftNode } from './draft-tree.ts'
import type { OrganizationHierarchyTable, OrganizationHierarchyVersionTable } from './tables.ts'

export type HierarchyRow = Selectable<OrganizationHierarchyTable>
export type HierarchyVersionRow = Selectable<OrganizationHierarchyVersionTable>
export type HierarchyId = Id<'OrganizationHierarchy'>
export type HierarchyVersionId = Id<'OrganizationHierarchyVersion'>

/** @throws ProblemError HIERARCHY_NOT_FOUND. */
export async function readHierarchy(queries: Queries, id: HierarchyId): Promise<HierarchyRow> {
  const hierarchy = await queries
    .selectFrom('organization_hierarchy')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!hierarchy) throw problemError('HIERARCHY_NOT_FOUND', { id }, 'hierarchy')
  return hierarchy
}

/** Two people who save or publish the same hierarchy take turns: the row is the lock, where SQLite has one writer. */
export async function lockHierarchy(trx: Transaction, hierarchyId: HierarchyId) {
  await trx
    .updateTable('organization_hierarchy')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('id', '=', hierarchyId)
    .execute()
  return readHierarchy(trx, hierarchyId)
}

/** The hierarchy's one draft. */
export async function findDraft(
  queries: Queries,
  hierarchyId: HierarchyId,
): Promise<HierarchyVersionRow | undefined> {
  return queries
    .selectFrom('organization_hierarchy_version')
    .selectAll()
    .where('hierarchy_id', '=', hierarchyId)
    .where('status', '=', 'draft')
    .executeTakeFirst()
}

/** @throws ProblemError HIERARCHY_DRAFT_NOT_FOUND. */
export async function readDraft(trx: Transaction, hierarchyId: HierarchyId): Promise<HierarchyVersionRow> {
  const draft = await findDraft(trx, hierarchyId)
  if (!draft) throw problemError('HIERARCHY_DRAFT_NOT_FOUND', { hierarchy: hierarchyId }, 'hierarchy')
  return draft
}

/** Begins a draft with these nodes. */
export async function insertDraft(
  trx: Transaction,
  hierarchyId: HierarchyId,
  version: number,
  nodes: readonly DraftNode[],
): Promise<HierarchyVersionId> {
  const id = newId<'OrganizationHierarchyVersion'>()
  await trx
    .insertInto('organization_hierarchy_version')
    .values({
      id,
      hierarchy_id: hierarchyId,
      version,
      status: 'draft',
      revision: 1,
      effective_date: null,
      published_at: null,
      published_by: null,
    })
    .execute()
  await insertNodes(trx, id, nodes)
  return id
}

/** Parents stand before their children, so that the foreign key holds from chunk to chunk. */
export async function insertNodes(
  trx: Transaction,
  versionId: HierarchyVersionId,
  nodes: readonly DraftNode[],
): Promise<void> {
  for (let first = 0; first < nodes.length; first += 1000) {
    await trx
      .insertInto('organization_node')
      .values(
        nodes.slice(first, first + 1000).map(({ id, parentId, name, channelNumber, position }) => ({
          version_id: versionId,
          id,
          parent_id: parentId,
          name,
          channel_number: channelNumber,
          position,
        })),
      )
      .execute()
  }
}

/** The version with the highest number, be it a draft or published. */
export async function latestVersion(
  queries: Queries,
  hierarchyId: HierarchyId,
): Promise<HierarchyVersionRow | undefined> {
  return queries
    .selectFrom('organization_hierarchy_version')
    .selectAll()
    .where('hierarchy_id', '=', hierarchyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The ids of all nodes that any version of the hierarchy has. */
export async function nodeIdsEver(queries: Queries, hierarchyId: HierarchyId): Promise<ReadonlySet<string>> {
  const rows = await queries
    .selectFrom('organization_node as node')
    .innerJoin('organization_hierarchy_version as version', 'version.id', 'node.version_id')
    .select('node.id')
    .distinct()
    .where('version.hierarchy_id', '=', hierarchyId)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A version's nodes, in no order. */
export async function nodesOf(
  queries: Queries,
  versionId: HierarchyVersionId,
): Promise<readonly DraftNode[]> {
  const rows = await queries
    .selectFrom('organization_node')
    .selectAll()
    .where('version_id', '=', versionId)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    channelNumber: row.channel_number,
    position: row.position,
  }))
}
