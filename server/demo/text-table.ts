/** A column of a table printed in a terminal. */
export interface TextColumn {
  readonly title: string
  /** Numbers stand to the right, so that their digits stand below each other. */
  readonly isNumber?: boolean
}

/**
 * Lays out a table for a terminal: columns as wide as their widest cell, the titles above a line, the last rows below
 * another where they are totals.
 *
 * @param totals rows that sum the others up, below a line
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  totals: readonly (readonly string[])[] = [],
): string {
  const titles = columns.map((column) => column.title)
  const widths = columns.map((_, index) =>
    Math.max(...[titles, ...rows, ...totals].map((row) => [...(row[index] ?? '')].length)),
  )
  const cell = (text: string, index: number): string => {
    const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - [...text].length))
    return columns[index]?.isNumber ? space + text : text + space
  }
  const line = (row: readonly string[]): string => row.map(cell).join('  ').trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  const below = totals.length === 0 ? [] : [rule, ...totals.map(line)]
  return [line(titles), rule, ...rows.map(line), ...below].join('\n')
}
