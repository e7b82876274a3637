import type { NodeInput } from './tree.ts'

/** What has become of a node of a tree. */
export interface TreeChange {
  readonly kind: 'added' | 'removed' | 'renamed' | 'moved'
  /** What it is called now; one that was removed, as it was called. */
  readonly name: string
  /** What a renamed node was called. */
  readonly from: string
  /** What the node is called that it lies below now; empty for the top. */
  readonly parent: string
}

interface Placed {
  readonly name: string
  readonly parentId: string | undefined
  readonly parent: string
}

/** What is different between two states of a tree, node by node; the order among siblings does not count. */
export function treeChanges(before: NodeInput, now: NodeInput): readonly TreeChange[] {
  const [earlier, later] = [placesOf(before), placesOf(now)]
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id): readonly TreeChange[] => {
    const [was, is] = [earlier.get(id), later.get(id)]
    if (!is) return was ? [{ kind: 'removed', name: was.name, from: was.name, parent: was.parent }] : []
    const { name, parent } = is
    if (!was) return [{ kind: 'added', name, from: '', parent }]
    const change = { name, from: was.name, parent }
    return [
      ...(was.name === name ? [] : [{ kind: 'renamed' as const, ...change }]),
      ...(was.parentId === is.parentId ? [] : [{ kind: 'moved' as const, ...change }]),
    ]
  })
}

/** The nodes by their ids, each before those below it; those that are not saved yet are left out. */
function placesOf(node: NodeInput, above?: NodeInput): ReadonlyMap<string, Placed> {
  const { id, name, children } = node
  const place = { name, parentId: above?.id, parent: above?.name ?? '' }
  return new Map([
    ...(id === undefined ? [] : [[id, place] as const]),
    ...children.flatMap((child) => [...placesOf(child, node)]),
  ])
}
