import { AsyncLocalStorage } from 'node:async_hooks'
import type { Ui } from '../session/ui.ts'
import { exportedColumns, type ListDefinition, type PageArguments } from './list.ts'
import type { SearchParameters } from './search-parameters.ts'

const rowsAtOnce = 200

/**
 * A list as CSV, page by page as it is read: with a byte order mark, because spreadsheets take it for another
 * encoding without; separated by semicolons where the decimal mark is a comma, as spreadsheets there expect.
 */
export function writeCsv<Row>(
  ui: Ui,
  list: ListDefinition<Row>,
  parameters: SearchParameters,
): ReadableStream<Uint8Array> {
  const separator = ui.format.decimal('0.5').includes(',') ? ';' : ','
  return writeLines(ui, list, parameters, {
    beginning: '\ufeff',
    line: (cells) => `${cells.map((cell) => quote(asNoFormula(cell), separator)).join(separator)}\r\n`,
  })
}

/**
 * The same for the clipboard, from where spreadsheets take a line as a row and what tabs separate as its cells: inside
 * of a cell, both are spaces.
 */
export function writeTabbed<Row>(
  ui: Ui,
  list: ListDefinition<Row>,
  parameters: SearchParameters,
): ReadableStream<Uint8Array> {
  return writeLines(ui, list, parameters, {
    beginning: '',
    line: (cells) => `${cells.map((cell) => asNoFormula(cell.replaceAll(/[\t\r\n]+/g, ' '))).join('\t')}\n`,
  })
}

/** How a list is written: what stands before its headings, and its cells as a line. */
interface Form {
  readonly beginning: string
  readonly line: (cells: readonly string[]) => string
}

function writeLines<Row>(
  ui: Ui,
  list: ListDefinition<Row>,
  parameters: SearchParameters,
  { beginning, line }: Form,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  async function* lines() {
    const { headers, cellsOf } = exportedColumns(ui, await list.columns(ui, parameters))
    yield `${beginning}${line(headers)}`
    let page: PageArguments | undefined = { first: rowsAtOnce }
    while (page) {
      const { rows, pageInfo } = await list.load(ui, parameters, page)
      yield rows.map((row: Row) => line(cellsOf(row))).join('')
      page =
        pageInfo.hasNextPage && pageInfo.endCursor
          ? { first: rowsAtOnce, after: pageInfo.endCursor }
          : undefined
    }
  }
  const source = lines()
  // Pages are read when the response asks for them, which is outside of the request unless it is taken along.
  const inRequest = AsyncLocalStorage.snapshot()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await inRequest(() => source.next())
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await source.return(undefined)
    },
  })
}

/** A leading sign that spreadsheets read as a formula is kept from being one. */
function asNoFormula(cell: string): string {
  return /^[=+@\t\r]/.test(cell) || /^-(?![\d.,\s]*\d)/.test(cell) ? `'${cell}` : cell
}

/** A cell as CSV (RFC 4180). */
function quote(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
