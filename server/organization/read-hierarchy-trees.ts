import type { Queries } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { HierarchyVersionId } from './hierarchy-records.ts'
import type { ChannelNumber } from './tables.ts'

/** A node of a version's tree, with what a picker shows of it. */
export interface TreeNode {
  readonly id: Id<'OrganizationNode'>
  readonly versionId: HierarchyVersionId
  readonly name: string
  readonly channelNumber: ChannelNumber | null
  /** How many nodes lie above it: 0 for the root. */
  readonly depth: number
  /** Names from the root to the node itself. */
  readonly path: readonly string[]
  readonly parent: TreeNode | null
  readonly children: readonly TreeNode[]
  /** Channels below it; a node that stands for a channel counts as one. */
  readonly channelCount: number
}

/**
 * The trees of some versions, each as a list in the order in which a reader meets the nodes: every node before its
 * children, siblings by position. One query for all of them.
 */
export async function readHierarchyTrees(
  queries: Queries,
  versionIds: readonly HierarchyVersionId[],
): Promise<ReadonlyMap<HierarchyVersionId, readonly TreeNode[]>> {
  const rows = await queries
    .selectFrom('organization_node')
    .selectAll()
    .where('version_id', 'in', versionIds)
    .orderBy('version_id')
    .orderBy('position')
    .execute()
  const byVersion = Map.groupBy(rows, (row) => row.version_id)
  return new Map(versionIds.map((id) => [id, buildTree(byVersion.get(id) ?? [])]))
}

interface NodeRow {
  readonly version_id: HierarchyVersionId
  readonly id: Id<'OrganizationNode'>
  readonly parent_id: Id<'OrganizationNode'> | null
  readonly name: string
  readonly channel_number: ChannelNumber | null
}

type GrowingNode = TreeNode & { readonly children: TreeNode[]; channelCount: number }

function buildTree(rows: readonly NodeRow[]): readonly TreeNode[] {
  const byParent = Map.groupBy(rows, (row) => row.parent_id)
  const nodes: TreeNode[] = []
  const grow = (row: NodeRow, parent: TreeNode | null): TreeNode => {
    const node: GrowingNode = {
      id: row.id,
      versionId: row.version_id,
      name: row.name,
      channelNumber: row.channel_number,
      depth: parent === null ? 0 : parent.depth + 1,
      path: [...(parent?.path ?? []), row.name],
      parent,
      children: [],
      channelCount: row.channel_number === null ? 0 : 1,
    }
    nodes.push(node)
    for (const child of byParent.get(row.id) ?? []) {
      const grown = grow(child, node)
      node.children.push(grown)
      node.channelCount += grown.channelCount
    }
    return node
  }
  for (const root of byParent.get(null) ?? []) grow(root, null)
  return nodes
}
