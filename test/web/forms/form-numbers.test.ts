import { expect, test } from 'vitest'
import { readHundredths, readNumbers } from '../../../web/forms/form-numbers.ts'

function formOf(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

test('whole numbers are read as each language writes them', () => {
  expect(readNumbers(formOf({ seconds: '86\u00a0400' }), 'sv-SE', ['seconds']).numbers.seconds).toBe(86_400)
  expect(readNumbers(formOf({ seconds: '86,400' }), 'en', ['seconds']).numbers.seconds).toBe(86_400)
})

test('each number that is missing or no whole number is told by its input', () => {
  const form = formOf({ digits: 'six', next: '1,5', last: '9' })
  const { problems, readable } = readNumbers(form, 'nb-NO', ['digits', 'next', 'last', 'lost'])
  expect(problems.map(({ code, field }) => [field, code])).toEqual([
    ['digits', 'VALUE_NOT_A_WHOLE_NUMBER'],
    ['next', 'VALUE_NOT_A_WHOLE_NUMBER'],
    ['lost', 'VALUE_MISSING'],
  ])
  expect(readable).toEqual({ last: 9 })
})

test('texts that are missing are told beside a number that is wrong, and left to the API otherwise', () => {
  const fieldsOf = (typed: string) =>
    readNumbers(formOf({ number: typed, name: ' ', town: 'Bodø' }), 'en', ['number'], {
      texts: ['name', 'town'],
    }).problems.map(({ field }) => field)
  expect(fieldsOf('x')).toEqual(['number', 'name'])
  expect(fieldsOf('7')).toEqual([])
})

test('half an öre is fifty hundredths, in every language', () => {
  expect(readHundredths(formOf({ tolerance: '0,5' }), 'sv-SE', 'tolerance').value).toBe(50)
  expect(readHundredths(formOf({ tolerance: '0.29' }), 'en', 'tolerance').value).toBe(29)
  expect(readHundredths(formOf({}), 'en', 'tolerance')).toEqual({ problems: [] })
})

test('a tolerance that was emptied is told, not left as it was', () => {
  const { problems } = readHundredths(formOf({ tolerance: ' ' }), 'en', 'tolerance')
  expect(problems).toEqual([
    { code: 'VALUE_MISSING', parameters: { field: 'tolerance' }, field: 'tolerance' },
  ])
})

test('a tolerance that is no number is told', () => {
  const { problems } = readHundredths(formOf({ tolerance: 'much' }), 'en', 'tolerance')
  expect(problems).toEqual([
    { code: 'VALUE_NOT_A_DECIMAL', parameters: { field: 'tolerance' }, field: 'tolerance' },
  ])
})

test('a tolerance with more than two decimals is refused, not rounded; zeros behind them count for nothing', () => {
  const read = (typed: string) => readHundredths(formOf({ tolerance: typed }), 'sv-SE', 'tolerance')
  expect(read('0,505').problems).toEqual([
    { code: 'VALUE_HAS_TOO_MANY_DECIMALS', parameters: { field: 'tolerance', most: 2 }, field: 'tolerance' },
  ])
  expect(read('0,5000').value).toBe(50)
  expect(read('-0,5').value).toBe(-50)
  expect(read('12').value).toBe(1200)
})

test('numbers that are too large are told as such, with the limit', () => {
  expect(readHundredths(formOf({ tolerance: '30000000' }), 'en', 'tolerance').problems).toEqual([
    { code: 'VALUE_TOO_LARGE', parameters: { field: 'tolerance', limit: 21_474_837 }, field: 'tolerance' },
  ])
  const numbers = formOf({ last: '9007199254740992', seconds: '-2147483648' })
  const { problems, readable } = readNumbers(numbers, 'en', ['last', 'seconds'], { large: ['last'] })
  expect(problems).toMatchObject([
    { code: 'VALUE_TOO_LARGE', parameters: { limit: 9_007_199_254_740_992 }, field: 'last' },
    { code: 'VALUE_TOO_LARGE', parameters: { limit: 2_147_483_648 }, field: 'seconds' },
  ])
  expect(readable).toEqual({})
  expect(readNumbers(formOf({ last: '3000000000' }), 'en', ['last'], { large: ['last'] }).problems).toEqual(
    [],
  )
})
