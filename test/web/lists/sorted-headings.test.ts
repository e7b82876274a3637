import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type ColumnSorting, orderByOf, sortedBy, sortOf } from '../../../web/lists/sorting.ts'
import { Table } from '../../../web/lists/table.tsx'
import type { Ui } from '../../../web/session/ui.ts'

const ui = { t: (key: string) => key } as unknown as Ui

const byName = sortedBy<'name' | 'createdAt'>('name', ['name', '-createdAt'])

test('an address says by what a list is sorted; what it cannot be sorted by is the usual order', () => {
  expect(orderByOf(byName, {})).toEqual({ name: 'ASCENDING' })
  expect(orderByOf(byName, { sort: '-createdAt' })).toEqual({ createdAt: 'DESCENDING' })
  expect(orderByOf(byName, { sort: ['createdAt', 'name'] })).toEqual({ createdAt: 'ASCENDING' })
  for (const sort of ['email', '--name', '', '-'])
    expect(orderByOf(byName, { sort })).toEqual({ name: 'ASCENDING' })
})

function headings(sort: string, sorting: ColumnSorting = byName): string[] {
  const html = renderToStaticMarkup(
    createElement(Table<{ readonly name: string }>, {
      ui,
      caption: 'People',
      columns: ['name', 'createdAt', 'roles'].map((id) => ({ id, header: id, cell: () => null })),
      rows: [],
      rowKey: ({ name }) => name,
      sorting: {
        columns: sorting.columns,
        usual: sorting.usual,
        sort: sortOf(sorting, { sort }),
        addressOf: (order) => `/people?sort=${order}`,
      },
    }),
  )
  return [...html.matchAll(/<th scope="col"([^>]*)>(?:<a [^>]*href="([^"]*)")?/g)].map(
    ([, attributes = '', href = 'no link']) => `${attributes.match(/aria-sort="(\w+)"/)?.[1] ?? '–'} ${href}`,
  )
}

test('a heading says how the list is sorted by it, and leads to the other way round', () => {
  expect(headings('name')).toEqual(['ascending /people?sort=-name', '– /people?sort=-createdAt', '– no link'])
  expect(headings('-name')).toEqual([
    'descending /people?sort=name',
    '– /people?sort=-createdAt',
    '– no link',
  ])
  expect(headings('-createdAt')).toEqual([
    '– /people?sort=name',
    'descending /people?sort=createdAt',
    '– no link',
  ])
})

const former = { NEWEST_FIRST: '-pulledAt', OLDEST_FIRST: 'pulledAt' }
const byPull: ColumnSorting = { ...sortedBy<'name' | 'pulledAt'>('-pulledAt', ['name']), former }

test('the usual order, where it is no column’s, is come back to by the heading that the list is sorted by', () => {
  const first = ({ sort = '' }) => headings(sort, byPull)[0]
  expect(first({})).toBe('– /people?sort=name')
  expect(first({ sort: 'name' })).toBe('ascending /people?sort=-name')
  expect(first({ sort: '-name' })).toBe('descending /people?sort=-pulledAt')
})

test('what an earlier address called an order is still understood', () => {
  expect(orderByOf(byPull, { sort: 'OLDEST_FIRST' })).toEqual({ pulledAt: 'ASCENDING' })
  expect(orderByOf(byPull, { sort: 'NEWEST_FIRST' })).toEqual({ pulledAt: 'DESCENDING' })
})
