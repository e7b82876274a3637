import { parse } from 'csv-parse/sync'
import type { ItemInput } from './items.generated.ts'

/** The columns of a file of items: the API's names for an item's fields. */
export const itemColumns = [
  'itemNumber',
  'name',
  'unit',
  'variantNumbers',
  'barcodes',
  'isSerialNumberControlled',
  'isBlocked',
] as const

export type ItemColumn = (typeof itemColumns)[number]

/** What a file of items may be written with. */
export interface ItemFileWords {
  /** Every heading that a column may have, in lower case: the console's words for it in any language, and its own name. */
  readonly headings: ReadonlyMap<string, ItemColumn>
  /** What stands for yes and for no in any language, in lower case. */
  readonly flags: ReadonlyMap<string, boolean>
}

/** Where in a file something is wrong. Lines count from 1, the heading's included. */
export interface ItemFileFault {
  readonly code: 'FILE_UNREADABLE' | 'COLUMN_MISSING' | 'FLAG_UNKNOWN'
  readonly line: number
  readonly column?: ItemColumn
  readonly value?: string
}

export interface ItemFile {
  readonly items: readonly ItemInput[]
  /** The line of each item, to say of which one the API speaks. */
  readonly lines: readonly number[]
  readonly faults: readonly ItemFileFault[]
}

/**
 * The items of a CSV file, as the list of items is exported and as spreadsheets write it: separated by semicolons,
 * commas or tabulators, in the columns' order of the file. Columns that no item has are passed over; of an item whose
 * column is left out, that field stays as it is.
 */
export function readItemFile(text: string, words: ItemFileWords): ItemFile {
  const parsed = parseLines(text)
  if (!parsed) return faulty({ code: 'FILE_UNREADABLE', line: 1 })
  const [heading, ...rows] = parsed
  const columns = (heading?.cells ?? []).map((cell) => words.headings.get(cell.trim().toLowerCase()))
  const missing = (['itemNumber', 'name'] as const).find((column) => !columns.includes(column))
  if (missing) return faulty({ code: 'COLUMN_MISSING', line: 1, column: missing })
  const faults: ItemFileFault[] = []
  const items = rows.map(({ cells, line }) => {
    const row = new Map(columns.flatMap((column, place) => (column ? [[column, cells[place] ?? '']] : [])))
    return toItem(row as ReadonlyMap<ItemColumn, string>, words.flags, (fault) =>
      faults.push({ ...fault, line }),
    )
  })
  return { items, lines: rows.map(({ line }) => line), faults }
}

function faulty(fault: ItemFileFault): ItemFile {
  return { items: [], lines: [], faults: [fault] }
}

interface Line {
  readonly cells: readonly string[]
  readonly line: number
}

/** The lines that hold something; undefined for what is no CSV. */
function parseLines(text: string): readonly Line[] | undefined {
  try {
    const lines: number[] = []
    const records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      on_record: (record, { lines: line }) => {
        lines.push(line)
        return record
      },
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    return records
      .map((record, place) => ({ cells: record.map(withoutGuard), line: lines[place] ?? 0 }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
  } catch {
    return undefined
  }
}

/** The sign that the heading's columns stand between. */
function separatorOf(text: string): string {
  const heading = text.slice(0, text.indexOf('\n') + 1 || undefined)
  return [';', '\t'].find((sign) => heading.includes(sign)) ?? ','
}

/** Exports write an apostrophe before a sign that spreadsheets would read as a formula. */
function withoutGuard(cell: string): string {
  return /^'[=+@-]/.test(cell) ? cell.slice(1) : cell
}

function toItem(
  row: ReadonlyMap<ItemColumn, string>,
  flags: ReadonlyMap<string, boolean>,
  tell: (fault: Omit<ItemFileFault, 'line'>) => void,
): ItemInput {
  const flag = (column: ItemColumn): { readonly [name: string]: boolean } => {
    const value = row.get(column)
    if (!value) return {}
    const is = flags.get(value.toLowerCase())
    if (is === undefined) tell({ code: 'FLAG_UNKNOWN', column, value })
    return { [column]: is ?? false }
  }
  const list = (column: ItemColumn): { readonly [name: string]: readonly string[] } => {
    const value = row.get(column)
    return value === undefined ? {} : { [column]: codesIn(value) }
  }
  const unit = row.get('unit')
  return {
    itemNumber: row.get('itemNumber') ?? '',
    name: row.get('name') ?? '',
    ...(unit === undefined ? {} : { unit: unit || null }),
    ...list('variantNumbers'),
    ...list('barcodes'),
    ...flag('isSerialNumberControlled'),
    ...flag('isBlocked'),
  }
}

/** The numbers or codes in one cell, or in one field: between commas, semicolons or line breaks. */
export function codesIn(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((code) => code.trim())
    .filter((code) => code !== '')
}
