import { Fragment, type ReactNode } from 'react'
import { Moment } from '../components/moment.tsx'
import { StatusBadge, type Tone } from '../components/status-badge.tsx'
import type { Amount } from '../language/amount.ts'
import type { Ui } from '../session/ui.ts'
import type { Column } from './list.ts'

type Get<Row, Value> = (row: Row) => Value | null | undefined

/** Makes the columns of a list, by the kind of what they show. */
export interface Columns<Row> {
  /** An id, a number, a code: what is not broken. */
  text(field: string, get: Get<Row, string>): Column<Row>
  /** A name, or several: where the page is narrow they take two lines. */
  words(field: string, get: Get<Row, string>): Column<Row>
  /** A name of the channel databases' own, such as a column's: it has no words. */
  technical(field: string, get: Get<Row, string>): Column<Row>
  number(field: string, get: Get<Row, number>): Column<Row>
  /** An exact decimal, with at least so many digits behind the point. */
  decimal(field: string, get: Get<Row, string>, digits?: number): Column<Row>
  money(field: string, get: Get<Row, Amount>): Column<Row>
  moment(field: string, get: Get<Row, string>): Column<Row>
  /** A day: `2026-11-21`. */
  day(field: string, get: Get<Row, string>): Column<Row>
  /** A value of an enum, in words. */
  value(field: string, type: string, get: Get<Row, string>): Column<Row>
  /** A status: its words, with the tone that it has. */
  status<Status extends string>(
    field: string,
    type: string,
    tones: Readonly<Record<Status, Tone>>,
    get: (row: Row) => Status,
  ): Column<Row>
}

/**
 * Columns of a list of one type of record, headed by the words for its fields; each shows and exports the same, numbers
 * and moments in files as spreadsheets read them.
 * @param type the record's GraphQL type: `SalesOrder`.
 */
export function createColumns<Row>(ui: Ui, type: string): Columns<Row> {
  const { word, format } = ui
  const written = <Value,>(
    field: string,
    get: Get<Row, Value>,
    write: (value: Value) => string,
    { align, inFile = write }: { readonly align?: 'end'; readonly inFile?: (value: Value) => string } = {},
  ): Column<Row> & { readonly text: (row: Row) => string } => {
    const writtenBy = (row: Row, by: (value: Value) => string) => {
      const value = get(row)
      return value === null || value === undefined ? '' : by(value)
    }
    return {
      id: field,
      header: word.field(type, field),
      ...(align ? { align } : {}),
      cell: (row) => writtenBy(row, write) || '–',
      text: (row) => writtenBy(row, inFile),
    }
  }
  /** Words on the page, a number to reckon with in files. */
  const reckoned = <Value,>(
    field: string,
    get: Get<Row, Value>,
    write: (value: Value) => string,
    inFile: (value: Value) => string,
  ) => written(field, get, write, { align: 'end', inFile })
  return {
    text: (field, get) => written(field, get, (value) => value),
    words: (field, get) => ({ ...written(field, get, (value) => value), wraps: 'words' }),
    technical: (field, get) => {
      const column = written(field, get, (value) => value)
      return {
        ...column,
        cell: (row) => <code>{betweenWords(column.text(row) || '–')}</code>,
        wraps: 'words',
      }
    },
    number: (field, get) => reckoned(field, get, format.number, format.cell.number),
    decimal: (field, get, digits) =>
      reckoned(field, get, (value) => format.decimal(value, digits), format.cell.decimal),
    money: (field, get) => ({
      ...reckoned(field, get, format.money, format.cell.amount),
      currency: (row) => get(row)?.currency ?? '',
    }),
    day: (field, get) => written(field, get, format.date, { inFile: (day) => day }),
    value: (field, enumType, get) => ({
      ...written(field, get, (value) => word.enumValue(enumType, value)),
      wraps: 'words',
    }),
    moment: (field, get) => ({
      ...written(field, get, format.dateTime, { inFile: format.cell.dateTime }),
      cell: (row) => <Moment ui={ui} at={get(row) ?? null} />,
    }),
    status: (field, enumType, tones, get) => ({
      ...written(field, get, (value) => word.enumValue(enumType, value)),
      wraps: 'words',
      cell: (row) => <StatusBadge tone={tones[get(row)]}>{word.enumValue(enumType, get(row))}</StatusBadge>,
    }),
  }
}

/** `RetailTransactionTaxTrans`, which may be broken where one of its words ends. */
function betweenWords(name: string): ReactNode {
  return name.split(/(?<=[a-z])(?=[A-Z])/).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a name stay where they are.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ))
}
