import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { explorerTabs } from '../../server/http/explorer-tabs.ts'
import { schema } from '../../server/schema.ts'

test('every tab of the explorer is an operation that the API knows', () => {
  const faults = explorerTabs({ groupIds: [] }).flatMap(({ query }) => validate(schema, parse(query)))
  expect(faults.map(({ message }) => message)).toEqual([])
})
