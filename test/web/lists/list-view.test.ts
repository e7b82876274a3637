import { Children, isValidElement, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ApiError } from '../../../web/graphql/request-client.ts'
import { type ListDefinition, toWholePage } from '../../../web/lists/list.ts'
import { ListView } from '../../../web/lists/list-view.tsx'
import type { Ui } from '../../../web/session/ui.ts'

const ui = {
  word: { problem: (code: string) => `words for ${code}` },
  format: { number: String },
  may: () => false,
  href: (path: string) => `/en${path}`,
} as unknown as Ui

const list: ListDefinition<{ readonly name: string }> = {
  name: 'shops',
  path: '/shops',
  title: () => 'Shops',
  columns: () => [],
  key: ({ name }) => name,
  load: async () => toWholePage([{ name: 'Havsvik' }]),
  facets: async () => [{ name: 'country', label: 'Country', options: [{ value: 'SE', label: 'Sweden' }] }],
  sum: async () => 'Total: SEK 12',
  empty: () => null,
}

/** What stands for the filters and for the sum, and how many rows there are. */
async function draw(changes: Partial<typeof list>) {
  const view = await ListView({ ui, list: { ...list, ...changes }, parameters: {} })
  const [facets, loaded] = Children.toArray(view.props.children as ReactNode).slice(-2)
  if (!isValidElement(loaded)) throw new Error('The list has no rows')
  const { sum, page } = (loaded as ReactElement<{ sum: ReactNode; page: { totalCount: number } }>).props
  return {
    facets: renderToStaticMarkup(facets),
    sum: renderToStaticMarkup(sum),
    total: page.totalCount,
  }
}

const refuse = async () => {
  throw new ApiError('UNAVAILABLE', {})
}
const refused = expect.stringContaining('words for UNAVAILABLE')

test('a list has its filters, its rows and what they come to', async () => {
  expect(await draw({})).toEqual({
    facets: expect.stringContaining('Sweden'),
    sum: expect.stringContaining('Total: SEK 12'),
    total: 1,
  })
})

test('filters whose data do not come say so in their place, and everything else stands', async () => {
  expect(await draw({ facets: refuse })).toMatchObject({ facets: refused, total: 1 })
})

test('so does a sum whose data do not come', async () => {
  expect(await draw({ sum: refuse })).toMatchObject({
    facets: expect.stringContaining('Sweden'),
    sum: refused,
    total: 1,
  })
})
