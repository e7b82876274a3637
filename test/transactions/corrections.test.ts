import { expect, test } from 'vitest'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { ProblemError } from '../../server/graphql/problems.ts'
import { applyCorrection, type CorrectionInput } from '../../server/transactions/corrections.ts'
import { readVersion } from '../../server/transactions/read-version.ts'
import { sectionOf, sections } from '../../server/transactions/sections.ts'
import type { TransactionKey } from '../../server/transactions/tables.ts'
import { readChanges, readVersions } from '../../server/transactions/transaction-history.ts'
import { findTransaction, keyOf } from '../../server/transactions/transaction-records.ts'
import { writeVersion } from '../../server/transactions/write-version.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { aSale, createShops, stage, testNow } from './stage.ts'

const nothing: CorrectionInput = { changes: [], additions: [], removals: [] }
const rich = aSale(
  ({ lines, discounts, charges, chargeTaxes, addresses, payments }) =>
    lines.length > 2 &&
    discounts.length > 0 &&
    charges.length > 0 &&
    chargeTaxes.length > 0 &&
    addresses.length > 0 &&
    payments.length > 0,
)

async function staged(database: Database) {
  await createShops(database)
  const [transaction] = await stage(database, [rich])
  if (!transaction) throw new Error('Nothing staged')
  return { ...transaction, key: keyOf(transaction) }
}

async function correct(database: Database, key: TransactionKey, correction: Partial<CorrectionInput>) {
  return inTransaction(database, async (trx) => {
    const previous = (await findTransaction(trx, key))?.version ?? 0
    const corrected = applyCorrection(await readVersion(trx, key, previous), { ...nothing, ...correction })
    return writeVersion(trx, { key, previous, corrected, by: 'kari', at: testNow })
  })
}

async function problemsOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ProblemError)) throw error ?? new Error('No problem')
  return error.problems.map(({ code, field }) => `${field ?? ''} ${code}`.trim())
}

