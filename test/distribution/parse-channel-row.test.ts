import SqliteDatabase from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { soundness, stagedValue } from '../../server/distribution/column-sql.ts'
import { type ChannelValue, parseChannelRow } from '../../server/distribution/parse-channel-row.ts'
import {
  type ContractColumn,
  type ContractTable,
  channelContract,
} from '../../server/organization/channel-contract.ts'

const registration = { companyId: 'USRT', channelNumbers: [5637144592, 7] }
const handle = new SqliteDatabase(':memory:')
afterAll(() => {
  handle.close()
})

test.each<readonly [ChannelValue, number]>([
  // Binary noise, an unrounded tax, and less than a millionth.
  [0.1 + 0.2, 300_000],
  [1005.0000000000001, 1_005_000_000],
  ['26.4336283185840708', 26_433_628],
  ['-0.0000005', -1],
])('a decimal of %s is rounded at its sixth digit, and is no breach', (amount, micros) => {
  const table = channelContract.find(({ channelTable }) => channelTable === 'RetailTransactionTaxTrans')
  const column = table?.columns.find(({ channel }) => channel === 'Amount')
  if (!table || !column) throw new Error('The contract has taxes')
  const { values, breaches } = parseChannelRow(
    { ...table, columns: [column] },
    { Amount: amount },
    registration,
  )
  expect({ values, breaches }).toEqual({ values: { amount: micros }, breaches: [] })
  const staged = handle.prepare(`select ${stagedValue(column, 's.a', registration)} from (select ? as a) s`)
  expect(staged.pluck().get(amount)).toBe(micros)
})

/** One column of each sort that the contract has. */
const columns = [
  ...new Map(
    channelContract
      .flatMap((table) => table.columns)
      .map((column) => [
        `${column.kind} ${column.required ?? false} ${column.whenEmpty ?? ''} ${column.masked ?? ''} ${column.values?.join() ?? ''}`,
        column,
      ]),
  ).values(),
]

/** Values near what a column may hold, and others. */
const value: fc.Arbitrary<ChannelValue> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -3, max: 110 }),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true }),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => cents / 100),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom(
    5637144592,
    '5637144592',
    'USRT',
    'usrt',
    '',
    ' ',
    '0',
    '1',
    '1.0',
    '-12.50',
    '.5',
    '1e3',
    '0x10',
  ),
  fc.constantFrom('1900-01-01', '2026-11-21', '2026-02-30', '2026-11-21 00:00:00', '2026-11-21T10:11:12Z'),
  fc.constantFrom(
    '2026-11-21T10:11:12.5Z',
    '2026-02-30T10:11:12Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T10:11   Z',
  ),
  fc.constantFrom('1900-01-01T00:00:00Z', '4111111111111111', '************1111', '99999999999999999999'),
  fc
    .date({ min: new Date('1899-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.string(),
  fc.constantFrom('USRT', '12.5', '', '\u00e5').map((text) => Buffer.from(text)),
)

const affinities = ['text', 'numeric', 'integer', 'real', ''] as const

describe.each(
  columns.map((column) => [`${column.required ? 'required ' : ''}${column.kind}`, column] as const),
)('a %s column', (_kind, column) => {
  test.each(affinities)('kept as %j: what SQL takes as it stands, the parser reads alike', (affinity) => {
    const read = reader(column, affinity)
    fc.assert(
      fc.property(value, (given) => {
        const { stored, isSound, staged } = read(given)
        if (!isSound || isBeyond(column, stored)) return
        const { values, breaches } = parseChannelRow(
          tableOf(column),
          { [column.channel]: stored },
          registration,
        )
        expect(breaches).toEqual([])
        expect(values[column.staged] ?? null).toEqual(staged)
      }),
      { numRuns: 300 },
    )
  })
})

/**
 * Counters past 2^53 are not read at all; and in a column of texts two programs may write a number of many digits
 * differently.
 */
function isBeyond({ kind }: ContractColumn, stored: ChannelValue): boolean {
  if (kind === 'counter') return !Number.isSafeInteger(Number(stored))
  if (typeof stored !== 'number' || (kind !== 'key' && kind !== 'text')) return false
  return Math.abs(stored) > 1e9 || stored !== Number(stored.toFixed(2))
}

function tableOf(column: ContractColumn): ContractTable {
  return { channelTable: 'T', stagedTable: 'channel_transaction_header', key: [], columns: [column] }
}

/** Stores a value in a column of the affinity, and reads what the two statements of a pull make of it. */
function reader(column: ContractColumn, affinity: string) {
  handle.exec(`drop table if exists channel; create table channel (x ${affinity})`)
  const clear = handle.prepare('delete from channel')
  const insert = handle.prepare<[ChannelValue]>('insert into channel values (?)')
  const select = handle
    .prepare<[], { stored: ChannelValue; isSound: bigint; staged: string | bigint | null }>(
      `select s.x as stored, (${soundness(column, 's.x', registration) ?? 'true'}) is true as isSound,
              ${stagedValue(column, 's.x', registration)} as staged
       from channel s`,
    )
    .safeIntegers()
  return (given: ChannelValue) => {
    clear.run()
    insert.run(given)
    const row = select.get()
    if (!row) throw new Error('The row is gone')
    const { staged } = row
    return {
      stored: row.stored,
      isSound: row.isSound === 1n,
      staged: typeof staged === 'bigint' ? Number(staged) : staged,
    }
  }
}

test('a plain row of every table is taken by SQL as it stands', () => {
  for (const { columns: all } of channelContract) {
    for (const column of all) {
      handle.exec('drop table if exists channel; create table channel (x)')
      handle.prepare('insert into channel values (?)').run(plainValue(column))
      const test = soundness(column, 's.x', registration) ?? 'true'
      expect([column.channel, handle.prepare(`select ${test} from channel s`).pluck().get()]).toEqual([
        column.channel,
        1,
      ])
    }
  }
})

function plainValue({ kind, values }: ContractColumn): string | number {
  switch (kind) {
    case 'company':
      return 'USRT'
    case 'channel':
      return 5637144592
    case 'key':
    case 'text':
      return 'a text'
    case 'decimal':
      return -12.5
    case 'enum':
      return values?.at(-1) ?? 0
    case 'date':
      return '2026-11-21'
    case 'instant':
      return '2026-11-21T10:11:12Z'
    default:
      return 1
  }
}
