'use client'

import { Fragment, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '../components/button-look.ts'
import {
  type Direction,
  fieldOf,
  insert,
  move,
  nodeAt,
  pathOf,
  remove,
  rename,
  type TreeNode,
  type TreePath,
  toNodeInput,
  walk,
} from './tree.ts'
import styles from './tree-editor.module.css'
import { type TreeDeeds, TreeRow, type TreeWords } from './tree-row.tsx'

interface ChannelChoice {
  readonly number: number
  readonly name: string
}

/**
 * The tree of a hierarchy as nested lists: nodes are added, renamed, moved and removed by buttons, which all have words
 * and keep the focus. The form around it gets the whole tree as the hidden input `root`, and as it was opened as `opened`.
 * @param alsoFor id of another form of the page that gets them, too.
 */
export function TreeEditor({
  tree,
  channels,
  words,
  alsoFor,
}: {
  readonly tree: TreeNode
  readonly channels: readonly ChannelChoice[]
  readonly words: TreeWords
  readonly alsoFor?: string
}) {
  const [opened] = useState(tree)
  const [root, setRoot] = useState(opened)
  const [told, setTold] = useState('')
  const focusNext = useRef<string>(undefined)
  const made = useRef(0)

  useEffect(() => {
    const next = focusNext.current ? document.getElementById(focusNext.current) : null
    next?.focus()
    // A new node's name is there to be typed over.
    if (next instanceof HTMLInputElement && next.value === words.newNode) next.select()
    focusNext.current = undefined
  })

  const nextKey = () => {
    made.current += 1
    return `new-${made.current}`
  }
  const addBelow = (path: TreePath, node: TreeNode) => {
    const place = nodeAt(root, path)?.children.length ?? 0
    setRoot(insert(root, path, node))
    setTold(words.added.replace('{{name}}', node.name).replace('{{parent}}', nodeAt(root, path)?.name ?? ''))
    return [...path, place]
  }
  const deeds: TreeDeeds = {
    rename: (path, name) => setRoot(rename(root, path, name)),
    move: (path, direction) => {
      const key = nodeAt(root, path)?.key ?? ''
      const moved = move(root, path, direction)
      if (!moved) return
      setRoot(moved)
      setTold(describePlace(moved, key, words))
      focusNext.current = focusAfterMove(key, direction)
    },
    add: (path) => {
      const node = { key: nextKey(), id: null, name: words.newNode, channelNumber: null, children: [] }
      focusNext.current = `${fieldOf(addBelow(path, node))}.name`
    },
    remove: (path) => {
      setTold(words.removed.replace('{{name}}', nodeAt(root, path)?.name ?? ''))
      setRoot(remove(root, path))
      focusNext.current = `${fieldOf(path.slice(0, -1))}.name`
    },
  }

  const written = { root: JSON.stringify(toNodeInput(root)), opened: JSON.stringify(toNodeInput(opened)) }
  return (
    <div>
      {Object.entries(written).map(([name, value]) => (
        <Fragment key={name}>
          <input type="hidden" name={name} value={value} />
          {alsoFor && <input type="hidden" name={name} value={value} form={alsoFor} />}
        </Fragment>
      ))}
      <ul className={styles.tree}>
        <TreeRow root={root} node={root} path={[]} words={words} deeds={deeds} />
      </ul>
      <p role="status" className="visually-hidden">
        {told}
      </p>
      <AddChannel
        root={root}
        channels={channels}
        words={words}
        add={({ number, name }, path) => {
          addBelow(path, { key: nextKey(), id: null, name, channelNumber: number, children: [] })
        }}
      />
    </div>
  )
}

/** The control that had the focus keeps it, wherever its node went. */
function focusAfterMove(key: string, direction: Direction): string {
  return `${key}-${direction}`
}

function describePlace(root: TreeNode, key: string, words: TreeWords): string {
  const path = pathOf(root, key) ?? []
  const parent = nodeAt(root, path.slice(0, -1))
  return words.placed
    .replace('{{name}}', nodeAt(root, path)?.name ?? '')
    .replace('{{parent}}', parent?.name ?? '')
    .replace('{{place}}', String((path.at(-1) ?? 0) + 1))
    .replace('{{count}}', String(parent?.children.length ?? 1))
}

/** Puts a channel that stands nowhere in the tree yet below one of its groups. */
function AddChannel({
  root,
  channels,
  words,
  add,
}: {
  readonly root: TreeNode
  readonly channels: readonly ChannelChoice[]
  readonly words: TreeWords
  readonly add: (channel: ChannelChoice, below: TreePath) => void
}) {
  const id = useId()
  const channelSelect = useRef<HTMLSelectElement>(null)
  const groupSelect = useRef<HTMLSelectElement>(null)
  const nodes = walk(root)
  const placed = new Set(nodes.map(([, { channelNumber }]) => channelNumber))
  const free = channels.filter(({ number }) => !placed.has(number))
  if (free.length === 0) return <p className={styles.quiet}>{words.allPlaced}</p>
  return (
    <div className={styles.adding}>
      <div>
        <label htmlFor={`${id}-channel`}>{words.channel}</label>
        <select ref={channelSelect} id={`${id}-channel`}>
          {free.map(({ number, name }) => (
            <option key={number} value={number}>
              {number} {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-group`}>{words.below}</label>
        <select ref={groupSelect} id={`${id}-group`}>
          {nodes
            .filter(([, { channelNumber }]) => channelNumber === null)
            .map(([path, { key, name }]) => (
              <option key={key} value={key}>
                {'\u00a0\u00a0'.repeat(path.length)}
                {name}
              </option>
            ))}
        </select>
      </div>
      <button
        type="button"
        className={buttonClass()}
        onClick={() => {
          const channel = free.find(({ number }) => String(number) === channelSelect.current?.value)
          const path = pathOf(root, groupSelect.current?.value ?? '')
          if (channel && path) add(channel, path)
        }}
      >
        {words.addChannel}
      </button>
    </div>
  )
}
