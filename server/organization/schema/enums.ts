import { builder } from '../../graphql/builder.ts'
import type { ChannelKind, ConnectionEncryption, HierarchyPurpose, TenderFunction } from '../tables.ts'

type Values<Value extends string> = Record<string, { value: Value; description: string }>

/** GraphQL's names of the kinds of channel. */
export const ChannelKindType = builder.enumType('ChannelKind', {
  description: 'What kind of shop a channel is.',
  values: {
    ONLINE_STORE: { value: 'onlineStore', description: 'A web shop of the company’s own.' },
    ONLINE_MARKETPLACE: { value: 'onlineMarketplace', description: 'A shop on somebody else’s marketplace.' },
    RETAIL_STORE: { value: 'retailStore', description: 'A store with tills.' },
    CALL_CENTER: { value: 'callCenter', description: 'Orders taken by telephone.' },
  } satisfies Values<ChannelKind>,
})

/** GraphQL's names of the tender functions. */
export const TenderFunctionType = builder.enumType('TenderFunction', {
  description: 'What a payment by a tender type is, which decides how it is posted.',
  values: {
    NORMAL: { value: 'normal', description: 'Money received, such as cash or a bank transfer.' },
    CARD: { value: 'card', description: 'A payment card, authorized first and captured when invoiced.' },
    CHECK: { value: 'check', description: 'A cheque.' },
    CUSTOMER_ACCOUNT: {
      value: 'customerAccount',
      description: 'On the customer’s account, to be paid later.',
    },
    WALLET: { value: 'wallet', description: 'A wallet, such as a phone’s.' },
    GIFT_CARD: { value: 'giftCard', description: 'Redeemed from a gift card.' },
    LOYALTY: { value: 'loyalty', description: 'Redeemed from loyalty points.' },
    CREDIT_VOUCHER: { value: 'creditVoucher', description: 'Redeemed from a credit voucher.' },
  } satisfies Values<TenderFunction>,
})

/** GraphQL's names of what organization hierarchies are for. */
export const HierarchyPurposeType = builder.enumType('OrganizationHierarchyPurpose', {
  description: 'What an organization hierarchy is for.',
  values: {
    RETAIL_REPORTING: {
      value: 'retailReporting',
      description: 'Reporting and jobs that take nodes, such as the synchronization of orders.',
    },
    RETAIL_ASSORTMENT: { value: 'retailAssortment', description: 'Which products channels sell.' },
    RETAIL_REPLENISHMENT: { value: 'retailReplenishment', description: 'How stores are supplied.' },
    RETAIL_AUTO_CHARGE: { value: 'retailAutoCharge', description: 'Which charges orders get.' },
    RETAIL_POS_POSTING: { value: 'retailPosPosting', description: 'How sales at tills are posted.' },
  } satisfies Values<HierarchyPurpose>,
})

/** GraphQL's names of a version's states. */
export const HierarchyVersionStatusType = builder.enumType('OrganizationHierarchyVersionStatus', {
  description: 'Whether a version of a hierarchy is still being edited.',
  values: {
    DRAFT: { value: 'draft', description: 'Being edited; nothing uses it.' },
    PUBLISHED: { value: 'published', description: 'Fixed; it holds from its effective date on.' },
  } satisfies Values<'draft' | 'published'>,
})

/** GraphQL's names of the databases that shops write into. */
export const ChannelDatabaseKindType = builder.enumType('ChannelDatabaseKind', {
  description: 'What database a shop writes into.',
  values: {
    SQLITE: { value: 'sqlite', description: 'A SQLite file that headquarters can read.' },
    POSTGRESQL: { value: 'postgres', description: 'A PostgreSQL database.' },
  } satisfies Values<'sqlite' | 'postgres'>,
})

/** GraphQL's names of how a connection is protected. */
export const ConnectionEncryptionType = builder.enumType('ConnectionEncryption', {
  description: 'How the connection to a PostgreSQL channel database is protected (TLS).',
  values: {
    OFF: { value: 'off', description: 'Not at all: for a database on the same machine.' },
    REQUIRED: { value: 'required', description: 'Encrypted, whoever answers.' },
    VERIFIED: { value: 'verified', description: 'Encrypted, and a certificate proves who answers.' },
  } satisfies Values<ConnectionEncryption>,
})
