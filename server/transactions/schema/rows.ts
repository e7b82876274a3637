import type { RequestContext } from '../../graphql/context.ts'
import type { StagedTable } from '../../organization/channel-contract.ts'
import { groupLoader } from '../../organization/schema/group-loader.ts'
import { sectionOf } from '../sections.ts'
import { readStagedRows, type StagedRowOfTransaction } from '../staged-records.ts'
import { stagedFields } from './staged-fields.ts'
import {
  ChannelTransactionAddress,
  ChannelTransactionAttribute,
  ChannelTransactionCharge,
  ChannelTransactionChargeTax,
  ChannelTransactionDiscount,
  ChannelTransactionInfoCode,
  ChannelTransactionLine,
  ChannelTransactionPayment,
  ChannelTransactionTax,
  ChannelTransactionTaxComponent,
  ChannelTransactionTaxMeasure,
  type TransactionId,
} from './types.ts'

const rowTypes = [
  [ChannelTransactionLine, 'channel_transaction_line', 'Something sold, or returned.'],
  [ChannelTransactionPayment, 'channel_transaction_payment', 'A payment, or one that was given back.'],
  [
    ChannelTransactionAddress,
    'channel_transaction_address',
    'A one-time address, of the order (line 0) or of a line.',
  ],
  [ChannelTransactionDiscount, 'channel_transaction_discount', 'A discount of a line.'],
  [ChannelTransactionTax, 'channel_transaction_tax', 'A tax of a line, unrounded.'],
  [
    ChannelTransactionTaxComponent,
    'channel_transaction_tax_component',
    'A component of a line’s tax by the generic tax engine.',
  ],
  [
    ChannelTransactionTaxMeasure,
    'channel_transaction_tax_measure',
    'A value that the generic tax engine computed a line’s tax from.',
  ],
  [ChannelTransactionCharge, 'channel_transaction_charge', 'A charge on the order (line 0) or on a line.'],
  [ChannelTransactionInfoCode, 'channel_transaction_info_code', 'A reason that somebody gave.'],
  [
    ChannelTransactionAttribute,
    'channel_transaction_attribute',
    'An attribute of the order (line 0) or of a line.',
  ],
  [ChannelTransactionChargeTax, 'channel_transaction_charge_tax', 'A tax of a charge, unrounded.'],
] as const

for (const [type, table, description] of rowTypes) {
  type.implement({
    description,
    fields: (t) => stagedFields(t, sectionOf(table), (row: StagedRowOfTransaction) => row),
  })
}

/** The rows of a section by transaction: one query for all transactions of a level. */
export function rowsLoader(table: StagedTable) {
  const section = sectionOf(table)
  return groupLoader<TransactionId, StagedRowOfTransaction>(
    (ids, { database }: RequestContext) => readStagedRows(database.kysely, section, ids),
    (row) => row.channel_transaction_id,
  )
}
