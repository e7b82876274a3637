import { builder } from '../../graphql/builder.ts'
import type { ContractColumn } from '../../organization/channel-contract.ts'
import {
  fieldName,
  isEditable,
  isFillable,
  isRowKey,
  isShown,
  rowKey,
  type Section,
  type StagedValues,
} from '../sections.ts'
import { showStagedValue } from '../staged-values.ts'
import { StagedFieldKindEnum, TransactionSectionEnum } from './enums.ts'
import { currencyOf, isAmount, type StagedRecord } from './staged-fields.ts'

interface FieldOfSection {
  readonly section: Section
  readonly column: ContractColumn
}

/** Currencies that a transaction's amounts may be in. */
export type StagedCurrencies = Pick<StagedRecord, 'transaction_currency' | 'company_currency'>

interface RowOfSection {
  readonly section: Section
  readonly row: StagedValues
  readonly currencies: StagedCurrencies
}

/** A section of a transaction in some version, with its rows. */
export interface SectionContent {
  readonly section: Section
  readonly rows: readonly StagedValues[]
  readonly currencies: StagedCurrencies
}

/** GraphQL type of what the contract says of a field. */
export const StagedField = builder.objectRef<FieldOfSection>('StagedField').implement({
  description: 'What the channel contract says of a field, for whoever shows or edits it.',
  fields: (t) => ({
    name: t.string({
      description: 'The field’s name, such as `netAmount`.',
      resolve: ({ column }) => fieldName(column.staged),
    }),
    channelColumn: t.string({
      description: 'Its column in the channel database, such as `netAmountInclTax`.',
      resolve: ({ column }) => column.channel,
    }),
    kind: t.field({
      type: StagedFieldKindEnum,
      description: 'What it holds.',
      resolve: ({ column }) => column.kind,
    }),
    isRequired: t.boolean({
      description: 'Whether a row without it breaks the contract.',
      resolve: ({ column }) => column.required === true,
    }),
    isKey: t.boolean({
      description: 'Whether it is part of a row’s key, which is chosen when a row is added and stays.',
      resolve: ({ section, column }) => isRowKey(section, column),
    }),
    isEditable: t.boolean({
      description: 'Whether an operator may change it in a row that is there.',
      resolve: ({ section, column }) => isEditable(section, column),
    }),
    isFillable: t.boolean({
      description: 'Whether an operator may fill it in a row that they add.',
      resolve: ({ section, column }) => isFillable(section, column),
    }),
    isAmount: t.boolean({
      description: 'Whether its decimals are amounts of money.',
      resolve: ({ column }) => isAmount(column),
    }),
    isShown: t.boolean({
      description: 'Whether it is a value of its row that leaves the server.',
      resolve: ({ section, column }) => section.fields.includes(column) && isShown(column),
    }),
    values: t.intList({
      nullable: true,
      description: 'The integers that it may hold, where it is one of a list.',
      resolve: ({ column }) => (column.values ? [...column.values] : null),
    }),
  }),
})

/** GraphQL type of a field's value in a row. */
export const StagedValueType = builder
  .objectRef<{ readonly column: ContractColumn; readonly record: StagedRecord }>('StagedValue')
  .implement({
    description: 'A field’s value in a row.',
    fields: (t) => ({
      field: t.string({
        description: 'The field’s name.',
        resolve: ({ column }) => fieldName(column.staged),
      }),
      value: t.string({
        nullable: true,
        description: 'The value as text, as it is given back when it is edited; null for none.',
        resolve: ({ column, record }) => showStagedValue(column, record[column.staged]),
      }),
      currency: t.field({
        type: 'Currency',
        nullable: true,
        description: 'The currency of an amount; null for what is none.',
        resolve: ({ column, record }) => (isAmount(column) ? currencyOf(column.staged, record) : null),
      }),
    }),
  })

const StagedRow = builder.objectRef<RowOfSection>('StagedRow').implement({
  description: 'A staged row, field by field.',
  fields: (t) => ({
    key: t.string({
      description: 'The row’s key below its transaction, such as `1` or `1/VAT25`; empty for the header.',
      resolve: ({ section, row }) => rowKey(section, row),
    }),
    values: t.field({
      type: [StagedValueType],
      description: 'Its values, in the order of the section’s fields.',
      resolve: ({ section, row, currencies }) =>
        section.fields.filter(isShown).map((column) => ({ column, record: { ...row, ...currencies } })),
    }),
  }),
})

/** GraphQL type of a section with its rows. */
export const TransactionSectionContent = builder
  .objectRef<SectionContent>('TransactionSectionContent')
  .implement({
    description: 'One of the twelve tables in which a transaction came: what its fields are, and its rows.',
    fields: (t) => ({
      section: t.field({
        type: TransactionSectionEnum,
        description: 'Which table it is.',
        resolve: ({ section }) => section.table,
      }),
      channelTable: t.string({
        description: 'Its name in the channel database.',
        resolve: ({ section }) => section.contract.channelTable,
      }),
      fields: t.field({
        type: [StagedField],
        description:
          'Its fields, those excepted that identify the transaction and those that never leave the server.',
        resolve: ({ section }) => section.fields.filter(isShown).map((column) => ({ section, column })),
      }),
      rows: t.field({
        type: [StagedRow],
        description: 'Its rows, by their keys.',
        resolve: ({ section, rows, currencies }) => rows.map((row) => ({ section, row, currencies })),
      }),
    }),
  })
