'use client'

import { buttonClass } from '../components/button-look.ts'
import { useFieldProblems } from '../forms/form-problems.tsx'
import { type Direction, fieldOf, move, type TreeNode, type TreePath } from './tree.ts'
import styles from './tree-editor.module.css'

/** Words of the editor; `{{name}}` and its like are filled in here. */
export interface TreeWords {
  readonly name: string
  readonly up: string
  readonly down: string
  readonly in: string
  readonly out: string
  readonly add: string
  readonly remove: string
  readonly placed: string
  readonly added: string
  readonly removed: string
  readonly newNode: string
  readonly channel: string
  readonly below: string
  readonly addChannel: string
  readonly allPlaced: string
}

/** What a row can have done to the tree. */
export interface TreeDeeds {
  readonly rename: (path: TreePath, name: string) => void
  readonly move: (path: TreePath, direction: Direction) => void
  readonly add: (path: TreePath) => void
  readonly remove: (path: TreePath) => void
}

const arrows: Readonly<Record<Direction, string>> = { up: '↑', down: '↓', in: '→', out: '←' }
const directions = Object.keys(arrows) as readonly Direction[]

/** One node with its controls, and those below it. */
export function TreeRow({
  root,
  node,
  path,
  words,
  deeds,
}: {
  readonly root: TreeNode
  readonly node: TreeNode
  readonly path: TreePath
  readonly words: TreeWords
  readonly deeds: TreeDeeds
}) {
  const field = fieldOf(path)
  const problems = [useFieldProblems(`${field}.name`), useFieldProblems(`${field}.channelNumber`)].flat()
  const isTop = path.length === 0
  const isGroup = node.channelNumber === null
  const say = (text: string) => text.replace('{{name}}', node.name)
  return (
    <li>
      <div className={styles.row}>
        {isGroup ? (
          <input
            id={`${field}.name`}
            value={node.name}
            aria-label={say(words.name)}
            aria-invalid={problems.length > 0 ? true : undefined}
            aria-describedby={problems.length > 0 ? `${field}-problem` : undefined}
            autoComplete="off"
            onChange={(event) => deeds.rename(path, event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter in a name would send the whole form.
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        ) : (
          <span id={`${field}.channelNumber`} tabIndex={-1} className={styles.channel}>
            {node.channelNumber} {node.name}
          </span>
        )}
        {!isTop &&
          directions.map((direction) => (
            <button
              key={direction}
              type="button"
              id={`${node.key}-${direction}`}
              className={buttonClass('plain')}
              aria-label={say(words[direction])}
              aria-disabled={move(root, path, direction) === null}
              onClick={() => deeds.move(path, direction)}
            >
              <span aria-hidden="true">{arrows[direction]}</span>
            </button>
          ))}
        {isGroup && (
          <button
            type="button"
            className={buttonClass('plain')}
            aria-label={say(words.add)}
            onClick={() => deeds.add(path)}
          >
            <span aria-hidden="true">+</span>
          </button>
        )}
        {!isTop && (
          <button
            type="button"
            className={buttonClass('plain')}
            aria-label={say(words.remove)}
            onClick={() => deeds.remove(path)}
          >
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </div>
      {problems.length > 0 && (
        <p id={`${field}-problem`} className={styles.problem}>
          {problems.join(' ')}
        </p>
      )}
      {node.children.length > 0 && (
        <ul className={styles.branch}>
          {node.children.map((child, index) => (
            <TreeRow
              key={child.key}
              root={root}
              node={child}
              path={[...path, index]}
              words={words}
              deeds={deeds}
            />
          ))}
        </ul>
      )}
    </li>
  )
}
