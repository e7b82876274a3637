/** A node of an organization hierarchy that can be selected; nodes stand before those below them. */
export interface OrganizationNode {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  /** What it is, in the reader's words: the channel's number and currency, or how many channels lie below. */
  readonly hint: string
}

export interface NestedNode extends OrganizationNode {
  readonly children: readonly NestedNode[]
}

/** The nodes as a tree. A node whose parent is not among them stands at the top. */
export function nestNodes(nodes: readonly OrganizationNode[]): readonly NestedNode[] {
  const known = new Set(nodes.map(({ id }) => id))
  const below = (parentId: string | null): readonly NestedNode[] =>
    nodes
      .filter(
        (node) => (node.parentId !== null && known.has(node.parentId) ? node.parentId : null) === parentId,
      )
      .map((node) => ({ ...node, children: below(node.id) }))
  return below(null)
}

/** The selected nodes after some were added: in the tree's order, without what a selected node above takes anyway. */
export function addNodes(
  nodes: readonly OrganizationNode[],
  selected: readonly string[],
  added: readonly string[],
): readonly string[] {
  const all = new Set([...selected, ...added])
  return nodes.filter(({ id }) => all.has(id) && !isCovered(nodes, all, id)).map(({ id }) => id)
}

/** Whether one of the nodes above a node is selected, which takes it along. */
export function isCovered(
  nodes: readonly OrganizationNode[],
  selected: ReadonlySet<string>,
  id: string,
): boolean {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  let above = byId.get(id)?.parentId ?? null
  while (above !== null) {
    if (selected.has(above)) return true
    above = byId.get(above)?.parentId ?? null
  }
  return false
}
