import { type RawBuilder, sql } from 'kysely'
import type { Alphabet } from './alphabet.ts'
import { allOf } from './conditions.ts'

/** What a value that a list is sorted by is, as a cursor holds it; `key` when it is the list's own key alone. */
export type SortForm = 'key' | 'text' | 'number' | 'moment' | 'day'

/** Something that a list can be sorted by. It is never null, so that every row has a place; save by the key alone. */
export interface SortColumn {
  readonly form: SortForm
  readonly value: (alphabet: Alphabet) => RawBuilder<SortValue>
}

type SortValue = string | number | null

/** In which order a list is read. Rows of one value stand by the list's own key, in the same direction. */
export interface Order<Column extends string> {
  readonly by: Column
  readonly isDescending: boolean
  /** The order of the reader's language, for columns that hold words. */
  readonly alphabet: Alphabet
}

/** A row's value of the column that its list is sorted by, read beside it. */
export interface Sorted {
  readonly sort_value: SortValue
}

/** A row's place in a list: what the list is sorted by, then its own key. */
export type SortedPlace<Key extends readonly (string | number)[]> = readonly [value: SortValue, ...key: Key]

/** By the list's own key, which says itself by what: of records whose ids rise with time, when they were made. */
export const byKey: SortColumn = { form: 'key', value: () => sql<null>`null` }

/** A name: sorted as the reader's language has it. */
export function byWords(column: string): SortColumn {
  return { form: 'text', value: (alphabet) => alphabet.keyOf(column) }
}

/** A code or an address. */
export function byText(column: string): SortColumn {
  return { form: 'text', value: () => sql.ref<string>(column) }
}

/** A whole number. */
export function byNumber(column: string): SortColumn {
  return { form: 'number', value: () => sql.ref<number>(column) }
}

/** A moment that every row has. */
export function byMoment(column: string): SortColumn {
  return { form: 'moment', value: () => sql.ref<string>(column) }
}

/** A moment that may yet come. */
export function byMomentIfAny(column: string): SortColumn {
  return { form: 'moment', value: () => sql.raw<string>(momentIfAny(column)) }
}

/** A day that every row has. */
export function byDay(column: string): SortColumn {
  return { form: 'day', value: () => sql.ref<string>(column) }
}

/** A day that may yet come. */
export function byDayIfAny(column: string): SortColumn {
  return { form: 'day', value: () => sql.raw<string>(dayIfAny(column)) }
}

/** The SQL that `byMomentIfAny` sorts by, of which indexes are made: what has not come stands behind all that has. */
export function momentIfAny(column: string): string {
  return `coalesce(${column}, '9999-12-31T23:59:59.999Z')`
}

/** The SQL that `byDayIfAny` sorts by, of which indexes are made. */
export function dayIfAny(column: string): string {
  return `coalesce(${column}, '9999-12-31')`
}

/** Which page of a list is read, by the places beside it. */
interface PageOf<Key extends readonly (string | number)[]> {
  readonly after: SortedPlace<Key> | undefined
  readonly before: SortedPlace<Key> | undefined
  /** Rows are read against the list's order. */
  readonly inverted: boolean
}

/** What SQL reads a page of a list by. */
interface SortedPage {
  /** Every row's `sort_value`. */
  readonly value: RawBuilder<SortValue>
  readonly condition: RawBuilder<boolean>
  readonly sorting: RawBuilder<unknown>
}

/** How many columns of a key that begins with the company are the same in all rows of these companies' records. */
export function sameIn(companies: 'all' | readonly string[]): 0 | 1 {
  return companies !== 'all' && companies.length === 1 ? 1 : 0
}

/**
 * How a page of a list is read.
 * @param key the columns of the list's own key, unique together.
 * @param same how many of them, from the first on, are the same in all rows by the list's filter: an index that begins
 *   with them is read from the place on only if they are not compared.
 */
export function sortedPage<Column extends string, Key extends readonly (string | number)[]>(
  columns: Readonly<Record<Column, SortColumn>>,
  { by, isDescending, alphabet }: Order<Column>,
  key: { readonly [Part in keyof Key]: string },
  { after, before, inverted }: PageOf<Key>,
  same = 0,
): SortedPage {
  const { form, value: valueBy } = columns[by]
  const value = valueBy(alphabet)
  const names = key.slice(same).map((column) => sql.ref(column))
  const terms = form === 'key' ? names : [value, ...names]
  const beside = (place: SortedPlace<Key>, than: '<' | '>') => {
    const [sortValue, ...ofKey] = place
    const values = form === 'key' ? ofKey.slice(same) : [sortValue, ...ofKey.slice(same)]
    const row = sql<boolean>`(${sql.join(terms)}) ${sql.raw(than)} (${sql.join(values)})`
    // SQLite finds a row by an index only as far as its terms are plain columns: an expression needs a bound by itself.
    return sql<boolean>`${row} and ${terms[0]} ${sql.raw(`${than}=`)} ${values[0]}`
  }
  const direction = sql.raw(isDescending === inverted ? 'asc' : 'desc')
  return {
    value,
    condition: allOf([
      ...(after ? [beside(after, isDescending ? '<' : '>')] : []),
      ...(before ? [beside(before, isDescending ? '>' : '<')] : []),
    ]),
    sorting: sql.join(terms.map((term) => sql`${term} ${direction}`)),
  }
}
