import type { ApiProblem } from '../forms/act.ts'
import type { Ui } from '../session/ui.ts'
import { fieldOf, type NodeInput } from './tree.ts'

/** A problem of a draft's tree, with what its node is called and the control that stands for that node. */
export function ofItsNode({ t }: Pick<Ui, 't'>, root: NodeInput, problem: ApiProblem): ApiProblem {
  const found = nodeOf(root, problem.field)
  if (!found) return problem
  const { path, nodes } = found
  const [node, ...above] = nodes.toReversed()
  // The top says nothing of a node below it; who has no name is found by those above it.
  const named = [...(above.length > 1 ? above.slice(0, -1).toReversed() : above), ...(node ? [node] : [])]
  return {
    ...problem,
    field: `${fieldOf(path)}.${node?.channelNumber === undefined ? 'name' : 'channelNumber'}`,
    label: named.map(({ name }) => name.trim() || t('settings:tree.unnamed')).join(' › '),
  }
}

interface FoundNode {
  readonly path: readonly number[]
  /** From the top down to the node itself. */
  readonly nodes: readonly NodeInput[]
}

/** The node that a field of the API's lies in: `root.children.0.name` in the first below the top. */
function nodeOf(root: NodeInput, field: string | null): FoundNode | undefined {
  const [top, ...names] = (field ?? '').split('.')
  if (top !== 'root') return undefined
  const path: number[] = []
  const nodes = [root]
  for (let at = 0; names[at] === 'children'; at += 2) {
    const place = Number(names[at + 1])
    const below = nodes.at(-1)?.children[place]
    // What is wrong with all that lies below a node is told of the node.
    if (!below) break
    path.push(place)
    nodes.push(below)
  }
  return { path, nodes }
}
