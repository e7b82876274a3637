import type { Transaction } from '../database/database.ts'
import type { Id } from '../database/identifiers.ts'
import type { Instant } from '../database/instant.ts'
import type { NodeInput } from '../organization/draft-tree.ts'
import { saveHierarchyDraft } from '../organization/hierarchy-drafts.ts'
import { latestVersion, nodesOf } from '../organization/hierarchy-records.ts'

/**
 * Begins the next version of the demo's hierarchy, so that there is a draft to publish: North America is to be called
 * Americas. The nodes keep their ids, by which the jobs that take them go on finding them.
 */
export async function draftNextHierarchy(
  trx: Transaction,
  hierarchyId: Id<'OrganizationHierarchy'>,
  at: Instant,
): Promise<void> {
  const published = await latestVersion(trx, hierarchyId)
  const nodes = published ? await nodesOf(trx, published.id) : []
  const treeBelow = ({ id, name, channelNumber }: (typeof nodes)[number]): NodeInput => ({
    id,
    name: name === 'North America' ? 'Americas' : name,
    ...(channelNumber === null ? {} : { channelNumber }),
    children: nodes
      .filter((node) => node.parentId === id)
      .sort((one, other) => one.position - other.position)
      .map(treeBelow),
  })
  const root = nodes.find((node) => node.parentId === null)
  if (root) await saveHierarchyDraft(trx, { hierarchyId, root: treeBelow(root) }, { userId: null, at })
}
