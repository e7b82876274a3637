import { expect, test } from 'vitest'
import { openTranslator } from '../../../web/language/translator.ts'
import type { NodeInput } from '../../../web/settings/tree.ts'
import { ofItsNode } from '../../../web/settings/tree-problems.ts'

const root: NodeInput = {
  name: 'Stores',
  children: [
    { name: 'North', children: [{ name: 'Luleå', channelNumber: 101, children: [] }] },
    { name: ' ', children: [] },
  ],
}

test.each([
  ['root', 'root.name', 'Stores'],
  ['root.name', 'root.name', 'Stores'],
  ['root.children.0.name', 'root.children.0.name', 'Stores › North'],
  ['root.children.0.children.0.name', 'root.children.0.children.0.channelNumber', 'North › Luleå'],
  ['root.children.0.children.0.children', 'root.children.0.children.0.channelNumber', 'North › Luleå'],
  ['root.children.1.name', 'root.children.1.name', 'Stores › Nod utan namn'],
])('a problem of %s leads to %s and is told of %s', async (field, control, label) => {
  const { t } = await openTranslator('sv-SE', 'UTC')
  const problem = { code: 'VALUE_MISSING', parameters: {}, field }
  expect(ofItsNode({ t }, root, problem)).toEqual({ ...problem, field: control, label })
})

test('a problem of no node stays as it is', async () => {
  const { t } = await openTranslator('en', 'UTC')
  const problem = { code: 'HIERARCHY_NOT_FOUND', parameters: {}, field: 'hierarchy' }
  expect(ofItsNode({ t }, root, problem)).toBe(problem)
})
