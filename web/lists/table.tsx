import { Link } from '../components/link.tsx'
import type { Ui } from '../session/ui.ts'
import { bulkInputs } from './bulk-names.ts'
import type { Column } from './list.ts'
import styles from './table.module.css'

/** Boxes that rows are selected by, and the form that they belong to. */
export interface RowBoxes<Row> {
  readonly form: string
  readonly header: string
  /** What a row's box is called; undefined for a row that has none. */
  readonly labelOf: (row: Row) => string | undefined
  readonly isSelected: (row: Row) => boolean
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
}: {
  readonly ui: Ui
  /** What the table is of; read, not seen. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly pathOf?: ((row: Row) => string) | undefined
  readonly boxes?: RowBoxes<Row> | undefined
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
              <th key={id} scope="col" data-align={align}>
                {header}
              </th>
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
