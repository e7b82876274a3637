import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Micros } from '../../server/database/money.ts'
import type { ContractColumn } from '../../server/organization/channel-contract.ts'
import { sections } from '../../server/transactions/sections.ts'
import {
  isCardNumber,
  readStagedValue,
  showStagedValue,
  writeStagedValue,
} from '../../server/transactions/staged-values.ts'

function column(kind: ContractColumn['kind'], more: Partial<ContractColumn> = {}): ContractColumn {
  return { channel: 'column', staged: 'column', kind, ...more }
}

function field(section: string, staged: string): ContractColumn {
  const found = sections
    .find(({ table }) => table === section)
    ?.fields.find((candidate) => candidate.staged === staged)
  if (!found) throw new Error(`${section}.${staged} is not in the contract`)
  return found
}

describe('a value that an operator writes', () => {
  test('is read by the kind of the contract’s column', () => {
    expect(readStagedValue(column('decimal'), ' -12.50 ')).toEqual({ value: -12_500_000 })
    expect(readStagedValue(column('integer'), '42')).toEqual({ value: 42 })
    expect(readStagedValue(column('flag'), 'true')).toEqual({ value: true })
    expect(readStagedValue(column('flag'), '0')).toEqual({ value: false })
    expect(readStagedValue(column('date'), '2026-11-21')).toEqual({ value: '2026-11-21' })
    expect(readStagedValue(column('date'), '1900-01-01')).toEqual({ value: null })
    expect(readStagedValue(column('seconds'), '13:05')).toEqual({ value: 47_100 })
    expect(readStagedValue(column('seconds'), '86399')).toEqual({ value: 86_399 })
    expect(readStagedValue(column('instant'), '2026-11-21T08:00+01:00')).toEqual({
      value: '2026-11-21T07:00:00.000Z',
    })
    expect(readStagedValue(column('text'), ' Karl Johans gate ')).toEqual({ value: 'Karl Johans gate' })
    expect(readStagedValue(column('enum', { values: [0, 1] }), '1')).toEqual({ value: 1 })
  })

  test('is refused with the reason when it is not of the kind', () => {
    expect(readStagedValue(column('decimal'), '12,50')).toEqual({ fault: 'VALUE_NOT_A_DECIMAL' })
    expect(readStagedValue(column('decimal'), '0.1234567')).toEqual({
      fault: 'VALUE_HAS_TOO_MANY_DECIMALS',
      parameters: { most: 6 },
    })
    expect(readStagedValue(column('decimal'), '-9000000000')).toEqual({
      fault: 'VALUE_TOO_LARGE',
      parameters: { limit: 9_000_000_000 },
    })
    expect(readStagedValue(column('decimal'), '12.5000000')).toEqual({ value: 12_500_000 })
    expect(readStagedValue(column('integer'), '9007199254740992')).toEqual({
      fault: 'VALUE_TOO_LARGE',
      parameters: { limit: 9_007_199_254_740_992 },
    })
    expect(readStagedValue(column('integer'), '1.5')).toEqual({ fault: 'VALUE_NOT_A_WHOLE_NUMBER' })
    expect(readStagedValue(column('flag'), 'yes')).toEqual({ fault: 'VALUE_NOT_A_FLAG' })
    expect(readStagedValue(column('date'), '2026-02-30')).toEqual({ fault: 'VALUE_NOT_A_DATE' })
    expect(readStagedValue(column('seconds'), '24:00')).toEqual({ fault: 'VALUE_NOT_A_TIME' })
    expect(readStagedValue(column('seconds'), '12:60')).toEqual({ fault: 'VALUE_NOT_A_TIME' })
    expect(readStagedValue(column('instant'), 'yesterday')).toEqual({ fault: 'VALUE_NOT_AN_INSTANT' })
    expect(readStagedValue(column('enum', { values: [0, 1] }), '7')).toEqual({ fault: 'VALUE_NOT_IN_LIST' })
    expect(readStagedValue(column('text', { required: true }), ' ')).toEqual({ fault: 'VALUE_REQUIRED' })
    expect(readStagedValue(column('date', { required: true }), '1900-01-01')).toEqual({
      fault: 'VALUE_REQUIRED',
    })
  })

  test('left empty is what the contract stages for nothing', () => {
    expect(readStagedValue(column('text'), '')).toEqual({ value: null })
    expect(readStagedValue(column('text', { whenEmpty: '' }), null)).toEqual({ value: '' })
    expect(readStagedValue(column('flag', { whenEmpty: 0 }), null)).toEqual({ value: false })
    expect(readStagedValue(column('decimal', { whenEmpty: 0 }), null)).toEqual({ value: 0 })
  })

  test('is never a whole card number where the contract wants a masked one', () => {
    const card = field('channel_transaction_payment', 'card_or_account')
    expect(readStagedValue(card, '4111 1111 1111 1111')).toEqual({ fault: 'VALUE_IS_A_CARD_NUMBER' })
    expect(readStagedValue(card, '411111******1111')).toEqual({ value: '411111******1111' })
    expect(isCardNumber('4111111111111112')).toBe(false)
  })

  test('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8_000_000_000_000, max: 8_000_000_000_000 }), (micros) => {
        const text = writeStagedValue(column('decimal'), micros as Micros)
        expect(readStagedValue(column('decimal'), text)).toEqual({ value: micros })
      }),
    )
  })
})

describe('a value that a reader is shown', () => {
  test('is the end of a card token, and nothing of an authorization', () => {
    const token = field('channel_transaction_payment', 'payment_card_token')
    expect(showStagedValue(token, 'tok_4f9a8b7c6d5e1234')).toBe('••••1234')
    expect(showStagedValue(token, 'short')).toBe('••••')
    const authorization = field('channel_transaction_payment', 'payment_authorization')
    expect(showStagedValue(authorization, '{"id":"auth_1"}')).toBeNull()
  })
})
