import { encodeGlobalID } from '@pothos/plugin-relay'
import type { Queries } from '../../database/database.ts'
import type { Micros } from '../../database/money.ts'
import { problemError } from '../../graphql/problems.ts'
import { Money } from '../../graphql/scalars.ts'
import { User } from '../../identity/schema/types.ts'
import { Channel, Company } from '../../organization/schema/types.ts'
import { readVersion } from '../read-version.ts'
import { sectionOf } from '../sections.ts'
import { keyOf, type TransactionRecord } from '../transaction-records.ts'
import { ChannelTransactionTypeEnum, SynchronizationStatusType } from './enums.ts'
import { quarantineLoader, versionsLoader } from './history.ts'
import { rowsLoader } from './rows.ts'
import { type StagedCurrencies, TransactionSectionContent } from './sections.ts'
import { type StagedRecord, stagedFields } from './staged-fields.ts'
import {
  ChannelTransaction,
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
  ChannelTransactionVersion,
  QuarantinedRow,
} from './types.ts'

const linesOf = rowsLoader('channel_transaction_line')
const paymentsOf = rowsLoader('channel_transaction_payment')
const addressesOf = rowsLoader('channel_transaction_address')
const discountsOf = rowsLoader('channel_transaction_discount')
const taxesOf = rowsLoader('channel_transaction_tax')
const taxComponentsOf = rowsLoader('channel_transaction_tax_component')
const taxMeasuresOf = rowsLoader('channel_transaction_tax_measure')
const chargesOf = rowsLoader('channel_transaction_charge')
const infoCodesOf = rowsLoader('channel_transaction_info_code')
const attributesOf = rowsLoader('channel_transaction_attribute')
const chargeTaxesOf = rowsLoader('channel_transaction_charge_tax')

/** Header columns that have a field of another type, or none. */
const shownOtherwise = ['transaction_id', 'type', 'currency']

