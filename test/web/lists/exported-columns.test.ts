import { expect, test } from 'vitest'
import { formatsFor } from '../../../web/language/formats.ts'
import type { Locale } from '../../../web/language/locales.ts'
import { createColumns } from '../../../web/lists/columns.tsx'
import { exportedColumns } from '../../../web/lists/list.ts'
import type { Ui } from '../../../web/session/ui.ts'

interface Row {
  readonly paid: { readonly amount: string; readonly currency: string } | null
  readonly rate: string
  readonly rows: number
  readonly day: string
  readonly at: string | null
}

const sold: Row = {
  paid: { amount: '-12431.07', currency: 'USD' },
  rate: '1234.5',
  rows: 12_345,
  day: '2026-11-25',
  at: '2026-11-25T23:03:59.000Z',
}
const nothing: Row = { ...sold, paid: null, at: null }

function exportOf(locale: Locale) {
  const ui = {
    t: (key: string, { column }: { column: string }) => `${key} ${column}`,
    word: { field: (_type: string, name: string) => name },
    format: formatsFor(locale, 'Europe/Oslo'),
  } as unknown as Ui
  const column = createColumns<Row>(ui, 'Row')
  return exportedColumns(ui, [
    { ...column.money('paid', ({ paid }) => paid), header: 'Paid' },
    column.decimal('rate', ({ rate }) => rate),
    column.number('rows', ({ rows }) => rows),
    column.day('day', ({ day }) => day),
    column.moment('at', ({ at }) => at),
    { id: 'buttons', header: 'Buttons', cell: () => 'Buttons' },
  ])
}

test.each([
  ['en', '-12431.07', '1234.5'],
  ['sv-SE', '-12431,07', '1234,5'],
  ['nb-NO', '-12431,07', '1234,5'],
] as const)('in %s, numbers, days and moments are what a spreadsheet reads', (locale, amount, rate) => {
  const { headers, cellsOf } = exportOf(locale)
  expect(headers).toEqual(['Paid', 'list.currencyOf Paid', 'rate', 'rows', 'day', 'at'])
  expect(cellsOf(sold)).toEqual([amount, 'USD', rate, '12345', '2026-11-25', '2026-11-26 00:03'])
  expect(cellsOf(nothing)).toEqual(['', '', rate, '12345', '2026-11-25', ''])
})
