'use client'

import { useState } from 'react'
import { Button, Collection, type Key, Tree, TreeItem, TreeItemContent } from 'react-aria-components'
import { buttonClass } from '../../components/button-look.ts'
import type { NestedNode } from '../organization-tree.ts'
import styles from './node-picker.module.css'

/** Words of the picker. `remove` has a place for the node's name. */
export interface NodePickerWords {
  readonly available: string
  readonly add: string
  readonly selected: string
  readonly none: string
  readonly remove: string
}

export interface NodeTreeProps {
  readonly nodes: readonly NestedNode[]
  readonly words: NodePickerWords
  readonly onAdd: (ids: readonly string[]) => void
}

/** The available nodes as a tree, walked by mouse or arrow keys, with the arrow that adds those that are marked. */
export function NodeTree({ nodes, words, onAdd }: NodeTreeProps) {
  const [marked, setMarked] = useState<ReadonlySet<Key>>(new Set())
  const add = () => {
    onAdd([...marked].map(String))
    setMarked(new Set())
  }
  return (
    <div className={styles.side}>
      {/* The tree's library adds a style of its own unless it finds this; our security policy has no place for it. */}
      <span id="react-aria-pressable-style" hidden />
      <p className={styles.heading} aria-hidden="true">
        {words.available}
      </p>
      <Tree
        aria-label={words.available}
        className={styles.tree ?? ''}
        selectionMode="multiple"
        selectedKeys={marked}
        onSelectionChange={(keys) => setMarked(keys === 'all' ? new Set(idsOf(nodes)) : keys)}
        defaultExpandedKeys={idsOf(nodes)}
        items={nodes}
      >
        {(node) => <Node node={node} />}
      </Tree>
      <button type="button" className={buttonClass()} aria-disabled={marked.size === 0} onClick={add}>
        <span aria-hidden="true">→</span> {words.add}
      </button>
    </div>
  )
}

function Node({ node }: { readonly node: NestedNode }) {
  return (
    <TreeItem id={node.id} textValue={node.name} className={styles.item ?? ''}>
      <TreeItemContent>
        {({ hasChildItems, isExpanded, isSelected }) => (
          <span className={styles.content}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles.chevron ?? ''}>
                <span aria-hidden="true">{isExpanded ? '▾' : '▸'}</span>
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <span aria-hidden="true" className={styles.mark}>
              {isSelected ? '☑' : '☐'}
            </span>
            <span>
              {node.name} <span className={styles.hint}>{node.hint}</span>
            </span>
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{(child) => <Node node={child} />}</Collection>
    </TreeItem>
  )
}

function idsOf(nodes: readonly NestedNode[]): readonly string[] {
  return nodes.flatMap(({ id, children }) => [id, ...idsOf(children)])
}
