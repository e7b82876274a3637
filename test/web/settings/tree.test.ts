import { describe, expect, test } from 'vitest'
import {
  fieldOf,
  insert,
  move,
  nodeAt,
  pathOf,
  remove,
  rename,
  type TreeNode,
  toNodeInput,
  toTree,
  walk,
} from '../../../web/settings/tree.ts'

const group = (name: string, depth: number) => ({ id: name, name, depth, channel: null })
const shop = (name: string, depth: number, number: number) => ({ id: name, name, depth, channel: { number } })

const listed = [
  group('Stores', 0),
  group('North', 1),
  shop('Luleå', 2, 101),
  shop('Umeå', 2, 102),
  group('South', 1),
  shop('Malmö', 2, 103),
]

function open(): TreeNode {
  const tree = toTree(listed)
  if (!tree) throw new Error('The nodes make a tree')
  return tree
}

/** The names of a tree, indented by depth. */
function drawn(tree: TreeNode | null): readonly string[] {
  return tree ? walk(tree).map(([path, { name }]) => '  '.repeat(path.length) + name) : []
}

describe('the tree of a hierarchy', () => {
  test('is made of nodes that are listed each before those below it', () => {
    expect(drawn(open())).toEqual(['Stores', '  North', '    Luleå', '    Umeå', '  South', '    Malmö'])
  })

  test('is none where there are no nodes', () => {
    expect(toTree([])).toBeNull()
  })

  test('goes to the API with the ids that it came with, and without one for a new node', () => {
    const fresh: TreeNode = { key: 'new-1', id: null, name: 'West', channelNumber: null, children: [] }
    expect(toNodeInput(insert(open(), [], fresh))).toEqual({
      id: 'Stores',
      name: 'Stores',
      children: [
        {
          id: 'North',
          name: 'North',
          children: [
            { id: 'Luleå', name: 'Luleå', channelNumber: 101, children: [] },
            { id: 'Umeå', name: 'Umeå', channelNumber: 102, children: [] },
          ],
        },
        {
          id: 'South',
          name: 'South',
          children: [{ id: 'Malmö', name: 'Malmö', channelNumber: 103, children: [] }],
        },
        { name: 'West', children: [] },
      ],
    })
  })

  test('renames one node and leaves the others', () => {
    expect(drawn(rename(open(), [1], 'Skåne'))).toEqual([
      'Stores',
      '  North',
      '    Luleå',
      '    Umeå',
      '  Skåne',
      '    Malmö',
    ])
  })

  test('takes a node away with all below it, but never the top', () => {
    expect(drawn(remove(open(), [0]))).toEqual(['Stores', '  South', '    Malmö'])
    expect(remove(open(), [])).toEqual(open())
  })

  test('finds a node by key and by path', () => {
    expect(pathOf(open(), 'Malmö')).toEqual([1, 0])
    expect(pathOf(open(), 'nobody')).toBeUndefined()
    expect(nodeAt(open(), [0, 1])?.name).toBe('Umeå')
    expect(nodeAt(open(), [0, 5])).toBeUndefined()
  })

  test('names nodes as the API names them in problems', () => {
    expect(fieldOf([])).toBe('root')
    expect(fieldOf([1, 0])).toBe('root.children.1.children.0')
  })
})

describe('moving a node', () => {
  test('up and down changes places with its sibling', () => {
    const swapped = ['Stores', '  North', '    Umeå', '    Luleå', '  South', '    Malmö']
    expect(drawn(move(open(), [0, 1], 'up'))).toEqual(swapped)
    expect(drawn(move(open(), [0, 0], 'down'))).toEqual(swapped)
  })

  test('in puts it last into the group before it', () => {
    expect(drawn(move(open(), [1], 'in'))).toEqual([
      'Stores',
      '  North',
      '    Luleå',
      '    Umeå',
      '    South',
      '      Malmö',
    ])
  })

  test('out puts it behind the group that it was in', () => {
    expect(drawn(move(open(), [0, 0], 'out'))).toEqual([
      'Stores',
      '  North',
      '    Umeå',
      '  Luleå',
      '  South',
      '    Malmö',
    ])
  })

  test('goes nowhere past the ends, into a channel, out of the tree, or with the top', () => {
    expect(move(open(), [0, 0], 'up')).toBeNull()
    expect(move(open(), [1], 'down')).toBeNull()
    expect(move(open(), [0, 1], 'in')).toBeNull()
    expect(move(open(), [0], 'in')).toBeNull()
    expect(move(open(), [0], 'out')).toBeNull()
    expect(move(open(), [], 'down')).toBeNull()
  })
})