ChannelTransaction.implement({
  description:
    'What a shop wrote about one order: its header as it counts now, where it stands, and all its rows. Amounts and ' +
    'quantities are as the channel sent them, where a sale is negative in gross and net amounts.',
  fields: (t) => ({
    ...stagedFields(t, sectionOf('channel_transaction_header'), headerOf, shownOtherwise),
    transactionId: t.string({
      description: 'The shop’s own id of the transaction, unique in its channel.',
      resolve: ({ transaction_id }) => transaction_id,
    }),
    type: t.field({
      type: ChannelTransactionTypeEnum,
      description: '`type` of `RetailTransactionTable`: what happened at the channel.',
      resolve: ({ type }) => type,
    }),
    currency: t.field({
      type: 'Currency',
      description: '`currency` of `RetailTransactionTable`, as the channel sent it.',
      resolve: ({ currency }) => currency,
    }),
    total: t.field({
      type: Money,
      description: 'The gross amount in business sign: what a sale brings is positive.',
      resolve: ({ gross_amount, currency }) => ({ micros: negated(gross_amount), currency }),
    }),
    company: t.field({ type: Company, description: 'The company.', resolve: ({ company_id }) => company_id }),
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The channel that sold it; null when headquarters does not know the number.',
      resolve: ({ channel_number }) => String(channel_number),
    }),
    channelNumber: t.field({
      type: 'BigInteger',
      description: 'The channel’s number as the shop wrote it.',
      resolve: ({ channel_number }) => channel_number,
    }),
    channelDatabaseId: t.id({
      description: 'Global id of the channel database that it came from.',
      resolve: ({ channel_database_id }) => encodeGlobalID('ChannelDatabase', channel_database_id),
    }),
    uploadSessionId: t.id({
      description: 'Global id of the upload session that brought it.',
      resolve: ({ upload_session_id }) => encodeGlobalID('UploadSession', upload_session_id),
    }),
    pulledAt: t.field({
      type: 'Instant',
      description: 'When it was pulled.',
      resolve: ({ pulled_at }) => pulled_at,
    }),
    isComplete: t.boolean({
      description:
        'Whether all lines and payments that its header counts are there, and no row is in quarantine.',
      resolve: ({ is_complete }) => is_complete,
    }),
    status: t.field({
      type: SynchronizationStatusType,
      description: 'Where it stands.',
      resolve: ({ status }) => status,
    }),
    retryCount: t.int({
      description: 'How often posting it has failed.',
      resolve: ({ retry_count }) => retry_count,
    }),
    nextAttemptAt: t.field({
      type: 'Instant',
      nullable: true,
      description:
        'Not before this a run takes it again; null when the next one may, or none will by itself.',
      resolve: ({ next_attempt_at }) => next_attempt_at,
    }),
    failedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it last failed.',
      resolve: ({ failed_at }) => failed_at,
    }),
    synchronizedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When it was posted.',
      resolve: ({ synchronized_at }) => synchronized_at,
    }),
    runId: t.id({
      nullable: true,
      description: 'Global id of the batch job run that last tried to post it.',
      resolve: ({ run_id }) => (run_id === null ? null : encodeGlobalID('BatchJobRun', run_id)),
    }),
    lockedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who edits it; null when nobody does.',
      resolve: ({ locked_by }) => locked_by,
    }),
    lockedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When whoever edits it began, or last saved.',
      resolve: ({ locked_at }) => locked_at,
    }),
    version: t.exposeInt('version', {
      description: 'The version that counts: 0 is what the channel sent, the others are corrections.',
    }),
    versions: t.field({
      type: [ChannelTransactionVersion],
      description: 'Its corrections, undone ones included, the first first.',
      resolve: ({ id }, _args, context) => versionsLoader(context).load(id),
    }),
    quarantinedRows: t.field({
      type: [QuarantinedRow],
      description: 'Rows of it that broke the contract, mended ones included.',
      resolve: ({ id }, _args, context) => quarantineLoader(context).load(id),
    }),
    lines: t.field({
      type: [ChannelTransactionLine],
      description: 'What was sold or returned.',
      resolve: ({ id }, _args, context) => linesOf(context).load(id),
    }),
    payments: t.field({
      type: [ChannelTransactionPayment],
      description: 'How it was paid.',
      resolve: ({ id }, _args, context) => paymentsOf(context).load(id),
    }),
    addresses: t.field({
      type: [ChannelTransactionAddress],
      description: 'Its one-time addresses.',
      resolve: ({ id }, _args, context) => addressesOf(context).load(id),
    }),
    discounts: t.field({
      type: [ChannelTransactionDiscount],
      description: 'Discounts of its lines.',
      resolve: ({ id }, _args, context) => discountsOf(context).load(id),
    }),
    taxes: t.field({
      type: [ChannelTransactionTax],
      description: 'Taxes of its lines.',
      resolve: ({ id }, _args, context) => taxesOf(context).load(id),
    }),
    taxComponents: t.field({
      type: [ChannelTransactionTaxComponent],
      description: 'Taxes of its lines by the generic tax engine.',
      resolve: ({ id }, _args, context) => taxComponentsOf(context).load(id),
    }),
    taxMeasures: t.field({
      type: [ChannelTransactionTaxMeasure],
      description: 'What the generic tax engine computed taxes from.',
      resolve: ({ id }, _args, context) => taxMeasuresOf(context).load(id),
    }),
    charges: t.field({
      type: [ChannelTransactionCharge],
      description: 'Its charges.',
      resolve: ({ id }, _args, context) => chargesOf(context).load(id),
    }),
    infoCodes: t.field({
      type: [ChannelTransactionInfoCode],
      description: 'Reasons that were given.',
      resolve: ({ id }, _args, context) => infoCodesOf(context).load(id),
    }),
    attributes: t.field({
      type: [ChannelTransactionAttribute],
      description: 'Its attributes, and its lines’.',
      resolve: ({ id }, _args, context) => attributesOf(context).load(id),
    }),
    chargeTaxes: t.field({
      type: [ChannelTransactionChargeTax],
      description: 'Taxes of its charges.',
      resolve: ({ id }, _args, context) => chargeTaxesOf(context).load(id),
    }),
    sections: t.field({
      type: [TransactionSectionContent],
      description:
        'All its rows in one version, with what the contract says of their fields: what an editor shows.',
      complexity: { field: 50, multiplier: 12 },
      args: { version: t.arg.int({ description: 'The version; the one that counts unless said.' }) },
      resolve: async (transaction, { version }, { database }) => {
        const content = await readVersion(database.kysely, keyOf(transaction), version ?? transaction.version)
        const currencies = await currenciesOf(database.kysely, transaction)
        const rows = [...content].map(([section, sectionRows]) => ({
          section,
          rows: sectionRows,
          currencies,
        }))
        if (!rows.some((section) => section.rows.length > 0))
          throw problemError('TRANSACTION_VERSION_NOT_FOUND', {
            transaction: transaction.transaction_id,
            version: version ?? transaction.version,
          })
        return rows
      },
    }),
  }),
})

function headerOf(transaction: TransactionRecord): StagedRecord {
  return {
    ...transaction,
    transaction_currency: transaction.currency,
    company_currency: transaction.currency,
  }
}

async function currenciesOf(
  queries: Queries,
  { company_id, currency }: TransactionRecord,
): Promise<StagedCurrencies> {
  const company = await queries
    .selectFrom('company')
    .select('currency')
    .where('id', '=', company_id)
    .executeTakeFirst()
  return { transaction_currency: currency, company_currency: company?.currency ?? currency }
}

/** The other sign; zero has none. */
function negated(amount: Micros): Micros {
  return (amount === 0 ? 0 : -amount) as Micros
}
