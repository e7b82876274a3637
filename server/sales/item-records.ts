import { type RawBuilder, type Selectable, sql } from 'kysely'
import { listOf } from '../database/conditions.ts'
import type { Queries } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import type { CompanyId } from '../organization/tables.ts'

/** Something that a company sells. */
export type ItemRecord = Selectable<Tables['item']>

/** What names an item: numbers are a company's own. */
export interface ItemKey {
  readonly company_id: CompanyId
  readonly item_number: string
}

/** A variant of an item, such as a colour or a size. */
export type ItemVariantRecord = Selectable<Tables['item_variant']>

/** A barcode, which leads to one item of its company. */
export type ItemBarcodeRecord = Selectable<Tables['item_barcode']>

/** Items by their keys, in no order. */
export async function readItems(queries: Queries, keys: readonly ItemKey[]): Promise<readonly ItemRecord[]> {
  const { rows } = await sql<ItemRecord>`select item.* from item where ${isAmong(keys)}`.execute(queries)
  return rows
}

/** The variants of items, by number. */
export async function readItemVariants(
  queries: Queries,
  keys: readonly ItemKey[],
): Promise<readonly ItemVariantRecord[]> {
  const { rows } = await sql<ItemVariantRecord>`
    select item_variant.* from item_variant where ${isAmong(keys)} order by variant_number`.execute(queries)
  return rows
}

/** The barcodes of items, in order. */
export async function readItemBarcodes(
  queries: Queries,
  keys: readonly ItemKey[],
): Promise<readonly ItemBarcodeRecord[]> {
  const { rows } = await sql<ItemBarcodeRecord>`
    select item_barcode.* from item_barcode where ${isAmong(keys)} order by barcode`.execute(queries)
  return rows
}

/** Barcodes of a company, those of the list that lead to an item. */
export async function findBarcodes(
  queries: Queries,
  companyId: CompanyId,
  barcodes: readonly string[],
): Promise<readonly ItemBarcodeRecord[]> {
  const { rows } = await sql<ItemBarcodeRecord>`
    select * from item_barcode where company_id = ${companyId} and barcode in (${listOf(barcodes)})`.execute(
    queries,
  )
  return rows
}

/** Holds for rows that belong to one of the items; the company stands once, however many items it has. */
function isAmong(keys: readonly ItemKey[]): RawBuilder<unknown> {
  const ofCompanies = [...Map.groupBy(keys, ({ company_id }) => company_id)].map(
    ([companyId, items]) =>
      sql`(company_id = ${companyId} and item_number in (${listOf(items.map(({ item_number }) => item_number))}))`,
  )
  return ofCompanies.length > 0 ? sql`(${sql.join(ofCompanies, sql` or `)})` : sql`1 = 0`
}
