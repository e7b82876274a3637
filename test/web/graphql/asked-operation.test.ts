import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { noteOperation, notingOperation } from '../../../web/graphql/asked-operation.ts'
import { explorerAddress } from '../../../web/graphql/explorer-address.ts'

const orders = parse(
  'query Orders($first: Int, $text: String) { salesOrders(first: $first, text: $text) { totalCount } }',
)
const facets = parse('query Facets { salesOrders { totalCount } }')

const load = async () => {
  noteOperation(orders, { first: 50, text: null })
  noteOperation(facets, {})
  return 'rows'
}

test('what is loaded is told with the operation that it asked first, and not what others ask meanwhile', async () => {
  const other = notingOperation(async () => noteOperation(facets, {}))
  const { outcome, operation } = await notingOperation(load)
  expect(outcome).toBe('rows')
  expect(operation?.variables).toEqual({ first: 50 })
  expect(operation?.document).toMatch(/^query Orders.*\n {2}salesOrders/)
  expect((await other).operation?.document).toMatch(/^query Facets/)
  const nothing = await notingOperation(async () => undefined)
  expect(nothing.operation).toBeUndefined()
})

test('the explorer opens with it', async () => {
  const { operation } = await notingOperation(load)
  if (!operation) throw new Error('Nothing was asked')
  const parameters = new URL(explorerAddress(operation), 'http://kontor.example').searchParams
  expect(parameters.get('query')).toBe(operation.document)
  expect(JSON.parse(parameters.get('variables') ?? '')).toEqual({ first: 50 })
})
