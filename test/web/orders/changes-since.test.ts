import { expect, test } from 'vitest'
import { changesSince, type SectionValues } from '../../../web/orders/changes-since.ts'

const price = { name: 'price', kind: 'DECIMAL', isEditable: true } as const

function lines(...rows: readonly (readonly [key: string, price: string | null])[]): SectionValues {
  return {
    section: 'LINES',
    fields: [price],
    rows: rows.map(([key, value]) => ({ key, values: [{ field: 'price', value, currency: 'SEK' }] })),
  }
}

test('tells field by field what another version holds otherwise, rows that came and went included', () => {
  const before = [lines(['1', '10'], ['2', '20'], ['3', '30'])]
  const now = [lines(['1', '10'], ['2', '25'], ['4', '40'])]
  const change = { section: 'LINES', field: price }
  const held = (value: string) => ({ value, currency: 'SEK' })
  const nothing = { value: '', currency: null }
  expect(changesSince({ before, now })).toEqual([
    { ...change, row: '2', from: held('20'), to: held('25') },
    { ...change, row: '3', from: held('30'), to: nothing },
    { ...change, row: '4', from: nothing, to: held('40') },
  ])
})

test('tells nothing where an empty value is still none', () => {
  expect(changesSince({ before: [lines(['1', null])], now: [lines(['1', ''])] })).toEqual([])
})
