import { expect, test } from 'vitest'
import { addNodes, nestNodes } from '../../../web/guides/organization-tree.ts'

const node = (id: string, parentId: string | null) => ({ id, name: id, parentId, hint: '' })

const nodes = [
  node('all', null),
  node('nordics', 'all'),
  node('stockholm', 'nordics'),
  node('oslo', 'nordics'),
  node('london', 'all'),
]

test('nodes hang below their parents, in their order', () => {
  const [top] = nestNodes(nodes)
  expect(top?.children.map(({ id }) => id)).toEqual(['nordics', 'london'])
  expect(top?.children[0]?.children.map(({ id }) => id)).toEqual(['stockholm', 'oslo'])
})

test('nodes whose parent the reader may not see stand at the top', () => {
  expect(nestNodes(nodes.slice(1)).map(({ id }) => id)).toEqual(['nordics', 'london'])
})

test('added nodes stand in the order of the tree, each once', () => {
  expect(addNodes(nodes, ['london'], ['stockholm', 'london'])).toEqual(['stockholm', 'london'])
})

test('a node takes all below it along, so these need not be selected', () => {
  expect(addNodes(nodes, ['stockholm', 'london'], ['nordics'])).toEqual(['nordics', 'london'])
  expect(addNodes(nodes, ['all'], ['oslo'])).toEqual(['all'])
})

test('a node that the hierarchy has no more is no longer selected', () => {
  expect(addNodes(nodes, ['gone', 'oslo'], [])).toEqual(['oslo'])
})
