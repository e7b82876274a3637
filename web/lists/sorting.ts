import { oneValueOf, type SearchParameters } from './search-parameters.ts'

/** The search parameter that names a list's order: `name`, or `-name` the other way round. */
export const sortParameter = 'sort'

/** The orders that a column's heading gives, as the parameter `sort` names them. */
export interface ColumnSorts {
  readonly ascending: string
  readonly descending: string
  /** Which of them the heading gives first: names from A on, moments and amounts from the latest and largest on. */
  readonly first: 'ascending' | 'descending'
}

/** How a list is sorted by the headings of its columns. */
export interface ColumnSorting {
  /** By the ids of the columns. */
  readonly columns: Readonly<Record<string, ColumnSorts>>
  /** The order unless the reader has asked for another; it may be no column's. */
  readonly usual: string
  /** What earlier addresses called orders, and what they are called now. */
  readonly former?: Readonly<Record<string, string>>
}

/** A column as `sortedBy` takes it: with a minus, its heading gives the last or largest first. */
type Signed<Name extends string> = Name | `-${Name}`

/**
 * A list that is sorted by columns of the same names as the API's.
 * @param usual the order unless the reader has asked for another; with a minus, the last or largest first.
 */
export function sortedBy<Name extends string>(
  usual: Signed<Name>,
  columns: readonly Signed<Name>[],
): ColumnSorting {
  return {
    usual,
    columns: Object.fromEntries(
      columns.map((column) => {
        const name = column.replace(/^-/, '')
        const first = column === name ? 'ascending' : 'descending'
        return [name, { ascending: name, descending: `-${name}`, first }]
      }),
    ),
  }
}

/** The order that an address asks for, or the list's usual one. */
export function sortOf(sorting: ColumnSorting, parameters: SearchParameters): string {
  const asked = oneValueOf(parameters, sortParameter)
  const { usual, former = {} } = sorting
  return sortsOf(sorting).find((sort) => sort === asked) ?? (asked && former[asked]) ?? usual
}

/** The orders that the headings of a list give. */
function sortsOf({ columns }: Pick<ColumnSorting, 'columns'>): readonly string[] {
  return Object.values(columns).flatMap(({ ascending, descending }) => [ascending, descending])
}

/** Where a column's heading leads to: which order comes next, and how it stands by the column, unless it does not. */
interface NextSort {
  readonly sort: string
  readonly direction: 'ascending' | 'descending' | undefined
}

/**
 * The order that a column's heading leads to: its first, then the other way round, and from there back to its first, or
 * to the list's usual order where no heading gives that.
 * @param sort the order that the list has.
 */
export function nextSortOf(
  sorting: Pick<ColumnSorting, 'columns' | 'usual'>,
  sorts: ColumnSorts,
  sort: string,
): NextSort {
  const { first } = sorts
  const second = first === 'ascending' ? 'descending' : 'ascending'
  if (sort === sorts[first]) return { sort: sorts[second], direction: second }
  if (sort !== sorts[second] || sortsOf(sorting).includes(sorting.usual))
    return { sort: sorts[first], direction: first }
  return { sort: sorting.usual, direction: undefined }
}

/** The API's `orderBy`: one column with its direction. */
type OrderBy = Readonly<Record<string, unknown>>

/** The order that an address asks for, as the API takes it. */
export function orderByOf<Input extends OrderBy>(
  sorting: ColumnSorting,
  parameters: SearchParameters,
): Input {
  const sort = sortOf(sorting, parameters)
  const column = sort.replace(/^-/, '')
  // Of the columns that the API takes, as whoever named them to `sortedBy` has seen to.
  return { [column]: sort === column ? 'ASCENDING' : 'DESCENDING' } as Input
}
