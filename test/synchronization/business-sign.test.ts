import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { channelContract } from '../../server/organization/channel-contract.ts'
import { businessSign, inBusinessSign, isTurned } from '../../server/synchronization/business-sign.ts'
import { describeOnBothDatabases } from '../support/databases.ts'

const turned = [
  ['channel_transaction_header', 'gross_amount'],
  ['channel_transaction_header', 'net_amount'],
  ['channel_transaction_line', 'quantity'],
  ['channel_transaction_line', 'net_amount'],
  ['channel_transaction_line', 'net_amount_including_tax'],
  ['channel_transaction_line', 'tax_amount'],
]

test('the fields that the channel writes below zero for a sale are turned, and no others', () => {
  const fields = channelContract.flatMap(({ stagedTable, columns }) =>
    columns.filter(({ staged }) => isTurned(stagedTable, staged)).map(({ staged }) => [stagedTable, staged]),
  )
  expect(fields).toEqual(turned)
})

test('a sale becomes positive, a return negative, and nothing stays nothing without a sign', () => {
  expect(inBusinessSign('channel_transaction_header', 'gross_amount', -12_500_000)).toBe(12_500_000)
  expect(inBusinessSign('channel_transaction_line', 'quantity', 2_000_000)).toBe(-2_000_000)
  expect(Object.is(inBusinessSign('channel_transaction_line', 'net_amount', 0), 0)).toBe(true)
})

test('prices, discounts, taxes, charges, payments and the number of items stand as they are', () => {
  const untouched = [
    ['channel_transaction_header', 'payment_amount'],
    ['channel_transaction_header', 'discount_amount'],
    ['channel_transaction_header', 'number_of_items'],
    ['channel_transaction_line', 'price'],
    ['channel_transaction_line', 'discount_amount'],
    ['channel_transaction_tax', 'amount'],
    ['channel_transaction_charge', 'calculated_amount'],
    ['channel_transaction_payment', 'amount_tendered'],
  ] as const
  for (const [table, field] of untouched) expect(inBusinessSign(table, field, 7)).toBe(7)
})

test('the turn of any amount turned again is the amount', () => {
  fc.assert(
    fc.property(fc.constantFrom(...turned), fc.maxSafeInteger(), ([table = '', field = ''], value) => {
      expect(inBusinessSign(table, field, inBusinessSign(table, field, value))).toBe(value + 0)
    }),
  )
})

describeOnBothDatabases('the turn in SQL', (open) => {
  test('is the turn of a value at hand', async () => {
    const { kysely } = await open()
    for (const [table = '', field = ''] of [...turned, ['channel_transaction_line', 'price']]) {
      for (const value of [-12_500_000, 0, 7]) {
        const rows = sql`select cast(${value} as bigint) as ${sql.ref(field)}`
        const result = await sql<{ value: number }>`
          select ${businessSign(table, 'r', field)} as value from (${rows}) as r`.execute(kysely)
        expect(result.rows[0]?.value).toBe(inBusinessSign(table, field, value))
      }
    }
  })
})
