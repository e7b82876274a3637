import { createHash } from 'node:crypto'
import type { Ui } from '../session/ui.ts'
import { type Column, exportedColumns, type ListDefinition, type ListPage } from './list.ts'

/** What a page of a list showed when it was looked at, short enough to be kept and compared. */
export interface RowsDigest {
  readonly total: number
  /** Changes when other rows are shown, or the same in another order. */
  readonly order: string
  /** Changes when a row says something else. */
  readonly content: string
}

/** What to keep of a page, to tell later whether it has changed. */
export function digestRows<Row>(
  ui: Ui,
  list: ListDefinition<Row>,
  columns: readonly Column<Row>[],
  { rows, totalCount }: ListPage<Row>,
): RowsDigest {
  const { cellsOf } = exportedColumns(ui, columns)
  return {
    total: totalCount,
    order: digest(rows.map((row) => list.key(row))),
    content: digest(rows.map(cellsOf)),
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url')
}
