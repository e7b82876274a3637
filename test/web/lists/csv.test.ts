import { expect, test } from 'vitest'
import { writeCsv, writeTabbed } from '../../../web/lists/csv.ts'
import { type ListDefinition, toWholePage } from '../../../web/lists/list.ts'
import type { Ui } from '../../../web/session/ui.ts'

interface Row {
  readonly name: string
}

const rows: readonly Row[] = [
  { name: 'Havsvik; "Torget"' },
  { name: 'two\r\nlines\tand a tab' },
  { name: '=A1' },
  { name: '-1,5' },
]
const ui = { t: String, format: { decimal: () => '0,5' } } as unknown as Ui
const column = { id: 'name', header: 'Name', cell: ({ name }: Row) => name, text: ({ name }: Row) => name }
const total = rows.length

/** A list of two pages. */
const list: ListDefinition<Row> = {
  name: 'shops',
  path: '/shops',
  title: () => 'Shops',
  key: ({ name }) => name,
  empty: () => null,
  columns: () => [column, { ...column, id: 'again' }],
  load: async (_ui, _filters, { after }) => ({
    ...toWholePage(after ? rows.slice(2) : rows.slice(0, 2)),
    totalCount: total,
    pageInfo: { hasNextPage: !after, hasPreviousPage: false, startCursor: null, endCursor: 'second' },
  }),
}

test('a file has what its separator means in quotes, and formulas as text', async () => {
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await new Response(writeCsv(ui, list, {})).arrayBuffer(),
  )
  const cells = ['"Havsvik; ""Torget"""', '"two\r\nlines\tand a tab"', "'=A1", '-1,5']
  expect(csv).toBe(`\ufeff${['Name', ...cells].map((cell) => `${cell};${cell}\r\n`).join('')}`)
})

test('on the clipboard a row is a line, whatever stands in its cells', async () => {
  const text = await new Response(writeTabbed(ui, list, {})).text()
  const cells = ['Havsvik; "Torget"', 'two lines and a tab', "'=A1", '-1,5']
  expect(text).toBe(['Name', ...cells].map((cell) => `${cell}\t${cell}\n`).join(''))
})
