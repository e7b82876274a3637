import type { Queries } from '../database/database.ts'
import { type Problem, problem } from '../graphql/problems.ts'
import { Faults } from '../organization/field-values.ts'
import type { CompanyId } from '../organization/tables.ts'
import { findBarcodes } from './item-records.ts'

/** An item as it is to be kept: trimmed, without what is there twice. */
export interface CheckedItem {
  readonly itemNumber: string
  readonly name: string
  readonly unit: string | null
  readonly isSerialNumberControlled: boolean
  readonly isBlocked: boolean
  readonly variantNumbers: readonly string[]
  readonly barcodes: readonly string[]
}

/** Lengths as a channel's transaction rows have them (commerce 1.0), and a name's. */
const longest = { itemNumber: 20, name: 100, unit: 10, variantNumber: 20, barcode: 80 } as const

/** Items that are saved at once, and what one of them may have. */
const most = { items: 5_000, variantNumbers: 500, barcodes: 100 } as const

/** The path of the fields of an item in a list of them. */
export function pathInList(position: number): string {
  return `items.${position}.`
}

/** What keeps so many items from being saved at once: TOO_MANY_VALUES. To be asked before anything is read for them. */
export function checkNumberOfItems(items: readonly unknown[]): readonly Problem[] {
  return items.length > most.items ? [problem('TOO_MANY_VALUES', { maximum: most.items }, 'items')] : []
}

/**
 * What keeps these items from being saved: VALUE_MISSING, VALUE_TOO_LONG, TOO_MANY_VALUES, ITEM_LISTED_TWICE,
 * ITEM_BARCODE_TAKEN, all that apply.
 */
export async function checkItems(
  queries: Queries,
  companyId: CompanyId,
  items: readonly CheckedItem[],
  pathOf: (position: number) => string,
): Promise<readonly Problem[]> {
  const owners = await ownersOfBarcodes(queries, companyId, items)
  const numbers = new Set<string>()
  return items.flatMap((item, position) => {
    const faults = new Faults(pathOf(position))
    checkItem(item, faults)
    if (numbers.has(item.itemNumber)) faults.add('ITEM_LISTED_TWICE', { item: item.itemNumber }, 'itemNumber')
    numbers.add(item.itemNumber)
    for (const barcode of item.barcodes) {
      const owner = owners.get(barcode)
      if (owner !== undefined && owner !== item.itemNumber)
        faults.add('ITEM_BARCODE_TAKEN', { barcode, item: owner }, 'barcodes')
    }
    return faults.problems
  })
}

function checkItem({ itemNumber, name, unit, variantNumbers, barcodes }: CheckedItem, faults: Faults): void {
  faults.requireText(itemNumber, longest.itemNumber, 'itemNumber')
  faults.requireText(name, longest.name, 'name')
  faults.limitText(unit, longest.unit, 'unit')
  checkTexts(variantNumbers, longest.variantNumber, most.variantNumbers, 'variantNumbers', faults)
  checkTexts(barcodes, longest.barcode, most.barcodes, 'barcodes', faults)
}

function checkTexts(
  texts: readonly string[],
  longestText: number,
  maximum: number,
  field: string,
  faults: Faults,
): void {
  if (texts.length > maximum) faults.add('TOO_MANY_VALUES', { maximum }, field)
  const tooLong = texts.find((text) => text.length > longestText)
  if (tooLong !== undefined) faults.limitText(tooLong, longestText, field)
}

/**
 * Which item each of the barcodes leads to when all are saved: of two items that are saved with it, the first; else the
 * one that has it, unless that one is saved without it.
 */
async function ownersOfBarcodes(
  queries: Queries,
  companyId: CompanyId,
  items: readonly CheckedItem[],
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>()
  for (const { itemNumber, barcodes } of items)
    for (const barcode of barcodes) if (!owners.has(barcode)) owners.set(barcode, itemNumber)
  const saved = new Set(items.map(({ itemNumber }) => itemNumber))
  const wanted = [...owners.keys()]
  for (let first = 0; first < wanted.length; first += 10_000)
    for (const { barcode, item_number } of await findBarcodes(
      queries,
      companyId,
      wanted.slice(first, first + 10_000),
    ))
      if (!saved.has(item_number)) owners.set(barcode, item_number)
  return owners
}
