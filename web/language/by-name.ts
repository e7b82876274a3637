import type { Formats } from './formats.ts'

/**
 * Records in the order of their names as the reader's language has it, for lists that the API gives whole: in no
 * language's order, by code points (`Zorn, anna, Åre`).
 */
export function byName<Row extends { readonly name: string }>(
  { format }: { readonly format: Pick<Formats, 'compare'> },
  rows: readonly Row[],
): Row[] {
  return rows.toSorted((one, other) => format.compare(one.name, other.name))
}
