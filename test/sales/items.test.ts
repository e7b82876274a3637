import { expect, test } from 'vitest'
import { alphabetOf } from '../../server/database/alphabet.ts'
import { type Database, inTransaction } from '../../server/database/database.ts'
import { listItems } from '../../server/sales/list-items.ts'
import { type ItemInput, saveItems } from '../../server/sales/save-items.ts'
import { schema } from '../../server/schema.ts'
import { auditOf, createOrganization, deed, refusalOf, usrt } from '../organization/organization.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { operate } from '../support/graphql.ts'

const mug = { itemNumber: '1002', name: 'Enamel mug', unit: 'ea', variantNumbers: ['Pine', 'Blue'] }
const pot = { itemNumber: '1003', name: 'Coffee pot', barcodes: ['7310001003'] }

async function save(database: Database, ...items: readonly ItemInput[]) {
  return inTransaction(database, (trx) => saveItems(trx, usrt, items, deed))
}

async function refused(database: Database, ...items: readonly ItemInput[]) {
  return refusalOf(database, (trx) => saveItems(trx, usrt, items, deed))
}

async function itemsOf(database: Database, text?: string) {
  const query = `query ($text: String) { items(companyId: "USRT", text: $text) { totalCount edges { node {
    itemNumber name unit isBlocked isSerialNumberControlled variantNumbers barcodes } } } }`
  const { items } = await operate<{ items: { edges: { node: object }[] } }>(schema, database, query, {
    variables: { text },
  })
  return items.edges.map(({ node }) => node)
}

describeOnBothDatabases('items', (open) => {
  test('are added with what they are known by, and told of as they are', async () => {
    const database = await open()
    await createOrganization(database)
    expect(await save(database, mug, pot)).toMatchObject({ added: 2, changed: 0, unchanged: 0 })
    expect(await itemsOf(database)).toEqual([
      {
        itemNumber: '1002',
        name: 'Enamel mug',
        unit: 'ea',
        isBlocked: false,
        isSerialNumberControlled: false,
        variantNumbers: ['Blue', 'Pine'],
        barcodes: [],
      },
      expect.objectContaining({ itemNumber: '1003', unit: null, barcodes: ['7310001003'] }),
    ])
  })

  test('keep what an input leaves out, and lose what it names no more', async () => {
    const database = await open()
    await createOrganization(database)
    await save(database, { ...mug, barcodes: ['731'], isBlocked: true })
    expect(await save(database, { itemNumber: ' 1002 ', name: 'Enamel mug' })).toMatchObject({ unchanged: 1 })
    await save(database, { itemNumber: '1002', name: 'Mug', unit: '', variantNumbers: [' Pine ', 'Pine'] })
    expect(await itemsOf(database)).toEqual([
      expect.objectContaining({
        name: 'Mug',
        unit: null,
        isBlocked: true,
        variantNumbers: ['Pine'],
        barcodes: ['731'],
      }),
    ])
    const [, changed] = await auditOf(database, 'saveItem')
    expect(changed).toMatchObject({
      changes: {
        name: { from: 'Enamel mug', to: 'Mug' },
        unit: { from: 'ea', to: null },
        variantNumbers: { from: ['Blue', 'Pine'], to: ['Pine'] },
      },
    })
  })

  test('are refused together when one is faulty, each fault by its place', async () => {
    const database = await open()
    await createOrganization(database)
    await save(database, pot)
    const faulty = [
      { itemNumber: '', name: 'x'.repeat(101) },
      { itemNumber: '1002', name: 'The mug again' },
      { itemNumber: '9', name: 'Thief', barcodes: ['7310001003'] },
    ]
    expect(await refused(database, mug, ...faulty)).toEqual([
      'VALUE_MISSING items.1.itemNumber',
      'VALUE_TOO_LONG items.1.name',
      'ITEM_LISTED_TWICE items.2.itemNumber',
      'ITEM_BARCODE_TAKEN items.3.barcodes',
    ])
    expect((await itemsOf(database)).length).toBe(1)
  })

  test('a barcode can move from one item to another in one import', async () => {
    const database = await open()
    await createOrganization(database)
    await save(database, pot, mug)
    const moved = [
      { ...mug, barcodes: pot.barcodes },
      { ...pot, barcodes: [] },
    ]
    expect(await save(database, ...moved)).toMatchObject({ changed: 2 })
    expect(await itemsOf(database, '7310001003')).toEqual([expect.objectContaining({ itemNumber: '1002' })])
  })

  test('five thousand are taken at once, and not one more', async () => {
    const database = await open()
    await createOrganization(database)
    const many = Array.from({ length: 5_001 }, (_, index) => ({
      itemNumber: String(index),
      name: `Item ${index}`,
      variantNumbers: ['S', 'M', 'L'],
      barcodes: [`b${index}`],
    }))
    expect(await refused(database, ...many)).toEqual(['TOO_MANY_VALUES items'])
    // More than a statement has parameters for.
    const tooMany = Array.from({ length: 70_000 }, (_, index) => ({ itemNumber: String(index), name: 'x' }))
    expect(await refused(database, ...tooMany)).toEqual(['TOO_MANY_VALUES items'])
    expect(await save(database, ...many.slice(1))).toMatchObject({ added: 5_000 })
    expect(await save(database, ...many.slice(1))).toMatchObject({ unchanged: 5_000 })
  })

  test('are found by number, name and barcode, page by page in both directions', async () => {
    const database = await open()
    await createOrganization(database)
    await save(database, mug, pot, { itemNumber: '2001', name: '100% wool_mitten', isBlocked: true })
    const numbersOf = (rows: readonly { readonly item_number: string }[]) =>
      rows.map(({ item_number }) => item_number)
    const filter = { companies: [usrt] }
    const page = { after: undefined, before: undefined, limit: 2, inverted: false }
    const order = {
      by: 'itemNumber',
      isDescending: false,
      alphabet: alphabetOf(database.kind, 'en'),
    } as const
    const search = async (text: string) =>
      numbersOf(await listItems(database.kysely, { ...filter, text }, order, page))
    expect(await search('100')).toEqual(['1002', '1003'])
    expect(await search('COFFEE')).toEqual(['1003'])
    expect(await search('0% wool_m')).toEqual(['2001'])
    expect(await search('%')).toEqual(['2001'])
    const listed = (more: object) =>
      listItems(database.kysely, filter, order, { ...page, ...more }).then(numbersOf)
    expect(await listed({ after: [null, 'USRT', '1002'] })).toEqual(['1003', '2001'])
    expect(await listed({ before: [null, 'USRT', '2001'], inverted: true })).toEqual(['1003', '1002'])
    const blocked = await listItems(database.kysely, { ...filter, isBlocked: true }, order, page)
    expect(numbersOf(blocked)).toEqual(['2001'])
  })
})
