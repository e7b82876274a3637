/** A node of an organization hierarchy while it is edited. */
export interface TreeNode {
  /** Stays the same while the tree changes; ids of controls are made of it. */
  readonly key: string
  /** Null for a node that is not saved yet. */
  readonly id: string | null
  readonly name: string
  /** Number of the channel that it stands for; null for a group. */
  readonly channelNumber: number | null
  readonly children: readonly TreeNode[]
}

/** Where a node stands: its place among its siblings, level by level from below the top. The top is `[]`. */
export type TreePath = readonly number[]

/** A node as the API lists it: each before those below it. */
interface ListedNode {
  readonly id: string
  readonly name: string
  readonly depth: number
  readonly channel: { readonly number: number } | null
}

/** The tree of a version's nodes; null when there are none. */
export function toTree(nodes: readonly ListedNode[]): TreeNode | null {
  const [top, ...rest] = nodes
  return top ? withDescendants(top, rest) : null
}

/** A tree that begins: its top, named as the hierarchy. */
export function newTree(name: string): TreeNode {
  return { key: 'top', id: null, name, channelNumber: null, children: [] }
}

function withDescendants(node: ListedNode, following: readonly ListedNode[]): TreeNode {
  const end = following.findIndex(({ depth }) => depth <= node.depth)
  const below = end < 0 ? following : following.slice(0, end)
  const children = below.flatMap((child, index) =>
    child.depth === node.depth + 1 ? [withDescendants(child, below.slice(index + 1))] : [],
  )
  const { id, name, channel } = node
  return { key: id, id, name, channelNumber: channel?.number ?? null, children }
}

/** A node with those below it, as the API takes it. */
export interface NodeInput {
  readonly id?: string
  readonly name: string
  readonly channelNumber?: number
  readonly children: readonly NodeInput[]
}

/** The tree as the API takes it. */
export function toNodeInput({ id, name, channelNumber, children }: TreeNode): NodeInput {
  return {
    ...(id === null ? {} : { id }),
    name,
    ...(channelNumber === null ? {} : { channelNumber }),
    children: children.map(toNodeInput),
  }
}

/** The node at a path; undefined when there is none. */
export function nodeAt(root: TreeNode, path: TreePath): TreeNode | undefined {
  return path.reduce<TreeNode | undefined>((node, index) => node?.children[index], root)
}

/** The path of the node of a key; undefined when there is none. */
export function pathOf(root: TreeNode, key: string): TreePath | undefined {
  if (root.key === key) return []
  for (const [index, child] of root.children.entries()) {
    const below = pathOf(child, key)
    if (below) return [index, ...below]
  }
  return undefined
}

/** Every node with its path, each before those below it. */
export function walk(root: TreeNode, path: TreePath = []): readonly (readonly [TreePath, TreeNode])[] {
  return [[path, root], ...root.children.flatMap((child, index) => walk(child, [...path, index]))]
}

function changeAt(root: TreeNode, path: TreePath, change: (node: TreeNode) => TreeNode): TreeNode {
  const [index, ...rest] = path
  if (index === undefined) return change(root)
  return {
    ...root,
    children: root.children.map((child, at) => (at === index ? changeAt(child, rest, change) : child)),
  }
}

export function rename(root: TreeNode, path: TreePath, name: string): TreeNode {
  return changeAt(root, path, (node) => ({ ...node, name }))
}

/** Puts a node below another, last unless a place is said. */
export function insert(root: TreeNode, parent: TreePath, node: TreeNode, place?: number): TreeNode {
  return changeAt(root, parent, (above) => ({
    ...above,
    children: above.children.toSpliced(place ?? above.children.length, 0, node),
  }))
}

/** Takes a node away with all that lie below it. The top stays. */
export function remove(root: TreeNode, path: TreePath): TreeNode {
  const place = path.at(-1)
  if (place === undefined) return root
  return changeAt(root, path.slice(0, -1), (above) => ({
    ...above,
    children: above.children.toSpliced(place, 1),
  }))
}

export type Direction = 'up' | 'down' | 'in' | 'out'

/**
 * Moves a node: up or down among its siblings, into the group before it, or out behind the group that it is in.
 * @returns null when it cannot go there.
 */
export function move(root: TreeNode, path: TreePath, direction: Direction): TreeNode | null {
  const node = nodeAt(root, path)
  const place = path.at(-1)
  if (!node || place === undefined) return null
  const parent = path.slice(0, -1)
  const without = remove(root, path)
  const siblings = nodeAt(root, parent)?.children ?? []
  switch (direction) {
    case 'up':
      return place > 0 ? insert(without, parent, node, place - 1) : null
    case 'down':
      return place < siblings.length - 1 ? insert(without, parent, node, place + 1) : null
    case 'in': {
      const before = siblings[place - 1]
      return before && before.channelNumber === null ? insert(without, [...parent, place - 1], node) : null
    }
    case 'out': {
      const parentPlace = parent.at(-1)
      return parentPlace === undefined ? null : insert(without, parent.slice(0, -1), node, parentPlace + 1)
    }
  }
}

/** The API's name of a node of the tree, by which its problems find it: `root.children.0`. */
export function fieldOf(path: TreePath): string {
  return ['root', ...path.map((place) => `children.${place}`)].join('.')
}
