import { builder } from '../../graphql/builder.ts'
import { enumOf } from '../../graphql/enum-of.ts'
import type { ColumnKind, StagedTable } from '../../organization/channel-contract.ts'
import type { SynchronizationStatus } from '../tables.ts'

type Values<Value extends string | number> = Record<string, { value: Value; description: string }>

/** GraphQL's names of where a transaction stands. */
export const SynchronizationStatusType = enumOf<SynchronizationStatus>(
  'SynchronizationStatus',
  'Where a channel transaction stands on its way to an order.',
  {
    none: 'Not to be synchronized: some of its rows are missing or broke the contract, or it is no order.',
    pendingSynchronization: 'Waits for the next run.',
    creating: 'A run is posting it.',
    succeeded: 'Posted, for good.',
    failed: 'It broke a rule; it is tried again, or waits for a person.',
    editing: 'An operator has it locked; runs leave it alone.',
  },
)

/** Names of RetailTransactionType by number; 32 is none. */
const transactionTypeNames: readonly (string | undefined)[] = [
  ...['LOGOFF', 'LOGON', 'SALES', 'PAYMENT', 'REMOVE_TENDER', 'FLOAT_ENTRY', 'CHANGE_TENDER'],
  ...['TENDER_DECLARATION', 'VOIDED', 'OPEN_DRAWER', 'NEGATIVE_ADJUSTMENT', 'PHYSICAL_INVENTORY'],
  ...['END_OF_DAY', 'END_OF_SHIFT', 'SALES_ORDER', 'SALES_INVOICE', 'BANK_DROP', 'SAFE_DROP'],
  ...['INCOME_EXPENSE', 'CUSTOMER_ORDER', 'STARTING_AMOUNT', 'SUSPEND_SHIFT', 'BLIND_CLOSE_SHIFT'],
  ...['CLOSE_SHIFT', 'PRINT_X', 'PRINT_Z', 'MANAGER_AUTHORIZE', 'PENDING_SALES_ORDER'],
  ...['KIT_DISASSEMBLY', 'RESET_PASSWORD', 'CHANGE_PASSWORD', 'ASYNC_CUSTOMER_QUOTE', undefined],
  ...['ASYNC_CUSTOMER_ORDER', 'FORCE_DELETE_SHIFT', 'GIFT_CARD_INQUIRY', 'SUSPENDED_TRANSACTION'],
  'ASYNC_ORDER_CANCELLATION',
]

const synchronizedTypes: Readonly<Record<number, string>> = {
  27: 'An order of a web shop, or a quotation when its order type says so.',
  31: 'A quotation.',
  33: 'An order of a signed-in customer.',
  37: 'The cancellation of an earlier order.',
}

/** GraphQL's names of the published model's transaction types. */
export const ChannelTransactionTypeEnum = builder.enumType('ChannelTransactionType', {
  description: 'What happened at the channel, by the published model’s types. Four of them are synchronized.',
  values: Object.fromEntries(
    transactionTypeNames.flatMap((name, value) =>
      name === undefined
        ? []
        : [
            [
              name,
              {
                value,
                description: `Type ${value}. ${synchronizedTypes[value] ?? 'Not synchronized.'}`.trim(),
              },
            ],
          ],
    ),
  ) as Values<number>,
})

/** GraphQL's names of the staged tables. */
export const TransactionSectionEnum = builder.enumType('TransactionSection', {
  description: 'One of the twelve tables in which a transaction came.',
  values: {
    HEADER: { value: 'channel_transaction_header', description: 'The transaction itself.' },
    LINES: { value: 'channel_transaction_line', description: 'What was sold or returned.' },
    PAYMENTS: { value: 'channel_transaction_payment', description: 'How it was paid.' },
    ADDRESSES: { value: 'channel_transaction_address', description: 'One-time addresses.' },
    DISCOUNTS: { value: 'channel_transaction_discount', description: 'Discounts of lines.' },
    TAXES: { value: 'channel_transaction_tax', description: 'Taxes of lines.' },
    TAX_COMPONENTS: {
      value: 'channel_transaction_tax_component',
      description: 'Taxes of lines by the generic tax engine.',
    },
    TAX_MEASURES: {
      value: 'channel_transaction_tax_measure',
      description: 'What the generic tax engine computed taxes from.',
    },
    CHARGES: { value: 'channel_transaction_charge', description: 'Charges, such as freight.' },
    INFO_CODES: { value: 'channel_transaction_info_code', description: 'Reasons that were asked for.' },
    ATTRIBUTES: { value: 'channel_transaction_attribute', description: 'Attributes of the order or a line.' },
    CHARGE_TAXES: { value: 'channel_transaction_charge_tax', description: 'Taxes of charges.' },
  } satisfies Values<StagedTable>,
})

/** GraphQL's names of what a staged field holds. */
export const StagedFieldKindEnum = enumOf<ColumnKind>(
  'StagedFieldKind',
  'What a field of a staged row holds, and how its value is written.',
  {
    key: 'The transaction’s id.',
    company: 'The company’s id.',
    channel: 'The channel’s number.',
    counter: 'The replication counter.',
    lineNumber: 'A whole number of a line.',
    text: 'Text.',
    decimal: 'An exact decimal with a point, such as `-12.5`.',
    integer: 'A whole number.',
    flag: '`true` or `false`.',
    enum: 'One of the published model’s integers.',
    date: 'A day, `2026-11-21`.',
    seconds: 'A time of day in seconds since midnight; `13:05:00` is read too.',
    instant: 'A moment in UTC, ISO 8601.',
  },
)
