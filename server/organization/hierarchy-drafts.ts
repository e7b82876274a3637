import type { Queries, Transaction } from '../database/database.ts'
import { problemError, throwProblems } from '../graphql/problems.ts'
import type { AuditValue, Changes } from '../identity/audit.ts'
import { type Deed, recordDeed } from './deed.ts'
import { type DraftNode, type NodeInput, readDraftTree } from './draft-tree.ts'
import {
  findDraft,
  type HierarchyId,
  type HierarchyVersionId,
  type HierarchyVersionRow,
  insertDraft,
  insertNodes,
  latestVersion,
  lockHierarchy,
  nodeIdsEver,
  nodesOf,
  readDraft,
} from './hierarchy-records.ts'
import type { CompanyId } from './tables.ts'

/** A hierarchy’s draft as its editor has seen it. */
export interface SeenDraft {
  readonly hierarchyId: HierarchyId
  /**
   * The revision of the draft that the editor started from. Given, a draft that somebody else has saved since is neither
   * overwritten nor thrown away; left out, the last one who does so wins.
   */
  readonly revision?: number | null | undefined
  /**
   * The version whose tree the editor started from: the draft, or the latest one published. It tells a draft from one
   * that was begun anew since, or from one whose changes have been published, which revisions do not.
   */
  readonly basis?: HierarchyVersionId | null | undefined
}

export interface HierarchyDraftInput extends SeenDraft {
  /** The whole tree, as it shall be. */
  readonly root: NodeInput
}

/**
 * Saves the draft of a hierarchy: the tree given becomes the draft's, whether nodes were added, moved, renamed or
 * removed. Without a draft one is begun, beside the versions that are published.
 * @returns the draft's version id.
 * @throws ProblemError HIERARCHY_NOT_FOUND; HIERARCHY_DRAFT_CHANGED when the revision is not the draft's, or the basis
 *   not what a draft would be made from; with all faults of the tree (`readDraftTree`) together.
 */
export async function saveHierarchyDraft(
  trx: Transaction,
  input: HierarchyDraftInput,
  deed: Deed,
): Promise<HierarchyVersionId> {
  const { hierarchyId } = input
  const hierarchy = await lockHierarchy(trx, hierarchyId)
  const draft = await findDraft(trx, hierarchyId)
  const base = draft ?? (await latestVersion(trx, hierarchyId))
  requireUnchanged(input, draft?.revision ?? 0, base?.id)
  const { nodes, faults } = readDraftTree(input.root, {
    nodeIds: await nodeIdsEver(trx, hierarchyId),
    channels: await channelNames(trx, hierarchy.company_id),
  })
  throwProblems(faults.problems)
  const before = base ? await nodesOf(trx, base.id) : []
  const versionId = draft
    ? await replaceNodes(trx, draft, nodes)
    : await insertDraft(trx, hierarchyId, (base?.version ?? 0) + 1, nodes)
  await recordDeed(trx, deed, {
    companyId: hierarchy.company_id,
    action: 'saveOrganizationHierarchyDraft',
    subjectType: 'OrganizationHierarchy',
    subjectId: hierarchyId,
    subjectName: hierarchy.name,
    changes: nodeChanges(before, nodes),
  })
  return versionId
}

/**
 * Throws the draft away; the published versions stay as they are.
 * @throws ProblemError HIERARCHY_NOT_FOUND, HIERARCHY_DRAFT_NOT_FOUND; HIERARCHY_DRAFT_CHANGED when there is another
 *   draft than was seen, or none any more.
 */
export async function discardHierarchyDraft(trx: Transaction, seen: SeenDraft, deed: Deed): Promise<void> {
  const { hierarchyId } = seen
  const hierarchy = await lockHierarchy(trx, hierarchyId)
  const found = await findDraft(trx, hierarchyId)
  requireUnchanged(seen, found?.revision ?? 0, found?.id)
  const draft = await readDraft(trx, hierarchyId)
  await trx.deleteFrom('organization_node').where('version_id', '=', draft.id).execute()
  await trx.deleteFrom('organization_hierarchy_version').where('id', '=', draft.id).execute()
  await recordDeed(trx, deed, {
    companyId: hierarchy.company_id,
    action: 'discardOrganizationHierarchyDraft',
    subjectType: 'OrganizationHierarchy',
    subjectId: hierarchyId,
    subjectName: hierarchy.name,
    changes: { draft: { from: draft.version, to: null } },
  })
}

/** @throws ProblemError HIERARCHY_DRAFT_CHANGED when the editor started from another state than there is. */
function requireUnchanged(
  { revision: expected, basis }: SeenDraft,
  revision: number,
  base: HierarchyVersionId | undefined,
): void {
  if (typeof expected === 'number' && expected !== revision)
    throw problemError('HIERARCHY_DRAFT_CHANGED', { expected, revision }, 'revision')
  if (basis && basis !== base)
    throw problemError('HIERARCHY_DRAFT_CHANGED', { expected: expected ?? null, revision }, 'basis')
}

async function replaceNodes(
  trx: Transaction,
  draft: HierarchyVersionRow,
  nodes: readonly DraftNode[],
): Promise<HierarchyVersionId> {
  await trx.deleteFrom('organization_node').where('version_id', '=', draft.id).execute()
  await insertNodes(trx, draft.id, nodes)
  await trx
    .updateTable('organization_hierarchy_version')
    .set({ revision: draft.revision + 1 })
    .where('id', '=', draft.id)
    .execute()
  return draft.id
}

async function channelNames(queries: Queries, companyId: CompanyId): Promise<ReadonlyMap<number, string>> {
  const rows = await queries
    .selectFrom('channel')
    .select(['number', 'name'])
    .where('company_id', '=', companyId)
    .execute()
  return new Map(rows.map(({ number, name }) => [number, name]))
}

/** Which nodes an edit added, removed, renamed or moved; one entry a node that changed. */
function nodeChanges(before: readonly DraftNode[], after: readonly DraftNode[]): Changes {
  const old = new Map(before.map((node) => [node.id, node]))
  const kept = new Map(after.map((node) => [node.id, node]))
  const changes: Record<string, { from: AuditValue; to: AuditValue }> = {}
  for (const id of new Set([...old.keys(), ...kept.keys()])) {
    const [from, to] = [old.get(id), kept.get(id)]
    if (!isSame(from, to)) changes[id] = { from: told(from, old), to: told(to, kept) }
  }
  return changes
}

/** Whether a node stands where it stood, under the same name; its parent may have got another. */
function isSame(one: DraftNode | undefined, other: DraftNode | undefined): boolean {
  return (
    one?.name === other?.name &&
    one?.parentId === other?.parentId &&
    one?.channelNumber === other?.channelNumber &&
    one?.position === other?.position
  )
}

/** A node as people know it: its parent by name. */
function told(node: DraftNode | undefined, nodes: ReadonlyMap<string, DraftNode>): AuditValue {
  if (!node) return null
  const { name, parentId, channelNumber, position } = node
  const parent = parentId === null ? null : (nodes.get(parentId)?.name ?? null)
  return { name, parent, channel: channelNumber, position }
}
