import { expect, test } from 'vitest'
import { fillIn, prefilledOptions, prefillOf } from '../../server/http/explorer-prefill.ts'

const page = `<script>render(${JSON.stringify({ title: 'Explorer', ...prefilledOptions })})</script>`

/** What the page's script is called with. */
function optionsOf(filled: string): unknown {
  return JSON.parse(/^<script>render\((.*)\)<\/script>$/s.exec(filled)?.[1] ?? '')
}

test('an address can open the explorer with an operation and its variables', () => {
  const query =
    'mutation ($input: ReleaseOrderHoldInput!) { releaseOrderHold(input: $input) { problems { code } } }'
  const variables = '{ "input": { "id": "1" } }'
  const prefill = prefillOf(new URL(`http://kontor/explorer?${new URLSearchParams({ query, variables })}`))
  expect(prefill).toEqual({ query, variables })
  expect(optionsOf(fillIn(page, { query, variables }))).toEqual({ title: 'Explorer', query, variables })
})

test('without a query the explorer opens as ever', () => {
  expect(prefillOf(new URL('http://kontor/explorer?variables=%7B%7D'))).toBeUndefined()
})

test('what an address brings cannot end the script that it is put in', () => {
  const hostile = '</script><script>alert(1)</script><!-- $& '
  const filled = fillIn(page, { query: hostile, variables: hostile })
  expect(filled.match(/<\/script>/g)).toHaveLength(1)
  expect(optionsOf(filled)).toEqual({ title: 'Explorer', query: hostile, variables: hostile })
})
