import Link from 'next/link'
import type { Ui } from '../session/ui.ts'
import type { Column } from './list.ts'
import styles from './table.module.css'

/** Rows and columns. The first cell of a row is its heading, and links to the record's own page if there is one. */
export function Table<Row>({
  ui,
  caption,
  columns,
  rows,
  rowKey,
  pathOf,
}: {
  readonly ui: Ui
  /** What the table is of; read, not seen. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly pathOf?: ((row: Row) => string) | undefined
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
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" data-align={column.align}>
                    {pathOf ? (
                      <Link href={ui.href(pathOf(row))} prefetch={false} data-row-link="">
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </th>
                ) : (
                  <td key={column.id} data-align={column.align}>
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
