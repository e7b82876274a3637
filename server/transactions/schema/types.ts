import { sql } from 'kysely'
import type { Id } from '../../database/identifiers.ts'
import { builder } from '../../graphql/builder.ts'
import { loadNodes } from '../../graphql/nodes.ts'
import { nameRecords } from '../../identity/record-names.ts'
import type { StagedRowOfTransaction } from '../staged-records.ts'
import type { ChangeRecord, QuarantineRecord, VersionRecord } from '../transaction-history.ts'
import { readTransactions } from '../transaction-records.ts'

export type TransactionId = Id<'ChannelTransaction'>

const loadTransactions = loadNodes(
  'ChannelTransaction',
  (ids: readonly TransactionId[], { database }) => readTransactions(database.kysely, ids),
  ({ id }) => id,
)

/** GraphQL type of a channel transaction. A resolver may hand over its id: transactions are read in one query a level. */
export const ChannelTransaction = builder.loadableNodeRef('ChannelTransaction', {
  id: { description: 'Global id of the transaction.', resolve: (transaction) => transaction.id },
  load: loadTransactions,
})

nameRecords('ChannelTransaction', sql`select id, company_id, transaction_id as name from channel_transaction`)

/** GraphQL type of an operator's correction. */
export const ChannelTransactionVersion = builder.objectRef<VersionRecord>('ChannelTransactionVersion')

/** GraphQL type of a field that a correction changed. */
export const ChannelTransactionChange = builder.objectRef<ChangeRecord>('ChannelTransactionChange')

/** GraphQL type of a row that broke the contract. */
export const QuarantinedRow = builder.objectRef<QuarantineRecord>('QuarantinedRow')

/** GraphQL types of the rows below a transaction's header. */
export const ChannelTransactionLine = builder.objectRef<StagedRowOfTransaction>('ChannelTransactionLine')
export const ChannelTransactionPayment =
  builder.objectRef<StagedRowOfTransaction>('ChannelTransactionPayment')
export const ChannelTransactionAddress =
  builder.objectRef<StagedRowOfTransaction>('ChannelTransactionAddress')
export const ChannelTransactionDiscount = builder.objectRef<StagedRowOfTransaction>(
  'ChannelTransactionDiscount',
)
export const ChannelTransactionTax = builder.objectRef<StagedRowOfTransaction>('ChannelTransactionTax')
export const ChannelTransactionTaxComponent = builder.objectRef<StagedRowOfTransaction>(
  'ChannelTransactionTaxComponent',
)
export const ChannelTransactionTaxMeasure = builder.objectRef<StagedRowOfTransaction>(
  'ChannelTransactionTaxMeasure',
)
export const ChannelTransactionCharge = builder.objectRef<StagedRowOfTransaction>('ChannelTransactionCharge')
export const ChannelTransactionInfoCode = builder.objectRef<StagedRowOfTransaction>(
  'ChannelTransactionInfoCode',
)
export const ChannelTransactionAttribute = builder.objectRef<StagedRowOfTransaction>(
  'ChannelTransactionAttribute',
)
export const ChannelTransactionChargeTax = builder.objectRef<StagedRowOfTransaction>(
  'ChannelTransactionChargeTax',
)
