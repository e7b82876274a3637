import type { ReactNode } from 'react'
import type { Ui } from '../session/ui.ts'
import type { BulkAct } from './bulk.ts'
import { oneValueOf, type SearchParameters } from './search-parameters.ts'
import type { ColumnSorting } from './sorting.ts'

/** A page of a list, by cursor. */
export interface PageArguments {
  readonly first?: number
  readonly last?: number
  readonly after?: string
  readonly before?: string
}

export interface ListPage<Row> {
  readonly rows: readonly Row[]
  readonly totalCount: number
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

export interface Column<Row> {
  readonly id: string
  readonly header: string
  /** Numbers and amounts stand at the end of their cell. */
  readonly align?: 'end'
  /** Words take several lines rather than widen the table beyond its page; a sentence keeps some room for itself. */
  readonly wraps?: 'words' | 'sentence'
  readonly cell: (row: Row) => ReactNode
  /** The same as text, for CSV and for copying; left out of both without it: buttons, and what is not for files. */
  readonly text?: (row: Row) => string
  /** Left out of the page, where another column says as much: files are sorted and filtered by it. */
  readonly isForFiles?: boolean
  /** The currency of an amount, which has a cell of its own behind it in files and on the clipboard. */
  readonly currency?: (row: Row) => string
}

/** A filter with its values: a search parameter of the page. */
export interface Facet {
  readonly name: string
  readonly label: string
  /** Several values may be chosen at once. */
  readonly isMultiple?: boolean
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly count?: number | undefined
  }[]
}

/** A list of records: what a page shows of it, how it is filtered, and what its CSV holds. */
export interface ListDefinition<Row> {
  /** Name in addresses and of the CSV file: `sales-orders`. */
  readonly name: string
  /** The page that shows it, without the language. */
  readonly path: string
  readonly title: (ui: Ui) => string
  /** Which columns there are may depend on what the filters name. */
  readonly columns: (
    ui: Ui,
    filters: SearchParameters,
  ) => readonly Column<Row>[] | Promise<readonly Column<Row>[]>
  readonly key: (row: Row) => string
  /** The record's own page, without the language. */
  readonly pathOf?: (row: Row) => string
  /** The rows that the filters leave, one page of them. */
  readonly load: (ui: Ui, filters: SearchParameters, page: PageArguments) => Promise<ListPage<Row>>
  readonly facets?: (ui: Ui, filters: SearchParameters) => Promise<readonly Facet[]>
  /** What the rows that the filters leave come to, in words; undefined where there is nothing to add up. */
  readonly sum?: (ui: Ui, filters: SearchParameters) => Promise<string | undefined>
  /** Label of the search field; without it the list has none. Its parameter is `text`. */
  readonly search?: (ui: Ui) => string
  /** Labels of days that bound the list; parameters `from` and `to`. */
  readonly hasPeriod?: boolean
  /** By which columns' headings it is sorted; parameter `sort`. */
  readonly sorting?: ColumnSorting
  /** What can be done with many of its rows at once; undefined for who may not, and where it can be done with none. */
  readonly bulk?: (ui: Ui, filters: SearchParameters) => BulkAct<Row> | undefined
  /** What to say, and to do next, where there are no rows at all. */
  readonly empty: (ui: Ui, filters: SearchParameters) => ReactNode
}

/** What of a list goes into files and onto the clipboard: its columns' headings, and a row's cells under them. */
export function exportedColumns<Row>(
  { t }: Pick<Ui, 't'>,
  columns: readonly Column<Row>[],
): {
  readonly headers: readonly string[]
  readonly cellsOf: (row: Row) => readonly string[]
} {
  const exported = columns.flatMap(({ header, text, currency }) => [
    ...(text ? [{ header, text }] : []),
    ...(currency ? [{ header: t('list.currencyOf', { column: header }), text: currency }] : []),
  ])
  return {
    headers: exported.map(({ header }) => header),
    cellsOf: (row) => exported.map(({ text }) => text(row)),
  }
}

const pageSize = 50

/** Which page of a list an address asks for. */
export function pageOf(parameters: SearchParameters): PageArguments {
  const before = oneValueOf(parameters, 'before')
  if (before) return { last: pageSize, before }
  const after = oneValueOf(parameters, 'after')
  return after ? { first: pageSize, after } : { first: pageSize }
}

/** A Relay connection as a page of rows. */
export function toListPage<Row>(connection: {
  readonly edges: readonly { readonly node: Row }[]
  readonly totalCount: number
  readonly pageInfo: ListPage<Row>['pageInfo']
}): ListPage<Row> {
  const { edges, totalCount, pageInfo } = connection
  return { rows: edges.map(({ node }) => node), totalCount, pageInfo }
}

/** All rows of a list that is too short for pages. */
export function toWholePage<Row>(rows: readonly Row[]): ListPage<Row> {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
  return { rows, totalCount: rows.length, pageInfo }
}
