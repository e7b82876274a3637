import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import { bulkInputs } from './bulk-names.ts'
import type { Column } from './list.ts'
import { type ColumnSorts, nextSortOf } from './sorting.ts'
import styles from './table.module.css'

/** Boxes that rows are selected by, and the form that they belong to. */
export interface RowBoxes<Row> {
  readonly form: string
  readonly header: string
  /** What a row's box is called; undefined for a row that has none. */
  readonly labelOf: (row: Row) => string | undefined
  readonly isSelected: (row: Row) => boolean
}

/** How a table is sorted, and the ways to its other orders. */
export interface TableSorting {
  readonly columns: Readonly<Record<string, ColumnSorts>>
  /** The order unless the reader has asked for another. */
  readonly usual: string
  /** The order that it has. */
  readonly sort: string
  readonly addressOf: (sort: string) => string
}

/** Rows and columns. The first cell of a row is its heading, and links to the record's own page if there is one. */
export function Table<Row>({
  ui,
  caption,
  columns,
  rows,
  rowKey,
  pathOf,
  boxes,
  sorting,
}: {
  readonly ui: Ui
  /** What the table is of; read, not seen. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly pathOf?: ((row: Row) => string) | undefined
  readonly boxes?: RowBoxes<Row> | undefined
  readonly sorting?: TableSorting | undefined
}) {
  return (
    // Wide tables scroll by themselves, also by keyboard. A group, for the section around it is the landmark already.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of inputs.
    <div role="group" className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {boxes && (
              <th scope="col" className={styles.box}>
                <span className="visually-hidden">{boxes.header}</span>
              </th>
            )}
            {columns.map(({ id, header, align }) => (
              <Heading key={id} ui={ui} id={id} header={header} align={align} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-row="">
              {boxes && (
                <td className={styles.box}>
                  <RowBox boxes={boxes} row={row} value={rowKey(row)} />
                </td>
              )}
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" data-align={column.align} data-wraps={column.wraps}>
                    {pathOf ? (
                      <Link href={ui.href(pathOf(row))} prefetch={false} data-row-link="">
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </th>
                ) : (
                  <td key={column.id} data-align={column.align} data-wraps={column.wraps}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const titles = { ascending: 'list.sortAscending', descending: 'list.sortDescending' } as const

/** A column's heading: a link to the list sorted by it, or the other way round, or as usual, if it can be. */
function Heading({
  ui,
  id,
  header,
  align,
  sorting,
}: {
  readonly ui: Ui
  readonly id: string
  readonly header: string
  readonly align: 'end' | undefined
  readonly sorting: TableSorting | undefined
}) {
  const sorts = sorting?.columns[id]
  if (!sorting || !sorts) {
    return (
      <th scope="col" data-align={align}>
        {header}
      </th>
    )
  }
  const now = (['ascending', 'descending'] as const).find((direction) => sorts[direction] === sorting.sort)
  const next = nextSortOf(sorting, sorts, sorting.sort)
  return (
    <th scope="col" data-align={align} aria-sort={now}>
      <Link
        href={sorting.addressOf(next.sort)}
        prefetch={false}
        className={styles.heading}
        title={ui.t(next.direction ? titles[next.direction] : 'list.sortUsual')}
      >
        {header}
      </Link>
    </th>
  )
}

function RowBox<Row>({
  boxes,
  row,
  value,
}: {
  readonly boxes: RowBoxes<Row>
  readonly row: Row
  readonly value: string
}) {
  const label = boxes.labelOf(row)
  if (label === undefined) return null
  return (
    <label>
      <input
        type="checkbox"
        form={boxes.form}
        name={bulkInputs.row}
        value={value}
        aria-label={label}
        defaultChecked={boxes.isSelected(row)}
        autoComplete="off"
        data-row-box=""
      />
    </label>
  )
}
