import type { PhrasingContent } from 'mdast'

/**
 * `XML 1..* (Row)\XML 0..* (Cell)`: behind how many there may be, a star is one, and never Markdown's. Markdown takes two
 * of them for emphasis, and the one before a closing `**` for part of it.
 */
export function restoreStars(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  return nodes.flatMap((node, index) => {
    const before = nodes[index - 1]
    const next = nodes[index + 1]
    if (node.type === 'emphasis' && endsInRange(before)) return [star, ...restoreStars(node.children), star]
    if (node.type === 'strong') {
      const children = restoreStars(node.children)
      return [{ ...node, children: [...children, ...(isLostStar(node, next) ? [star] : [])] }]
    }
    return node.type === 'text' && isLostStar(before, node)
      ? [{ ...node, value: node.value.slice(1) }]
      : [node]
  })
}

const star: PhrasingContent = { type: 'text', value: '*' }

/** Whether the words behind a strong range begin with its star. */
function isLostStar(strong: PhrasingContent | undefined, next: PhrasingContent | undefined): boolean {
  const isStar = next?.type === 'text' && next.value.startsWith('*')
  return isStar && strong?.type === 'strong' && endsInRange(strong.children.at(-1))
}

function endsInRange(node: PhrasingContent | undefined): boolean {
  return node?.type === 'text' && /\d\.\.$/.test(node.value)
}
