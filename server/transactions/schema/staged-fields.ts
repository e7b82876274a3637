import type { FieldMap } from '@pothos/core'
import { decimalText, type Micros } from '../../database/money.ts'
import type { Types } from '../../graphql/builder.ts'
import { Money } from '../../graphql/scalars.ts'
import type { ContractColumn } from '../../organization/channel-contract.ts'
import { fieldName, isShown, isToken, type Section } from '../sections.ts'
import { lastFour } from '../staged-values.ts'

/**
 * The GraphQL fields of a staged table, made from the channel contract: what the contract says of a column is what the
 * API says of it. An authorization is left out, of a card token the end is shown.
 */

/** A staged row with the currencies that its amounts may be in. */
export interface StagedRecord {
  readonly [column: string]: unknown
  readonly transaction_currency: string
  readonly company_currency: string
}

type FieldBuilder<Shape> = PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>

/** Fields for the section's columns, those left out excepted. */
export function stagedFields<Shape>(
  t: FieldBuilder<Shape>,
  section: Section,
  recordOf: (parent: Shape) => StagedRecord,
  leftOut: readonly string[] = [],
): FieldMap {
  const columns = section.fields.filter((column) => isShown(column) && !leftOut.includes(column.staged))
  return Object.fromEntries(
    columns.map((column) => [fieldName(column.staged), stagedField(t, section, column, recordOf)]),
  )
}

function stagedField<Shape>(
  t: FieldBuilder<Shape>,
  section: Section,
  column: ContractColumn,
  recordOf: (parent: Shape) => StagedRecord,
) {
  const { staged } = column
  const nullable = column.required !== true && column.whenEmpty === undefined
  const description = describe(section, column)
  const value = (parent: Shape) => recordOf(parent)[staged]
  // The columns' types are the contract's; a null only stands where the column may be empty.
  if (isAmount(column))
    return t.field({
      type: Money,
      nullable,
      description,
      resolve: (parent) => {
        const micros = value(parent) as Micros | null
        return (micros === null ? null : { micros, currency: currencyOf(staged, recordOf(parent)) }) as never
      },
    })
  switch (column.kind) {
    case 'decimal':
      return t.field({
        type: 'Decimal',
        nullable,
        description,
        resolve: (parent) => decimalOrNull(value(parent)) as never,
      })
    case 'flag':
      return t.boolean({ nullable, description, resolve: (parent) => value(parent) as never })
    case 'enum':
    case 'seconds':
      return t.int({ nullable, description, resolve: (parent) => value(parent) as never })
    case 'lineNumber':
    case 'integer':
      return t.field({
        type: 'BigInteger',
        nullable,
        description,
        resolve: (parent) => value(parent) as never,
      })
    case 'date':
      return t.field({
        type: 'CalendarDate',
        nullable,
        description,
        resolve: (parent) => value(parent) as never,
      })
    case 'instant':
      return t.field({ type: 'Instant', nullable, description, resolve: (parent) => value(parent) as never })
    default:
      return t.string({
        nullable,
        description,
        resolve: (parent) => {
          const text = value(parent) as string | null
          return (text !== null && isToken(column) ? lastFour(text) : text) as never
        },
      })
  }
}

/** Decimals that are money; the others are quantities, percentages, rates, and values whose meaning a method gives. */
export function isAmount({ kind, staged }: ContractColumn): boolean {
  return kind === 'decimal' && /(^|_)(amount|price)(_|$)/.test(staged)
}

/** The currency that an amount of a staged row is in. */
export function currencyOf(staged: string, record: StagedRecord): string {
  if (staged === 'company_currency_amount') return record.company_currency
  const isRowsOwn = staged === 'tendered_currency_amount' || record.charge_code !== undefined
  return isRowsOwn && typeof record.currency === 'string' ? record.currency : record.transaction_currency
}

function decimalOrNull(micros: unknown): string | null {
  return micros === null ? null : decimalText(micros as Micros)
}

function describe({ contract }: Section, column: ContractColumn): string {
  const source = `\`${column.channel}\` of \`${contract.channelTable}\`, as the channel sent it`
  const secret = isToken(column) ? '; only its last four characters' : ''
  const sign = isAmount(column) || column.staged === 'quantity' ? ', in the channel’s sign' : ''
  const meaning = column.kind === 'enum' ? ': one of the published model’s integers' : ''
  const seconds = column.kind === 'seconds' ? ': seconds since midnight in the channel’s time zone' : ''
  return `${source}${sign}${meaning}${seconds}${secret}.`
}