describeOnBothDatabases('a correction', (open) => {
  test('becomes a version of its own, complete, beside what the channel sent', async () => {
    const database = await open()
    const { key, id } = await staged(database)
    const before = await readVersion(database.kysely, key, 0)
    const version = await correct(database, key, {
      changes: [
        { section: 'channel_transaction_header', row: '', field: 'customerAccount', value: 'C-77' },
        { section: 'channel_transaction_line', row: '1', field: 'netAmount', value: '-10.5' },
      ],
    })
    expect(version).toBe(1)
    expect(await readVersion(database.kysely, key, 0)).toEqual(before)
    const after = await readVersion(database.kysely, key, 1)
    for (const section of sections) {
      const expected = (before.get(section) ?? []).map((row) => ({
        ...row,
        version: 1,
        ...(section.table === 'channel_transaction_header' ? { customer_account: 'C-77' } : {}),
        ...(section.table === 'channel_transaction_line' && row.line_number === 1
          ? { net_amount: -10_500_000 }
          : {}),
      }))
      expect(after.get(section)).toEqual(expected)
    }
    expect(await findTransaction(database.kysely, key)).toMatchObject({
      version: 1,
      customer_account: 'C-77',
    })
    expect(await readVersions(database.kysely, [id])).toMatchObject([
      { version: 1, previous_version: 0, created_by: 'kari', created_at: testNow, undone_at: null },
    ])
    const changes = await readChanges(database.kysely, [id])
    expect(
      changes.map(({ staged_table, row_key, field, new_value }) => [staged_table, row_key, field, new_value]),
    ).toEqual([
      ['channel_transaction_header', '', 'customer_account', 'C-77'],
      ['channel_transaction_line', '1', 'net_amount', '-10.5'],
    ])
  })

  test('takes everything that hangs on a line away with it, and says so field by field', async () => {
    const database = await open()
    const { key, id } = await staged(database)
    await correct(database, key, { removals: [{ section: 'channel_transaction_line', row: '1' }] })
    const after = await readVersion(database.kysely, key, 1)
    expect(after.get(sectionOf('channel_transaction_line'))).toHaveLength(rich.lines.length - 1)
    for (const section of sections) {
      const hanging = (after.get(section) ?? []).filter((row) => row.sale_line_number === 1)
      expect(hanging).toEqual([])
    }
    const changes = await readChanges(database.kysely, [id])
    expect(changes).toContainEqual(
      expect.objectContaining({
        staged_table: 'channel_transaction_line',
        row_key: '1',
        field: 'item_number',
        new_value: null,
      }),
    )
    expect(changes.some(({ staged_table }) => staged_table === 'channel_transaction_tax')).toBe(true)
  })

  test('adds rows, with the contract’s values for what is left out', async () => {
    const database = await open()
    const { key } = await staged(database)
    await correct(database, key, {
      additions: [
        {
          section: 'channel_transaction_attribute',
          values: [
            { field: 'headerOrLineNumber', value: '0' },
            { field: 'name', value: 'Gift/wrap' },
            { field: 'textValue', value: 'Red' },
          ],
        },
        {
          section: 'channel_transaction_payment',
          values: [
            { field: 'lineNumber', value: '9' },
            { field: 'tenderType', value: '2' },
            { field: 'amountTendered', value: '1.00' },
          ],
        },
      ],
    })
    const after = await readVersion(database.kysely, key, 1)
    expect(after.get(sectionOf('channel_transaction_payment'))?.at(-1)).toMatchObject({
      line_number: 9,
      amount_tendered: 1_000_000,
      is_captured: false,
      void_status: 0,
      replication_counter: 0,
    })
    await correct(database, key, {
      changes: [
        { section: 'channel_transaction_attribute', row: '0/Gift%2Fwrap', field: 'textValue', value: 'Blue' },
      ],
    })
    const attributes = (await readVersion(database.kysely, key, 2)).get(
      sectionOf('channel_transaction_attribute'),
    )
    expect(attributes?.filter(({ name }) => name === 'Gift/wrap')).toMatchObject([{ text_value: 'Blue' }])
  })

  test('is refused as a whole, with every fault and where it is', async () => {
    const database = await open()
    const { key } = await staged(database)
    const refused = correct(database, key, {
      changes: [
        { section: 'channel_transaction_line', row: '1', field: 'price', value: 'twelve' },
        { section: 'channel_transaction_line', row: '99', field: 'price', value: '12' },
        { section: 'channel_transaction_line', row: '1', field: 'colour', value: 'red' },
        { section: 'channel_transaction_line', row: '1', field: 'lineNumber', value: '2' },
        { section: 'channel_transaction_header', row: '', field: 'transactionId', value: 'other' },
        { section: 'channel_transaction_payment', row: '1', field: 'paymentCardToken', value: 'mine' },
        { section: 'channel_transaction_payment', row: '1', field: 'paymentAuthorization', value: 'mine' },
      ],
      removals: [{ section: 'channel_transaction_header', row: '' }],
      additions: [
        {
          section: 'channel_transaction_discount',
          values: [
            { field: 'saleLineNumber', value: '1' },
            { field: 'lineNumber', value: '7' },
          ],
        },
      ],
    })
    expect(await problemsOf(refused)).toEqual([
      'changes.0.value VALUE_NOT_A_DECIMAL',
      'changes.1.row STAGED_ROW_NOT_FOUND',
      'changes.2.field STAGED_FIELD_UNKNOWN',
      'changes.3.field STAGED_FIELD_NOT_EDITABLE',
      'changes.4.field STAGED_FIELD_UNKNOWN',
      'changes.5.field STAGED_FIELD_NOT_EDITABLE',
      'changes.6.field STAGED_FIELD_NOT_EDITABLE',
      'removals.0.section STAGED_HEADER_STAYS',
      'additions.0 VALUE_REQUIRED',
    ])
    expect(await findTransaction(database.kysely, key)).toMatchObject({ version: 0 })
  })

  test('is refused when it hangs a row on a line that is not there, or changes nothing', async () => {
    const database = await open()
    const { key } = await staged(database)
    const stray = correct(database, key, {
      additions: [
        {
          section: 'channel_transaction_tax',
          values: [
            { field: 'saleLineNumber', value: '99' },
            { field: 'taxCode', value: 'VAT25' },
            { field: 'amount', value: '1' },
          ],
        },
      ],
    })
    expect(await problemsOf(stray)).toEqual(['STAGED_LINE_NOT_FOUND'])
    const price = (await readVersion(database.kysely, key, 0)).get(sectionOf('channel_transaction_line'))?.[0]
      ?.price
    const same = correct(database, key, {
      changes: [
        { section: 'channel_transaction_line', row: '1', field: 'price', value: String(Number(price) / 1e6) },
      ],
    })
    expect(await problemsOf(same)).toEqual(['NOTHING_CHANGED'])
  })
})
