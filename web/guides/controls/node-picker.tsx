'use client'

import { type ComponentType, type ReactNode, useContext, useEffect, useState } from 'react'
import { useShownLabel } from '../../forms/field-words.tsx'
import { useFieldProblems } from '../../forms/form-problems.tsx'
import { TouchForm } from '../autosave.ts'
import { addNodes, type NestedNode, nestNodes, type OrganizationNode } from '../organization-tree.ts'
import styles from './node-picker.module.css'
import type { NodePickerWords, NodeTreeProps } from './node-tree.tsx'

/**
 * Organization nodes: picked from a tree on one side and added by an arrow to the selected ones on the other. Until the
 * tree's script has come, and without script, the nodes are checkboxes.
 */
export function NodePicker({
  name,
  label,
  isRequired,
  hint,
  nodes,
  value,
  words,
}: {
  readonly name: string
  readonly label: string
  readonly isRequired: boolean
  readonly hint?: ReactNode
  readonly nodes: readonly OrganizationNode[]
  readonly value: readonly string[]
  readonly words: NodePickerWords
}) {
  const problems = useFieldProblems(name)
  const shownLabel = useShownLabel(label, isRequired)
  const [Tree, setTree] = useState<ComponentType<NodeTreeProps>>()
  const [selected, setSelected] = useState(() => addNodes(nodes, [], value))
  const touch = useContext(TouchForm)

  useEffect(() => {
    let isHere = true
    void import('./node-tree.tsx').then(({ NodeTree }) => isHere && setTree(() => NodeTree))
    return () => {
      isHere = false
    }
  }, [])

  const select = (next: readonly string[]) => {
    setSelected(next)
    touch(name)
  }
  const tree = nestNodes(nodes)
  return (
    <fieldset className={styles.picker} id={name} tabIndex={-1} aria-describedby={`${name}-problem`}>
      <legend>{shownLabel}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      <p id={`${name}-problem`} className={styles.problem}>
        {problems.join(' ')}
      </p>
      {Tree ? (
        <>
          <Tree nodes={tree} words={words} onAdd={(added) => select(addNodes(nodes, selected, added))} />
          <SelectedNodes
            name={name}
            nodes={nodes.filter(({ id }) => selected.includes(id))}
            words={words}
            onRemove={(id) => select(selected.filter((one) => one !== id))}
          />
        </>
      ) : (
        <NodeChecks name={name} nodes={tree} value={selected} />
      )}
    </fieldset>
  )
}

function SelectedNodes({
  name,
  nodes,
  words,
  onRemove,
}: {
  readonly name: string
  readonly nodes: readonly OrganizationNode[]
  readonly words: NodePickerWords
  readonly onRemove: (id: string) => void
}) {
  return (
    <div className={styles.side}>
      <p id={`${name}-selected`} className={styles.heading}>
        {words.selected}
      </p>
      {nodes.length === 0 && <p className={styles.hint}>{words.none}</p>}
      <ul className={styles.chips} aria-labelledby={`${name}-selected`} aria-live="polite">
        {nodes.map((node) => (
          <li key={node.id} className={styles.chip}>
            <input type="hidden" name={name} value={node.id} />
            {node.name}
            <button
              type="button"
              aria-label={words.remove.replace('{{name}}', node.name)}
              onClick={() => onRemove(node.id)}
            >
              <span aria-hidden="true">✕</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function NodeChecks({
  name,
  nodes,
  value,
}: {
  readonly name: string
  readonly nodes: readonly NestedNode[]
  readonly value: readonly string[]
}) {
  return (
    <ul className={styles.checks}>
      {nodes.map((node) => (
        <li key={node.id}>
          <label>
            <input type="checkbox" name={name} value={node.id} defaultChecked={value.includes(node.id)} />
            {node.name} <span className={styles.hint}>{node.hint}</span>
          </label>
          {node.children.length > 0 && <NodeChecks name={name} nodes={node.children} value={value} />}
        </li>
      ))}
    </ul>
  )
}
