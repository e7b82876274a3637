import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../../server/database/identifiers.ts'
import { type NodeInput, readDraftTree } from '../../server/organization/draft-tree.ts'

const node = (id: string): Id<'OrganizationNode'> => id as Id<'OrganizationNode'>
const known = {
  nodeIds: new Set(['north', 'south', 'shop-1001']),
  channels: new Map([
    [1001, 'Nettbutikk'],
    [1002, 'Nätbutik'],
    [1003, 'Web shop'],
  ]),
}

function faultsOf(root: NodeInput): readonly string[] {
  return readDraftTree(root, known).faults.problems.map(({ code, field }) => `${code} ${field}`)
}

test('a tree becomes rows, parents first, siblings in their order', () => {
  const { nodes, faults } = readDraftTree(
    {
      name: ' Stores by Region ',
      children: [
        { id: node('north'), name: 'North', children: [{ id: node('shop-1001'), channelNumber: 1001 }] },
        { name: 'South', children: [{ channelNumber: 1003, name: 'London' }, { channelNumber: 1002 }] },
      ],
    },
    known,
  )
  expect(faults.problems).toEqual([])
  expect(nodes.map(({ name, channelNumber, position }) => [name, channelNumber, position])).toEqual([
    ['Stores by Region', null, 0],
    ['North', null, 0],
    ['Nettbutikk', 1001, 0],
    ['South', null, 1],
    ['London', 1003, 0],
    ['Nätbutik', 1002, 1],
  ])
  expect(nodes[2]).toMatchObject({ id: 'shop-1001', parentId: 'north' })
})

test('a channel stands once in a hierarchy', () => {
  expect(
    faultsOf({
      name: 'All',
      children: [{ channelNumber: 1001 }, { name: 'Again', channelNumber: 1001 }],
    }),
  ).toEqual(['CHANNEL_TWICE_IN_HIERARCHY root.children.1.channelNumber'])
})

test('a channel is one of the company’s', () => {
  expect(faultsOf({ name: 'All', children: [{ name: 'Elsewhere', channelNumber: 2001 }] })).toEqual([
    'CHANNEL_NOT_FOUND root.children.0.channelNumber',
  ])
})

test('a channel has nothing below it', () => {
  expect(
    faultsOf({ name: 'All', children: [{ channelNumber: 1001, children: [{ name: 'Till' }] }] }),
  ).toEqual(['CHANNEL_NODE_HAS_CHILDREN root.children.0.children'])
})

test('a node stands once, so that it cannot be above itself', () => {
  const north = node('north')
  expect(
    faultsOf({
      name: 'All',
      children: [{ id: north, name: 'North', children: [{ id: north, name: 'Far north' }] }],
    }),
  ).toEqual(['NODE_TWICE root.children.0.children.0.id'])
})

test('a node of another hierarchy is unknown', () => {
  expect(faultsOf({ id: node('elsewhere'), name: 'All' })).toEqual(['NODE_NOT_FOUND root.id'])
})

test('siblings have names, and different ones', () => {
  expect(
    faultsOf({ name: '', children: [{ name: 'North' }, { name: 'North ' }, { name: 'x'.repeat(61) }] }),
  ).toEqual([
    'VALUE_MISSING root.name',
    'NODE_NAME_TAKEN root.children.1.name',
    'VALUE_TOO_LONG root.children.2.name',
  ])
})

test('a tree ends somewhere', () => {
  let deep: NodeInput = { name: 'bottom' }
  for (let level = 0; level < 30; level++) deep = { name: `level ${level}`, children: [deep] }
  expect(faultsOf(deep)).toEqual([`HIERARCHY_TOO_DEEP root${'.children.0'.repeat(20)}`])
  const children = Array.from({ length: 10_001 }, (_, index) => ({ name: `node ${index}` }))
  expect(faultsOf({ name: 'All', children })).toEqual(['HIERARCHY_TOO_LARGE root'])
})

test('whatever the input, the rows are one tree, and a faultless input keeps all its nodes', () => {
  const { tree } = fc.letrec<{ tree: NodeInput }>((tie) => ({
    tree: fc.record({
      id: fc.option(fc.constantFrom('north', 'south', 'elsewhere').map(node)),
      name: fc.option(fc.constantFrom('A', 'B', 'C', '')),
      channelNumber: fc.option(fc.constantFrom(1001, 1002, 1003, 2001), { freq: 3 }),
      children: fc.option(fc.array(tie('tree'), { maxLength: 3, depthIdentifier: 'tree' }), {
        depthIdentifier: 'tree',
      }),
    }),
  }))
  const sizeOf = (input: NodeInput): number =>
    1 + (input.children ?? []).reduce((sum, child) => sum + sizeOf(child), 0)
  fc.assert(
    fc.property(tree, (root) => {
      const { nodes, faults } = readDraftTree(root, known)
      if (faults.problems.length > 0) return
      expect(nodes).toHaveLength(sizeOf(root))
      const seen = new Set<string>()
      for (const { id, parentId } of nodes) {
        expect(parentId === null ? seen.size === 0 : seen.has(parentId)).toBe(true)
        expect(seen.has(id)).toBe(false)
        seen.add(id)
      }
      const channels = nodes.flatMap(({ channelNumber }) => channelNumber ?? [])
      expect(new Set(channels).size).toBe(channels.length)
    }),
    { numRuns: 500 },
  )
})
