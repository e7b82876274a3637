import type { Transaction } from '../database/database.ts'
import { newId } from '../database/identifiers.ts'
import { throwProblems } from '../graphql/problems.ts'
import { type Changes, changesBetween, recordAudit } from '../identity/audit.ts'
import { readCompany } from '../organization/companies.ts'
import type { Deed } from '../organization/deed.ts'
import { trimmed, trimmedOrNull } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import { type CheckedItem, checkItems, checkNumberOfItems, pathInList } from './check-items.ts'
import { type ItemRecord, readItemBarcodes, readItems, readItemVariants } from './item-records.ts'

/** What an item is to be. What is left out stays as it is; of a new item it is absent, or false. */
export interface ItemInput {
  /** By which shops name it; it never changes. */
  readonly itemNumber: string
  readonly name: string
  /** Unit of sale, such as `ea`; null for any. */
  readonly unit?: string | null | undefined
  readonly isSerialNumberControlled?: boolean | undefined
  /** Nothing of it may be sold. */
  readonly isBlocked?: boolean | undefined
  /** All of its variants; those that are not named any more are taken away. */
  readonly variantNumbers?: readonly string[] | undefined
  /** All of its barcodes, likewise. */
  readonly barcodes?: readonly string[] | undefined
}

/** What came of saving items. */
export interface SavedItems {
  /** The items as they are now, in the order of the input. */
  readonly items: readonly ItemRecord[]
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/**
 * Adds items to a company, or changes those of the same numbers: all of them, or none when one is faulty.
 * @param pathOf the path of an item's fields in the caller's input, by its place.
 * @throws ProblemError COMPANY_NOT_FOUND; or all of VALUE_MISSING, VALUE_TOO_LONG, TOO_MANY_VALUES, ITEM_LISTED_TWICE,
 *   ITEM_BARCODE_TAKEN that apply.
 */
export async function saveItems(
  trx: Transaction,
  companyId: CompanyId,
  inputs: readonly ItemInput[],
  deed: Deed,
  pathOf = pathInList,
): Promise<SavedItems> {
  throwProblems(checkNumberOfItems(inputs))
  await readCompany(trx, companyId)
  const numbers = inputs.map(({ itemNumber }) => trimmed(itemNumber))
  const stored = await readStored(trx, companyId, numbers)
  const items = inputs.map((input) => toItem(input, stored.get(trimmed(input.itemNumber))))
  throwProblems(await checkItems(trx, companyId, items, pathOf))

  const news = items.flatMap((item) => {
    const before = stored.get(item.itemNumber)
    const changes = changesBetween(before && { ...before }, { ...item })
    return Object.keys(changes).length > 0 ? [{ item, changes, isNew: before === undefined }] : []
  })
  await writeItems(
    trx,
    companyId,
    news.map(({ item }) => item),
    deed,
  )
  const records = new Map(
    (await readItems(trx, keysOf(companyId, numbers))).map((record) => [record.item_number, record]),
  )
  await auditItems(trx, news, records, companyId, deed)
  const added = news.filter(({ isNew }) => isNew).length
  return {
    items: numbers.flatMap((number) => records.get(number) ?? []),
    added,
    changed: news.length - added,
    unchanged: items.length - news.length,
  }
}

function keysOf(companyId: CompanyId, numbers: readonly string[]) {
  return numbers.map((item_number) => ({ company_id: companyId, item_number }))
}

/** The items of those numbers that are there, as an input would tell of them. */
async function readStored(
  trx: Transaction,
  companyId: CompanyId,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, CheckedItem>> {
  const keys = keysOf(companyId, numbers)
  const variants = Map.groupBy(await readItemVariants(trx, keys), ({ item_number }) => item_number)
  const barcodes = Map.groupBy(await readItemBarcodes(trx, keys), ({ item_number }) => item_number)
  const items = await readItems(trx, keys)
  return new Map(
    items.map((item) => [
      item.item_number,
      {
        itemNumber: item.item_number,
        name: item.name,
        unit: item.unit,
        isSerialNumberControlled: item.is_serial_number_controlled,
        isBlocked: item.is_blocked,
        variantNumbers: sorted((variants.get(item.item_number) ?? []).map((row) => row.variant_number)),
        barcodes: sorted((barcodes.get(item.item_number) ?? []).map((row) => row.barcode)),
      },
    ]),
  )
}

function toItem(input: ItemInput, before: CheckedItem | undefined): CheckedItem {
  return {
    itemNumber: trimmed(input.itemNumber),
    name: trimmed(input.name),
    unit: input.unit === undefined ? (before?.unit ?? null) : trimmedOrNull(input.unit),
    isSerialNumberControlled: input.isSerialNumberControlled ?? before?.isSerialNumberControlled ?? false,
    isBlocked: input.isBlocked ?? before?.isBlocked ?? false,
    variantNumbers: input.variantNumbers ? distinct(input.variantNumbers) : (before?.variantNumbers ?? []),
    barcodes: input.barcodes ? distinct(input.barcodes) : (before?.barcodes ?? []),
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return sorted([...new Set(texts.map(trimmed).filter((text) => text !== ''))])
}

/** In one order whatever database they came from, so that two lists of the same texts are the same. */
function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort((left, right) => (left < right ? -1 : 1))
}

/** Rows a statement: PostgreSQL takes at most 65,535 parameters, SQLite 32,766. */
const rowsAStatement = 2_000

async function writeItems(
  trx: Transaction,
  companyId: CompanyId,
  items: readonly CheckedItem[],
  { at }: Deed,
): Promise<void> {
  for (const some of chunksOf(items)) {
    await trx
      .insertInto('item')
      .values(
        some.map(({ itemNumber, name, unit, isSerialNumberControlled, isBlocked }) => ({
          company_id: companyId,
          item_number: itemNumber,
          id: newId<'Item'>(),
          name,
          unit,
          is_serial_number_controlled: isSerialNumberControlled,
          is_blocked: isBlocked,
          created_at: at,
          updated_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['company_id', 'item_number']).doUpdateSet(({ ref }) => ({
          name: ref('excluded.name'),
          unit: ref('excluded.unit'),
          is_serial_number_controlled: ref('excluded.is_serial_number_controlled'),
          is_blocked: ref('excluded.is_blocked'),
          updated_at: ref('excluded.updated_at'),
        })),
      )
      .execute()
    const numbers = some.map(({ itemNumber }) => itemNumber)
    for (const table of ['item_variant', 'item_barcode'] as const)
      await trx
        .deleteFrom(table)
        .where('company_id', '=', companyId)
        .where('item_number', 'in', numbers)
        .execute()
  }
  const key = { company_id: companyId }
  const variants = items.flatMap(({ itemNumber, variantNumbers }) =>
    variantNumbers.map((variant_number) => ({ ...key, item_number: itemNumber, variant_number })),
  )
  for (const some of chunksOf(variants)) await trx.insertInto('item_variant').values(some).execute()
  const barcodes = items.flatMap(({ itemNumber, barcodes }) =>
    barcodes.map((barcode) => ({ ...key, item_number: itemNumber, barcode })),
  )
  for (const some of chunksOf(barcodes)) await trx.insertInto('item_barcode').values(some).execute()
}

function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let first = 0; first < rows.length; first += rowsAStatement)
    yield rows.slice(first, first + rowsAStatement)
}

/** One entry an item, so that each item's history is its own. */
async function auditItems(
  trx: Transaction,
  news: readonly { readonly item: CheckedItem; readonly changes: Changes }[],
  records: ReadonlyMap<string, ItemRecord>,
  companyId: CompanyId,
  { userId, requestId, at }: Deed,
): Promise<void> {
  await recordAudit(
    trx,
    news.map(({ item, changes }) => ({
      userId,
      requestId: requestId ?? null,
      at,
      companyId,
      action: 'saveItem',
      subjectType: 'Item',
      subjectId: records.get(item.itemNumber)?.id ?? item.itemNumber,
      subjectName: item.itemNumber,
      changes,
    })),
  )
}
