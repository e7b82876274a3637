import { expect, test } from 'vitest'
import { changeAt, inputName, readChanges, wasName } from '../../../web/orders/edit-form.ts'

const timeZone = 'Europe/Oslo'

function formOf(fields: readonly (readonly [name: string, kind: string, shown: string, typed: string])[]) {
  const form = new FormData()
  for (const [name, kind, shown, typed] of fields) {
    form.append(wasName(name), `${kind}:${shown}`)
    form.append(name, typed)
  }
  return form
}

test('only what was changed is sent, and decimals by the point', () => {
  const price = inputName('LINES', '1', 'price')
  const item = inputName('LINES', '1', 'itemNumber')
  const note = inputName('HEADER', '', 'comment')
  const form = formOf([
    [price, 'DECIMAL', '10,00', '1 012,50'],
    [item, 'TEXT', 'A:1', 'A:1'],
    [note, 'TEXT', 'hello', ''],
  ])
  expect(readChanges(form, { locale: 'sv-SE', timeZone })).toEqual({
    changes: [
      { section: 'LINES', row: '1', field: 'price', value: '1012.50' },
      { section: 'HEADER', row: '', field: 'comment', value: null },
    ],
    unreadable: [],
  })
})

test.each([
  ['en', 'two'],
  ['en', '12,50'],
  ['sv-SE', '1.250'],
] as const)('%s: %s is not sent as a number', (locale, typed) => {
  const place = { section: 'LINES', row: '2', field: 'price' }
  const form = formOf([[inputName('LINES', '2', 'price'), 'DECIMAL', '1', typed]])
  expect(readChanges(form, { locale, timeZone })).toEqual({
    changes: [],
    unreadable: [{ ...place, value: typed }],
  })
})

test.each([
  ['2026-07-01T14:30', '2026-07-01T12:30:00Z'],
  ['2026-11-19T16:23:25', '2026-11-19T15:23:25Z'],
  ['next week', 'next week'],
])('the moment %s is sent as %s', (typed, value) => {
  const entered = inputName('HEADER', '', 'enteredAt')
  const { changes } = readChanges(formOf([[entered, 'INSTANT', '2026-07-01T14:29', typed]]), {
    locale: 'nb-NO',
    timeZone,
  })
  expect(changes).toEqual([{ section: 'HEADER', row: '', field: 'enteredAt', value }])
})

test('a problem is told to the change that its path speaks of', () => {
  const form = formOf([
    [inputName('HEADER', '', 'comment'), 'TEXT', '', 'hello'],
    [inputName('LINES', '2', 'quantity'), 'DECIMAL', '1', '2'],
  ])
  const { changes } = readChanges(form, { locale: 'en', timeZone })
  expect(changeAt('changes.1.value', changes)).toMatchObject({
    section: 'LINES',
    row: '2',
    field: 'quantity',
  })
  expect(changeAt('version', changes)).toBeUndefined()
  expect(changeAt(null, changes)).toBeUndefined()
})
