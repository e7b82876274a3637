import { expect, test } from 'vitest'
import type { NodeInput } from '../../../web/settings/tree.ts'
import { treeChanges } from '../../../web/settings/tree-changes.ts'

const node = (id: string, name: string, ...children: readonly NodeInput[]): NodeInput => ({
  id,
  name,
  children,
})

test('tells which nodes were added, removed, renamed and moved, whatever their order', () => {
  const before = node(
    '1',
    'Stores',
    node('2', 'North', node('3', 'Luleå')),
    node('4', 'South'),
    node('5', 'East'),
  )
  const now = node(
    '1',
    'Stores',
    node('5', 'East'),
    node('4', 'Skåne', node('3', 'Luleå')),
    node('6', 'West'),
  )
  expect(treeChanges(before, now)).toEqual([
    { kind: 'removed', name: 'North', from: 'North', parent: 'Stores' },
    { kind: 'moved', name: 'Luleå', from: 'Luleå', parent: 'Skåne' },
    { kind: 'renamed', name: 'Skåne', from: 'South', parent: 'Stores' },
    { kind: 'added', name: 'West', from: '', parent: 'Stores' },
  ])
})

test('tells nothing of a tree that is the same', () => {
  const tree = node('1', 'Stores', node('2', 'North'))
  expect(treeChanges(tree, tree)).toEqual([])
})
